import Crypto
import Foundation

/// Secrets that cannot be guessed, in letters that suit cookies and addresses.
public enum RandomToken {
    /// A token of so many random bytes, 32 unless told otherwise.
    public static func make(bytes: Int = 32) -> String {
        let key = SymmetricKey(size: SymmetricKeySize(bitCount: bytes * 8))
        return key.withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Whether two tokens are the same, in a time that does not tell where they differ.
    public static func matches(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8), right = Array(right.utf8)
        guard left.count == right.count, !left.isEmpty else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
