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
        let plan = FoundPlan(table, answer)
        let claims = Claims(plan)
        let remedies = RemedySearch(plan: plan)
        let wanting = demand()
        let leftOver = LeftOver(plan: plan, claims: claims, answer: answer)
        return table.seekers.indices.map { index in
            var proposal = proposal(index, plan, claims, wanting: wanting)
            if plan.ways[index] == nil {
                proposal.reasons = leftOver.reasons(for: index)
                proposal.smallestChange = remedies.smallestChange(for: index)
            }
            return proposal
        }
    }

    private func proposal(_ index: Int, _ plan: FoundPlan, _ claims: Claims, wanting: [Int: Int]) -> Proposal {
        let student = table.seekers[index].student
        let way = plan.ways[index]
        let legs = way?.legs ?? []
        let offers = way.map { table.offers(of: $0) } ?? []
        let isLocked = !offers.isEmpty && table.locks[student.id] == offers
        return Proposal(
            id: newID(),
            systemID: run.systemID,
            runID: run.id,
            studentID: student.id,
            providerID: student.providerID,
            offerID: offers.first,
            organisationID: legs.first.map { table.places[$0.place].offer.organisationID },
            preferenceMet: way?.rank,
            distance: way?.distance.map { Int($0.metres.rounded()) },
            legs: legs.count > 1 ? legs.map(leg) : [],
            reasons: way.map { reasons(for: $0, index, isLocked: isLocked, wanting: wanting) } ?? [],
            alternatives: alternatives(index, plan, claims),
            state: way == nil ? .unplaced : .open,
            locked: isLocked
        )
    }

    private func leg(_ choice: PlanningTable.Choice) -> ProposedLeg {
        ProposedLeg(
            offerID: table.places[choice.place].offer.id,
            firstDay: choice.dates.start,
            lastDay: choice.dates.end,
            hours: choice.hours,
            preferenceMet: choice.rank,
            distance: choice.distance.map { Int($0.metres.rounded()) }
        )
    }

    /// Why this place.
    private func reasons(
        for way: PlanningTable.Way,
        _ index: Int,
        isLocked: Bool,
        wanting: [Int: Int]
    ) -> [Reason] {
        let student = table.seekers[index].student
        let wishes = student.preferences.count
        var reasons: [Reason] = isLocked ? [Reason(.lockedByPerson)] : []
        if table.facts.policy.has(.changes), table.facts.promises[student.id] == table.offers(of: way) {
            reasons.append(Reason(.keptPromise))
        }
        if let rank = way.rank {
            reasons.append(Reason(.preferenceMet, count: rank, other: wishes))
        } else {
            reasons.append(wishes == 0 ? Reason(.noPreferencesGiven) : Reason(.noPreferenceMet, count: wishes))
        }
        let better = table.choices[index].prefix { ($0.rank ?? .max) < (way.rank ?? .max) }
        if let best = better.first {
            let room = table.places[best.place].free
            if let students = wanting[best.place], students > room {
                reasons.append(Reason(.betterChoiceFull, count: students, other: room))
            }
        }
        if way.legs.count > 1 { reasons.append(Reason(.inParts, count: way.legs.count)) }
        reasons.append(
            way.distance.map { Reason(.distance, count: $0.wholeMiles) } ?? Reason(.distanceUnknown)
        )
        if let dates = way.dates { reasons.append(Reason(.windowFits, detail: dates.formatted)) }
        let legs = way.legs.map { (table.places[$0.place], $0.dates) }
        reasons += CalendarWords.reasons(
            for: table.seekers[index],
            at: legs,
            countsSeries: table.facts.policy.has(.unwanted)
        )
        return reasons
    }

    private func alternatives(_ index: Int, _ plan: FoundPlan, _ claims: Claims) -> [Domain.Alternative] {
        let chosen = plan.ways[index].map { table.offers(of: $0) } ?? []
        return table.ways[index].lazy
            .filter { way in
                way.legs.allSatisfy { table.rooms[$0.place] > 0 } && table.offers(of: way) != chosen
            }
            .prefix(Self.mostAlternatives).map { way in
                let offers = table.offers(of: way)
                return Domain.Alternative(
                    offerID: offers[0],
                    preferenceMet: way.rank,
                    distance: way.distance.map { Int($0.metres.rounded()) },
                    free: way.legs.map { max(0, plan.free(at: $0.place)) }.min() ?? 0,
                    furtherOfferIDs: offers.count > 1 ? Array(offers.dropFirst()) : nil,
                    cost: claims.cost(of: way, for: index)
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

extension PlanningTable.Way {
    /// The best preference that a leg meets, 1 for the first.
    var rank: Int? { legs.compactMap(\.rank).min() }

    /// The furthest leg; nothing when one of them is not known.
    var distance: Distance? {
        let known = legs.compactMap(\.distance)
        return known.count == legs.count ? known.max { $0.metres < $1.metres } : nil
    }

    /// From the first day of the first leg to the last day of the last.
    var dates: DayRange? {
        guard let first = legs.first, let last = legs.last else { return nil }
        return try? DayRange(start: first.dates.start, end: last.dates.end)
    }
}
