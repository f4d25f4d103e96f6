import Allocation
import Domain

/// A situation as the engine is asked about it, with the way back from its options to offers.
struct WhatIfQuestion: Sendable {
    let facts: PlanningFacts
    let table: PlanningTable
    var problem: Problem
    private let optionIDs: [String: Set<String>]

    init(_ facts: PlanningFacts, _ geography: Geography) {
        self.facts = facts
        table = PlanningTable(facts, geography)
        problem = table.problem
        optionIDs = Dictionary(
            problem.students.map { ($0.id, Set($0.options.map(\.id))) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The options that place a student at some offers, leg by leg; nothing when that is not allowed.
    func path(of offers: [ID<Offer>], for student: ID<Domain.Student>) -> [Problem.Option.ID]? {
        guard !offers.isEmpty, let known = optionIDs[student.description] else { return nil }
        let ids = OptionPath.ids(of: offers)
        return ids.allSatisfy(known.contains) ? ids : nil
    }

    /// Where an answer places whom.
    func plan(_ placements: [Allocation.Placement]) -> WhatIfDifference.Plan {
        Dictionary(
            placements.compactMap { placement in
                ID<Domain.Student>(placement.student).map { ($0, OptionPath.offers(in: placement.options)) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The students whom a plan puts where there is less room than it needs.
    func crowded(in plan: WhatIfDifference.Plan) -> Set<ID<Domain.Student>> {
        var users: [Problem.Resource.ID: [ID<Domain.Student>]] = [:]
        for student in problem.students {
            guard let id = ID<Domain.Student>(student.id), let path = plan[id].flatMap({ path(of: $0, for: id) })
            else { continue }
            for option in student.options where path.contains(option.id) {
                for resource in option.resources { users[resource, default: []].append(id) }
            }
        }
        return Set(problem.resources.flatMap { $0.capacity < users[$0.id]?.count ?? 0 ? users[$0.id] ?? [] : [] })
    }

    /// Lets the search begin with a plan, as far as it is still allowed.
    mutating func begin(with plan: WhatIfDifference.Plan) {
        for index in problem.students.indices {
            guard let id = ID<Domain.Student>(problem.students[index].id) else { continue }
            problem.students[index].promised = plan[id].flatMap { path(of: $0, for: id) } ?? []
        }
    }
}

extension [AllocationPolicy.Level] {
    /// The policy's levels with the changes to the plan where they belong.
    func keepingPlan(_ keeping: WhatIf.Keeping) -> [AllocationPolicy.Level] {
        var levels = filter { $0 != .changes }
        guard keeping != .nothing else { return levels }
        let fair = keeping == .plan ? levels.firstIndex(of: .unfair) : nil
        let position = fair ?? levels.firstIndex(of: .unplaced) ?? -1
        levels.insert(.changes, at: position + 1)
        return levels
    }
}
