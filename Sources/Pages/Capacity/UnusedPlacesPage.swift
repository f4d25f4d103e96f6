import Design
import Domain
public import Markup

/// Places that only some colleges may see and nobody has taken, to be opened to every college in one press.
public struct UnusedPlacesPage: HTML {
    /// An offer with free places.
    public struct Row: Sendable {
        public var offer: OfferRow
        public var free: Int
        /// The colleges that may see it now, by name.
        public var colleges: [String]

        public init(offer: OfferRow, free: Int, colleges: [String]) {
            self.offer = offer
            self.free = free
            self.colleges = colleges
        }
    }

    static let title = "Unused places"

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let tLevels: [OffersPage.Option]

    public init(_ context: PageContext, state: ListState, rows: [Row], tLevels: [OffersPage.Option]) {
        self.context = context
        self.state = state
        self.rows = rows
        self.tLevels = tLevels
    }

    private var free: Int { rows.reduce(0) { $0 + $1.free } }

    public var body: some HTML {
        SitePage(
            Self.title,
            context,
            breadcrumbs: [Crumb("Places", href: SiteRoute.capacity(.offers).path)]
        ) {
            PageHeading(Self.title, caption: "Open to some colleges only, \(context.year.label)")
            FilteredList {
                FilterPanel(action: state.route.path, chips: Chips(chips, clearHref: state.cleared)) {
                    Select(
                        name: "tLevel",
                        label: "T Level",
                        value: state["tLevel"],
                        prompt: "Any T Level",
                        options: tLevels.map(\.option)
                    )
                }
                YearSwitch(context, state)
            } results: {
                if rows.isEmpty {
                    Paragraph("Every place that is free can be seen by every college already.")
                } else {
                    release
                    Table(
                        "\(countText(free, "free place", "free places")) that only some colleges see",
                        rows: rows,
                        columns: columns
                    )
                }
            }
        }
    }

    private var release: some HTML {
        ActionForm(context, to: .capacity(.unusedPlaces), id: "release-form") {
            if !context.isHost {
                Paragraph("You do this on behalf of the employers in the list. Agree it with them first.")
            }
            Paragraph("Every college will see these places at once. Who has a place already keeps it.")
            ForEach(rows) { row in Hidden("selected", row.offer.id.description) }
            Button(free == 1 ? "Open 1 place to every college" : "Open all \(grouped(free)) places to every college")
        }
    }

    private var columns: [Column<Row>] {
        [
            Column("Area", isHeader: true) { row in
                Link(
                    "\(row.offer.organisationName): \(row.offer.name)",
                    href: SiteRoute.capacity(.offer(row.offer.id)).path,
                    context: row.offer.subject
                )
            },
            Column("T Level") { $0.offer.subject },
            Column("Dates") { $0.offer.dates },
            Column("Pattern") { $0.offer.pattern.title },
            Column("Free", isNumeric: true) { grouped($0.free) },
            Column("Open to now") { row in
                row.colleges.isEmpty ? "No college that is still there" : row.colleges.joined(separator: ", ")
            },
        ]
    }

    private var chips: [Chip] {
        guard let chosen = tLevels.first(where: { $0.value == state["tLevel"] }) else { return [] }
        return [Chip("T Level", chosen.label, removeHref: state.without("tLevel"))]
    }
}
