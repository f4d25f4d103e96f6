import Design
import Domain
import Markup

/// The table of supply and demand. A figure leads to the list behind it where that list counts the same.
struct SupplyTableView: HTML {
    let model: SupplyPage.Model
    /// Whether the viewer may see the list of offers.
    let seesOffers: Bool

    private typealias Row = SupplyPage.Row

    var body: some HTML {
        Table(
            "\(model.dimension.title): students wanted for, and places",
            rows: model.rows.isEmpty ? [] : model.rows + [model.total],
            empty: "Nobody needs a place and nothing is offered.",
            columns: [
                Column(model.dimension.title, isHeader: true) { row in name(row) },
                Column("Wanted", isNumeric: true) { row in wanted(row) },
                Column("Placed", isNumeric: true) { row in
                    number(row.figures.placed, at: students(row, ("placed", "yes")), "placed", row)
                },
                Column("Short", isNumeric: true) { row in short(row) },
                Column("Offered", isNumeric: true) { row in
                    number(row.figures.offered, at: offers(row), "offered", row)
                },
            ] + (seesTaken ? taken : []) + [mayOffer]
        )
    }

    private var mayOffer: Column<Row> {
        Column("May offer", isNumeric: true) { row in number(row.figures.mayOffer, at: nil, "may offer", row) }
    }

    /// Whether anybody may say what is taken.
    private var seesTaken: Bool { model.total.figures.taken != nil }

    private var taken: [Column<Row>] {
        [
            Column("Taken", isNumeric: true) { row in number(row.figures.taken, at: nil, "taken", row) },
            Column("Free", isNumeric: true) { row in
                number(row.figures.free, at: offers(row, ("free", "yes")), "free", row)
            },
        ]
    }

    @HTMLBuilder private func name(_ row: Row) -> some HTML {
        row.title
        if row.key != nil, let free = row.figures.free, let short = row.figures.short, free > 0, short > 0 {
            div { Tag("Free and short", .yellow) }
        }
    }

    /// Those who are only planned stand in no list of students.
    @HTMLBuilder private func wanted(_ row: Row) -> some HTML {
        if let planned = row.planned, planned > 0 {
            number(row.figures.wanted, at: nil, "wanted", row)
            div(.class("nhsuk-u-font-size-16")) { "\(grouped(planned)) planned" }
        } else {
            number(row.figures.wanted, at: students(row), "wanted", row)
        }
    }

    @HTMLBuilder private func short(_ row: Row) -> some HTML {
        if let planned = row.planned, let short = row.figures.short, planned > 0 {
            grouped(short)
            if short > planned, let href = students(row, ("placed", "no")) {
                div(.class("nhsuk-u-font-size-16")) {
                    Link("\(grouped(short - planned)) by name", href: href, context: "short, \(row.title)")
                }
            }
        } else {
            number(row.figures.short, at: students(row, ("placed", "no")), "short", row)
        }
    }

    @HTMLBuilder private func number(_ count: Int?, at href: String?, _ what: String, _ row: Row) -> some HTML {
        if let count {
            if let href, count > 0 {
                Link(grouped(count), href: href, context: "\(what), \(row.title)")
            } else {
                grouped(count)
            }
        } else {
            "not shown"
        }
    }

    /// The list of the row's students, where one counts the same.
    private func students(_ row: Row, _ more: (String, String)? = nil) -> String? {
        guard !model.isSafe, model.filter.place == nil, model.filter.term == nil else { return nil }
        var items = [
            ("tLevel", model.filter.tLevelCode), ("specialism", model.filter.specialismCode),
            ("college", model.filter.collegeID?.description),
        ].compactMap { name, value in value.map { (name, $0) } }
        switch row.key {
        case nil: break
        case .tLevel(let code?): items = items.filter { $0.0 != "tLevel" } + [("tLevel", code)]
        case .specialism(_, let code?): items = items.filter { $0.0 != "specialism" } + [("specialism", code)]
        case .college(let id?): items = items.filter { $0.0 != "college" } + [("college", id.description)]
        default: return nil
        }
        return SiteRoute.students(.students).path(LinkQuery(items + [more].compactMap { $0 }))
    }

    /// The list of the row's offers, where one counts the same.
    private func offers(_ row: Row, _ more: (String, String)? = nil) -> String? {
        guard seesOffers, model.filter.term == nil, model.filter.collegeID == nil else { return nil }
        var items = [
            ("tLevel", model.filter.tLevelCode), ("specialism", model.filter.specialismCode),
            ("place", model.filter.place),
        ].compactMap { name, value in value.map { (name, $0) } }
        switch row.key {
        case nil: break
        case .tLevel(let code?): items = items.filter { $0.0 != "tLevel" } + [("tLevel", code)]
        case .place(let place?): items = items.filter { $0.0 != "place" } + [("place", place)]
        case .sector(let sector?): items.append(("sector", sector.rawValue))
        default: return nil
        }
        return SiteRoute.capacity(.offers).path(LinkQuery(items + [more].compactMap { $0 }))
    }
}
