public import Domain
public import Store

/// Texts of sealed columns that an earlier version has stored as they were written.
public enum PlainTexts {
    /// How many rows are looked at in one transaction.
    private static let batch = 500

    /// The name of the work that looks through the history, for these columns.
    public static let job =
        "seal "
        + SealedColumns.tables.flatMap { table in SealedColumns.of(table).sorted().map { "\(table).\($0)" } }
        .joined(separator: " ")

    /// One text that is not sealed yet.
    public struct Text: Sendable {
        let table: String
        let column: String
        let row: String
        let text: String
    }

    /// The next texts that are not sealed yet; none when all are.
    public static func next(_ reader: any Reader) throws -> [Text] {
        for table in SealedColumns.tables {
            for column in SealedColumns.of(table).sorted() {
                let found = try texts(table, column, reader)
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    /// Seals texts. One that has been changed in the meantime is left as it is: whoever changed it has sealed it.
    /// - Returns: how many were sealed.
    public static func seal(_ texts: [Text], with fields: any FieldSealing, _ writer: any Writer) throws -> Int {
        try texts.map { text in
            let sealed = try fields.seal(text.text, column: "\(text.table).\(text.column)", row: text.row)
            return try writer.run(
                """
                UPDATE \(identifier: text.table) SET \(identifier: text.column) = \(sealed)
                WHERE id = \(text.row) AND \(identifier: text.column) = \(text.text)
                """
            )
        }
        .reduce(0, +)
    }

    private static func texts(_ table: String, _ column: String, _ reader: any Reader) throws -> [Text] {
        var last = ""
        while true {
            let rows = try reader.rows(
                """
                SELECT id, \(identifier: column) FROM \(identifier: table)
                WHERE \(identifier: column) <> '' AND id > \(last) ORDER BY id LIMIT \(batch)
                """
            )
            let texts = rows.compactMap { row -> Text? in
                guard let id = row["id"]?.stringValue, let text = row[column]?.stringValue,
                    !SealedColumns.isSealed(text)
                else { return nil }
                return Text(table: table, column: column, row: id, text: text)
            }
            if !texts.isEmpty { return texts }
            guard rows.count == batch, let end = rows.last?["id"]?.stringValue else { return [] }
            last = end
        }
    }

    // MARK: - What the history kept

    /// A change whose row before or after says a sealed column as it was written.
    public struct Kept: Sendable {
        let entry: String
        let position: Int64
    }

    /// The changes of a system that hold such texts.
    public static func kept(in system: ID<System>, _ reader: any Reader) throws -> [Kept] {
        var found: [Kept] = []
        for table in SealedColumns.tables {
            let columns = SealedColumns.of(table)
            let mayHold = columns.sorted().flatMap { column -> [SQL] in
                let (named, empty) = ("%\"\(column)\":\"%", "%\"\(column)\":\"\"%")
                return [
                    "(before LIKE \(named) AND before NOT LIKE \(empty))",
                    "(after LIKE \(named) AND after NOT LIKE \(empty))",
                ]
            }
            let rows = try reader.rows(
                """
                SELECT entry_id, position, before, after FROM audit_change
                WHERE table_name = \(table) AND erased_by IS NULL AND (\(mayHold.joined(separator: " OR ")))
                    AND kind <> \(AuditChange.Kind.note.rawValue)
                    AND entry_id IN (SELECT id FROM audit_entry WHERE system_id = \(system))
                ORDER BY entry_id, position
                """
            )
            for row in rows where [row["before"], row["after"]].contains(where: { isPlain($0, columns) }) {
                guard let entry = row["entry_id"]?.stringValue, let position = row["position"]?.integerValue else {
                    continue
                }
                found.append(Kept(entry: entry, position: position))
            }
        }
        return found
    }

    /// Empties such changes, which cannot be undone any more. They are under the seals of the chain, which fit what was
    /// written then and nothing else.
    /// - Returns: how many were emptied.
    public static func forget(_ kept: [Kept], by entry: ID<AuditEntry>, _ writer: any Writer) throws -> Int {
        try kept.map { change in
            try AuditEntries.eraseChanges(
                "entry_id = \(change.entry) AND position = \(change.position)",
                by: entry,
                writer
            )
        }
        .reduce(0, +)
    }

    private static func isPlain(_ snapshot: SQLValue?, _ sealed: Set<String>) -> Bool {
        guard let text = snapshot?.stringValue, let columns = try? Snapshot.columns(text) else { return false }
        return columns.contains { column, value in
            guard sealed.contains(column), let text = value.stringValue, !text.isEmpty else { return false }
            return !SealedColumns.isSealed(text)
        }
    }
}
