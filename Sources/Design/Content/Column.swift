public import Markup

/// How a table is sorted by a column.
public enum SortDirection: String, Sendable {
    /// Smallest or earliest first.
    case ascending
    /// Largest or latest first.
    case descending
}

/// A link in the heading of a column that sorts the table by it.
public struct SortHeader: HTML, Sendable {
    let text, href: String
    let direction: SortDirection?

    /// A heading. `href` leads to the same list sorted by this column, the other way round if it is already.
    public init(_ text: String, href: String, direction: SortDirection? = nil) {
        self.text = text
        self.href = href
        self.direction = direction
    }

    /// The link.
    public var body: some HTML {
        a(.class("app-sort"), .href(href)) {
            text
            SVG.svg(
                .class("app-sort__icon"),
                .init("viewBox", "0 0 12 16"),
                .width(12),
                .height(16),
                .init("focusable", "false"),
                .ariaHidden()
            ) {
                if direction != .descending { SVG.path(.init("d", "M6 1l5 6H1z")) }
                if direction != .ascending { SVG.path(.init("d", "M6 15l5-6H1z")) }
            }
        }
    }
}

/// How the rows of a table are sorted by one column, as a link.
public struct SortLink: Sendable {
    let href: String
    let direction: SortDirection?

    /// Where the heading leads, and how the table is sorted by this column now, if it is.
    public init(href: String, direction: SortDirection? = nil) {
        self.href = href
        self.direction = direction
    }
}

/// A column of a table: its heading, and how to make the cell of a row.
public struct Column<Row> {
    let heading: String
    let isHeader: Bool
    let isNumeric: Bool
    let sort: SortLink?
    let cell: (Row) -> AnyHTML

    /// A column.
    ///
    /// - Parameters:
    ///   - heading: What stands above the column, and beside each value on narrow screens.
    ///   - isHeader: Whether the cell names its row: one column of each table should.
    ///   - isNumeric: Whether the cells are numbers, set to the right.
    ///   - sort: A link in the heading that sorts by this column.
    ///   - cell: The content of the cell.
    public init(
        _ heading: String,
        isHeader: Bool = false,
        isNumeric: Bool = false,
        sort: SortLink? = nil,
        @HTMLBuilder cell: @escaping (Row) -> some HTML
    ) {
        self.heading = heading
        self.isHeader = isHeader
        self.isNumeric = isNumeric
        self.sort = sort
        self.cell = { AnyHTML(cell($0)) }
    }
}
