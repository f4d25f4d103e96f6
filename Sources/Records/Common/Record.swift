import Domain
public import Store

/// A domain value that is stored as one row. Its columns are its coding keys in snake case, plus `searchColumns`.
public protocol Record: Codable, Sendable {
    /// The table it lives in.
    static var table: String { get }
    /// Columns that change by counting rather than by editing; undo leaves them alone.
    static var counters: Set<String> { get }
    /// The text of the primary key.
    var rowID: String { get }
    /// Columns made for searching and sorting, because neither engine folds accents the same way.
    var searchColumns: [(column: String, value: SQLValue)] { get }
}

extension Record {
    public static var counters: Set<String> { [] }
    public var searchColumns: [(column: String, value: SQLValue)] { [] }

    /// Every column with its value, in a fixed order.
    public func columns() throws -> [(column: String, value: SQLValue)] {
        try RowEncoder().encode(self).map { (column: $0.column, value: $0.value) } + searchColumns
    }
}
