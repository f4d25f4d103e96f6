import Foundation

/// Moments as text, `2027-09-01T08:30:00.000Z`, written and read without a formatter because imports do it often.
enum Timestamp {
    private static let millisecondsPerDay: Int64 = 86_400_000
    /// 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z: what four digits of year can say.
    private static let range: ClosedRange<Double> = -62_167_219_200_000...253_402_300_799_999

    static func text(_ date: Date) -> String {
        let exact = (date.timeIntervalSince1970 * 1000).rounded()
        let milliseconds = Int64(min(max(exact.isNaN ? 0 : exact, range.lowerBound), range.upperBound))
        var day = milliseconds / millisecondsPerDay
        var rest = milliseconds % millisecondsPerDay
        if rest < 0 {
            rest += millisecondsPerDay
            day -= 1
        }
        let (year, month, dayOfMonth) = civil(fromDay: day)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            func put(_ value: Int64, at position: Int, digits: Int) {
                var value = value
                for index in stride(from: position + digits - 1, through: position, by: -1) {
                    buffer[index] = UInt8(ascii: "0") + UInt8(value % 10)
                    value /= 10
                }
            }
            put(year, at: 0, digits: 4)
            put(month, at: 5, digits: 2)
            put(dayOfMonth, at: 8, digits: 2)
            put(rest / 3_600_000, at: 11, digits: 2)
            put(rest / 60_000 % 60, at: 14, digits: 2)
            put(rest / 1000 % 60, at: 17, digits: 2)
            put(rest % 1000, at: 20, digits: 3)
            buffer[4] = UInt8(ascii: "-")
            buffer[7] = UInt8(ascii: "-")
            buffer[10] = UInt8(ascii: "T")
            buffer[13] = UInt8(ascii: ":")
            buffer[16] = UInt8(ascii: ":")
            buffer[19] = UInt8(ascii: ".")
            buffer[23] = UInt8(ascii: "Z")
            return 24
        }
    }

    /// The moment, if the text is one: seconds with or without a fraction, in UTC.
    static func date(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 20, bytes.count <= 30, bytes[bytes.count - 1] == UInt8(ascii: "Z"),
                bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
                bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
                let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), (1...12).contains(month),
                let day = number(bytes, 8, 2), (1...31).contains(day),
                let hour = number(bytes, 11, 2), hour < 24,
                let minute = number(bytes, 14, 2), minute < 60,
                let second = number(bytes, 17, 2), second < 60,
                let milliseconds = fraction(bytes)
            else { return nil }
            let dayNumber = days(year: year, month: month, day: day)
            guard civil(fromDay: dayNumber) == (year, month, day) else { return nil }
            let seconds = dayNumber * 86_400 + hour * 3600 + minute * 60 + second
            return Date(timeIntervalSince1970: Double(seconds * 1000 + milliseconds) / 1000)
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int64? {
        var result: Int64 = 0
        for index in start..<start + count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            result = result * 10 + Int64(digit)
        }
        return result
    }

    private static func fraction(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        if bytes.count == 20 { return 0 }
        let digits = bytes.count - 21
        guard bytes[19] == UInt8(ascii: "."), digits > 0, let all = number(bytes, 20, digits) else { return nil }
        var milliseconds = all
        for _ in 0..<max(0, 3 - digits) { milliseconds *= 10 }
        for _ in 0..<max(0, digits - 3) { milliseconds /= 10 }
        return milliseconds
    }

    /// Days since 1970-01-01 of a date in the Gregorian calendar, counting years from March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
    }
}
