/// A stretch of days, both ends included.
public struct DayRange: Hashable, Sendable {
    /// The first day.
    public let start: Day
    /// The last day, which belongs to the range.
    public let end: Day

    /// Makes a range.
    /// - Throws: when the end lies before the start.
    public init(start: Day, end: Day) throws(InvalidValue) {
        guard start <= end else {
            throw InvalidValue("The end date must be the same as or after the start date.")
        }
        self.init(ordered: start, end)
    }

    init(ordered start: Day, _ end: Day) {
        self.start = start
        self.end = end
    }

    /// Whether the day lies in the range.
    public func contains(_ day: Day) -> Bool { start <= day && day <= end }

    /// Whether the whole of another range lies in this one.
    public func contains(_ other: DayRange) -> Bool { start <= other.start && other.end <= end }

    /// Whether the two share at least one day.
    public func overlaps(_ other: DayRange) -> Bool { start <= other.end && other.start <= end }

    /// The days that both share, nil when there are none.
    public func intersection(_ other: DayRange) -> DayRange? {
        overlaps(other) ? DayRange(ordered: max(start, other.start), min(end, other.end)) : nil
    }

    /// How many days, at least 1.
    public var dayCount: Int { start.days(until: end) + 1 }

    /// Every day, in order.
    public var days: [Day] { (0..<dayCount).map { start.adding(days: $0) } }

    /// The Mondays of the weeks that the range touches, in order.
    public var weeks: [Day] {
        let first = start.monday
        return (0...(first.days(until: end.monday) / 7)).map { first.adding(days: 7 * $0) }
    }

    /// The range as people read it: "1 September 2026 to 31 July 2027".
    public var formatted: String { "\(start.formatted()) to \(end.formatted())" }
}

extension DayRange: Codable {
    private enum CodingKeys: CodingKey { case start, end }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let start = try container.decode(Day.self, forKey: .start)
        let end = try container.decode(Day.self, forKey: .end)
        guard start <= end else {
            throw DecodingError.dataCorruptedError(
                forKey: .end,
                in: container,
                debugDescription: "The stored end date lies before the start date."
            )
        }
        self.init(ordered: start, end)
    }
}
