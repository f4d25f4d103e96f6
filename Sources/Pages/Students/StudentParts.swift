import Design
public import Domain
import Markup

/// A leg of a placement as pages about students show it.
public struct StudentLeg: Sendable {
    public var employer: String
    public var employerID: ID<Organisation>
    public var area: String
    public var site: String
    /// Address and postcode.
    public var address: String
    /// First to last day.
    public var dates: String
    public var pattern: String
    public var hours: Int
    /// The way from home in words; empty when it is not known or not to be shown.
    public var distance: String?
    /// Whom to ask for, with the work telephone and e-mail.
    public var contact: String?

    public init(
        employer: String,
        employerID: ID<Organisation>,
        area: String,
        site: String,
        address: String,
        dates: String,
        pattern: String,
        hours: Int,
        distance: String? = nil,
        contact: String? = nil
    ) {
        self.employer = employer
        self.employerID = employerID
        self.area = area
        self.site = site
        self.address = address
        self.dates = dates
        self.pattern = pattern
        self.hours = hours
        self.distance = distance
        self.contact = contact
    }

    /// Area, site and address in one line.
    var place: String {
        // A site is often called like the area, or like the first line of its address.
        [area, site == area ? "" : site, address].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// What the rule book says about hours, with how sure it is.
public struct HoursRule: Sendable, Hashable {
    public var hours: Int
    /// How sure we are, and what to check.
    public var status: String
    public var source: String

    public init(hours: Int, status: String, source: String) {
        self.hours = hours
        self.status = status
        self.source = source
    }

    /// The rule in a sentence.
    var sentence: String { "The rule book requires \(hours) hours. \(status)" }
}

/// The legs of a placement in a table.
struct LegsTable: HTML {
    let caption: String
    let legs: [StudentLeg]
    /// Whether the viewer may open the employers' pages.
    let linksEmployers: Bool
    let showsDistance: Bool

    var body: some HTML {
        Table(caption, rows: legs, empty: "No dates are agreed yet.", columns: columns)
    }

    private var columns: [Column<StudentLeg>] {
        var columns: [Column<StudentLeg>] = [
            Column("Employer", isHeader: true) { leg in
                if linksEmployers {
                    Link(leg.employer, href: SiteRoute.network(.organisation(leg.employerID)).path)
                } else {
                    leg.employer
                }
            },
            Column("Place") { $0.place },
            Column("Dates") { $0.dates },
            Column("Pattern") { $0.pattern },
            Column("Hours", isNumeric: true) { $0.hours },
        ]
        if showsDistance { columns.append(Column("From home") { $0.distance ?? "Not known" }) }
        return columns
    }
}
