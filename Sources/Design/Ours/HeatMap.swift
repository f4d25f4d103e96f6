public import Markup

/// One cell of a heat map: words or digits, and how strongly it is filled.
public struct HeatCell: Sendable, Equatable {
    /// How strongly a cell is filled. The text says the same; the fill helps to find it.
    public enum Level: String, Sendable {
        /// Nothing there.
        case none
        /// A little.
        case low
        /// Half.
        case medium
        /// Full.
        case high
        /// More than there is room for.
        case over
        /// Not to be used, such as an examination week.
        case blocked
    }

    let text: String
    let level: Level
    let spoken: String?

    /// A cell: "3 of 4". `spoken` is read out in its place where the text is short.
    public init(_ text: String, _ level: Level, spoken: String? = nil) {
        self.text = text
        self.level = level
        self.spoken = spoken
    }
}

/// One row of a heat map.
public struct HeatRow: Sendable, Equatable {
    let heading: String
    let href: String?
    let cells: [HeatCell]

    /// A row with one cell for each column.
    public init(_ heading: String, href: String? = nil, cells: [HeatCell]) {
        self.heading = heading
        self.href = href
        self.cells = cells
    }
}

/// A table whose cells are filled more or less, such as sites by weeks.
public struct HeatMap: HTML, Sendable {
    let id, caption, corner: String
    let columns: [String]
    let rows: [HeatRow]
    let key: [HeatCell]

    /// A heat map.
    ///
    /// - Parameters:
    ///   - caption: What it shows.
    ///   - corner: What the rows are: "Site".
    ///   - columns: The headings of the columns.
    ///   - rows: The rows; missing cells are left empty.
    ///   - key: What the fills mean.
    ///   - id: Unique in the page.
    public init(
        _ caption: String,
        corner: String,
        columns: [String],
        rows: [HeatRow],
        key: [HeatCell] = [],
        id: String = "heat"
    ) {
        self.id = id
        self.caption = caption
        self.corner = corner
        self.columns = columns
        self.rows = rows
        self.key = key
    }

    /// The heat map. It scrolls sideways in its own box, which the Tab key reaches.
    public var body: some HTML {
        div(.class("app-heat")) {
            div(.class("app-scroll"), .role("region"), .ariaLabelledBy("\(id)-caption"), .tabindex(0)) {
                table(.class("app-heat__table")) {
                    Markup.caption(.class("nhsuk-table__caption"), .id("\(id)-caption")) { caption }
                    thead {
                        tr {
                            th(.scope("col")) { corner }
                            for column in columns { th(.scope("col")) { column } }
                        }
                    }
                    tbody {
                        ForEach(rows) { row in line(row) }
                    }
                }
            }
            if !key.isEmpty {
                ul(.class("app-key")) {
                    for cell in key {
                        li(.class("app-key__item")) {
                            span(.class("app-key__swatch", "app-heat--\(cell.level.rawValue)"), .ariaHidden())
                            cell.text
                        }
                    }
                }
            }
        }
    }

    private func line(_ row: HeatRow) -> some HTML {
        tr {
            th(.scope("row")) {
                if let href = row.href { Link(row.heading, href: href) } else { row.heading }
            }
            ForEach(columns.indices) { index in
                cell(index < row.cells.count ? row.cells[index] : HeatCell("", .none))
            }
        }
    }

    /// Most cells of a year are empty, so that those carry nothing at all.
    @HTMLBuilder private func cell(_ cell: HeatCell) -> some HTML {
        if cell.level == .none {
            td { text(cell) }
        } else {
            td(.class("app-heat--\(cell.level.rawValue)")) { text(cell) }
        }
    }

    @HTMLBuilder private func text(_ cell: HeatCell) -> some HTML {
        if let spoken = cell.spoken {
            span(.ariaHidden()) { cell.text }
            span(.class("nhsuk-u-visually-hidden")) { spoken }
        } else {
            cell.text
        }
    }
}
