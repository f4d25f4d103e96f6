public import Foundation

/// A bank holiday in England.
public struct BankHoliday: Hashable, Sendable, Codable, Comparable {
    /// The day off.
    public let day: Day
    /// What it is called.
    public let title: String

    public static func < (left: BankHoliday, right: BankHoliday) -> Bool { left.day < right.day }
}

/// The bank holidays of England: computed, with the proclaimed exceptions as data.
public struct BankHolidays: Sendable {
    private let exceptions: [Exception]

    /// A day that was moved or added by proclamation.
    struct Exception: Decodable, Sendable {
        /// The day off.
        let day: Day
        /// What it is called.
        let title: String
        /// The computed day that it replaces, nil when it is an extra one.
        let replaces: Day?
        let source: String
    }

    /// The bank holidays that come with the system.
    public static func load() throws(InvalidData) -> BankHolidays { try load(from: BundledData.folder) }

    /// The bank holidays with the exceptions in a folder with bank-holidays.json.
    public static func load(from folder: URL) throws(InvalidData) -> BankHolidays {
        let name = "bank-holidays.json"
        let exceptions = try DataFile<Exception>.read(name, in: folder).items
        var problems = exceptions.map(\.day).repeated.map { "\(name): \($0) is given twice." }
        problems += exceptions.filter { $0.title.isEmpty || $0.source.isEmpty }.map {
            "\(name), \($0.day): give a title and a source."
        }
        problems += exceptions.compactMap { exception in
            guard let usual = exception.replaces, !computed(in: usual.year).contains(where: { $0.day == usual }) else {
                return nil
            }
            return "\(name), \(exception.day): \(usual) is no bank holiday that could be moved."
        }
        guard problems.isEmpty else { throw InvalidData(problems) }
        return BankHolidays(exceptions: exceptions)
    }

    /// The bank holidays of a calendar year, in order.
    public func holidays(in year: Int) -> [BankHoliday] {
        let moved = Set(exceptions.compactMap(\.replaces))
        let usual = BankHolidays.computed(in: year).filter { !moved.contains($0.day) }
        let own = exceptions.filter { $0.day.year == year }.map { BankHoliday(day: $0.day, title: $0.title) }
        return (usual + own).sorted()
    }

    /// The bank holidays in a range, in order.
    public func holidays(in range: DayRange) -> [BankHoliday] {
        (range.start.year...range.end.year).flatMap { holidays(in: $0) }.filter { range.contains($0.day) }
    }

    /// Whether a day is a bank holiday.
    public func isHoliday(_ day: Day) -> Bool { holidays(in: day.year).contains { $0.day == day } }

    /// Whether a day is neither a weekend day nor a bank holiday.
    public func isWorkingDay(_ day: Day) -> Bool { !day.isWeekend && !isHoliday(day) }

    /// Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm of 1876.
    public static func easterSunday(in year: Int) throws(InvalidValue) -> Day {
        let golden = year % 19, century = year / 100, rest = year % 100
        let correction = (century + 8) / 25
        let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * late + 114
        return try Day(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    private static func computed(in year: Int) -> [BankHoliday] {
        guard
            let easter = try? easterSunday(in: year),
            let newYear = try? Day(year: year, month: 1, day: 1),
            let may = try? Day(year: year, month: 5, day: 1),
            let lastOfMay = try? Day(year: year, month: 5, day: 31),
            let lastOfAugust = try? Day(year: year, month: 8, day: 31),
            let christmas = try? Day(year: year, month: 12, day: 25)
        else { return [] }
        return [
            substituted(newYear, "New Year’s Day", after: []),
            BankHoliday(day: easter.adding(days: -2), title: "Good Friday"),
            BankHoliday(day: easter.adding(days: 1), title: "Easter Monday"),
            BankHoliday(day: may.adding(days: 6).monday, title: "Early May bank holiday"),
            BankHoliday(day: lastOfMay.monday, title: "Spring bank holiday"),
            BankHoliday(day: lastOfAugust.monday, title: "Summer bank holiday"),
        ] + christmasHolidays(christmas)
    }

    private static func christmasHolidays(_ christmas: Day) -> [BankHoliday] {
        let boxing = christmas.adding(days: 1)
        let taken = [christmas, boxing].filter { !$0.isWeekend }
        let first = substituted(christmas, "Christmas Day", after: taken)
        return [first, substituted(boxing, "Boxing Day", after: taken + [first.day])].sorted()
    }

    /// The day itself, or the next weekday that is not taken when it falls on a weekend.
    private static func substituted(_ day: Day, _ title: String, after taken: [Day]) -> BankHoliday {
        guard day.isWeekend else { return BankHoliday(day: day, title: title) }
        var free = day
        while free.isWeekend || taken.contains(free) { free = free.adding(days: 1) }
        return BankHoliday(day: free, title: "\(title) (substitute day)")
    }
}
