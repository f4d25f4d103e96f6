import Allocation
import Domain

/// Why a student is left over: the fewest rules that between them stop every offer, or whom the places that fit went to.
struct LeftOver {
    private let plan: FoundPlan
    private let claims: Claims
    /// What each student who is left over competes for, as far as the engine has proved it.
    private let shortages: [String: Reason]
    private let stopped: Set<String>
    private var table: PlanningTable { plan.table }

    init(plan: FoundPlan, claims: Claims, answer: Answer) {
        self.plan = plan
        self.claims = claims
        var shortages: [String: Reason] = [:]
        for shortage in answer.shortages {
            for student in shortage.students {
                shortages[student] = Reason(.shortage, count: shortage.students.count, other: shortage.places)
            }
        }
        self.shortages = shortages
        stopped = Set(answer.unplaced.filter { $0.reasons.contains(.stoppedEarly) }.map(\.student))
    }

    func reasons(for index: Int) -> [Reason] {
        let id = table.seekers[index].student.id.description
        let refusals = table.refusals[index]
        var reasons: [Reason] = []
        if stopped.contains(id) {
            reasons.append(Reason(.stoppedEarly))
        } else if table.ways[index].contains(where: isOpen) {
            reasons.append(shortages[id] ?? shortage(for: index))
            reasons += claims.holders(for: index)
        } else if refusals.isEmpty, table.ways[index].isEmpty {
            reasons.append(Reason(.noOfferForTLevel))
        } else if refusals.allSatisfy({ $0.obstacles.contains(.noOfferForSpecialism) }) {
            reasons.append(Reason(.noOfferForSpecialism))
        }
        if let group = waitingGroup(index) { reasons.append(Reason(.groupTooSmall, count: group)) }
        return reasons + rules(index, refusals)
    }

    /// The fewest rules that stop every offer that is not allowed, the commonest first.
    private func rules(_ index: Int, _ refusals: [PlanningTable.Refusal]) -> [Reason] {
        let seeker = table.seekers[index]
        let stopping = refusals.map(\.obstacles).filter { !$0.contains(.noOfferForSpecialism) }
        let fewest = Obstacles.fewest(stopping: stopping).kinds
        var reasons = fewest.map { kind in
            Reason(
                kind,
                count: stopping.count { $0.contains(Obstacles(kind)) },
                other: kind == .tooFar ? seeker.travelLimit : 0,
                detail: kind == .weeksBlocked ? blockedWeeks(seeker, refusals) : ""
            )
        }
        reasons.sort { ($0.count, $1.kind.rawValue) > ($1.count, $0.kind.rawValue) }
        let parts = stopping.count { $0 == [.tooFewHours] }
        if parts > 1, table.facts.policy.mostLegs > 1 {
            reasons.append(
                Reason(.partsDoNotAddUp, count: seeker.hoursRequired, other: table.facts.mostEmployers)
            )
        }
        return reasons
    }

    /// The days to avoid that leave too few weeks, the same days named once.
    private func blockedWeeks(_ seeker: Eligibility.Seeker, _ refusals: [PlanningTable.Refusal]) -> String {
        let spans = refusals.filter { $0.obstacles.contains(.weeksBlocked) }.flatMap { refusal in
            CalendarWords.neverSpans(seeker, table.places[refusal.place])
        }
        return CalendarWords.list(spans)
    }

    private func isOpen(_ way: PlanningTable.Way) -> Bool {
        way.legs.allSatisfy { table.rooms[$0.place] > 0 }
    }

    /// The students who could have one of the same places, and how many places that is.
    private func shortage(for index: Int) -> Reason {
        let open = Set(table.ways[index].filter(isOpen).flatMap { $0.legs.map(\.place) })
        return Reason(
            .shortage,
            count: table.ways.count { ways in
                ways.contains { way in isOpen(way) && way.legs.contains { open.contains($0.place) } }
            },
            other: open.reduce(0) { $0 + table.rooms[$1] }
        )
    }

    /// The size of the group that a host waits for, when everything else is free.
    private func waitingGroup(_ index: Int) -> Int? {
        table.ways[index].lazy.flatMap(\.legs)
            .filter { plan.free(at: $0.place) > 0 && plan.missing(at: $0.place) > 0 }
            .compactMap { table.places[$0.place].offer.smallestGroup }.first
    }
}
