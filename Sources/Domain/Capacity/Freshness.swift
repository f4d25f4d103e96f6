/// How long what an employer said about its places counts as fresh.
public struct Freshness: Hashable, Sendable {
    /// Weeks after which an offer has to be confirmed again.
    public let weeks: Int
    public let today: Day

    /// The weeks that can be set.
    public static let choices = 4...104
    /// What a system starts with: twice a year.
    public static let usualWeeks = 26

    public init(weeks: Int, today: Day) {
        self.weeks = weeks
        self.today = today
    }

    /// Whatever was last confirmed before this day is stale.
    public var limit: Day { today.adding(days: -7 * weeks) }

    /// Whether something has not been confirmed for too long.
    public func isStale(_ asAt: Day) -> Bool { asAt < limit }

    /// The number of weeks that a form says.
    /// - Throws: `InvalidDraft`.
    public static func weeks(_ text: String) throws(InvalidDraft) -> Int {
        var reader = DraftReader()
        let weeks = reader.number(text, "weeks", "The number of weeks", in: choices)
        if weeks == nil, reader.faults.isEmpty { reader.fault("weeks", "Enter the number of weeks") }
        try reader.finish()
        return weeks ?? usualWeeks
    }
}
