/// A time of day to the minute, written "22:00". "24:00" is the end of a day.
public struct ClockTime: Hashable, Sendable, Comparable {
    /// Minutes since midnight, 0 to 1440.
    public let minutes: Int

    /// Makes a time.
    /// - Throws: when there is no such time.
    public init(hour: Int, minute: Int = 0) throws(InvalidValue) {
        guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else {
            throw InvalidValue("A time is written with the 24-hour clock, for example 08:30 or 17:00.")
        }
        minutes = hour * 60 + minute
    }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}

extension ClockTime: LosslessStringConvertible {
    /// Reads "8:30", "08:30", "08.30" or "0830".
    public init?(_ description: String) {
        let text = description.filter { !$0.isWhitespace }
        let parts = text.split { $0 == ":" || $0 == "." }.map(String.init)
        let pair: (String, String)
        switch parts.count {
        case 2: pair = (parts[0], parts[1])
        case 1 where parts[0].count == 4: pair = (String(parts[0].prefix(2)), String(parts[0].suffix(2)))
        default: return nil
        }
        guard (1...2).contains(pair.0.count), pair.1.count == 2, (pair.0 + pair.1).allSatisfy(Scribble.isDigit),
            let hour = Int(pair.0), let minute = Int(pair.1), let time = try? ClockTime(hour: hour, minute: minute)
        else { return nil }
        self = time
    }

    /// The time as "08:30".
    public var description: String { padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2) }
}

extension ClockTime: Codable {
    public init(from decoder: any Decoder) throws {
        self = try Self.decodeText(from: decoder, expected: "a time like 08:30")
    }
    public func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
}
