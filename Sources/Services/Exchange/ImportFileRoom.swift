import Domain
import Foundation
import Synchronization

/// Uploaded files whose columns may still be matched by hand. They stay in memory for a short time and are never
/// written down: a file holds more about people than Trellis keeps. A file that is gone is simply chosen again.
final class ImportFileRoom: Sendable {
    /// A file as it was uploaded.
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    private struct Guest: Sendable {
        let file: File
        let since: Date
    }

    private static let minutes = 30.0
    private static let mostBytes = 24 << 20

    private let guests = Mutex<[ID<ImportBatch>: Guest]>([:])

    /// Keeps a file for a while; the oldest ones give way.
    func keep(_ file: File, for batch: ID<ImportBatch>, at now: Date) {
        guests.withLock { guests in
            guests = guests.filter { now.timeIntervalSince($0.value.since) < Self.minutes * 60 }
            guests[batch] = Guest(file: file, since: now)
            while guests.values.reduce(0, { $0 + $1.file.bytes.count }) > Self.mostBytes,
                let oldest = guests.min(by: { $0.value.since < $1.value.since })
            {
                guests[oldest.key] = nil
            }
        }
    }

    /// The file of a batch, if it is still there.
    func file(of batch: ID<ImportBatch>, at now: Date) -> File? {
        guests.withLock { guests in
            guests[batch].flatMap { now.timeIntervalSince($0.since) < Self.minutes * 60 ? $0.file : nil }
        }
    }

    /// Forgets the file of a batch.
    func forget(_ batch: ID<ImportBatch>) {
        guests.withLock { $0[batch] = nil }
    }

    /// Forgets every file: somebody in one of them may have been erased.
    func forgetAll() {
        guests.withLock { $0 = [:] }
    }
}
