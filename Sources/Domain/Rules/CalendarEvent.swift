/// Days that matter to placements: weeks to avoid, and weeks to use for telling people about T Levels.
public struct CalendarEvent: Hashable, Sendable, Codable {
    /// What it is.
    public let title: String
    /// Whether to avoid placements then, or to make use of it.
    public let kind: Kind
    /// What it belongs to, which a system treats alike every year.
    public let series: Series
    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// Codes of the T Levels that it concerns; empty for all.
    public let tLevels: [String]
    /// How sure we are of the dates.
    public let status: KnowledgeStatus
    /// Where they were seen.
    public let source: String

    /// What an event means for a plan.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Placements should not start or run then.
        case avoid
        /// A bank holiday.
        case bankHoliday
        /// An occasion for promotion.
        case promotion
    }

    /// What recurs, or is published anew every year: a system decides once what it means for placements.
    public enum Series: String, Hashable, Sendable, Codable, CaseIterable {
        case exams, winterPressure, changeover, bankHolidays, apprenticeshipWeek, tLevelThursday, campaigns

        /// The words on screens.
        public var title: String {
            switch self {
            case .exams: "Core exams, as published"
            case .winterPressure: "Winter pressure"
            case .changeover: "Resident doctors change posts"
            case .bankHolidays: "Bank holidays"
            case .apprenticeshipWeek: "National Apprenticeship Week"
            case .tLevelThursday: "T Level Thursday"
            case .campaigns: "Other promotion weeks"
            }
        }

        /// How the days are found, in a sentence.
        public var origin: String {
            switch self {
            case .exams: "Windows that the awarding organisation has published; only those known to Trellis."
            case .winterPressure: "December to March, as the rule book says."
            case .changeover: "The first Wednesday of August, computed."
            case .bankHolidays: "Computed for England, with proclaimed exceptions."
            case .apprenticeshipWeek: "Published dates; for other years the week whose Monday is from 5 to 11 February."
            case .tLevelThursday: "The Thursday of National Apprenticeship Week."
            case .campaigns: "Dates that were published."
            }
        }
    }

    /// Its days.
    public var range: DayRange { DayRange(ordered: start, end) }
}
