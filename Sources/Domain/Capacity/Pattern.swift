/// How the days of a placement lie in the week.
public struct Pattern: Codable, Hashable, Sendable {
    public var kind: Kind
    /// Days of the week that are used, 1 is Monday; empty when nobody has said which.
    public var days: [Int]
    /// Days a week, when only the number is known.
    public var daysPerWeek: Int?

    public init(kind: Kind, days: [Int] = [], daysPerWeek: Int? = nil) {
        self.kind = kind
        self.days = days.sorted()
        self.daysPerWeek = daysPerWeek ?? (days.isEmpty ? nil : days.count)
    }

    /// The main shapes that employers and colleges use.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case block, dayRelease, mixed, unknown

        /// The words on screens.
        public var title: String {
            switch self {
            case .block: "Block"
            case .dayRelease: "Day release"
            case .mixed: "Mixed"
            case .unknown: "Not known yet"
            }
        }
    }

    public static let block = Pattern(kind: .block)
    public static let unknown = Pattern(kind: .unknown)

    static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The pattern in a few words, for example "Day release, Mon and Tue".
    public var title: String {
        if !daysTitle.isEmpty { return "\(kind.title), \(daysTitle)" }
        if let daysPerWeek { return "\(kind.title), \(daysPerWeek) \(daysPerWeek == 1 ? "day" : "days") a week" }
        return kind.title
    }

    /// The days of the week in a few words, for example "Mon and Tue"; empty when nobody has said which.
    public var daysTitle: String {
        let names = days.compactMap { (1...7).contains($0) ? Pattern.dayNames[$0 - 1] : nil }
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// Whether a student who follows `other` could be hosted in this pattern: unknown and mixed fit anything,
    /// named days must be a subset.
    public func fits(_ other: Pattern) -> Bool {
        if kind == .unknown || other.kind == .unknown || kind == .mixed || other.kind == .mixed { return true }
        guard kind == other.kind else { return false }
        guard kind == .dayRelease, !days.isEmpty, !other.days.isEmpty else { return true }
        return Set(days).isSubset(of: other.days) || Set(other.days).isSubset(of: days)
    }
}
