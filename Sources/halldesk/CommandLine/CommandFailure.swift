import HallConfiguration
import HallModel
import HallStore

/// Why a command came to nothing; each kind has its exit status in the command line's contract.
enum CommandFailure: Error {
  /// A rule of the hall forbids it. Exit 1.
  case refused(Refusal)
  /// The command line or a file says something unusable: a text key below `cli.error.` with its particulars. Exit 2.
  case usage(String, [String: String])
  /// A file given to a command has faults, each with its place. Exit 2.
  case file(String, [String: String], [FilePlace])
  /// The files of a hall have errors. Exit 2.
  case configuration([Problem])
  /// The folder of texts and sample halls is missing, so the sentence is built in. Exit 2.
  case noAssets(looked: [String])
  /// Standard output could not be written, though the command itself succeeded. Exit 2.
  case output(String)
  /// The store cannot be used. Exit 3.
  case store(StoreError)
  /// People's data cannot be used. Exit 3.
  case personal(PersonalError)
  /// A document cannot be made out or printed. Exit 2.
  case document(DocumentTrouble)
  /// The address names a kind of store this version has not. Exit 3.
  case unsupportedStore(String)
  /// The folder a store or copy was to be made in is not there. Exit 3.
  case noFolder(String)
  /// The journal is not what was written. Exit 3.
  case damaged(VerifyReport)

  /// The exit status.
  var status: Int32 {
    switch self {
    case .refused: 1
    case .usage, .file, .configuration, .noAssets, .output, .document: 2
    case .store, .personal, .unsupportedStore, .noFolder, .damaged: 3
    }
  }

  /// The name for scripts, in snake case.
  var code: String {
    switch self {
    case .refused(let refusal): refusal.code
    case .usage(let code, _), .file(let code, _, _): code
    case .configuration: "bad_configuration"
    case .noAssets: "no_assets"
    case .output: "output_failed"
    case .store(let error): error.code
    case .personal(let error): error.code
    case .document(let trouble): trouble.code
    case .unsupportedStore: "store_unsupported"
    case .noFolder: "store_folder_missing"
    case .damaged: "store_damaged"
    }
  }
}

/// Runs something that may find the store unusable.
func stored<Value>(_ body: () throws(StoreError) -> Value) throws(CommandFailure) -> Value {
  do throws(StoreError) {
    return try body()
  } catch {
    throw .store(error)
  }
}

/// Something wrong at a place in a file.
struct FilePlace {
  /// The line, from 1.
  var line: Int
  /// The character in the line, from 1.
  var column: Int
  /// A name for scripts.
  var code: String
  /// The sentence's particulars.
  var details: [String: String]
}
