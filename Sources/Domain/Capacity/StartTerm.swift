/// The part of the academic year in which a placement starts. Colleges' own terms differ by days and Easter moves, so the
/// months decide: autumn is August to December, spring January to March, summer April to July.
public enum StartTerm: String, Codable, Hashable, Sendable, CaseIterable {
    case autumn, spring, summer

    /// The part of the year that a day lies in.
    public init(containing day: Day) {
        self.init(month: day.month)
    }

    /// The part of the year that a month lies in, 1 for January.
    public init(month: Int) {
        switch month {
        case 1...3: self = .spring
        case 4...7: self = .summer
        default: self = .autumn
        }
    }

    /// The words on screens.
    public var title: String {
        switch self {
        case .autumn: "Autumn, from August"
        case .spring: "Spring, from January"
        case .summer: "Summer, from April"
        }
    }
}
