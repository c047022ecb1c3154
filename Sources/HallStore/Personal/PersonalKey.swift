import Crypto
import FoundationEssentials

/// The key a hall's personal records are sealed with.
///
/// It lies in a file of its own, so that neither a copy of the hall nor a backup gives a name away. Two keys are made from
/// it (HKDF-SHA256, RFC 5869): one to seal with, one for the hashes records are found by.
public struct PersonalKey: Sendable {
  /// The length of the secret in the key file, bytes.
  public static let length = 32

  /// The hall it belongs to.
  public let hallID: String
  /// Tells keys of a hall apart and says nothing about the key, 8 bytes. Each sealed record begins with it.
  public let fingerprint: [UInt8]

  let sealing: SymmetricKey
  let lookup: SymmetricKey

  /// The key with that secret; nil unless it is 32 bytes long.
  public init?(secret: [UInt8], hallID: String) {
    guard secret.count == Self.length else { return nil }
    self.init(SymmetricKey(data: secret), hallID: hallID)
  }

  /// A new key that is kept nowhere: for demonstrations and tests in memory.
  public static func temporary(hallID: String) -> PersonalKey {
    PersonalKey(SymmetricKey(size: .bits256), hallID: hallID)
  }

  init(_ secret: SymmetricKey, hallID: String) {
    func derive(_ purpose: String, _ length: Int = Self.length) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, salt: Array(hallID.utf8), info: Array("halldesk 1 \(purpose)".utf8),
        outputByteCount: length)
    }
    self.hallID = hallID
    sealing = derive("sealing")
    lookup = derive("lookup")
    fingerprint = derive("fingerprint", 8).withUnsafeBytes { Array($0) }
  }
}

extension PersonalKey: CustomStringConvertible, CustomReflectable {
  /// The fingerprint only, so that no key comes into a log by accident.
  public var description: String { "key \(Hexadecimal.string(fingerprint))" }

  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
