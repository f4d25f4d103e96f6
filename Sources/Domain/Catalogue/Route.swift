/// A technical education route: the family that T Levels belong to, for example Health and Science.
public struct Route: Hashable, Sendable, Codable, Identifiable {
    /// Our own short name, for example "health-and-science".
    public let code: String
    /// What it is called today.
    public let title: String
    /// What it was called before.
    public let formerTitles: [String]
    /// The number that the Department for Education's results service gives it.
    public let departmentNumber: Int?
    /// Other ways in which people write it.
    public let synonyms: [String]
    /// How sure we are of it.
    public let status: KnowledgeStatus
    /// Where it was seen.
    public let source: String

    public var id: String { code }
}
