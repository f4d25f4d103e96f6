/// A first and a last day.
public struct DayWindow: Hashable, Sendable, CustomStringConvertible {
    /// The first day.
    public let first: CalendarDay
    /// The last day, which belongs to the window.
    public let last: CalendarDay

    /// Both days.
    public var description: String { "\(first) to \(last)" }

    init(_ first: CalendarDay, _ last: CalendarDay) {
        self.first = first
        self.last = last
    }

    /// All days from the first of a month to the last of another.
    init?(fromMonth: Int, _ fromYear: Int, toMonth: Int, _ toYear: Int) {
        let length = CalendarDay.length(of: toMonth, in: toYear)
        guard let first = CalendarDay(year: fromYear, month: fromMonth, day: 1),
            let last = CalendarDay(year: toYear, month: toMonth, day: length)
        else { return nil }
        self.init(first, last)
    }
}
