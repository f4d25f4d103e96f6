public import Foundation

/// The dated rules of placements. It holds no clock: the day is always handed in.
public struct RuleBook: Sendable {
    /// All rules, in the order of the file.
    public let rules: [Rule]
    /// The day on which the rules were last checked.
    public let asAt: Day

    private let byID: [String: Rule]
    private let byTopic: [Rule.Topic: [Rule]]

    /// Makes a rule book from rules.
    /// - Throws: `InvalidData` with a sentence for every fault.
    public init(rules: [Rule], asAt: Day) throws(InvalidData) {
        let problems = RuleBook.problems(in: rules)
        guard problems.isEmpty else { throw InvalidData(problems) }
        self.init(checked: rules, asAt: asAt)
    }

    private init(checked rules: [Rule], asAt: Day) {
        self.rules = rules
        self.asAt = asAt
        byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
        byTopic = Dictionary(grouping: rules, by: \.topic)
    }

    /// The rule book that comes with the system.
    public static func load() throws(InvalidData) -> RuleBook { try load(from: BundledData.folder) }

    /// The rule book in a folder with rules.json.
    public static func load(from folder: URL) throws(InvalidData) -> RuleBook {
        let file = try DataFile<Rule>.read("rules.json", in: folder)
        return try RuleBook(rules: file.items, asAt: file.asAt)
    }

    /// The rule with an id.
    public func rule(_ id: String) -> Rule? { byID[id] }

    /// The rules that hold on a day for a programme, of all topics.
    public func rules(for programme: Programme, on day: Day) -> [Rule] {
        rules.filter { $0.holds(on: day) && $0.scope.includes(programme) }
    }

    /// The rule that speaks on a topic on a day: of those that hold, the one with the narrowest scope, then the
    /// newest.
    public func rule(
        on topic: Rule.Topic,
        category: HourCategory? = nil,
        for programme: Programme = .unknown,
        on day: Day
    ) -> Rule? {
        (byTopic[topic] ?? [])
            .filter { rule in
                rule.holds(on: day) && rule.scope.includes(programme)
                    && (category.map { rule.categories?.contains($0) == true } ?? true)
            }
            .max { left, right in
                (left.scope.rank(for: programme), left.validFrom ?? .first)
                    < (right.scope.rank(for: programme), right.validFrom ?? .first)
            }
    }

    /// The rules that a system may set for itself and that hold on a day.
    public func configurableRules(on day: Day) -> [Rule] {
        rules.filter { $0.configurable && $0.holds(on: day) }
    }

    /// The same rule book with a system's own values, by rule id.
    /// - Throws: when a rule is unknown or not open to choice, or the value is of another kind.
    public func overriding(_ values: [String: RuleValue]) throws(InvalidValue) -> RuleBook {
        for (id, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let rule = byID[id] else {
                throw InvalidValue("There is no rule \"\(id)\". Remove this setting.")
            }
            guard rule.configurable else {
                throw InvalidValue("\"\(rule.title)\" is set nationally and cannot be changed here.")
            }
            if let standard = rule.value, standard.kind != value.kind {
                throw InvalidValue("\"\(rule.title)\" needs a value like \"\(standard)\".")
            }
            if let choices = rule.choices, !choices.contains(value.description) {
                throw InvalidValue("\"\(rule.title)\" is one of: \(choices.joined(separator: ", ")).")
            }
        }
        let changed = rules.map { rule in
            var rule = rule
            if let value = values[rule.id] { rule.value = value }
            return rule
        }
        return RuleBook(checked: changed, asAt: asAt)
    }
}

extension RuleBook {
    /// A sentence for every fault in a list of rules, naming the file and the rule.
    static func problems(in rules: [Rule]) -> [String] {
        var problems = rules.map(\.id).repeated.map { "rules.json: the id \"\($0)\" is used twice." }
        for rule in rules {
            problems += rule.problems.map { "rules.json, \"\(rule.id)\": \($0)" }
        }
        return problems
    }
}

extension Rule {
    fileprivate var problems: [String] {
        var problems: [String] = []
        if title.isEmpty || source.isEmpty { problems.append("give a title and a source.") }
        if case .day(let end) = validTo, let validFrom, end < validFrom { problems.append("it ends before it begins.") }
        if value == nil, status != .notFound { problems.append("give a value, or the status notFound.") }
        if status == .conflict || status == .notFound, !configurable || note == nil {
            problems.append(
                "a rule that is not known or in dispute must be configurable and have a note for the screen."
            )
        }
        if configurable, note == nil { problems.append("a configurable rule needs a note for the screen.") }
        if (topic == .cap) != (categories?.isEmpty == false) {
            problems.append("a cap names the categories it limits, and nothing else does.")
        }
        if topic == .cap, let value, value.hours(of: 1) == nil {
            problems.append("a cap is hours, a percentage or a fraction.")
        }
        if let choices, let value, !choices.contains(value.description) {
            problems.append("its value is not among its choices.")
        }
        return problems
    }
}
