public import Markup

/// Checkboxes in the first column of a table, for work on many rows at once.
public struct Selection<Row> {
    let name, form: String
    let value: (Row) -> String
    let label: (Row) -> String

    /// Checkboxes.
    ///
    /// - Parameters:
    ///   - name: The name under which the values of the chosen rows are sent.
    ///   - form: The id of the form that sends them, usually that of the `BulkBar`.
    ///   - value: What is sent for a row.
    ///   - label: What names the row, read out as "Select …".
    public init(
        name: String = "selected",
        form: String,
        value: @escaping (Row) -> String,
        label: @escaping (Row) -> String
    ) {
        self.name = name
        self.form = form
        self.value = value
        self.label = label
    }
}

/// Rows of like things. On narrow screens each row becomes a small card with the headings beside the values.
public struct Table<Row>: HTML {
    /// How much room a table takes.
    public enum Density: Sendable {
        /// As in running text.
        case normal
        /// Smaller, for long lists that staff work through.
        case dense
    }

    let caption: String
    let captionSize: LabelSize
    let rows: [Row]
    let density: Density
    let empty: String
    let selection: Selection<Row>?
    let columns: [Column<Row>]

    /// A table.
    ///
    /// - Parameters:
    ///   - caption: What the table holds; `captionSize: .hidden` where a heading just above says the same.
    ///   - rows: The rows, in order.
    ///   - empty: What to say if there are no rows.
    ///   - selection: Checkboxes, for work on many rows at once.
    ///   - columns: The columns, from the left.
    public init(
        _ caption: String,
        captionSize: LabelSize = .medium,
        rows: [Row],
        density: Density = .dense,
        empty: String = "There is nothing here yet.",
        selection: Selection<Row>? = nil,
        columns: [Column<Row>]
    ) {
        self.caption = caption
        self.captionSize = captionSize
        self.rows = rows
        self.density = density
        self.empty = empty
        self.selection = selection
        self.columns = columns
    }

    /// The table, or the words that say there is nothing.
    public var body: some HTML {
        if rows.isEmpty {
            p(.class("nhsuk-body", "app-empty")) { empty }
        } else {
            table(
                .class("nhsuk-table-responsive", density == .dense ? "app-table" : nil),
                .role("table")
            ) {
                Markup.caption(.class(captionSize.classes("nhsuk-table__caption"))) { caption }
                head
                tbody(.class("nhsuk-table__body"), .role("rowgroup")) {
                    ForEach(rows) { row in line(row) }
                }
            }
        }
    }

    private var head: some HTML {
        thead(.class("nhsuk-table__head"), .role("rowgroup")) {
            tr(.class("nhsuk-table__row"), .role("row")) {
                if selection != nil {
                    th(.scope("col"), .class("nhsuk-table__header", "app-table__select"), .role("columnheader")) {
                        span(.class("nhsuk-u-visually-hidden")) { "Select" }
                    }
                }
                ForEach(columns) { column in heading(column) }
            }
        }
    }

    private func heading(_ column: Column<Row>) -> some HTML {
        th(
            .scope("col"),
            .class("nhsuk-table__header", column.isNumeric ? "nhsuk-table__header--numeric" : nil),
            .role("columnheader"),
            .ariaSort(column.sort?.direction?.rawValue)
        ) {
            if let sort = column.sort {
                SortHeader(column.heading, href: sort.href, direction: sort.direction)
            } else {
                column.heading
            }
        }
    }

    private func line(_ row: Row) -> some HTML {
        tr(.class("nhsuk-table__row"), .role("row")) {
            if let selection {
                td(.class("nhsuk-table__cell", "app-table__select"), .role("cell")) {
                    SelectionBox(
                        name: selection.name,
                        form: selection.form,
                        value: selection.value(row),
                        label: selection.label(row)
                    )
                }
            }
            ForEach(columns) { column in cell(column, row) }
        }
    }

    @HTMLBuilder private func cell(_ column: Column<Row>, _ row: Row) -> some HTML {
        if column.isHeader {
            th(.scope("row"), .class("nhsuk-table__header"), .role("rowheader")) { content(column, row) }
        } else {
            td(
                .class("nhsuk-table__cell", column.isNumeric ? "nhsuk-table__cell--numeric" : nil),
                .role("cell")
            ) { content(column, row) }
        }
    }

    @HTMLBuilder private func content(_ column: Column<Row>, _ row: Row) -> some HTML {
        span(.class("nhsuk-table-responsive__heading"), .ariaHidden()) { "\(column.heading) " }
        // One box, so that on narrow screens the value stays together beside its heading.
        div(.class("app-cell")) { column.cell(row) }
    }
}

/// The checkbox of one row.
struct SelectionBox: HTML {
    let name, form, value, label: String

    var body: some HTML {
        let id = FieldID.of("\(form)-\(name)-\(value)")
        div(.class("nhsuk-checkboxes", "nhsuk-checkboxes--small")) {
            div(.class("nhsuk-checkboxes__item")) {
                input(
                    .class("nhsuk-checkboxes__input"),
                    .id(id),
                    .name(name),
                    .type("checkbox"),
                    .value(value),
                    .form(form),
                    .data("bulk", form)
                )
                Markup.label(.class("nhsuk-label", "nhsuk-checkboxes__label"), .for(id)) {
                    span(.class("nhsuk-u-visually-hidden")) { "Select \(label)" }
                }
            }
        }
    }
}
