import Allocation
import Domain

/// Turns the engine's answer into proposals with reasons that people can read.
struct ProposalWriter {
    let table: PlanningTable
    let run: Run
    let newID: () -> ID<Proposal>
    /// Alternatives that are kept with a proposal.
    static let mostAlternatives = 8

    /// A proposal for every student, placed or not.
    func proposals(from answer: Answer) -> [Proposal] {
        let chosen = Dictionary(
            answer.placements.compactMap { placement in placement.options.first.map { (placement.student, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        let used = Dictionary(grouping: chosen.values, by: { $0 }).mapValues(\.count)
        let wanting = demand()
        let shortages = shortages(in: answer)
        return table.seekers.indices.map { index in
            let id = table.seekers[index].student.id.description
            let choice = chosen[id].flatMap { offer in
                table.choices[index].first { table.places[$0.place].offer.id.description == offer }
            }
            var proposal = proposal(index, choice, used: used, wanting: wanting)
            if choice == nil { proposal.reasons = obstacles(index, shortages[id]) }
            return proposal
        }
    }

    private func proposal(
        _ index: Int,
        _ choice: PlanningTable.Choice?,
        used: [String: Int],
        wanting: [Int: Int]
    ) -> Proposal {
        let seeker = table.seekers[index]
        let student = seeker.student
        let place = choice.map { table.places[$0.place] }
        let isLocked = place.map { table.locks[student.id] == $0.offer.id } ?? false
        return Proposal(
            id: newID(),
            systemID: run.systemID,
            runID: run.id,
            studentID: student.id,
            providerID: student.providerID,
            offerID: place?.offer.id,
            organisationID: place?.offer.organisationID,
            preferenceMet: choice?.rank,
            distance: choice?.distance.map { Int($0.metres.rounded()) },
            reasons: choice.map { reasons(for: $0, index, isLocked: isLocked, wanting: wanting) } ?? [],
            alternatives: alternatives(index, but: choice?.place, used: used),
            state: choice == nil ? .unplaced : .open,
            locked: isLocked
        )
    }

    /// Why this place.
    private func reasons(
        for choice: PlanningTable.Choice,
        _ index: Int,
        isLocked: Bool,
        wanting: [Int: Int]
    ) -> [Reason] {
        let seeker = table.seekers[index]
        let wishes = seeker.student.preferences.count
        var reasons: [Reason] = isLocked ? [Reason(.lockedByPerson)] : []
        if let rank = choice.rank {
            reasons.append(Reason(.preferenceMet, count: rank, other: wishes))
        } else {
            reasons.append(wishes == 0 ? Reason(.noPreferencesGiven) : Reason(.noPreferenceMet, count: wishes))
        }
        let better = table.choices[index].prefix { ($0.rank ?? .max) < (choice.rank ?? .max) }
        if let best = better.first {
            let room = table.places[best.place].free
            if let students = wanting[best.place], students > room {
                reasons.append(Reason(.betterChoiceFull, count: students, other: room))
            }
        }
        reasons.append(
            choice.distance.map { Reason(.distance, count: $0.wholeMiles) } ?? Reason(.distanceUnknown)
        )
        if let dates = Eligibility.dates(for: seeker, at: table.places[choice.place]) {
            reasons.append(Reason(.windowFits, detail: dates.formatted))
        }
        return reasons
    }

    /// What each student who is left over competes for, as far as the engine has found out.
    private func shortages(in answer: Answer) -> [String: Reason] {
        var reasons: [String: Reason] = [:]
        for shortage in answer.shortages {
            for student in shortage.students {
                reasons[student] = Reason(.shortage, count: shortage.students.count, other: shortage.places)
            }
        }
        for student in answer.unplaced where student.reasons.contains(.stoppedEarly) {
            reasons[student.student] = Reason(.stoppedEarly)
        }
        return reasons
    }

    /// What stopped every offer, the commonest first; or the shortage, when there were offers that fit.
    private func obstacles(_ index: Int, _ shortage: Reason?) -> [Reason] {
        let seeker = table.seekers[index]
        let stopped = table.obstacles[index]
        var reasons: [Reason] = []
        if !table.choices[index].isEmpty {
            let open = Set(table.choices[index].map(\.place))
            reasons.append(
                shortage
                    ?? Reason(
                        .shortage,
                        count: table.choices.count { choices in choices.contains { open.contains($0.place) } },
                        other: open.reduce(0) { $0 + table.places[$1].free }
                    )
            )
        } else if stopped.isEmpty {
            reasons.append(Reason(.noOfferForTLevel))
        } else if stopped.keys.allSatisfy({ $0 == .noOfferForSpecialism }) {
            reasons.append(Reason(.noOfferForSpecialism))
        }
        let counted = stopped.filter { $0.key != .noOfferForSpecialism }
            .sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
        reasons += counted.map { Reason($0.key, count: $0.value, other: $0.key == .tooFar ? seeker.travelLimit : 0) }
        return reasons
    }

    private func alternatives(_ index: Int, but chosen: Int?, used: [String: Int]) -> [Domain.Alternative] {
        table.choices[index].lazy.filter { $0.place != chosen }.prefix(Self.mostAlternatives).map { choice in
            let place = table.places[choice.place]
            return Domain.Alternative(
                offerID: place.offer.id,
                preferenceMet: choice.rank,
                distance: choice.distance.map { Int($0.metres.rounded()) },
                free: max(0, place.free - (used[place.offer.id.description] ?? 0))
            )
        }
    }

    /// How many students could have each offer.
    private func demand() -> [Int: Int] {
        var count: [Int: Int] = [:]
        for choices in table.choices {
            for choice in choices { count[choice.place, default: 0] += 1 }
        }
        return count
    }
}
