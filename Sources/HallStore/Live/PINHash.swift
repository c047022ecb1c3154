import Crypto
import CryptoExtras
import FoundationEssentials

/// PINs as the settings keep them: `scrypt$rounds$salt$key` in hexadecimal, never the PIN itself.
public enum PINHash {
  // A PIN of a few digits can be tried out by whoever has the file, whatever the cost; this much makes it a long night
  // without making a clerk wait.
  private static let rounds = 4096

  /// Hashes a PIN with a fresh salt.
  public static func make(_ pin: String) throws -> String {
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    return "scrypt$\(rounds)$\(Hexadecimal.string(salt))$\(Hexadecimal.string(try derive(pin, salt, rounds)))"
  }

  /// Whether `pin` is the one that was hashed; false for anything unreadable.
  public static func verify(_ pin: String, against hash: String) -> Bool {
    let parts = hash.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]), (2...1_048_576).contains(rounds),
      let salt = Hexadecimal.bytes(parts[2]), let key = Hexadecimal.bytes(parts[3]),
      let derived = try? derive(pin, salt, rounds), derived.count == key.count
    else { return false }
    // Every byte is looked at, so the time says nothing about where they differ.
    return zip(derived, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ pin: String, _ salt: [UInt8], _ rounds: Int) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Array(pin.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8, parallelism: 1)
    return key.withUnsafeBytes { Array($0) }
  }
}
