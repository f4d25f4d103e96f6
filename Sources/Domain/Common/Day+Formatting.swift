extension Day {
    /// The ways a day is shown to people.
    public enum Style: Hashable, Sendable {
        /// 12 May 2027
        case long
        /// 12/05/2027
        case numeric
        /// 12 May
        case short
        /// Wednesday 12 May 2027
        case full
        /// May 2027
        case month
    }

    /// The day as people in England read it.
    public func formatted(_ style: Style = .long) -> String {
        switch style {
        case .long: "\(day) \(monthName) \(year)"
        case .numeric: "\(padded(day, 2))/\(padded(month, 2))/\(year)"
        case .short: "\(day) \(monthName)"
        case .full: "\(weekdayName) \(day) \(monthName) \(year)"
        case .month: "\(monthName) \(year)"
        }
    }

    /// The English name of the month.
    public var monthName: String { Day.monthNames[month - 1] }
    /// The English name of the day of the week.
    public var weekdayName: String { Day.weekdayNames[weekday - 1] }

    /// The English names of the months, January first.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]
    /// The English names of the days of the week, Monday first.
    public static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
