public import Markup

/// What is compared: a student, a site.
public struct CompareSubject: Sendable, Equatable {
    let name: String
    let href: String?

    /// A subject with its own page.
    public init(_ name: String, href: String? = nil) {
        self.name = name
        self.href = href
    }
}

/// One property of all subjects.
public struct CompareRow: Sendable, Equatable {
    let name: String
    let values: [String]

    /// A property with one value a subject, in the same order; an empty value is said in words.
    public init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
    }

    /// Whether the subjects differ.
    var differs: Bool { Set(values).count > 1 }
}

/// Two to four things side by side; what differs is marked in words.
public struct CompareGrid: HTML, Sendable {
    let caption: String
    let subjects: [CompareSubject]
    let rows: [CompareRow]

    /// A grid.
    public init(_ caption: String, subjects: [CompareSubject], rows: [CompareRow]) {
        self.caption = caption
        self.subjects = subjects
        self.rows = rows
    }

    /// The grid.
    public var body: some HTML {
        table(.class("nhsuk-table-responsive", "app-table", "app-compare"), .role("table")) {
            Markup.caption(.class("nhsuk-table__caption")) { caption }
            thead(.class("nhsuk-table__head"), .role("rowgroup")) {
                tr(.class("nhsuk-table__row"), .role("row")) {
                    th(.scope("col"), .class("nhsuk-table__header"), .role("columnheader")) { "What" }
                    for subject in subjects {
                        th(.scope("col"), .class("nhsuk-table__header"), .role("columnheader")) {
                            if let href = subject.href { Link(subject.name, href: href) } else { subject.name }
                        }
                    }
                }
            }
            tbody(.class("nhsuk-table__body"), .role("rowgroup")) {
                ForEach(rows) { row in line(row) }
            }
        }
    }

    private func line(_ row: CompareRow) -> some HTML {
        tr(.class("nhsuk-table__row", row.differs ? "app-compare__row--differs" : nil), .role("row")) {
            th(.scope("row"), .class("nhsuk-table__header"), .role("rowheader")) {
                div(.class("app-cell")) {
                    row.name
                    if row.differs { span(.class("app-compare__mark")) { " Different" } }
                }
            }
            for (index, subject) in subjects.enumerated() {
                td(.class("nhsuk-table__cell"), .role("cell")) {
                    span(.class("nhsuk-table-responsive__heading"), .ariaHidden()) { "\(subject.name) " }
                    div(.class("app-cell")) { value(row, index) }
                }
            }
        }
    }

    private func value(_ row: CompareRow, _ index: Int) -> String {
        let value = index < row.values.count ? row.values[index] : ""
        return value.isEmpty ? "Not known yet" : value
    }
}
