extension Problem {
    /// The greatest number that a problem may contain, so that no sum of them overflows.
    public static let greatestNumber = 1_000_000_000
    /// The largest cohort of a provider.
    public static let largestProvider = 1_000_000

    /// Throws the first fault, if the parts do not fit together.
    public func validate() throws(ProblemFault) {
        if let found = firstFault() { throw found.fault }
    }

    /// The part of a problem in which a fault lies, so that a reader can find its line.
    enum Part: Equatable {
        case provider(Int), resource(Int), student(Int), cohort(Int)
    }

    struct FoundFault {
        var part: Part
        var fault: ProblemFault

        init(_ part: Part, _ path: String, _ reason: String) {
            self.part = part
            fault = ProblemFault(path: path, reason: reason)
        }
    }

    func firstFault() -> FoundFault? {
        var providerIndex: [String: Int] = [:]
        for (index, provider) in providers.enumerated() {
            let part = Part.provider(index)
            if let found = Self.fault(inName: provider.id, part, "provider.id") { return found }
            if providerIndex.updateValue(index, forKey: provider.id) != nil {
                return FoundFault(part, "provider.id", "there is already a provider with this id; give each its own")
            }
            if provider.students < 0 || provider.students > Self.largestProvider {
                return FoundFault(
                    part,
                    "provider.students",
                    "write a whole number between 0 and \(Self.largestProvider)"
                )
            }
        }
        var resourceIds: Set<String> = []
        for (index, resource) in resources.enumerated() {
            let part = Part.resource(index)
            if let found = Self.fault(inName: resource.id, part, "resource.id") { return found }
            if !resourceIds.insert(resource.id).inserted {
                return FoundFault(part, "resource.id", "there is already a resource with this id; give each its own")
            }
            if let found = Self.fault(inNumber: resource.capacity, part, "resource.capacity") { return found }
        }
        var optionIds: [String: Set<String>] = [:]
        for (index, student) in students.enumerated() {
            let part = Part.student(index)
            if let found = Self.fault(inName: student.id, part, "student.id") { return found }
            if optionIds[student.id] != nil {
                return FoundFault(part, "student.id", "there is already a student with this id; give each their own")
            }
            guard let provider = providerIndex[student.provider] else {
                return FoundFault(
                    part,
                    "student.provider",
                    "there is no provider with the id \"\(student.provider)\"; add it or correct the id"
                )
            }
            if providers[provider].students == 0 {
                return FoundFault(
                    part,
                    "student.provider",
                    "provider \"\(student.provider)\" says it has no students; correct provider.students"
                )
            }
            var ids: Set<String> = []
            if let found = Self.fault(in: student, part, resourceIds, &ids) { return found }
            optionIds[student.id] = ids
        }
        return faultInCohorts(optionIds)
    }

    private static func fault(
        in student: Student,
        _ part: Part,
        _ resourceIds: Set<String>,
        _ ids: inout Set<String>
    ) -> FoundFault? {
        for (index, option) in student.options.enumerated() {
            let path = "student.options[\(index)]"
            if let found = fault(inName: option.id, part, "\(path).id") { return found }
            if !ids.insert(option.id).inserted {
                return FoundFault(
                    part,
                    "\(path).id",
                    "the student already has an option with this id; give each its own"
                )
            }
            if option.from.isEmpty || option.from == Option.end {
                return FoundFault(part, "\(path).from", "a step leaves \"start\" or a node between, never \"end\"")
            }
            if option.to.isEmpty || option.to == Option.start {
                return FoundFault(part, "\(path).to", "a step reaches \"end\" or a node between, never \"start\"")
            }
            for (name, value) in [
                ("preference", option.preference), ("travel", option.travel), ("split", option.split),
            ] {
                if let found = fault(inNumber: value, part, "\(path).\(name)") { return found }
            }
            for (position, resource) in option.resources.enumerated() {
                if !resourceIds.contains(resource) {
                    return FoundFault(
                        part,
                        "\(path).resources[\(position)]",
                        "there is no resource with the id \"\(resource)\"; add it or correct the id"
                    )
                }
                if option.resources[..<position].contains(resource) {
                    return FoundFault(
                        part,
                        "\(path).resources[\(position)]",
                        "\"\(resource)\" is listed twice; an option uses one unit"
                    )
                }
            }
        }
        if let node = student.nodeOnCircle {
            return FoundFault(
                part,
                "student.options",
                "the steps lead round in a circle through \"\(node)\"; a path must come to \"end\""
            )
        }
        for (index, locked) in student.locked.enumerated() {
            if !ids.contains(locked) {
                return FoundFault(
                    part,
                    "student.locked[\(index)]",
                    "the student has no option with the id \"\(locked)\"; correct the id"
                )
            }
        }
        return nil
    }

    private func faultInCohorts(_ optionIds: [String: Set<String>]) -> FoundFault? {
        for (index, cohort) in cohorts.enumerated() {
            let part = Part.cohort(index)
            if let found = Self.fault(inNumber: cohort.minimum, part, "cohort.minimum") { return found }
            var seen: Set<Cohort.Member> = []
            for (position, member) in cohort.options.enumerated() {
                let path = "cohort.options[\(position)]"
                guard let ids = optionIds[member.student] else {
                    return FoundFault(
                        part,
                        "\(path)[0]",
                        "there is no student with this id; add them or correct the id"
                    )
                }
                if !ids.contains(member.option) {
                    return FoundFault(
                        part,
                        "\(path)[1]",
                        "the student has no option with the id \"\(member.option)\"; correct the id"
                    )
                }
                if !seen.insert(member).inserted {
                    return FoundFault(part, path, "the option is listed twice; list each once")
                }
            }
        }
        return nil
    }

    private static func fault(inName name: String, _ part: Part, _ path: String) -> FoundFault? {
        name.isEmpty ? FoundFault(part, path, "write an id that is not empty") : nil
    }

    private static func fault(inNumber number: Int, _ part: Part, _ path: String) -> FoundFault? {
        (0...greatestNumber).contains(number)
            ? nil : FoundFault(part, path, "write a whole number between 0 and \(greatestNumber)")
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
