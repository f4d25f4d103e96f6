import Domain
import Records
import Store

/// Today, as copies that a what-if may change: what the engine is asked about, who has a place already, and where places
/// could be. Nothing is ever written back.
struct WhatIfSituation: Sendable {
    /// A placement that people have confirmed, and who has it.
    struct Placed: Sendable {
        var seeker: Eligibility.Seeker
        var state: PlacementState
        var legs: [Planning.PlacedLeg]
        var offers: [ID<Offer>] { legs.map(\.offerID) }
    }

    var facts: PlanningFacts
    /// Who has a place already, and where.
    let placed: [ID<Domain.Student>: Placed]
    /// The sites of employers: where new places could be.
    let sites: [Planning.HostSite]
    let colleges: [OrganisationName]
    private var raises: [TravelRaise] = []

    /// Reads today.
    init(in scope: Scope, year: AcademicYear, _ trellis: Trellis, _ reader: any Reader) throws {
        facts = try PlanningFacts(in: scope, year: year, trellis: trellis, reader)
        let cohorts = try Planning.cohorts(in: scope, year: year, reader)
        let legs = Dictionary(
            grouping: try Planning.placedLegs(in: scope, year: year, reader),
            by: \.studentID
        )
        var placed: [ID<Domain.Student>: Placed] = [:]
        for student in try Planning.students(Set(legs.keys), in: scope, reader) {
            guard let own = legs[student.id], let first = own.first else { continue }
            placed[student.id] = Placed(
                seeker: PlanningTable.seeker(
                    student,
                    cohort: student.cohortID.flatMap { cohorts[$0] },
                    year: year,
                    trellis: trellis
                ),
                state: first.state,
                legs: own
            )
        }
        self.placed = placed
        sites = try Planning.hostSites(in: scope, year: year, reader)
        colleges = try Organisations.colleges(in: scope, reader)
    }

    /// The same with some placed students among those who need a place, and their places free again.
    func reopening(_ ids: Set<ID<Domain.Student>>) -> WhatIfSituation {
        var copy = self
        let opened = ids.sorted().compactMap { placed[$0] }
        copy.facts.seekers += opened.map { placement in raises.reduce(placement.seeker) { $1.applied(to: $0) } }
        let freed = Dictionary(grouping: opened.flatMap(\.offers), by: { $0 }).mapValues(\.count)
        for index in copy.facts.places.indices {
            let offer = copy.facts.places[index].offer
            copy.facts.places[index].offer.taken = max(0, offer.taken - (freed[offer.id] ?? 0))
        }
        for leg in opened.flatMap(\.legs) {
            let stay = copy.facts.stays.firstIndex {
                $0.offerID == leg.offerID && $0.firstDay == leg.firstDay && $0.lastDay == leg.lastDay
            }
            if let stay { copy.facts.stays.remove(at: stay) }
        }
        return copy
    }

    /// Lets students travel further, those who are looked at again later included.
    mutating func raise(_ raise: TravelRaise) {
        raises.append(raise)
        facts.seekers = facts.seekers.map(raise.applied)
    }

    /// The students whose confirmed placement has not begun.
    func notBegun(on today: Day) -> Set<ID<Domain.Student>> {
        Set(
            placed.filter { _, placement in
                placement.state == .confirmed && placement.legs.allSatisfy { $0.firstDay > today }
            }
            .map(\.key)
        )
    }
}

/// How much further some students could travel.
struct TravelRaise: Sendable {
    let miles: Int
    /// Whose students; empty for all.
    let college: ID<Organisation>?

    func applied(to seeker: Eligibility.Seeker) -> Eligibility.Seeker {
        guard college == nil || seeker.student.providerID == college else { return seeker }
        var copy = seeker
        copy.travelLimit += miles
        return copy
    }
}
