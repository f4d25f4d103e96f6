import Domain
import Logging
import Records
import Store

extension Trellis {
    /// Encrypts what an earlier version has stored as it was written, and empties what the history kept of it. Called when
    /// the store is opened, before anything is served; a start that was stopped half way goes on where it was.
    ///
    /// - Returns: how many texts were encrypted, and how many changes in the history were emptied.
    @discardableResult
    func sealPlainTexts() async throws -> (sealed: Int, emptied: Int) {
        let fields = fields
        var (sealed, emptied) = (0, 0)
        while true {
            let texts = try await database.read { reader in try PlainTexts.next(reader) }
            if texts.isEmpty { break }
            let count = try await database.write { writer in try PlainTexts.seal(texts, with: fields, writer) }
            // Another server that was started at the same time is at it.
            if count == 0 { break }
            sealed += count
        }
        // The history is long, and what an earlier version wrote into it does not come back: it is looked through once.
        let job = PlainTexts.job
        let isDone = try await database.read { reader in
            try NightlyRuns.last(job, limit: 1, reader).contains { $0.finishedAt != nil }
        }
        if isDone, sealed == 0 { return (0, 0) }
        for system in try await systems() {
            let kept = try await database.read { reader in try PlainTexts.kept(in: system.id, reader) }
            if kept.isEmpty { continue }
            try await change(.commandLine(in: system.id), "data.seal", key: nil) { ledger in
                let count = try PlainTexts.forget(kept, by: ledger.entry, ledger.writer)
                return ChangeOutcome(
                    system,
                    "Encrypted fields that were stored in plain text. "
                        + "\(count == 1 ? "1 earlier change" : "\(count) earlier changes") cannot be undone any more"
                )
            }
            emptied += kept.count
        }
        try await noteHistoryIsSealed(job)
        guard sealed + emptied > 0 else { return (0, 0) }
        logger.notice("fields encrypted", metadata: ["texts": "\(sealed)", "changes emptied": "\(emptied)"])
        switch database.dialect {
        case .sqlite: try await database.scrub()
        case .postgres:
            logger.warning("The files of the database still hold old copies. Run “trellis data scrub” in a quiet hour.")
        }
        return (sealed, emptied)
    }

    private func noteHistoryIsSealed(_ job: String) async throws {
        let (now, today, holder) = (now(), today, randomness.token(bytes: 16))
        try await database.write { writer in
            guard try NightlyRuns.take(job, night: today, holder: holder, at: now, until: now, writer) else { return }
            try NightlyRuns.finish(job, night: today, holder: holder, outcome: "", at: now, writer)
        }
    }
}
