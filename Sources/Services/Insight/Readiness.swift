import Foundation
import Records
import Store

extension Trellis {
    /// Why Trellis cannot do its work right now, in a sentence; nothing when it can.
    public func readinessProblem() async -> String? {
        if let broken = chainState.sentence { return "\(broken) Run “trellis audit verify” and look at your backups." }
        do {
            let now = now()
            return try await database.read { reader in
                let waiting = try Outbox.waiting(reader)
                if let oldest = waiting.oldest, now.timeIntervalSince(oldest) > 3600, !settings.showsMail {
                    return "Mail has been waiting for more than an hour. Check the mail settings."
                }
                return nil
            }
        } catch {
            return "The database does not answer. Check that it runs and that the data folder can be written to."
        }
    }
}
