/// Learners who are at a host on some days of the week for a stretch of time: a student's leg, or a group of others.
public struct Presence: Hashable, Sendable {
    public var dates: DayRange
    public var pattern: Pattern
    public var learners: Int

    public init(_ dates: DayRange, _ pattern: Pattern, learners: Int = 1) {
        self.dates = dates
        self.pattern = pattern
        self.learners = learners
    }

    /// Whether they may be there on a day. Where nobody has said on which days of the week, any weekday.
    public func mayBeThere(on day: Day) -> Bool {
        dates.contains(day) && pattern.mayUse(day.weekday)
    }
}

extension Pattern {
    /// Whether somebody may be there on a day of the week, 1 being Monday. Nobody has said which days: any weekday.
    public func mayUse(_ weekday: Int) -> Bool {
        days.isEmpty ? weekday <= 5 : days.contains(weekday)
    }
}

/// How many learners are at a host on each day of a stretch of time.
public struct Occupancy: Sendable {
    /// The days that are counted.
    public let range: DayRange
    private var counts: [Int]

    /// Counts the learners who are there on each day of a range; what lies outside it is left out.
    public init(of presences: [Presence] = [], in range: DayRange) {
        self.range = range
        counts = Array(repeating: 0, count: range.dayCount)
        for presence in presences { add(presence) }
    }

    /// Counts some more learners.
    public mutating func add(_ presence: Presence) {
        guard let days = presence.dates.intersection(range) else { return }
        var index = range.start.days(until: days.start)
        var weekday = days.start.weekday
        for _ in 0..<days.dayCount {
            if presence.pattern.mayUse(weekday) { counts[index] += presence.learners }
            index += 1
            weekday = weekday % 7 + 1
        }
    }

    /// How many are there on a day; 0 outside the range.
    public func learners(on day: Day) -> Int {
        range.contains(day) ? counts[range.start.days(until: day)] : 0
    }

    /// The most who are there on one day of some.
    public func peak(in days: DayRange) -> Int {
        guard let days = days.intersection(range) else { return 0 }
        let first = range.start.days(until: days.start)
        return counts[first..<first + days.dayCount].max() ?? 0
    }

    /// The first day on which more are there than fit.
    public func firstDay(beyond limit: Int) -> Day? {
        counts.firstIndex { $0 > limit }.map { range.start.adding(days: $0) }
    }

    /// The first day on which somebody may be there and finds no room, counting those who are there already.
    public func firstDay(withoutRoomFor presence: Presence, limit: Int) -> Day? {
        guard let days = presence.dates.intersection(range) else { return nil }
        return days.days.first { presence.mayBeThere(on: $0) && learners(on: $0) + presence.learners > limit }
    }
}
