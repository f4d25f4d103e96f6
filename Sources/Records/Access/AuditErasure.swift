import Domain
public import Store

/// Empties what the history says about people, and leaves that something happened.
public enum AuditErasure {
    /// Empties the undo data and the summaries that mention somebody, by id, number, address or name.
    static func forget(_ mentions: Mentions, subject: DataSubject, in system: ID<System>, _ writer: any Writer) throws {
        var last = ""
        while true {
            let rows = try writer.rows(
                """
                SELECT id, summary FROM audit_entry WHERE system_id = \(system) AND id > \(last) ORDER BY id LIMIT 2000
                """
            )
            guard let end = rows.last?["id"]?.stringValue else { return }
            let named = rows.filter { !mentions.any(in: $0["summary"]?.stringValue ?? "").isEmpty }
            try emptySummaries(of: named.compactMap { $0["id"]?.stringValue }, writer)
            try forgetChanges(mentions, subject, from: rows[0]["id"]?.stringValue ?? "", to: end, writer)
            last = end
        }
    }

    private static func forgetChanges(
        _ mentions: Mentions,
        _ subject: DataSubject,
        from first: String,
        to end: String,
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
            try emptyChanges("entry_id = \(entry) AND position = \(position)", writer)
        }
    }

    /// Empties the undo data of some rows of a table, whoever changed them.
    public static func emptyChanges(of rows: [String], _ writer: any Writer) throws {
        for start in stride(from: 0, to: rows.count, by: 500) {
            try emptyChanges("row_id IN \(list: rows[start..<min(start + 500, rows.count)])", writer)
        }
    }

    /// Empties undo data. The one statement that takes it out.
    static func emptyChanges(_ condition: SQL, _ writer: any Writer) throws {
        try writer.run("UPDATE audit_change SET before = NULL, after = NULL WHERE \(condition)")
    }

    /// Empties summaries. The one statement that takes them out.
    static func emptySummaries(of entries: [String], _ writer: any Writer) throws {
        guard !entries.isEmpty else { return }
        try writer.run("UPDATE audit_entry SET summary = '' WHERE id IN \(list: entries)")
    }
}
