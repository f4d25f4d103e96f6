import Design
public import Domain
import Markup

/// One part of a placement that is proposed, with where it is.
public struct PlacedPart: Sendable {
    let leg: ProposedLeg
    let place: Eligibility.Place

    public init(_ leg: ProposedLeg, at place: Eligibility.Place) {
        self.leg = leg
        self.place = place
    }
}

/// The parts of a placement, in their order.
struct PartsTable: HTML {
    let parts: [PlacedPart]

    var body: some HTML {
        Table(
            "In \(parts.count) parts",
            captionSize: .small,
            rows: parts,
            columns: [
                Column("Place", isHeader: true) { part in
                    Link(part.place.title, href: SiteRoute.capacity(.offer(part.place.offer.id)).path)
                },
                Column("Dates") { "\($0.leg.firstDay.formatted()) to \($0.leg.lastDay.formatted())" },
                Column("Hours", isNumeric: true) { String($0.leg.hours) },
                Column("Distance") { part in
                    part.leg.distance.map { Distance(metres: Double($0)).short } ?? "Not known"
                },
            ]
        )
    }
}

/// The least that would have to change for a student who is left over.
struct SmallestChangeSection: HTML {
    let change: SmallestChange
    /// The places that the student could then have.
    let places: [Eligibility.Place]

    var body: some HTML {
        Heading("The smallest change that would help", size: .small)
        if places.isEmpty {
            BulletList(change.remedies.map(\.sentence))
        } else {
            Paragraph {
                "The student could have "
                ForEach(Array(places.enumerated())) { index, place in
                    Fragment {
                        if index > 0 { ", then " }
                        Link(place.title, href: SiteRoute.capacity(.offer(place.offer.id)).path)
                    }
                }
                change.remedies.count == 1 ? " if this changed:" : " if all of this changed:"
            }
            BulletList(change.remedies.map(\.sentence))
        }
    }
}

extension Eligibility.Place {
    /// What people call it.
    var title: String { "\(organisationName), \(area.name)" }
}
