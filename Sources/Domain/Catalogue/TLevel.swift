/// A T Level: a two-year qualification whose students owe an industry placement.
public struct TLevel: Hashable, Sendable, Codable, Identifiable {
    /// Our own short name, for example "health"; some core codes are not known, so they cannot serve.
    public let code: String
    /// The code of its route.
    public let route: String
    /// What it has been called, oldest first.
    public let titles: [Title]
    /// Whether it is or was taught, is announced, or never came to be.
    public let stage: Stage
    /// The academic year in which it was first taught.
    public let firstTeaching: Known<AcademicYear>
    /// Its technical qualifications, oldest first, each for those who start within its dates.
    public let qualifications: [Qualification]
    /// Its end for new students, if one was announced.
    public let closure: Closure?
    /// Other ways in which people write it.
    public let synonyms: [String]
    /// Whether hospitals, practices and care services commonly host its students.
    public let usualInHealth: Bool
    /// How sure we are that it exists as described.
    public let status: KnowledgeStatus
    /// Where it was seen.
    public let source: String

    public var id: String { code }

    /// Where a T Level stands as a whole.
    public enum Stage: String, Hashable, Sendable, Codable {
        /// Is or was taught.
        case taught
        /// Announced for the future.
        case announced
        /// Planned once and never taught.
        case cancelled
    }

    /// A title and the days between which it holds.
    public struct Title: Hashable, Sendable, Codable {
        /// The title.
        public let title: String
        /// The first day, nil from the beginning.
        public let from: Day?
        /// The last day, nil while it lasts.
        public let to: Day?
        /// How sure we are of the change.
        public let status: KnowledgeStatus
        /// Where it was seen.
        public let source: String
    }

    /// A technical qualification for students who start between two days.
    public struct Qualification: Hashable, Sendable, Codable {
        /// 1 for the first contract, 2 for the one after it.
        public let generation: Int
        /// The 8-character code used in the results file.
        public let coreCode: Known<CoreCode>
        /// The awarding organisation, if known.
        public let awardedBy: String?
        /// The first day on which students start it, nil from the beginning.
        public let from: Day?
        /// The last day on which students start it, nil while it lasts.
        public let to: Day?

        func covers(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
    }

    /// The end of a T Level for new students.
    public struct Closure: Hashable, Sendable, Codable {
        /// The day of the announcement.
        public let announced: Day?
        /// The first day from which nobody starts it.
        public let closedFrom: Known<Day>
    }

    /// What it is called today.
    public var title: String { titles.last?.title ?? code }

    /// What it was called on a day.
    public func title(on day: Day) -> String {
        titles.last { ($0.from.map { $0 <= day } ?? true) && ($0.to.map { day <= $0 } ?? true) }?.title ?? title
    }

    /// The core code of those who started on a day; nil value when it is not known.
    public func coreCode(startedOn day: Day) -> Known<CoreCode>? {
        qualifications.last { $0.covers(day) }?.coreCode
    }

    /// Whether students may start it on a day.
    public func isOpenToNewStarts(on day: Day) -> Bool {
        guard stage == .taught else { return false }
        if let first = firstTeaching.value, day < first.range.start { return false }
        guard let closure, let closed = closure.closedFrom.value ?? closure.announced else { return true }
        return day < closed
    }
}
