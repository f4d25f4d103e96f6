import Crypto
public import Foundation

/// The keys that encrypt fields, newest first. They live in a file beside the database or in the environment, so that
/// a copy of the database alone tells nothing.
public struct Keyring: Sendable {
    /// One key of 256 bits with its name.
    struct Key: Sendable {
        let name: String
        let secret: SymmetricKey

        /// A new random key.
        static func fresh(named name: String) -> Key {
            Key(name: name, secret: SymmetricKey(size: .bits256))
        }

        /// The key for fields. One secret serves one use only.
        var forFields: SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Data("trellis fields".utf8), outputByteCount: 32)
        }

        /// How the key is written down: `k1:` and 32 bytes in base64.
        var line: String {
            "\(name):\(secret.withUnsafeBytes { Data($0) }.base64EncodedString())"
        }
    }

    private let keys: [Key]

    init(newest: Key, older: [Key] = []) {
        keys = [newest] + older
    }

    /// Reads keys as they are written down, newest first, one a line or with commas between.
    /// - Throws: `KeyringError` when there is none, or one is not 32 bytes, or a name comes twice.
    public init(_ text: String) throws(KeyringError) {
        var keys: [Key] = []
        for line in text.split(whereSeparator: { $0.isNewline || $0 == "," }) where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
                let bytes = Data(base64Encoded: parts[1]), bytes.count == 32,
                !keys.contains(where: { $0.name == parts[0] })
            else { throw .unreadable }
            keys.append(Key(name: parts[0], secret: SymmetricKey(data: bytes)))
        }
        guard !keys.isEmpty else { throw .unreadable }
        self.keys = keys
    }

    /// The keys in a file, which is made with one new key when it is not there. Only its owner can read it.
    /// - Throws: `KeyringError` when the file cannot be read or made.
    public static func inFile(_ url: URL) throws(KeyringError) -> Keyring {
        if let text = try? String(contentsOf: url, encoding: .utf8) { return try Keyring(text) }
        let key = Key.fresh(named: "k1")
        let folder = url.deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // Written whole under another name first: two processes that start at once end up with the same, complete key.
        let draft = folder.appendingPathComponent(".\(UUID().uuidString)")
        defer { unlink(draft.path) }
        let file = Foundation.open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .cannotKeep }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        guard (try? handle.write(contentsOf: Data((key.line + "\n").utf8))) != nil,
            (try? handle.synchronize()) != nil
        else { throw .cannotKeep }
        if link(draft.path, url.path) == 0 { return Keyring(newest: key) }
        guard errno == EEXIST, let text = try? String(contentsOf: url, encoding: .utf8) else { throw .cannotKeep }
        return try Keyring(text)
    }

    /// The key that new texts are sealed with.
    var newest: Key { keys[0] }

    func key(named name: String) -> Key? { keys.first { $0.name == name } }
}

/// Why the keys cannot be used.
public enum KeyringError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable
    case cannotKeep

    /// What to do about it.
    public var description: String {
        switch self {
        case .unreadable:
            "The keys for encrypted fields cannot be read. Each is a name, a colon and 32 bytes in base64, newest first."
        case .cannotKeep:
            "The file for the keys of encrypted fields cannot be made. Check that the data folder can be written to."
        }
    }
}
