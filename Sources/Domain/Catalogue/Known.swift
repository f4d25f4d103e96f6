/// How sure we are of a fact that somebody else decides.
public enum KnowledgeStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// Seen in the words of whoever decides it.
    case confirmed
    /// Seen in somebody else's account of it.
    case secondary
    /// Worked out from confirmed facts.
    case derived
    /// Remembered, and not seen in a source yet.
    case fromMemory
    /// Looked for and not found.
    case notFound
    /// The sources disagree.
    case conflict

    /// The status in a few words for a screen.
    public var title: String {
        switch self {
        case .confirmed: "Confirmed"
        case .secondary: "Reported"
        case .derived: "Worked out"
        case .fromMemory: "To be checked"
        case .notFound: "Not known"
        case .conflict: "Sources disagree"
        }
    }

    /// Whether a person should check it before relying on it.
    public var needsChecking: Bool { self == .fromMemory || self == .notFound || self == .conflict }
}

/// A fact, how sure we are of it and where it comes from. Without a value it is shown as "not known".
public struct Known<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    /// The fact, nil when it is not known.
    public let value: Value?
    /// How sure we are.
    public let status: KnowledgeStatus
    /// Where it was seen, with its date.
    public let source: String

    /// Makes a fact.
    public init(_ value: Value?, status: KnowledgeStatus, source: String) {
        self.value = value
        self.status = status
        self.source = source
    }

    /// Whether value and status agree: no value exactly when the status is "not found".
    var isConsistent: Bool { (value == nil) == (status == .notFound) && !source.isEmpty }
}

extension Known where Value: CustomStringConvertible {
    /// The value as text, or "not known".
    public var text: String { value.map(\.description) ?? "not known" }
}
