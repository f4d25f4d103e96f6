import Domain
import Records
import Store

/// Makes placements of proposals: everything that is needed is read once, and each place is taken by the conditional
/// update that lets only one of two people have the last one.
struct Acceptance {
    let trellis: Trellis
    let actor: Actor
    let run: Run
    private let students: [ID<Student>: Student]
    private let cohorts: [ID<Cohort>: Cohort]
    private let places: [ID<Offer>: Eligibility.Place]
    private var placed: Set<ID<Student>>

    init(_ proposals: [Proposal], of run: Run, _ trellis: Trellis, by actor: Actor, _ reader: any Reader) throws {
        self.trellis = trellis
        self.actor = actor
        self.run = run
        let scope = actor.scope
        students = try Planning.students(of: run.id, in: scope, reader)
        cohorts = try Planning.cohorts(in: scope, year: run.year, reader)
        places = try Planning.places(Set(proposals.compactMap(\.offerID)), in: scope, reader)
        placed = try Placements.placedStudents(in: scope, year: run.year, reader)
    }

    /// Accepts what can be accepted. A proposal whose place has gone, or whose student has one already, stays open.
    /// - Returns: how many were accepted.
    mutating func accept(_ proposals: [Proposal], _ ledger: inout Ledger) throws -> Int {
        var accepted: [Proposal] = []
        var placements: [Placement] = []
        var legs: [Leg] = []
        for (place, wanted) in wanted(proposals) {
            let taken = try ledger.takePlaces(upTo: wanted.count, of: place.offer.id)
            for (proposal, student) in wanted.prefix(taken) {
                let (placement, leg) = placement(of: student, at: place, from: proposal)
                placements.append(placement)
                legs.append(leg)
                var proposal = proposal
                proposal.state = .accepted
                accepted.append(proposal)
                placed.insert(student.id)
            }
        }
        try ledger.insert(placements)
        try ledger.insert(legs)
        try ledger.update(accepted)
        return accepted.count
    }

    /// The proposals that could be accepted if there is room, by place and in their order.
    private func wanted(
        _ proposals: [Proposal]
    ) -> [(place: Eligibility.Place, proposals: [(Proposal, Student)])] {
        var order: [ID<Offer>] = []
        var wanted: [ID<Offer>: [(Proposal, Student)]] = [:]
        for proposal in proposals {
            guard let offer = proposal.offerID, let student = students[proposal.studentID],
                student.archivedAt == nil, !placed.contains(student.id)
            else { continue }
            if wanted[offer] == nil { order.append(offer) }
            wanted[offer, default: []].append((proposal, student))
        }
        return order.compactMap { offer in places[offer].map { ($0, wanted[offer] ?? []) } }
    }

    private func placement(
        of student: Student,
        at place: Eligibility.Place,
        from proposal: Proposal
    ) -> (Placement, Leg) {
        let offer = place.offer
        let cohort = student.cohortID.flatMap { cohorts[$0] }
        let seeker = PlanningTable.seeker(student, cohort: cohort, year: run.year, trellis: trellis)
        let dates = Eligibility.dates(for: seeker, at: place)
        let placement = Placement(
            id: trellis.newID(),
            systemID: actor.systemID,
            studentID: student.id,
            providerID: student.providerID,
            year: run.year,
            state: .confirmed,
            hoursRequired: seeker.hoursRequired,
            proposalID: proposal.id,
            confirmedAt: trellis.now()
        )
        let leg = Leg(
            id: trellis.newID(),
            systemID: actor.systemID,
            placementID: placement.id,
            organisationID: offer.organisationID,
            areaID: offer.areaID,
            offerID: offer.id,
            position: 1,
            firstDay: dates?.start ?? offer.firstDay,
            lastDay: dates?.end ?? offer.lastDay,
            pattern: offer.pattern.kind == .unknown ? seeker.pattern : offer.pattern,
            hours: seeker.hoursRequired
        )
        return (placement, leg)
    }
}
