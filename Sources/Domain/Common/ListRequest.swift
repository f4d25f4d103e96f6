/// What part of a list is asked for: words to search, how to sort, which rows.
public struct ListRequest: Hashable, Sendable {
    /// Words that must all be found; empty for everything.
    public var text: String
    /// The key of the column to sort by, as the list's own page names it.
    public var sort: String
    public var descending: Bool
    public var offset: Int
    /// The most rows that are wanted; empty for all, as in an export.
    public var limit: Int?

    public init(text: String = "", sort: String = "", descending: Bool = false, offset: Int = 0, limit: Int? = nil) {
        self.text = text
        self.sort = sort
        self.descending = descending
        self.offset = offset
        self.limit = limit
    }

    /// Everything, in the list's usual order.
    public static let everything = ListRequest()

    /// The search words, folded as the store's search columns are.
    public var words: [String] { folded(text).split(separator: " ").map(String.init) }
}

/// The rows of one page of a list, and how many there are in all.
public struct Listing<Row: Sendable>: Sendable {
    public var rows: [Row]
    public var total: Int

    public init(rows: [Row], total: Int) {
        self.rows = rows
        self.total = total
    }
}
