import Records
import Store

/// Every row of every table as text, to see what a request changed.
struct Rows {
    /// Rows by table; what keeps no records of people or work is left out.
    private var tables: [String: Set<String>] = [:]

    static func all(in database: Database, leavingOut: Set<String> = ["session", "schema_migrations"]) async throws
        -> Rows
    {
        try await database.read { reader in
            var rows = Rows()
            for table in try names(reader) where !leavingOut.contains(table) {
                rows.tables[table] = Set(
                    try reader.rows("SELECT * FROM \(identifier: table)").map { "\($0.values)" }
                )
            }
            return rows
        }
    }

    /// The tables of the schema.
    static func names(_ reader: any Reader) throws -> [String] {
        try reader.all(
            """
            SELECT \(
                sqlite: "name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
                postgres: "tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
            )
            """,
            as: String.self
        )
    }

    /// The tables in which rows came, went or changed.
    func changed(since before: Rows) -> [String] {
        tables.filter { before.tables[$0.key] != $0.value }.keys.sorted()
    }

    /// How many rows came, by table.
    func added(since before: Rows) -> [String: Int] {
        tables.mapValues(\.count).merging(before.tables.mapValues { -$0.count }, uniquingKeysWith: +)
            .filter { $0.value != 0 }
    }

    /// The tables that hold a text somewhere.
    func holding(_ text: String) -> [String] {
        tables.filter { $0.value.contains { $0.contains(text) } }.keys.sorted()
    }
}
