import Crypto
import Foundation

/// Encrypts single fields before they are stored, with keys that are never in the database.
///
/// A sealed text names its key, so that keys can be changed while old texts stay readable: `k1.` and then the nonce, the
/// text and the tag of AES-GCM in base64. It is bound to its place, so that it cannot be read from another row or column.
public struct FieldCipher: Sendable {
    let keyring: Keyring

    public init(_ keyring: Keyring) {
        self.keyring = keyring
    }

    /// A cipher whose key is forgotten with the process, for tests and for stores in memory.
    public static func forgetful() -> FieldCipher {
        FieldCipher(Keyring(newest: .fresh(named: "k1")))
    }

    /// Where a sealed text belongs: the column and the row. Another place cannot read it.
    public struct Place: Hashable, Sendable {
        let text: String

        /// - Parameters:
        ///   - column: the table and the column, for example `second_factor.secret`.
        ///   - row: the id of the row.
        public init(_ column: String, row: String) {
            text = "\(column)/\(row)"
        }
    }

    /// Encrypts a text for its place, with the newest key.
    /// - Throws: `FieldCipherError` when the machine's cryptography fails.
    public func seal(_ text: String, for place: Place) throws(FieldCipherError) -> String {
        let key = keyring.newest
        guard
            let box = try? AES.GCM.seal(
                Data(text.utf8),
                using: key.forFields,
                authenticating: Data(place.text.utf8)
            ).combined
        else { throw .cannotSeal }
        return "\(key.name).\(box.base64EncodedString())"
    }

    /// Decrypts a text that was sealed for the same place.
    /// - Throws: `FieldCipherError` when its key is missing, or it was changed, or it belongs to another place.
    public func open(_ sealed: String, for place: Place) throws(FieldCipherError) -> String {
        let parts = sealed.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { throw .damaged }
        guard let key = keyring.key(named: String(parts[0])) else { throw .keyIsMissing(String(parts[0])) }
        guard let data = Data(base64Encoded: String(parts[1])), let box = try? AES.GCM.SealedBox(combined: data),
            let opened = try? AES.GCM.open(box, using: key.forFields, authenticating: Data(place.text.utf8))
        else { throw .damaged }
        return String(decoding: opened, as: UTF8.self)
    }

    /// Whether a text was sealed with an older key and should be sealed again.
    public func isOld(_ sealed: String) -> Bool {
        !sealed.hasPrefix(keyring.newest.name + ".")
    }
}

/// Why a field could not be encrypted or read.
public enum FieldCipherError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotSeal
    case damaged
    case keyIsMissing(String)

    /// What to do about it.
    public var description: String {
        switch self {
        case .cannotSeal: "A field could not be encrypted. Nothing was stored."
        case .damaged: "An encrypted field was changed outside of Trellis. Restore it from a backup."
        case .keyIsMissing(let name): "The key \(name) is missing. Put it back into the keys of this installation."
        }
    }
}
