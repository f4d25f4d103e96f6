import Allocation
import Domain

/// Writes the question for the engine: what each student could have, what that costs, and what there is room for.
struct ProblemAuthor {
    let table: PlanningTable
    private let rooms: HostRooms

    init(table: PlanningTable) {
        self.table = table
        rooms = HostRooms(table)
    }

    /// Points and distances count in sixths, so that halves and thirds of a placement stay whole numbers.
    static let parts = 6

    func problem() -> Problem {
        let facts = table.facts
        var students: [Problem.Student] = []
        var resources = table.places.map { Problem.Resource(id: $0.offer.id.description, capacity: $0.free) }
        resources += rooms.resources
        var left = Dictionary(resources.map { ($0.id, $0.capacity) }, uniquingKeysWith: { first, _ in first })
        for (index, seeker) in table.seekers.enumerated() {
            let id = seeker.student.id
            let options = options(index)
            let names = Set(options.map(\.id))
            func path(_ offers: [ID<Offer>]?) -> [String] {
                let path = OptionPath.ids(of: offers ?? [])
                return path.allSatisfy(names.contains) ? path : []
            }
            students.append(
                Problem.Student(
                    id: id.description,
                    provider: seeker.student.providerID.description,
                    options: options,
                    locked: lockable(path(facts.locks[id]), options, &left),
                    promised: facts.policy.has(.changes) ? path(facts.promises[id]) : []
                )
            )
        }
        let providers = Set(table.seekers.map(\.student.providerID)).sorted().map { id in
            Problem.Provider(id: id.description, students: facts.cohortSizes[id] ?? 0)
        }
        return Problem(
            levels: facts.policy.levels.compactMap { Level.Name(rawValue: $0.rawValue) },
            providers: providers,
            resources: resources,
            students: students,
            cohorts: groups(students)
        )
    }

    /// Every way of a student, leg by leg; ways that begin alike share their first legs.
    private func options(_ index: Int) -> [Problem.Option] {
        var options: [Problem.Option] = []
        var known: Set<String> = []
        for way in table.ways[index] {
            let path = OptionPath.ids(of: way.legs.map { table.places[$0.place].offer.id })
            for (position, leg) in way.legs.enumerated() where known.insert(path[position]).inserted {
                options.append(
                    option(
                        index,
                        leg,
                        id: path[position],
                        from: position == 0 ? Problem.Option.start : path[position - 1],
                        to: position == path.count - 1 ? Problem.Option.end : path[position]
                    )
                )
            }
        }
        return options
    }

    private func option(
        _ index: Int,
        _ leg: PlanningTable.Choice,
        id: String,
        from: String,
        to: String
    ) -> Problem.Option {
        let seeker = table.seekers[index]
        let place = table.places[leg.place]
        return Problem.Option(
            id: id,
            from: from,
            to: to,
            preference: points(leg, seeker),
            travel: Self.share(of: tenthsOfMiles(leg.distance, limit: seeker.travelLimit), leg, seeker),
            split: from == Problem.Option.start ? 0 : 1,
            unwanted: table.facts.policy.has(.unwanted)
                ? place.avoided(with: seeker.student.providerID).unwanted(in: leg.dates) : 0,
            resources: [place.offer.id.description] + rooms.resources(of: leg)
        )
    }

    /// What a leg costs at the level of preferences, by its share of the hours.
    private func points(_ leg: PlanningTable.Choice, _ seeker: Eligibility.Seeker) -> Int {
        let policy = table.facts.policy
        var points = policy.points(ofRank: leg.rank, wishes: seeker.student.preferences.count) * Self.parts
        if let miles = policy.milesPerPoint {
            let tenths = tenthsOfMiles(leg.distance, limit: seeker.travelLimit) * Self.parts
            points += (tenths + miles * 5) / (miles * 10)
        }
        return Self.share(of: points, leg, seeker)
    }

    /// The part of a cost that falls on a leg.
    private static func share(of cost: Int, _ leg: PlanningTable.Choice, _ seeker: Eligibility.Seeker) -> Int {
        guard leg.hours < seeker.hoursRequired else { return cost }
        return (cost * leg.hours + seeker.hoursRequired / 2) / seeker.hoursRequired
    }

    /// The engine's unit of travel. A journey that nobody can measure counts as the longest that is allowed.
    private func tenthsOfMiles(_ distance: Distance?, limit: Int) -> Int {
        distance.map { Int(($0.miles * 10).rounded()) } ?? limit * 10
    }

    /// A lock counts only while there is room for it.
    private func lockable(
        _ path: [String],
        _ options: [Problem.Option],
        _ left: inout [String: Int]
    ) -> [String] {
        let used = options.filter { path.contains($0.id) }.flatMap(\.resources)
        let needed = Dictionary(used.map { ($0, 1) }, uniquingKeysWith: +)
        guard !path.isEmpty, needed.allSatisfy({ (left[$0.key] ?? 0) >= $0.value }) else { return [] }
        for (resource, units) in needed { left[resource, default: 0] -= units }
        return path
    }

    /// The hosts that take a group or nobody, as far as no group is there yet.
    private func groups(_ students: [Problem.Student]) -> [Problem.Cohort] {
        var locked: Set<Problem.Cohort.Member> = []
        for student in students {
            for option in student.locked { locked.insert(.init(student: student.id, option: option)) }
        }
        return table.places.compactMap { place in
            let missing = (place.offer.smallestGroup ?? 1) - place.offer.taken
            guard missing > 1 else { return nil }
            let offer = place.offer.id.description
            let members = students.flatMap { student in
                student.options.filter { $0.resources.first == offer }.map {
                    Problem.Cohort.Member(student: student.id, option: $0.id)
                }
            }
            // Where somebody has locked a student, a person has decided already.
            if members.isEmpty || members.contains(where: { locked.contains($0) }) { return nil }
            return Problem.Cohort(minimum: missing, options: members)
        }
    }
}
