import Allocation
import Crypto
import Foundation
import Records

/// SHA-256 in hex: what stands for something that is long, or that must not be stored itself.
enum Fingerprint {
    /// Of some text.
    static func of(_ text: String) -> String { Checksum.of(text) }

    /// Of a problem: two problems with the same fingerprint are the same question. The file is never held whole.
    static func of(_ problem: Problem) -> String {
        var hash = SHA256()
        for piece in ProblemWriter(problem) { hash.update(data: piece) }
        return Checksum.hex(hash.finalize())
    }
}
