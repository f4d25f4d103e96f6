import Foundation
import Logging
public import ServiceLifecycle

/// Looks along the audit chains when the server starts and every night after, and says so when an entry does not fit.
public struct AuditWatch: Service {
    let trellis: Trellis

    public init(trellis: Trellis) {
        self.trellis = trellis
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                try await Task.sleep(for: .seconds(secondsToNight()))
            }
        }
    }

    /// Looks once.
    func look() async {
        do {
            for finding in try await trellis.audit.verify() {
                guard let problem = finding.problem else { continue }
                trellis.logger.critical("audit chain broken", metadata: ["problem": "\(problem)"])
            }
        } catch {
            trellis.logger.error("audit chains could not be read", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Seconds to the next three o'clock in the morning, London time.
    private func secondsToNight() -> Double {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        let now = trellis.now()
        let next = calendar.nextDate(after: now, matching: DateComponents(hour: 3), matchingPolicy: .nextTime)
        return max(60, next?.timeIntervalSince(now) ?? 24 * 3600)
    }
}
