/// An occupational specialism: what a T Level student learns to do in an occupation.
public struct Specialism: Hashable, Sendable, Codable, Identifiable {
    /// The Department for Education's code, for example ZTLOS013.
    public let code: SpecialismCode
    /// The code of its T Level.
    public let tLevel: String
    /// Its name, nil when only the code is known.
    public let name: String?
    /// 1 for the first contract, 2 for the one after it.
    public let generation: Int
    /// The first day on which students start it, nil when not known or from the beginning.
    public let from: Day?
    /// The last day on which students start it, nil when not known or while it lasts.
    public let to: Day?
    /// Other ways in which people write it.
    public let synonyms: [String]
    /// How sure we are of it.
    public let status: KnowledgeStatus
    /// Where it was seen.
    public let source: String

    public var id: String { code.description }

    /// Its name, or a sentence with the code when the name is not known.
    public var title: String { name ?? "Specialism \(code), name not known" }

    func covers(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}
