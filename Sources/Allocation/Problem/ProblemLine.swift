/// One line of a problem file.
enum ProblemLine {
    case header(version: Int, FairnessPolicy, [Level.Name])
    case provider(Problem.Provider)
    case resource(Problem.Resource)
    case student(Problem.Student)
    case cohort(Problem.Cohort)
    case opening(Problem.Opening)
}

extension LineParser {
    /// Reads a whole line.
    mutating func line(_ line: JSONScanner) throws(LineFault) -> ProblemLine {
        scanner = line
        defer { scanner = JSONScanner() }
        var object = Object<TopKey>("")
        var part: ProblemLine?
        var version: Int?
        var fairness = FairnessPolicy.rounded
        var levels = Level.Name.standard
        while let key = try nextKey(&object) {
            if part != nil || (version != nil && !key.isOfHeader) {
                throw LineFault("line", "each line is an object with one key: \(TopKey.parts)")
            }
            switch key {
            case .version: version = try number("version")
            case .fairness: fairness = try self.fairness()
            case .levels: levels = try self.levels()
            case .provider: part = .provider(try provider())
            case .resource: part = .resource(try resource())
            case .student: part = .student(try student())
            case .cohort: part = .cohort(try cohort())
            case .opening: part = .opening(try opening())
            }
        }
        guard scanner.isAtEnd() else { throw scanner.notJSON }
        if let part { return part }
        if let version { return .header(version: version, fairness, levels) }
        throw LineFault("line", "each line is an object with one key: \(TopKey.parts)")
    }

    private mutating func fairness() throws(LineFault) -> FairnessPolicy {
        guard let policy = FairnessPolicy(rawValue: try string("fairness")) else {
            let known = FairnessPolicy.allCases.map(\.rawValue).joined(separator: " or ")
            throw LineFault("fairness", "the policy is \(known)")
        }
        return policy
    }

    private mutating func levels() throws(LineFault) -> [Level.Name] {
        var levels: [Level.Name] = []
        try list("levels") { (parser, position) throws(LineFault) in
            let path = "levels[\(position)]"
            guard let level = Level.Name(rawValue: try parser.string(path)) else {
                let known = Level.Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw LineFault(path, "there is no such level; the levels are \(known)")
            }
            levels.append(level)
        }
        return levels
    }

    private mutating func provider() throws(LineFault) -> Problem.Provider {
        var object = Object<ProviderKey>("provider")
        var provider = Problem.Provider(id: "", students: 0)
        while let key = try nextKey(&object) {
            switch key {
            case .id: provider.id = try string(object.path(key))
            case .students: provider.students = try number(object.path(key))
            }
        }
        return provider
    }

    private mutating func resource() throws(LineFault) -> Problem.Resource {
        var object = Object<ResourceKey>("resource")
        var resource = Problem.Resource(id: "", capacity: 0)
        while let key = try nextKey(&object) {
            switch key {
            case .id: resource.id = try string(object.path(key))
            case .capacity: resource.capacity = try number(object.path(key))
            }
        }
        return resource
    }

    private mutating func student() throws(LineFault) -> Problem.Student {
        var object = Object<StudentKey>("student")
        var student = Problem.Student(id: "", provider: "", options: [])
        while let key = try nextKey(&object) {
            switch key {
            case .id: student.id = try string(object.path(key))
            case .provider: student.provider = try string(object.path(key))
            case .locked: student.locked = try strings(object.path(key))
            case .promised: student.promised = try strings(object.path(key))
            case .options:
                options.removeAll(keepingCapacity: true)
                try list(object.path(key)) { (parser, position) throws(LineFault) in
                    parser.options.append(try parser.option(position))
                }
                student.options = options.map { $0 }
            }
        }
        return student
    }

    private mutating func option(_ position: Int) throws(LineFault) -> Problem.Option {
        if let known = shapes.option(&scanner) { return known }
        let start = scanner.position
        var object = Object<OptionKey>("student.options", position)
        var (id, from, to, area, window) = (
            TextPool.empty, TextPool.empty, TextPool.empty, TextPool.empty, TextPool.empty
        )
        var resources = TextPool.empty
        var costs = Problem.Option.Costs(preference: 0, travel: 0, split: 0, unwanted: 0)
        var numbers: [(key: OptionKey, place: Range<Int>)] = []
        while let key = try nextKey(&object) {
            switch key {
            case .id: id = try text(object.path(key))
            case .from: from = try text(object.path(key))
            case .to: to = try text(object.path(key))
            case .preference, .travel, .split, .unwanted:
                _ = scanner.peek()
                let place = scanner.position
                costs[key] = Problem.Option.Costs.held(try number(object.path(key)))
                numbers.append((key, place..<scanner.position))
            case .resources: resources = try sharedStrings(object.path(key))
            case .area: area = try text(object.path(key))
            case .window: window = try text(object.path(key))
            }
        }
        let offer = pool.offer(from: from, to: to, resources: resources, area: area, window: window)
        let option = Problem.Option(id: pool.text(id), costs: costs, offer: offer)
        shapes.learn(option, from: start, numbers, scanner)
        return option
    }

    private mutating func cohort() throws(LineFault) -> Problem.Cohort {
        var object = Object<CohortKey>("cohort")
        var cohort = Problem.Cohort(minimum: 0, options: [])
        while let key = try nextKey(&object) {
            switch key {
            case .minimum: cohort.minimum = try number(object.path(key))
            case .options:
                try list(object.path(key)) { (parser, position) throws(LineFault) in
                    let path = "cohort.options[\(position)]"
                    let pair = try parser.strings(path)
                    guard pair.count == 2 else { throw LineFault(path, "write a pair of a student and an option") }
                    cohort.options.append(.init(student: pair[0], option: pair[1]))
                }
            }
        }
        return cohort
    }

    private mutating func opening() throws(LineFault) -> Problem.Opening {
        var object = Object<OpeningKey>("opening")
        var opening = Problem.Opening(id: "", resources: [])
        while let key = try nextKey(&object) {
            switch key {
            case .id: opening.id = try string(object.path(key))
            case .resources:
                let number = try sharedStrings(object.path(key))
                opening.resources = pool.list(number)
            }
        }
        return opening
    }
}
