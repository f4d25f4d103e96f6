/// How long something is kept, counted from what, what happens then, and who says so.
public struct RetentionRule: Codable, Hashable, Sendable {
    public let id: Kind
    /// What is kept.
    public let title: String
    /// Days or months; with neither it is kept as long as the system is used.
    public let keepDays: Int?
    public let keepMonths: Int?
    /// What the time is counted from.
    public let from: Start
    /// What happens when the time is over.
    public let then: Ending
    public let standing: Standing
    /// Who says so, or why it is proposed.
    public let source: String

    /// What the rule is about. Each kind has its own query, so that a new one does not compile without it.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case unplaced, placements, supportNeeds, contacts, accounts, signIn, imports, mail, undo, history, requests
        case notes, backups, tombstones, network
    }

    /// What the time is counted from.
    public enum Start: String, Codable, Hashable, Sendable, CaseIterable {
        case yearEnd, placementEnd, archived, disabled, expired, uploaded, sent, changed, answered, made, never

        /// The words on screens.
        public var title: String {
            switch self {
            case .yearEnd: "the end of the academic year"
            case .placementEnd: "the last day of the placement"
            case .archived: "the day it was archived"
            case .disabled: "the day they could no longer sign in"
            case .expired: "the day it expired"
            case .uploaded: "the day of the upload"
            case .sent: "the day it was sent or given up"
            case .changed: "the day of the change"
            case .answered: "the day of the answer"
            case .made: "the day it was made"
            case .never: "no day: it is kept"
            }
        }
    }

    /// What happens when the time is over.
    public enum Ending: String, Codable, Hashable, Sendable, CaseIterable {
        case erasePerson, emptyField, deleteRows, deleteFiles, keep

        /// The words on screens.
        public var title: String {
            switch self {
            case .erasePerson: "Everything about the person is erased; counts stay"
            case .emptyField: "The words are emptied"
            case .deleteRows: "The rows are deleted"
            case .deleteFiles: "The files are deleted"
            case .keep: "Kept as long as the system is used"
            }
        }
    }

    /// Whether the law or a contract says so, or it is a proposal that the organisations confirm.
    public enum Standing: String, Codable, Hashable, Sendable, CaseIterable {
        case legal, guidance, proposal

        /// The words on screens.
        public var title: String {
            switch self {
            case .legal: "Legal duty"
            case .guidance: "Published guidance"
            case .proposal: "Proposal, to be confirmed"
            }
        }
    }

    public init(
        id: Kind,
        title: String,
        keepDays: Int? = nil,
        keepMonths: Int? = nil,
        from: Start,
        then: Ending,
        standing: Standing,
        source: String
    ) {
        self.id = id
        self.title = title
        self.keepDays = keepDays
        self.keepMonths = keepMonths
        self.from = from
        self.then = then
        self.standing = standing
        self.source = source
    }

    /// How long, in words.
    public var length: String {
        if let keepDays { return keepDays == 1 ? "1 day" : "\(keepDays) days" }
        guard let keepMonths else { return "As long as the system is used" }
        let (years, months) = keepMonths.quotientAndRemainder(dividingBy: 12)
        if months == 0 { return years == 1 ? "1 year" : "\(years) years" }
        return keepMonths == 1 ? "1 month" : "\(keepMonths) months"
    }

    /// What began on or before this day is over today; nothing when it is kept.
    public func cutoff(today: Day) -> Day? {
        if let keepDays { return today.adding(days: -keepDays) }
        return keepMonths.map { today.adding(months: -$0) }
    }

    /// The last day on which something that began on a day is kept.
    public func lastDay(from day: Day) -> Day? {
        if let keepDays { return day.adding(days: keepDays) }
        return keepMonths.map { day.adding(months: $0) }
    }
}

/// How long everything is kept: one rule for each kind of thing.
public struct RetentionSchedule: Sendable {
    /// All rules, in the order of the file.
    public let rules: [RetentionRule]
    /// The day on which the schedule was last looked through.
    public let asAt: Day
    private let byKind: [RetentionRule.Kind: RetentionRule]

    /// - Throws: `InvalidData` when a kind has no rule or two.
    public init(rules: [RetentionRule], asAt: Day) throws(InvalidData) {
        let missing = RetentionRule.Kind.allCases.filter { kind in rules.count { $0.id == kind } != 1 }
        let unclear = rules.filter { ($0.then == .keep) != ($0.keepDays == nil && $0.keepMonths == nil) }
        guard missing.isEmpty, unclear.isEmpty else {
            throw InvalidData(
                missing.map { "retention.json needs exactly one rule for \"\($0.rawValue)\"." }
                    + unclear.map { "retention.json, \"\($0.id.rawValue)\": say how long, or that it is kept." }
            )
        }
        self.rules = rules
        self.asAt = asAt
        byKind = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
    }

    /// The schedule that comes with the system.
    public static func load() throws(InvalidData) -> RetentionSchedule {
        let file = try DataFile<RetentionRule>.read("retention.json", in: BundledData.folder)
        return try RetentionSchedule(rules: file.items, asAt: file.asAt)
    }

    /// The rule for a kind of thing.
    public subscript(kind: RetentionRule.Kind) -> RetentionRule {
        guard let rule = byKind[kind] else { preconditionFailure("Every kind has a rule.") }
        return rule
    }
}
