import Foundation
import Logging
import Synchronization

@testable import Web

/// Collects the lines that a JSON logger writes.
final class LogRecorder: Sendable {
    private let written = Mutex<[String]>([])

    var lines: [String] { written.withLock { $0 } }

    func logger(level: Logger.Level = .info) -> Logger {
        Logger(label: "test") { label in
            JSONLogHandler(
                label: label,
                level: level,
                now: { Date(timeIntervalSince1970: 1_800_000_000.25) },
                write: { line in self.written.withLock { $0.append(line) } }
            )
        }
    }
}
