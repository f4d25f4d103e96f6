/// A part of the academic year, for plans that have no dates yet.
public enum Term: String, Codable, Hashable, Sendable, CaseIterable {
    case autumn, spring, summer, wholeYear

    /// The words on screens.
    public var title: String {
        switch self {
        case .autumn: "Autumn, September to December"
        case .spring: "Spring, January to March"
        case .summer: "Summer, April to July"
        case .wholeYear: "Any time from September to July"
        }
    }

    /// Its days in an academic year: whole months, because terms differ from college to college.
    public func days(in year: AcademicYear) -> DayRange {
        let first = year.range.start.year
        let (from, to): (String, String) =
            switch self {
            case .autumn: ("\(first)-09-01", "\(first)-12-31")
            case .spring: ("\(first + 1)-01-01", "\(first + 1)-03-31")
            case .summer: ("\(first + 1)-04-01", "\(first + 1)-07-31")
            case .wholeYear: ("\(first)-09-01", "\(first + 1)-07-31")
            }
        guard let start = Day(from), let end = Day(to) else { return year.range }
        return DayRange(ordered: start, end)
    }
}
