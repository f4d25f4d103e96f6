import Domain
import Store

/// Empties what the history says about people, and leaves that something happened.
enum AuditErasure {
    /// Empties the undo data and the summaries that mention somebody, by id, number, address or name.
    static func forget(
        _ mentions: Mentions,
        subject: DataSubject,
        in system: ID<System>,
        by eraser: ID<AuditEntry>,
        _ writer: any Writer
    ) throws {
        var last = ""
        while true {
            let rows = try writer.rows(
                """
                SELECT id, summary FROM audit_entry WHERE system_id = \(system) AND id > \(last) ORDER BY id LIMIT 2000
                """
            )
            guard let end = rows.last?["id"]?.stringValue else { return }
            let named = rows.filter { !mentions.any(in: $0["summary"]?.stringValue ?? "").isEmpty }
            try AuditEntries.eraseSummaries(of: named.compactMap { $0["id"]?.stringValue }, by: eraser, writer)
            try forgetChanges(mentions, subject, from: rows[0]["id"]?.stringValue ?? "", to: end, by: eraser, writer)
            last = end
        }
    }

    private static func forgetChanges(
        _ mentions: Mentions,
        _ subject: DataSubject,
        from first: String,
        to end: String,
        by eraser: ID<AuditEntry>,
        _ writer: any Writer
    ) throws {
        let changes = try writer.rows(
            """
            SELECT entry_id, position, table_name, row_id, before, after FROM audit_change
            WHERE entry_id >= \(first) AND entry_id <= \(end) AND (before IS NOT NULL OR after IS NOT NULL)
            """
        )
        for change in changes {
            let text = [change["row_id"], change["before"], change["after"]].compactMap { $0?.stringValue }
                .joined(separator: " ")
            // In the table of people a name alone may be another person's.
            let isPerson = change["table_name"]?.stringValue == subject.table
            guard !(isPerson ? mentions.certain(in: text) : mentions.any(in: text)).isEmpty,
                let entry = change["entry_id"]?.stringValue, let position = change["position"]?.integerValue
            else { continue }
            try AuditEntries.eraseChanges("entry_id = \(entry) AND position = \(position)", by: eraser, writer)
        }
    }
}
