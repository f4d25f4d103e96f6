import Domain

/// Who has the better claim to a place, told level by level, as the policy orders them: why a place went to others, and
/// what it would cost them to give it up. Nobody is named.
struct Claims {
    let plan: FoundPlan
    private var table: PlanningTable { plan.table }
    /// What each seeker's placement costs at the levels of preference and travel.
    private let costs: [Cost?]
    /// The best placement that each seeker could move to without anybody else moving.
    private let retreats: [Cost?]

    private struct Cost {
        var points: Double
        var miles: Double
    }

    init(_ plan: FoundPlan) {
        self.plan = plan
        costs = plan.ways.enumerated().map { index, way in way.map { Self.cost($0, of: index, plan.table) } }
        retreats = plan.table.ways.enumerated().map { index, ways in
            ways.filter { plan.isFree($0) }.map { Self.cost($0, of: index, plan.table) }
                .min { ($0.points, $0.miles) < ($1.points, $1.miles) }
        }
    }

    private static func cost(_ way: PlanningTable.Way, of index: Int, _ table: PlanningTable) -> Cost {
        let seeker = table.seekers[index]
        var cost = Cost(points: 0, miles: 0)
        for leg in way.legs {
            let share = Double(leg.hours) / Double(max(1, seeker.hoursRequired))
            let wishes = seeker.student.preferences.count
            cost.points += Double(table.facts.policy.points(ofRank: leg.rank, wishes: wishes)) * share
            cost.miles += (leg.distance?.miles ?? Double(seeker.travelLimit)) * share
        }
        return cost
    }

    // MARK: - Why places went to others

    /// For a student who is left over: whom the places that fit went to, by the level that decided.
    func holders(for index: Int) -> [Reason] {
        var counts: [Reason.Kind: Int] = [:]
        var seen: Set<Int> = []
        for way in table.ways[index] {
            let cost = Self.cost(way, of: index, table)
            for leg in way.legs where plan.free(at: leg.place) <= 0 && seen.insert(leg.place).inserted {
                for holder in plan.holders[leg.place] ?? [] {
                    counts[claim(of: holder, over: index, cost, at: leg.place), default: 0] += 1
                }
            }
        }
        let order: [Reason.Kind] = [
            .heldByLock, .heldForFairness, .heldForPromise, .heldForPreference, .heldForTravel, .heldByLot,
        ]
        return order.compactMap { kind in counts[kind].map { Reason(kind, count: $0) } }
    }

    /// The first level at which giving the holder's place to the seeker would be worse.
    private func claim(of holder: Int, over seeker: Int, _ cost: Cost, at place: Int) -> Reason.Kind {
        let offer = table.places[place].offer.id
        let student = table.seekers[holder].student.id
        if table.locks[student]?.contains(offer) == true { return .heldByLock }
        guard let own = costs[holder] else { return .heldByLot }
        for level in table.facts.policy.levels {
            switch level {
            case .unfair where isLessFair(taking: holder, for: seeker): return .heldForFairness
            case .changes where table.facts.promises[student]?.contains(offer) == true: return .heldForPromise
            case .preference where cost.points > own.points: return .heldForPreference
            case .preference where cost.points < own.points: return .heldByLot
            case .travel where cost.miles > own.miles: return .heldForTravel
            default: continue
            }
        }
        return .heldByLot
    }

    /// Whether it would be less fair if the first student's college had one more left over and the second's one fewer.
    private func isLessFair(taking holder: Int, for seeker: Int) -> Bool {
        let (theirs, own) = (table.seekers[holder].student.providerID, table.seekers[seeker].student.providerID)
        guard theirs != own else { return false }
        let (size, ownSize) = (table.facts.cohortSizes[theirs] ?? 1, table.facts.cohortSizes[own] ?? 1)
        let worse = ((plan.unplaced[theirs] ?? 0) + 1) * ownSize
        let now = (plan.unplaced[own] ?? 0) * size
        // Of equal shares the one of the smaller college weighs more: each of its students is more of it.
        return worse == now ? size < ownSize : worse > now
    }

    // MARK: - What an alternative costs

    /// What it would cost somebody else if the student had this placement; nothing when that is not told.
    func cost(of way: PlanningTable.Way, for index: Int) -> Reason? {
        let own = Set((plan.ways[index]?.legs ?? []).map(\.place))
        let full = way.legs.filter { plan.free(at: $0.place) <= 0 && !own.contains($0.place) }
        if full.isEmpty { return Reason(.costsNobody) }
        guard full.count == 1, let leg = full.first else { return nil }
        let order: [Reason.Kind] = [.costsNothing, .costsTravel, .costsPreference, .costsPlace, .costsFairness]
        let losses = (plan.holders[leg.place] ?? []).map { loss(of: $0, to: index) }
        return order.first { losses.contains($0) }.map { Reason($0) }
    }

    /// The least that a holder would lose by making room for another student.
    private func loss(of holder: Int, to index: Int) -> Reason.Kind {
        guard let now = costs[holder] else { return .costsPlace }
        var refuges = [retreats[holder]].compactMap { $0 }
        if let left = plan.ways[index] {
            refuges += table.ways[holder].filter { $0.isSamePlaces(as: left) }
                .map { Self.cost($0, of: holder, table) }
        }
        guard let best = refuges.min(by: { ($0.points, $0.miles) < ($1.points, $1.miles) }) else {
            return isLessFair(taking: holder, for: index) ? .costsFairness : .costsPlace
        }
        if best.points > now.points { return .costsPreference }
        return best.points == now.points && best.miles > now.miles ? .costsTravel : .costsNothing
    }
}
