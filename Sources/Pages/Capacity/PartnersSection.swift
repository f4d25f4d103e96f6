import Design
import Domain
public import Markup

/// Who can do the rest of a placement of which an offer is a part: nobody else can host ten weeks either, but two can.
public struct PartnersSection: HTML {
    /// What the section shows.
    public struct Model: Sendable {
        public var hoursMissing: Int
        /// The nearest first, each with how far it is.
        public var rows: [OfferRow]

        public init(hoursMissing: Int, rows: [OfferRow]) {
            self.hoursMissing = hoursMissing
            self.rows = rows
        }
    }

    let model: Model

    public init(_ model: Model) {
        self.model = model
    }

    public var body: some HTML {
        Heading("Who can do the other \(grouped(model.hoursMissing)) hours")
        if model.rows.isEmpty {
            Paragraph(
                """
                Nobody offers them at another time. Ask an employer nearby for a part of a placement, or this one for other dates.
                """
            )
        } else {
            Table(
                "The nearest with free places",
                captionSize: .hidden,
                rows: model.rows,
                empty: "",
                columns: [
                    Column("Employer", isHeader: true) { row in
                        Link(row.organisationName, href: SiteRoute.capacity(.offer(row.id)).path, context: row.areaName)
                    },
                    Column("Area") { $0.areaName }, Column("Distance") { $0.distance ?? "" },
                    Column("Free", isNumeric: true) { $0.free.map(String.init) ?? "" },
                    Column("When") { "\($0.dates), \($0.pattern.title.lowercased())" },
                    Column("Hours", isNumeric: true) { $0.hours.map(String.init) ?? "As needed" },
                ]
            )
        }
    }
}
