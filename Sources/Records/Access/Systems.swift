public import Domain
public import Store

/// The tenants.
public enum Systems {
    /// One system.
    public static func find(_ id: ID<System>, _ reader: any Reader) throws -> System? {
        try reader.first("SELECT * FROM system WHERE id = \(id)", as: System.self)
    }

    /// The system with a code.
    public static func find(code: String, _ reader: any Reader) throws -> System? {
        try reader.first("SELECT * FROM system WHERE code = \(code)", as: System.self)
    }

    /// Every system, by code. For operators on the command line; no page asks this.
    public static func all(_ reader: any Reader) throws -> [System] {
        try reader.all("SELECT * FROM system ORDER BY code", as: System.self)
    }

    /// Adds a system. It is before any audit trail, so it does not pass through the ledger.
    public static func add(_ system: System, _ writer: any Writer) throws {
        let columns = try system.columns()
        try writer.insertMany(into: System.table, columns: columns.map(\.column), rows: [columns.map(\.value)])
    }
}
