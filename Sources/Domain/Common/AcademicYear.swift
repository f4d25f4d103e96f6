/// An academic year, 1 August to 31 July, written "2026/27".
public struct AcademicYear: Hashable, Sendable, Comparable {
    /// The calendar year in which it starts.
    public let startYear: Int

    /// The academic year that starts in August of a year from 1900 to 2999.
    public init(startYear: Int) throws(InvalidValue) {
        guard AcademicYear.known.contains(startYear) else {
            throw InvalidValue("An academic year starts between 1900 and 2999, for example 2026/27.")
        }
        self.startYear = startYear
    }

    private init(clamping startYear: Int) {
        self.startYear = min(max(startYear, AcademicYear.known.lowerBound), AcademicYear.known.upperBound)
    }

    /// The academic year that the day belongs to.
    public init(containing day: Day) {
        self.init(clamping: day.month >= 8 ? day.year : day.year - 1)
    }

    /// The label "2026/27".
    public var label: String { "\(startYear)/\(padded((startYear + 1) % 100, 2))" }

    /// 1 August to 31 July.
    public var range: DayRange {
        guard
            let start = Day("\(padded(startYear, 4))-08-01"),
            let end = Day("\(padded(startYear + 1, 4))-07-31")
        else { preconditionFailure("1 August and 31 July exist in every year") }
        return DayRange(ordered: start, end)
    }

    /// Whether the day belongs to this year.
    public func contains(_ day: Day) -> Bool { AcademicYear(containing: day) == self }

    /// The first days of its months, August first.
    public var months: [Day] { (0..<12).map { range.start.adding(months: $0) } }

    /// The days from the start of one month to the end of another, each 1 to 12. A month that is missing or unknown
    /// leaves that end open, and so do months in the wrong order.
    public func range(fromMonth first: Int?, toMonth last: Int?) -> DayRange {
        let start = months.first { $0.month == first } ?? range.start
        let end = months.first { $0.month == last }?.adding(months: 1).adding(days: -1) ?? range.end
        return (try? DayRange(start: start, end: end)) ?? range
    }

    /// The year after.
    public var next: AcademicYear { AcademicYear(clamping: startYear + 1) }
    /// The year before.
    public var previous: AcademicYear { AcademicYear(clamping: startYear - 1) }

    public static func < (left: AcademicYear, right: AcademicYear) -> Bool { left.startYear < right.startYear }

    private static let known = 1900...2999
}

extension AcademicYear: LosslessStringConvertible {
    /// Reads "2026/27", "2026-27", "2026/2027" or "26/27"; nil when the two years do not follow each other.
    public init?(_ description: String) {
        let text = description.filter { !$0.isWhitespace }
        let parts = text.split(omittingEmptySubsequences: false) {
            "/-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".contains($0)
        }
        guard parts.count == 2 else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == 2 else { return nil }
        let start: Int
        switch (parts[0].count, parts[1].count) {
        case (4, 4):
            guard numbers[1] == numbers[0] + 1 else { return nil }
            start = numbers[0]
        case (4, 2):
            guard numbers[1] == (numbers[0] + 1) % 100 else { return nil }
            start = numbers[0]
        case (2, 2):
            guard numbers[1] == (numbers[0] + 1) % 100 else { return nil }
            start = 2000 + numbers[0]
        default: return nil
        }
        guard AcademicYear.known.contains(start) else { return nil }
        startYear = start
    }

    /// The label "2026/27".
    public var description: String { label }
}

extension AcademicYear: Codable, CodingKeyRepresentable {
    public init(from decoder: any Decoder) throws {
        self = try Self.decodeText(from: decoder, expected: "an academic year like 2026/27")
    }
    public func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
    public init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }
    public var codingKey: any CodingKey { TextKey(stringValue: description) }
}
