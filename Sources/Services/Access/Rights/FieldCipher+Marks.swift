import Crypto
import Foundation

/// Keyed hashes of what somebody would be known again by. Without the key they tell nothing and cannot be guessed, unlike
/// plain hashes of ten-digit numbers.
extension FieldCipher {
    /// The mark of a trait under the newest key.
    func mark(_ trait: String) -> String { Self.mark(trait, keyring.newest) }

    /// The marks of traits under every key that earlier marks were made with.
    func marks(_ traits: [String], like earlier: some Sequence<String>) -> [String] {
        let names = Set(earlier.compactMap { $0.split(separator: ".").first.map(String.init) })
        let keys = names.sorted().compactMap(keyring.key(named:))
        return traits.flatMap { trait in keys.map { Self.mark(trait, $0) } }
    }

    private static func mark(_ trait: String, _ key: Keyring.Key) -> String {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.secret,
            info: Data("trellis marks".utf8),
            outputByteCount: 32
        )
        let code = HMAC<SHA256>.authenticationCode(for: Data(trait.utf8), using: derived)
        return "\(key.name).\(Data(code).base64EncodedString())"
    }
}
