/// One line of a problem file.
enum ProblemLine {
    case version(Int, FairnessPolicy)
    case provider(Problem.Provider)
    case resource(Problem.Resource)
    case student(Problem.Student)
    case cohort(Problem.Cohort)
}

/// A key of a JSON object, whatever its name.
struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}

/// What is wrong at a place inside a line.
struct LineFault: Error {
    var path: [any CodingKey]
    var reason: String

    init(_ path: [any CodingKey], _ reason: String) {
        self.path = path
        self.reason = reason
    }
}

/// An object of which every key is known, so that a misspelt one is told and not passed over.
struct StrictObject {
    let container: KeyedDecodingContainer<AnyKey>

    init(_ decoder: any Decoder, keys: Set<String>) throws {
        container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys where !keys.contains(key.stringValue) {
            throw LineFault(
                container.codingPath + [key],
                "this key is not known here; the keys are \(keys.sorted().joined(separator: ", "))"
            )
        }
    }

    func value<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws -> Value {
        try container.decode(type, forKey: AnyKey(key))
    }

    /// A number, told with its path when it is not whole.
    func number(_ key: String) throws -> Int {
        let key = AnyKey(key)
        do {
            return try container.decode(Int.self, forKey: key)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw DecodingError.keyNotFound(key, context)
        } catch {
            throw LineFault(container.codingPath + [key], "write a whole number")
        }
    }

    func value<Value: Decodable>(_ key: String, or standard: Value) throws -> Value {
        let key = AnyKey(key)
        return container.contains(key) ? try container.decode(Value.self, forKey: key) : standard
    }
}

extension ProblemLine: Decodable {
    init(from decoder: any Decoder) throws {
        let object = try StrictObject(
            decoder,
            keys: ["version", "fairness", "provider", "resource", "student", "cohort"]
        )
        let keys = Set(object.container.allKeys.map(\.stringValue))
        if keys.contains("version"), keys.isSubset(of: ["version", "fairness"]) {
            self = .version(try object.number("version"), try Self.fairness(object))
            return
        }
        guard keys.count == 1, let key = keys.first, key != "fairness" else {
            throw LineFault([], "each line is an object with one key: provider, resource, student or cohort")
        }
        switch key {
        case "provider": self = .provider(try object.value(key))
        case "resource": self = .resource(try object.value(key))
        case "student": self = .student(try object.value(key))
        default: self = .cohort(try object.value(key))
        }
    }

    private static func fairness(_ object: StrictObject) throws -> FairnessPolicy {
        let name = try object.value("fairness", or: FairnessPolicy.rounded.rawValue)
        guard let policy = FairnessPolicy(rawValue: name) else {
            let known = FairnessPolicy.allCases.map(\.rawValue).joined(separator: " or ")
            throw LineFault([AnyKey("fairness")], "the policy is \(known)")
        }
        return policy
    }
}

extension Problem.Provider: Decodable {
    /// Reads the value of a `provider` line.
    public init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, keys: ["id", "students"])
        self.init(id: try object.value("id"), students: try object.number("students"))
    }
}

extension Problem.Resource: Decodable {
    /// Reads the value of a `resource` line.
    public init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, keys: ["id", "capacity"])
        self.init(id: try object.value("id"), capacity: try object.number("capacity"))
    }
}

extension Problem.Student: Decodable {
    /// Reads the value of a `student` line.
    public init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, keys: ["id", "provider", "options", "locked"])
        self.init(
            id: try object.value("id"),
            provider: try object.value("provider"),
            options: try object.value("options"),
            locked: try object.value("locked", or: [])
        )
    }
}

extension Problem.Option: Decodable {
    private static let keys: Set<String> = [
        "id", "from", "to", "preference", "travel", "split", "resources", "area", "window",
    ]

    /// Reads one option of a `student` line.
    public init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, keys: Self.keys)
        self.init(
            id: try object.value("id"),
            from: try object.value("from"),
            to: try object.value("to"),
            preference: try object.number("preference"),
            travel: try object.number("travel"),
            split: try object.number("split"),
            resources: try object.value("resources"),
            area: try object.value("area", or: ""),
            window: try object.value("window", or: "")
        )
    }
}

extension Problem.Cohort: Decodable {
    /// Reads the value of a `cohort` line.
    public init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, keys: ["minimum", "options"])
        self.init(minimum: try object.number("minimum"), options: try object.value("options"))
    }
}

extension Problem.Cohort.Member: Decodable {
    /// Reads a pair of a student and an option.
    public init(from decoder: any Decoder) throws {
        let pair = try decoder.singleValueContainer().decode([String].self)
        guard pair.count == 2 else {
            throw LineFault(decoder.codingPath, "write a pair of a student and an option")
        }
        self.init(student: pair[0], option: pair[1])
    }
}
