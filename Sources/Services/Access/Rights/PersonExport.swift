public import Domain

/// Everything that is kept about somebody, as it is handed to them: to read, and as data to take along.
public struct PersonExport: Codable, Hashable, Sendable {
    public var about: DataSubject
    public var name: String
    public var madeOn: Day
    /// Who made it.
    public var madeBy: String
    public var tables: [Table]
    /// What is not in it, and why.
    public var leftOut: [LeftOut]

    /// What one table says.
    public struct Table: Codable, Hashable, Sendable {
        public var name: String
        public var title: String
        public var rows: [[Field]]
    }

    /// One value.
    public struct Field: Codable, Hashable, Sendable {
        /// The name of the column.
        public var column: String
        public var title: String
        public var value: String
    }

    /// Something that is not in it, and why.
    public struct LeftOut: Codable, Hashable, Sendable {
        public var what: String
        public var why: String
    }
}
