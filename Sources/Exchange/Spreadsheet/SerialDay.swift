/// A day of the calendar without time or zone, as a spreadsheet cell holds it.
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The year, for example 2027.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// Makes a day; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year)
        else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day as 2027-09-01.
    public var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day as 2027-09-01.
    public var description: String { iso }

    /// Whether the first day comes before the second.
    public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    /// The number of days in a month.
    public static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1 March of the year 0 (the civil calendar, counted backwards too).
    var count: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let shiftedMonth = (month + 9) % 12
        return 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
            + (153 * shiftedMonth + 2) / 5 + day - 1
    }

    /// The day that stands `count` days after 1 March of the year 0.
    init?(count: Int) {
        guard count >= 306 else { return nil }
        let era = count / 146_097
        let dayOfEra = count % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

/// The way spreadsheets count days: 1 is 1 January 1900, and 1900 is wrongly taken for a leap year.
enum SerialDay {
    /// How many days a workbook of the 1904 system lags behind one of the 1900 system.
    static let lagOf1904 = 1462.0

    /// The day of a serial number; nil outside 1900 to 9999.
    static func day(of serial: Double) -> CalendarDay? {
        guard serial >= 1, serial < 2_958_466 else { return nil }
        let whole = Int(serial)
        guard whole != 60 else { return nil }  // 29 February 1900 never was.
        let start = CalendarDay(year: 1899, month: 12, day: whole < 60 ? 31 : 30)
        return start.flatMap { CalendarDay(count: $0.count + whole) }
    }

    /// The serial number of a day from March 1900 on.
    static func serial(of day: CalendarDay) -> Double {
        Double(day.count - (CalendarDay(year: 1899, month: 12, day: 30)?.count ?? 0))
    }
}
