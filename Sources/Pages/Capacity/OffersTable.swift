import Design
public import Domain
import Markup

/// One offer as lists show it.
public struct OfferRow: Sendable {
    public var id: ID<Offer>
    public var organisationName: String
    public var siteName: String
    public var areaName: String
    /// The T Level and specialism in words.
    public var subject: String
    /// Empty when not known yet.
    public var places: Int?
    public var taken: Int
    public var firstDay: Day
    public var lastDay: Day
    public var pattern: Pattern
    public var hours: Int?
    public var minimumAge: Int?
    public var smallestGroup: Int?
    public var source: String
    public var asAt: Day
    public var isWithdrawn: Bool
    /// Whether nobody has confirmed it for too long.
    public var isStale: Bool
    /// How far it is from where the list was asked from, in words.
    public var distance: String?

    public init(
        id: ID<Offer>,
        organisationName: String,
        siteName: String,
        areaName: String,
        subject: String,
        places: Int?,
        taken: Int,
        firstDay: Day,
        lastDay: Day,
        pattern: Pattern,
        hours: Int?,
        minimumAge: Int?,
        smallestGroup: Int? = nil,
        source: String,
        asAt: Day,
        isWithdrawn: Bool,
        isStale: Bool = false,
        distance: String? = nil
    ) {
        self.id = id
        self.organisationName = organisationName
        self.siteName = siteName
        self.areaName = areaName
        self.subject = subject
        self.places = places
        self.taken = taken
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.pattern = pattern
        self.hours = hours
        self.minimumAge = minimumAge
        self.smallestGroup = smallestGroup
        self.source = source
        self.asAt = asAt
        self.isWithdrawn = isWithdrawn
        self.isStale = isStale
        self.distance = distance
    }

    var free: Int? { places.map { max(0, $0 - taken) } }
    var placesText: String { places.map(String.init) ?? "Not known yet" }
    var dates: String { "\(firstDay.formatted()) to \(lastDay.formatted())" }
    var name: String { "\(areaName), \(siteName)" }
}

/// Offers in a table.
struct OffersTable: HTML {
    let caption: String
    let rows: [OfferRow]
    let showsEmployer: Bool
    let sort: ((String) -> SortLink)?
    /// The form that the check boxes of the rows belong to, where rows can be chosen.
    let form: String?

    init(
        _ caption: String,
        rows: [OfferRow],
        showsEmployer: Bool,
        sort: ((String) -> SortLink)? = nil,
        form: String? = nil
    ) {
        self.form = form
        self.caption = caption
        self.rows = rows
        self.showsEmployer = showsEmployer
        self.sort = sort
    }

    var body: some HTML {
        Table(
            caption,
            rows: rows,
            empty: "There are no places to show.",
            selection: form.map { form in
                Selection(
                    form: form,
                    value: { $0.id.description },
                    label: { "\($0.organisationName), \($0.name), \($0.subject)" }
                )
            },
            columns: columns
        )
    }

    private var columns: [Column<OfferRow>] {
        var columns: [Column<OfferRow>] = []
        if showsEmployer { columns.append(Column("Employer", sort: sort?("employer")) { $0.organisationName }) }
        columns += [
            Column("Area", isHeader: true, sort: sort?("area")) { row in
                Link(row.name, href: SiteRoute.capacity(.offer(row.id)).path, context: row.subject)
                if row.isWithdrawn { " (withdrawn)" }
            },
            Column("T Level") { $0.subject },
            Column("Dates", sort: sort?("start")) { $0.dates },
            Column("Pattern") { $0.pattern.title },
            Column("Places offered", isNumeric: true, sort: sort?("places")) { $0.placesText },
            Column("Taken", isNumeric: true) { $0.taken },
            Column("Free", isNumeric: true, sort: sort?("free")) { $0.free.map(String.init) ?? "" },
        ]
        if rows.contains(where: { $0.distance != nil }) {
            columns.append(Column("Distance", sort: sort?("distance")) { $0.distance ?? "Not known" })
        }
        columns.append(
            Column("Last confirmed") { row in
                row.asAt.formatted()
                if row.isStale { Paragraph(isSmall: true) { Tag("Out of date", .orange) } }
            }
        )
        return columns
    }
}
