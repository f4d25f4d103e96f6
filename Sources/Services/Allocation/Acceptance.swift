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
    private var space: HostSpace

    init(_ proposals: [Proposal], of run: Run, _ trellis: Trellis, by actor: Actor, _ reader: any Reader) throws {
        self.trellis = trellis
        self.actor = actor
        self.run = run
        let scope = actor.scope
        students = try Planning.students(of: run.id, in: scope, reader)
        cohorts = try Planning.cohorts(in: scope, year: run.year, reader)
        places = try Planning.places(Set(proposals.flatMap(\.offerIDs)), in: scope, reader)
        placed = try Placements.placedStudents(in: scope, year: run.year, reader)
        let stays = try Presences.atLimits(in: scope, from: run.year.range.start, reader)
        space = HostSpace(places.values, stays: stays, in: run.year.range)
    }

    /// Accepts what can be accepted. A proposal of which a place has gone, whose host is full on those days, or whose
    /// student has a place already, stays open.
    /// - Returns: how many were accepted.
    mutating func accept(_ proposals: [Proposal], _ ledger: inout Ledger) throws -> Int {
        var accepted: [Proposal] = []
        var placements: [Placement] = []
        var legs: [Leg] = []
        for (offers, wanted) in wanted(proposals) {
            let there = offers.compactMap { places[$0] }
            let made = wanted.map { (proposal: $0, student: $1, placement(of: $1, from: $0, at: there)) }
                .filter { space.admit(stays($2.legs, there)) }
            let taken = try take(made.count, of: offers, &ledger)
            for (proposal, student, made) in made.prefix(taken) {
                placements.append(made.placement)
                legs += made.legs
                var proposal = proposal
                proposal.state = .accepted
                accepted.append(proposal)
                placed.insert(student.id)
            }
            for (_, _, left) in made.dropFirst(taken) { space.release(stays(left.legs, there)) }
        }
        try ledger.insert(placements)
        try ledger.insert(legs)
        try ledger.update(accepted)
        return accepted.count
    }

    /// When a student would be where.
    private func stays(_ legs: [Leg], _ places: [Eligibility.Place]) -> [(Presence, Eligibility.Place)] {
        zip(legs, places).compactMap { leg, place in
            (try? DayRange(start: leg.firstDay, end: leg.lastDay)).map { (Presence($0, leg.pattern), place) }
        }
    }

    /// Takes a place of every offer for each of so many students: all of a student's places or none.
    private func take(_ count: Int, of offers: [ID<Offer>], _ ledger: inout Ledger) throws -> Int {
        var taken = count
        for (index, offer) in offers.enumerated() where taken > 0 {
            let got = try ledger.takePlaces(upTo: taken, of: offer)
            for earlier in offers[..<index] {
                for _ in got..<taken { try ledger.givePlaceBack(of: earlier) }
            }
            taken = got
        }
        return taken
    }

    /// The proposals that could be accepted if there is room, by places and in their order.
    private func wanted(
        _ proposals: [Proposal]
    ) -> [(offers: [ID<Offer>], proposals: [(Proposal, Student)])] {
        var order: [[ID<Offer>]] = []
        var wanted: [[ID<Offer>]: [(Proposal, Student)]] = [:]
        for proposal in proposals {
            let offers = proposal.offerIDs
            guard !offers.isEmpty, offers.allSatisfy({ places[$0] != nil }),
                let student = students[proposal.studentID], student.archivedAt == nil, !placed.contains(student.id)
            else { continue }
            if wanted[offers] == nil { order.append(offers) }
            wanted[offers, default: []].append((proposal, student))
        }
        return order.map { ($0, wanted[$0] ?? []) }
    }

    private func placement(
        of student: Student,
        from proposal: Proposal,
        at places: [Eligibility.Place]
    ) -> (placement: Placement, legs: [Leg]) {
        let cohort = student.cohortID.flatMap { cohorts[$0] }
        let seeker = PlanningTable.seeker(student, cohort: cohort, year: run.year, trellis: trellis)
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
        let legs = places.enumerated().map { index, place in
            let offer = place.offer
            let part = proposal.legs.indices.contains(index) ? proposal.legs[index] : nil
            let dates = Eligibility.dates(for: seeker, at: place)
            return Leg(
                id: trellis.newID(),
                systemID: actor.systemID,
                placementID: placement.id,
                organisationID: offer.organisationID,
                areaID: offer.areaID,
                offerID: offer.id,
                position: index + 1,
                firstDay: part?.firstDay ?? dates?.start ?? offer.firstDay,
                lastDay: part?.lastDay ?? dates?.end ?? offer.lastDay,
                pattern: offer.pattern.kind == .unknown ? seeker.pattern : offer.pattern,
                hours: part?.hours ?? seeker.hoursRequired
            )
        }
        return (placement, legs)
    }
}
