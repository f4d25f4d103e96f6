/// A stretch of work on a day, as planned or as worked. It may end on the day after.
public struct Shift: Hashable, Sendable, Codable {
    /// The day on which it starts.
    public let day: Day
    /// When it starts.
    public let start: ClockTime
    /// When it ends; a time not later than the start is on the next day.
    public let end: ClockTime
    /// Minutes of meal and rest breaks, which are not hours of the placement.
    public let breakMinutes: Int

    /// Makes a shift.
    /// - Throws: when the breaks are longer than the shift.
    public init(day: Day, start: ClockTime, end: ClockTime, breakMinutes: Int = 0) throws(InvalidValue) {
        self.day = day
        self.start = start
        self.end = end
        self.breakMinutes = breakMinutes
        guard breakMinutes >= 0, breakMinutes < length else {
            throw InvalidValue("The breaks must be shorter than the time between start and end.")
        }
    }

    /// Hours worked, breaks taken out.
    public var hours: Double { Double(length - breakMinutes) / 60 }

    /// Minutes from start to end.
    var length: Int { end > start ? end.minutes - start.minutes : 1440 - start.minutes + end.minutes }

    /// Start and end in minutes since the start of a day.
    func minutes(since origin: Day) -> Range<Int> {
        let first = origin.days(until: day) * 1440 + start.minutes
        return first..<(first + length)
    }

    /// Whether any of it falls into a period that recurs every day and may pass midnight.
    func touches(_ from: ClockTime, _ to: ClockTime) -> Bool {
        let own = start.minutes..<(start.minutes + length)
        let span = to > from ? to.minutes - from.minutes : 1440 - from.minutes + to.minutes
        return [-1440, 0, 1440].contains { offset in
            own.overlaps((from.minutes + offset)..<(from.minutes + offset + span))
        }
    }
}
