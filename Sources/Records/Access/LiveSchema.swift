public import Store

/// The schema as the database itself tells it.
public enum LiveSchema {
    /// A column of a table.
    public struct Column: Codable, Hashable, Sendable {
        public var tableName: String
        public var columnName: String

        public init(tableName: String, columnName: String) {
            self.tableName = tableName
            self.columnName = columnName
        }
    }

    /// Every column of every table.
    public static func columns(_ reader: any Reader) throws -> [Column] {
        let sql: SQL = """
            \(
                sqlite: "SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'",
                postgres: "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()"
            ) ORDER BY 1, 2
            """
        return try reader.all(sql, as: Column.self)
    }

    /// Every column of the primary key of every table.
    public static func keys(_ reader: any Reader) throws -> [Column] {
        let sql: SQL = """
            \(
                sqlite: "SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND c.pk > 0",
                postgres: "SELECT k.table_name::text, k.column_name::text FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name) WHERE t.constraint_schema = current_schema() AND t.constraint_type = 'PRIMARY KEY'"
            ) ORDER BY 1, 2
            """
        return try reader.all(sql, as: Column.self)
    }

    /// Every column that refers to a row of one of the tables, as the database enforces it.
    public static func references(to tables: [String], _ reader: any Reader) throws -> [Column] {
        let found: SQL = """
            \(
                sqlite: "SELECT m.name AS table_name, f.\"from\" AS column_name, f.\"table\" AS target FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
                postgres: "SELECT k.table_name::text, k.column_name::text, u.table_name::text AS target FROM information_schema.referential_constraints r JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name) JOIN information_schema.constraint_column_usage u ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.constraint_name WHERE r.constraint_schema = current_schema()"
            )
            """
        return try reader.all(
            "SELECT DISTINCT table_name, column_name FROM (\(found)) AS found WHERE target IN \(list: tables) ORDER BY 1, 2",
            as: Column.self
        )
    }
}
