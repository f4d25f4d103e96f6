import Domain
import Records
import Store

/// Why students who had a place in one run have another, or none, in the next: told from how things stand now.
struct ChangeCauses {
    private var causes: [ID<Domain.Student>: RunComparison.Cause] = [:]

    init(
        _ one: ProposalList,
        _ other: ProposalList,
        in scope: Scope,
        _ trellis: Trellis,
        _ reader: any Reader
    ) throws {
        let later = Dictionary(uniqueKeysWithValues: other.rows.map { ($0.proposal.studentID, $0.proposal) })
        let moved = one.rows.map(\.proposal).filter { proposal in
            proposal.offerID != nil && later[proposal.studentID]?.offerIDs != proposal.offerIDs
        }
        let places = try Planning.places(Set(moved.flatMap(\.offerIDs)), in: scope, reader)
        let vetoes = try Proposals.vetoes(in: scope, reader)
        let placed = try Placements.placedStudents(in: scope, year: one.run.year, reader)
        let students = try Planning.students(of: one.run.id, in: scope, reader)
        let cohorts = try Planning.cohorts(in: scope, year: one.run.year, reader)
        for proposal in moved {
            guard let student = students[proposal.studentID] else { continue }
            if placed.contains(student.id) {
                causes[student.id] = .placed
                continue
            }
            let cohort = student.cohortID.flatMap { cohorts[$0] }
            let seeker = PlanningTable.seeker(student, cohort: cohort, year: one.run.year, trellis: trellis)
            causes[student.id] =
                proposal.offerIDs.lazy.compactMap { offer in
                    Self.obstacle(places[offer], seeker, vetoes[student.id]?.contains(offer) ?? false, trellis)
                }.first ?? Self.choice(proposal, later[student.id])
        }
    }

    /// Why a student's place changed; nothing when it did not.
    subscript(student: ID<Domain.Student>) -> RunComparison.Cause? { causes[student] }

    /// What stands in the way of the former place now.
    private static func obstacle(
        _ place: Eligibility.Place?,
        _ seeker: Eligibility.Seeker,
        _ isVetoed: Bool,
        _ trellis: Trellis
    ) -> RunComparison.Cause? {
        guard let place, place.offer.archivedAt == nil else { return .withdrawn }
        let distance = seeker.student.homeOutcode.flatMap { home in
            place.postcode.flatMap { trellis.geography.distance(from: home, to: $0) }
        }
        let found = Eligibility.obstacles(for: seeker, at: place, miles: distance?.miles, isVetoed: isVetoed)
            .subtracting(.tooFewHours)
        switch found.first {
        case nil: return nil
        case .full, .placesNotKnown: return .full
        case .vetoed: return .rejected
        default: return .noLongerAllowed
        }
    }

    /// The former place is still there: the plan as a whole was better otherwise.
    private static func choice(_ former: Proposal, _ later: Proposal?) -> RunComparison.Cause {
        guard let later else { return .notAsked }
        if later.moved { return .chosenByPerson }
        guard later.offerID != nil else { return .forOthers }
        return (later.preferenceMet ?? .max) < (former.preferenceMet ?? .max) ? .betterChoice : .forOthers
    }
}
