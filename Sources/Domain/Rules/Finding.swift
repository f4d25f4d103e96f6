/// How binding a rule is, in the words of the guidance of May 2026.
public enum Strength: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Recommended.
    case should
    /// Required.
    case must

    public static func < (left: Strength, right: Strength) -> Bool { left == .should && right == .must }
}

/// Something that a rule says about a case at hand, for a person to judge.
public struct Finding: Hashable, Sendable, Codable {
    /// The rule that was applied.
    public let ruleID: String
    /// Whether the rule is required or recommended.
    public let strength: Strength
    /// One sentence: what was found and what the rule says.
    public let message: String

    /// Makes a finding.
    public init(ruleID: String, strength: Strength, message: String) {
        self.ruleID = ruleID
        self.strength = strength
        self.message = message
    }
}
