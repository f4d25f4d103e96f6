public import Domain
public import Store

/// The only statements that take something out of the history. What is taken out names the entry that did it, and the
/// seals stay, so the chain still fits; without their salts they tell nothing.
extension AuditEntries {
    /// Empties what the history holds about some rows: what they were before and after, and why. Such a change cannot be
    /// undone any more.
    ///
    /// - Parameter entry: the entry that tells of the erasure, written in the same transaction.
    /// - Returns: how many changes were emptied.
    @discardableResult
    public static func erase(
        rows: [String],
        by entry: ID<AuditEntry>,
        in system: ID<System>,
        _ writer: any Writer
    ) throws -> Int {
        var emptied = 0
        for start in stride(from: 0, to: rows.count, by: 500) {
            emptied += try eraseChanges(
                """
                row_id IN \(list: rows[start..<min(start + 500, rows.count)])
                    AND entry_id IN (SELECT id FROM audit_entry WHERE system_id = \(system))
                """,
                by: entry,
                writer
            )
        }
        return emptied
    }

    /// Empties the changes that fulfil a condition. Counters are about nobody and stay.
    @discardableResult
    static func eraseChanges(_ condition: SQL, by entry: ID<AuditEntry>, _ writer: any Writer) throws -> Int {
        try writer.run(
            """
            UPDATE audit_change SET before = NULL, after = NULL, salt = NULL, erased_by = \(entry)
            WHERE erased_by IS NULL AND entry_id <> \(entry) AND kind <> \(AuditChange.Kind.adjust.rawValue)
                AND (\(condition))
            """
        )
    }

    /// Empties the summaries of some entries.
    static func eraseSummaries(of entries: [String], by entry: ID<AuditEntry>, _ writer: any Writer) throws {
        guard !entries.isEmpty else { return }
        try writer.run(
            """
            UPDATE audit_entry SET summary = '', salt = NULL, erased_by = \(entry)
            WHERE erased_by IS NULL AND id IN \(list: entries)
            """
        )
    }
}
