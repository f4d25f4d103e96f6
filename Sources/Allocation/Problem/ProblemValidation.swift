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
        case header, provider(Int), resource(Int), student(Int), cohort(Int), opening(Int)
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
        if let found = faultInLevels() { return found }
        var sizes: [String: Int] = [:]
        if let found = faultInProviders(&sizes) { return found }
        var resourceIds: Set<String> = []
        if let found = faultInResources(&resourceIds) { return found }
        var students = StudentValidation(sizes: sizes, resourceIds: resourceIds)
        if let found = students.firstFault(in: self.students) { return found }
        return faultInCohorts(students.studentIds) ?? faultInOpenings(resourceIds)
    }

    private func faultInLevels() -> FoundFault? {
        for (index, name) in levels.enumerated() where levels[..<index].contains(name) {
            return FoundFault(.header, "levels[\(index)]", "\"\(name.rawValue)\" is listed twice; list each level once")
        }
        return levels.contains(.unplaced)
            ? nil : FoundFault(.header, "levels", "\"unplaced\" is not among the levels; add it")
    }

    private func faultInProviders(_ sizes: inout [String: Int]) -> FoundFault? {
        for (index, provider) in providers.enumerated() {
            let part = Part.provider(index)
            if let found = Self.fault(inName: provider.id, part, "provider.id") { return found }
            if sizes.updateValue(provider.students, forKey: provider.id) != nil {
                return FoundFault(part, "provider.id", "there is already a provider with this id; give each its own")
            }
            if !(0...Self.largestProvider).contains(provider.students) {
                return FoundFault(
                    part,
                    "provider.students",
                    "write a whole number between 0 and \(Self.largestProvider)"
                )
            }
        }
        return nil
    }

    private func faultInResources(_ ids: inout Set<String>) -> FoundFault? {
        ids.reserveCapacity(resources.count)
        for (index, resource) in resources.enumerated() {
            let part = Part.resource(index)
            if let found = Self.fault(inName: resource.id, part, "resource.id") { return found }
            if !ids.insert(resource.id).inserted {
                return FoundFault(part, "resource.id", "there is already a resource with this id; give each its own")
            }
            if let found = Self.fault(inNumber: resource.capacity, part, "resource.capacity") { return found }
        }
        return nil
    }

    private func faultInCohorts(_ studentIds: Set<String>) -> FoundFault? {
        if cohorts.isEmpty { return nil }
        // Only the students who are in a cohort are looked at again.
        let members = Set(cohorts.lazy.flatMap(\.options).map(\.student))
        var optionIds: [String: Set<String>] = [:]
        for student in students where members.contains(student.id) {
            optionIds[student.id] = Set(student.options.lazy.map(\.id))
        }
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
                        "the student has no option with the id \"\(member.option.told)\"; correct the id"
                    )
                }
                if !seen.insert(member).inserted {
                    return FoundFault(part, path, "the option is listed twice; list each once")
                }
            }
        }
        return nil
    }

    private func faultInOpenings(_ resourceIds: Set<String>) -> FoundFault? {
        var ids: Set<String> = []
        for (index, opening) in openings.enumerated() {
            let part = Part.opening(index)
            if let found = Self.fault(inName: opening.id, part, "opening.id") { return found }
            if !ids.insert(opening.id).inserted {
                return FoundFault(part, "opening.id", "there is already an opening with this id; give each its own")
            }
            let found = Self.fault(
                inResources: opening.resources,
                resourceIds,
                part,
                "opening",
                twice: "an opening adds one unit"
            )
            if let found { return found }
        }
        return nil
    }

    /// What is wrong with the resources that an option uses or an opening adds to.
    static func fault(
        inResources resources: [String],
        _ known: Set<String>,
        _ part: Part,
        _ path: @autoclosure () -> String,
        twice: String
    ) -> FoundFault? {
        if let position = resources.firstIndex(where: { !known.contains($0) }) {
            return FoundFault(
                part,
                "\(path()).resources[\(position)]",
                "there is no resource with the id \"\(resources[position].told)\"; add it or correct the id"
            )
        }
        if let position = firstRepetition(in: resources) {
            return FoundFault(
                part,
                "\(path()).resources[\(position)]",
                "\"\(resources[position].told)\" is listed twice; \(twice)"
            )
        }
        return nil
    }

    /// The position of the first id that was listed before.
    static func firstRepetition(in ids: [String]) -> Int? {
        if ids.count < 32 { return ids.indices.first { ids[..<$0].contains(ids[$0]) } }
        var seen: Set<String> = []
        return ids.firstIndex { !seen.insert($0).inserted }
    }

    static func fault(inName name: String, _ part: Part, _ path: @autoclosure () -> String) -> FoundFault? {
        name.isEmpty ? FoundFault(part, path(), "write an id that is not empty") : nil
    }

    static func fault(inNumber number: Int, _ part: Part, _ path: @autoclosure () -> String) -> FoundFault? {
        (0...greatestNumber).contains(number)
            ? nil : FoundFault(part, path(), "write a whole number between 0 and \(greatestNumber)")
    }
}
