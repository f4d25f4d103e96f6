public import Domain
public import Store

/// The rows of the database that are about a person, found as the register says.
public enum PersonRows {
    /// The ids of all rows about somebody: their own, and those of tables that point to them.
    public static func trail(_ file: PersonFile, _ reader: any Reader) throws -> Set<String> {
        var ids = Set(file.ids)
        for table in DataRegister.tables where table.key == ["id"] {
            guard let condition = condition(table, file) else { continue }
            ids.formUnion(
                try reader.all("SELECT id FROM \(identifier: table.name) WHERE \(condition)", as: String.self)
            )
        }
        return ids
    }

    /// The rows of a table that are about somebody, as far as an id, a number or an address tells for certain. Another
    /// person of the same name is not taken for them.
    public static func rows(
        of table: DataTable,
        about file: PersonFile,
        trail: Set<String>,
        _ reader: any Reader
    ) throws -> [Row] {
        let path = table.about[file.subject]
        if let condition = condition(table, file) {
            return try reader.rows(
                "SELECT * FROM \(identifier: table.name) WHERE \(condition) ORDER BY \(order(table))"
            )
        }
        switch path {
        case .trail(let column):
            return try reader.rows(
                """
                SELECT * FROM \(identifier: table.name) WHERE \(identifier: column) IN \(list: trail.sorted())
                ORDER BY \(order(table))
                """
            )
        case .mention(let columns):
            let mentions = Mentions([file], trails: [trail])
            return try candidates(of: table, in: file.systemID, reader).filter { row in
                columns.contains { !mentions.certain(in: row[$0]?.stringValue ?? "").isEmpty }
            }
        default: return []
        }
    }

    /// The rows of one system in a table.
    static func candidates(of table: DataTable, in system: ID<System>, _ reader: any Reader) throws -> [Row] {
        let own: SQL =
            table.has("system_id")
            ? "system_id = \(system)" : "batch_id IN (SELECT id FROM import_batch WHERE system_id = \(system))"
        return try reader.rows("SELECT * FROM \(identifier: table.name) WHERE \(own) ORDER BY \(order(table))")
    }

    /// What chooses the rows about somebody, if ids alone do.
    static func condition(_ table: DataTable, _ file: PersonFile) -> SQL? {
        switch table.about[file.subject] {
        case .column(let column): "\(identifier: column) IN \(list: file.ids)"
        case .through(let column, let owner, let ownerColumn):
            """
            \(identifier: column) IN
                (SELECT id FROM \(identifier: owner) WHERE \(identifier: ownerColumn) IN \(list: file.ids))
            """
        case .trail, .mention, nil: nil
        }
    }

    private static func order(_ table: DataTable) -> SQL {
        table.key.map { "\(identifier: $0)" as SQL }.joined()
    }
}
