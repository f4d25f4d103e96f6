/// One dated rule, with its source and how sure we are of it.
public struct Rule: Hashable, Sendable, Codable, Identifiable {
    /// Our own stable name, for example "remote-cap-2025".
    public let id: String
    /// What it says, in plain words.
    public let title: String
    /// What it is about.
    public let topic: Topic
    /// The kinds of hours that it limits; only for caps.
    public let categories: [HourCategory]?
    /// What it sets, nil when that is not known.
    public internal(set) var value: RuleValue?
    /// The values among which a system may choose, for texts.
    public let choices: [String]?
    /// Whom it is for.
    public let scope: RuleScope
    /// The first day on which it holds, nil from the beginning.
    public let validFrom: Day?
    /// Until when it holds.
    public let validTo: End
    /// Whether it is required or recommended.
    public let strength: Strength
    /// How sure we are of it.
    public let status: KnowledgeStatus
    /// Where it was seen, with its date.
    public let source: String
    /// Whether a system may set its own value, because the published one is unknown or in dispute.
    public let configurable: Bool
    /// The sentence to show beside it when it needs checking.
    public let note: String?

    /// What a rule is about.
    public enum Topic: String, Hashable, Sendable, Codable, CaseIterable {
        case requiredHours, typicalHours, displayDays, mealBreaks
        case maximumEmployers, employersWording
        case cap, capBasis, remoteFromHome, faceToFaceMajority, contentLevel
        case projectGroupSize, projectSite, projectWithHub, simulationSite
        case partTimeWork, supplyChain, pattern, notice
        case completion, lateCompletion, pay, absence, approval, inductionHours, inductionPractice
        case minimumAge, usualAges, checkAge, youngReview, insurerTold
        case dailyHours, weeklyHours, breakAfter, breakLength, dailyRest, weeklyRest
        case night, laterNight, nightException, deepNight, blockDeepNight, ageTest
        case changeover, winterPressure, exams, academicBreaks, concurrency, priority, fairShare
        case placementLimit, capacityImport, leadTime, planningHorizon
    }

    /// Until when a rule holds.
    public enum End: Hashable, Sendable {
        /// No end is known of; it holds.
        case open
        /// It holds up to and including a day.
        case day(Day)
        /// Newer guidance exists whose wording on this has not been seen; taken to hold.
        case notKnown
    }

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool {
        if let validFrom, day < validFrom { return false }
        if case .day(let last) = validTo { return day <= last }
        return true
    }

    /// Whether a person should check it before relying on it.
    public var needsChecking: Bool { status.needsChecking || validTo == .notKnown }
}

extension Rule {
    private enum CodingKeys: CodingKey {
        case id, title, topic, categories, value, choices, scope, validFrom, validTo, strength, status, source
        case configurable, note
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        title = try container.decode(String.self, forKey: .title)
        topic = try container.decode(Topic.self, forKey: .topic)
        categories = try container.decodeIfPresent([HourCategory].self, forKey: .categories)
        value = try container.decodeIfPresent(RuleValue.self, forKey: .value)
        choices = try container.decodeIfPresent([String].self, forKey: .choices)
        scope = try container.decode(RuleScope.self, forKey: .scope)
        validFrom = try container.decodeIfPresent(Day.self, forKey: .validFrom)
        validTo = try container.decodeIfPresent(End.self, forKey: .validTo) ?? .open
        strength = try container.decode(Strength.self, forKey: .strength)
        status = try container.decode(KnowledgeStatus.self, forKey: .status)
        source = try container.decode(String.self, forKey: .source)
        configurable = try container.decodeIfPresent(Bool.self, forKey: .configurable) ?? false
        note = try container.decodeIfPresent(String.self, forKey: .note)
    }
}

extension Rule.End: Codable {
    private static let notKnownText = "not known"
    private static let openText = "open"

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        switch try container.decode(String.self) {
        case Self.openText: self = .open
        case Self.notKnownText: self = .notKnown
        default: self = .day(try container.decode(Day.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .open: try container.encode(Self.openText)
        case .notKnown: try container.encode(Self.notKnownText)
        case .day(let day): try container.encode(day)
        }
    }
}
