public import Foundation

/// A plain date without a time or a zone, written "2027-05-12".
///
/// Stored as the number of days since 1 January 1970 in the (proleptic) Gregorian calendar, so that counting is
/// arithmetic.
public struct Day: Hashable, Sendable, Comparable {
    private let number: Int32

    /// The first day that can be written: 1 January of the year 1.
    public static let first = Day(clamping: daysFromCivil(1, 1, 1))
    /// The last day that can be written: 31 December 9999.
    public static let last = Day(clamping: daysFromCivil(9999, 12, 31))

    /// Makes a day from its parts.
    /// - Throws: when there is no such day, for example 30 February.
    public init(year: Int, month: Int, day: Int) throws(InvalidValue) {
        guard let value = Day(civil: year, month, day) else {
            throw InvalidValue("There is no such date. Give a day, a month and a year, for example 12 May 2027.")
        }
        self = value
    }

    private init?(civil year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
        else {
            return nil
        }
        number = Int32(daysFromCivil(year, month, day))
    }

    private init(clamping number: Int) {
        self.number = Int32(min(max(number, -719_162), 2_932_896))
    }

    /// The year, 1 to 9999.
    public var year: Int { civil.year }
    /// The month, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// The day of the week, 1 for Monday to 7 for Sunday.
    public var weekday: Int { (Int(number) + 719_162) % 7 + 1 }
    /// The Monday of this day's week.
    public var monday: Day { adding(days: 1 - weekday) }
    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { weekday >= 6 }

    /// The day so many days later, or earlier when negative; never beyond `Day.first` and `Day.last`.
    public func adding(days: Int) -> Day { Day(clamping: Int(number) + days) }

    /// The number of days from this one to another: 1 for tomorrow.
    public func days(until other: Day) -> Int { Int(other.number) - Int(number) }

    /// The same day of the month so many months later, or the last day of that month when it is shorter.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let count = year * 12 + (month - 1) + months
        guard count >= 12 else { return .first }
        guard count < 120_000 else { return .last }
        let newYear = count / 12, newMonth = count % 12 + 1
        return Day(clamping: daysFromCivil(newYear, newMonth, min(day, Day.length(of: newMonth, in: newYear))))
    }

    /// The age in whole years on another day of somebody born on this one. A birthday on 29 February counts from 1
    /// March.
    public func age(on other: Day) -> Int {
        let born = civil, then = other.civil
        return then.year - born.year - ((then.month, then.day) < (born.month, born.day) ? 1 : 0)
    }

    /// The day that it is in England at that moment.
    public static func of(_ date: Date) -> Day {
        let local = date.timeIntervalSince1970 + Double(london.secondsFromGMT(for: date))
        return Day(clamping: Int((local / 86_400).rounded(.down)))
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The number of days in a month.
    public static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let london = TimeZone(identifier: "Europe/London") ?? .gmt

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Day: LosslessStringConvertible {
    /// Reads "2027-05-12" and nothing else; nil when it is not a day.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var sum = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                sum = sum * 10 + Int(byte - 0x30)
            }
            return sum
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(civil: year, month, day)
    }

    /// The day as "2027-05-12".
    public var description: String {
        let (year, month, day) = civil
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
}

extension Day: Codable, CodingKeyRepresentable {
    public init(from decoder: any Decoder) throws {
        self = try Self.decodeText(from: decoder, expected: "a date like 2027-05-12")
    }
    public func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
    public init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }
    public var codingKey: any CodingKey { TextKey(stringValue: description) }
}

/// A whole number with leading zeros up to a width.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
}
