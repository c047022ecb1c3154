import Glibc
import ScreenKit

/// The folder with texts, sample halls and catalogue that comes with the program.
struct AssetFolder {
  /// Its path.
  let path: String

  /// Finds it: `HALLDESK_ASSETS`, else beside an installed program, else above a program that was just built.
  static func locate(environment: (String) -> String? = ProcessFacts.variable) throws(CommandFailure) -> AssetFolder {
    var looked: [String] = []
    func found(_ path: String) -> Bool {
      looked.append(path)
      return ProcessFacts.isFolder(path + "/texts")
    }
    if let named = environment("HALLDESK_ASSETS"), !named.isEmpty {
      if found(named) { return AssetFolder(path: named) }
      throw .noAssets(looked: looked)
    }
    var folder = ProcessFacts.folder(of: ProcessFacts.executable)
    let installed = ProcessFacts.folder(of: folder) + "/share/halldesk/assets"
    if found(installed) { return AssetFolder(path: installed) }
    while folder.utf8.count > 1 {
      folder = ProcessFacts.folder(of: folder)
      let path = (folder == "/" ? "" : folder) + "/assets"
      if found(path) { return AssetFolder(path: path) }
    }
    throw .noAssets(looked: [installed, looked[1]])
  }

  /// The sample hall with this name.
  func sample(_ name: String) -> String { "\(path)/halls/\(name)" }

  /// The texts of a language: the files named, or every file there is. Files and lines that cannot be read are left
  /// out; a missing text shows as its key.
  func texts(_ language: Language, files: [String]? = nil) -> Texts {
    let folder = "\(path)/texts/\(language.rawValue)"
    let names = files?.map { $0 + ".txt" } ?? ProcessFacts.names(in: folder).filter { $0.hasSuffix(".txt") }
    return names.reduce(Texts(language: language)) { texts, name in
      guard let source = ProcessFacts.contents("\(folder)/\(name)") else { return texts }
      return texts.merging(Texts.parse(String(decoding: source, as: UTF8.self), language: language).texts)
    }
  }
}
