/// Looks for faults in the students of a problem, the bulk of it: nothing is built for a student that the next one
/// does not use again.
struct StudentValidation {
    /// How many students each provider says it has.
    let sizes: [String: Int]
    let resourceIds: Set<String>
    /// The ids of the students looked at so far.
    private(set) var studentIds: Set<String> = []
    /// The ids of options, each with who had it last and with what: options of different students are much the same.
    private var optionIds = BytePool<Void>()
    private var lastStudent: [Int] = []
    private var lastOffer: [ObjectIdentifier?] = []

    init(sizes: [String: Int], resourceIds: Set<String>) {
        self.sizes = sizes
        self.resourceIds = resourceIds
    }

    mutating func firstFault(in students: [Problem.Student]) -> Problem.FoundFault? {
        studentIds.reserveCapacity(students.count)
        for (index, student) in students.enumerated() {
            if let found = fault(in: student, index) { return found }
        }
        return nil
    }

    private mutating func fault(in student: Problem.Student, _ number: Int) -> Problem.FoundFault? {
        let part = Problem.Part.student(number)
        if let found = Problem.fault(inName: student.id, part, "student.id") { return found }
        if !studentIds.insert(student.id).inserted {
            return .init(part, "student.id", "there is already a student with this id; give each their own")
        }
        guard let size = sizes[student.provider] else {
            return .init(
                part,
                "student.provider",
                "there is no provider with the id \"\(student.provider.told)\"; add it or correct the id"
            )
        }
        if size == 0 {
            return .init(
                part,
                "student.provider",
                "provider \"\(student.provider.told)\" says it has no students; correct provider.students"
            )
        }
        for (index, option) in student.options.enumerated() {
            if let found = fault(in: option, of: number, "student.options[\(index)]") { return found }
        }
        if let node = student.nodeOnCircle {
            return .init(
                part,
                "student.options",
                "the steps lead round in a circle through \"\(node.told)\"; a path must come to \"end\""
            )
        }
        return faultInChoices(student, number)
    }

    private mutating func fault(
        in option: Problem.Option,
        of student: Int,
        _ path: @autoclosure () -> String
    ) -> Problem.FoundFault? {
        let part = Problem.Part.student(student)
        if let found = Problem.fault(inName: option.id, part, "\(path()).id") { return found }
        let id = number(of: option.id)
        if lastStudent[id] == student {
            return .init(part, "\(path()).id", "the student already has an option with this id; give each its own")
        }
        lastStudent[id] = student
        return Problem.fault(inNumber: option.preference, part, "\(path()).preference")
            ?? Problem.fault(inNumber: option.travel, part, "\(path()).travel")
            ?? Problem.fault(inNumber: option.split, part, "\(path()).split")
            ?? Problem.fault(inNumber: option.unwanted, part, "\(path()).unwanted")
            ?? fault(in: option.offer, id, part, path())
    }

    /// The number of an id among all that were seen.
    private mutating func number(of id: String) -> Int {
        var id = id
        return id.withUTF8 { bytes in
            if let known = optionIds.index(of: bytes) { return known }
            lastStudent.append(-1)
            lastOffer.append(nil)
            return optionIds.append((), for: bytes)
        }
    }

    private mutating func fault(
        in offer: SharedOffer,
        _ id: Int,
        _ part: Problem.Part,
        _ path: @autoclosure () -> String
    ) -> Problem.FoundFault? {
        if lastOffer[id] == ObjectIdentifier(offer) { return nil }
        lastOffer[id] = ObjectIdentifier(offer)
        if offer.from.isEmpty || offer.from == Problem.Option.end {
            return .init(part, "\(path()).from", "a step leaves \"start\" or a node between, never \"end\"")
        }
        if offer.to.isEmpty || offer.to == Problem.Option.start {
            return .init(part, "\(path()).to", "a step reaches \"end\" or a node between, never \"start\"")
        }
        return Problem.fault(
            inResources: offer.resources,
            resourceIds,
            part,
            path(),
            twice: "an option uses one unit"
        )
    }

    private mutating func faultInChoices(_ student: Problem.Student, _ number: Int) -> Problem.FoundFault? {
        let part = Problem.Part.student(number)
        for (key, ids) in [("locked", student.locked), ("promised", student.promised)] {
            for (index, id) in ids.enumerated() where lastStudent[self.number(of: id)] != number {
                return .init(
                    part,
                    "student.\(key)[\(index)]",
                    "the student has no option with the id \"\(id.told)\"; correct the id"
                )
            }
        }
        guard let index = Problem.firstRepetition(in: student.promised) else { return nil }
        let id = student.promised[index]
        return .init(part, "student.promised[\(index)]", "\"\(id.told)\" is listed twice; list each option once")
    }
}

extension Problem.Student {
    /// A node from which the steps lead back to itself, if there is one.
    var nodeOnCircle: String? {
        var steps: [String: [String]] = [:]
        for option in options where option.from != Problem.Option.start && option.to != Problem.Option.end {
            steps[option.from, default: []].append(option.to)
        }
        if steps.isEmpty { return nil }
        var incoming: [String: Int] = [:]
        for targets in steps.values { for target in targets { incoming[target, default: 0] += 1 } }
        var free = steps.keys.filter { incoming[$0] == nil }
        while let node = free.popLast() {
            for target in steps.removeValue(forKey: node) ?? [] {
                incoming[target]! -= 1
                if incoming[target] == 0 {
                    incoming[target] = nil
                    free.append(target)
                }
            }
        }
        // What is left is circles and what circles lead to; a node of a circle still has a step to take.
        return steps.filter { !$0.value.isEmpty && incoming[$0.key] != nil }.keys.min()
    }
}
