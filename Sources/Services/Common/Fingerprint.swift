import Allocation
import Crypto
import Foundation

/// SHA-256 in hex: what stands for something that is long, or that must not be stored itself.
enum Fingerprint {
    /// Of some text.
    static func of(_ text: String) -> String { hex(SHA256.hash(data: Data(text.utf8))) }

    /// Of a problem: two problems with the same fingerprint are the same question. The file is never held whole.
    static func of(_ problem: Problem) -> String {
        var hash = SHA256()
        for piece in ProblemWriter(problem) { hash.update(data: piece) }
        return hex(hash.finalize())
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        .joined()
    }
}
