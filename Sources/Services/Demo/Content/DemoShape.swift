import Domain

/// When in the academic year something runs, and on which days of the week.
enum DemoShape: Hashable, Sendable {
    /// Ten weeks from late January.
    case winterBlock
    /// Ten weeks from April.
    case springBlock
    /// Ten weeks from May.
    case summerBlock
    /// Any ten weeks of the second half of the year.
    case block
    case mondayTuesday, thursdayFriday
    /// Two days a week since September, under way when the year is.
    case autumnDays
    case mixed
    /// Nobody has said yet.
    case unknown

    var pattern: Pattern {
        switch self {
        case .winterBlock, .springBlock, .summerBlock, .block: .block
        case .mondayTuesday, .autumnDays: Pattern(kind: .dayRelease, days: [1, 2])
        case .thursdayFriday: Pattern(kind: .dayRelease, days: [4, 5])
        case .mixed: Pattern(kind: .mixed)
        case .unknown: .unknown
        }
    }

    /// The dates of an offer.
    func offered(in year: AcademicYear) -> DayRange {
        switch self {
        case .winterBlock: year.weeks(10, fromMonth: 1, 25)
        case .springBlock: year.weeks(10, fromMonth: 4, 12)
        case .summerBlock: year.weeks(10, fromMonth: 5, 8)
        case .block, .mixed, .unknown: year.weeks(25, fromMonth: 1, 18)
        case .mondayTuesday, .thursdayFriday: year.weeks(25, fromMonth: 1, 11)
        case .autumnDays: year.weeks(28, fromMonth: 9, 21)
        }
    }

    /// The dates in which a cohort's placements may run, which are a little wider.
    func window(in year: AcademicYear) -> DayRange {
        switch self {
        case .springBlock: year.weeks(15, fromMonth: 4, 5)
        case .mondayTuesday: year.weeks(43, fromMonth: 9, 14)
        default: year.weeks(27, fromMonth: 1, 9)
        }
    }
}

extension AcademicYear {
    /// So many weeks from the first Monday on or after a date, to a Friday.
    func weeks(_ count: Int, fromMonth month: Int, _ day: Int) -> DayRange {
        let first = self.day(month, day)
        let monday = first.weekday == 1 ? first : first.monday.adding(days: 7)
        guard let weeks = try? DayRange(start: monday, end: monday.adding(days: count * 7 - 3)) else { return range }
        return weeks
    }

    /// A date of this academic year.
    func day(_ month: Int, _ day: Int) -> Day {
        (try? Day(year: month >= 8 ? startYear : startYear + 1, month: month, day: day)) ?? range.start
    }
}
