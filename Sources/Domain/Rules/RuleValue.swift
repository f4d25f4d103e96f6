/// What a rule sets: so many hours, a share, a number, a text.
public enum RuleValue: Hashable, Sendable {
    /// Hours.
    case hours(Double)
    /// Minutes.
    case minutes(Int)
    /// Days.
    case days(Int)
    /// Years of age.
    case years(Int)
    /// Per cent of the required hours.
    case percent(Double)
    /// A fraction of the required hours.
    case fraction(Int, Int)
    /// A number of something.
    case count(Int)
    /// Yes or no.
    case flag(Bool)
    /// A stretch of the day, which may pass midnight.
    case period(ClockTime, ClockTime)
    /// A day of every year.
    case dayOfYear(month: Int, day: Int)
    /// Words.
    case text(String)

    /// What kind of value it is; a system may replace a value only by one of the same kind.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case hours, minutes, days, years, percent, fraction, count, flag, period, dayOfYear, text
    }

    /// What kind of value it is.
    public var kind: Kind {
        switch self {
        case .hours: .hours
        case .minutes: .minutes
        case .days: .days
        case .years: .years
        case .percent: .percent
        case .fraction: .fraction
        case .count: .count
        case .flag: .flag
        case .period: .period
        case .dayOfYear: .dayOfYear
        case .text: .text
        }
    }

    /// The number inside hours, minutes, days, years, per cent or count.
    public var number: Double? {
        switch self {
        case .hours(let number), .percent(let number): number
        case .minutes(let number), .days(let number), .years(let number), .count(let number): Double(number)
        case .fraction, .flag, .period, .dayOfYear, .text: nil
        }
    }

    /// How many hours a limit allows out of a whole; nil when the value is no limit.
    func hours(of whole: Double) -> Double? {
        switch self {
        case .hours(let hours): hours
        case .percent(let share): whole * share / 100
        case .fraction(let part, let parts): whole * Double(part) / Double(parts)
        default: nil
        }
    }
}

extension RuleValue: CustomStringConvertible {
    /// The value in words: "315 hours", "20%", "one third", "22:00 to 06:00".
    public var description: String {
        switch self {
        case .hours(let hours): "\(hours.plain) \(hours == 1 ? "hour" : "hours")"
        case .minutes(let minutes): "\(minutes) minutes"
        case .days(let days): "\(days) \(days == 1 ? "day" : "days")"
        case .years(let years): "\(years) years"
        case .percent(let share): "\(share.plain)%"
        case .fraction(1, 2): "half"
        case .fraction(1, 3): "one third"
        case .fraction(1, 4): "a quarter"
        case .fraction(let part, let parts): "\(part)/\(parts)"
        case .count(let count): "\(count)"
        case .flag(let yes): yes ? "yes" : "no"
        case .period(let start, let end): "\(start) to \(end)"
        case .dayOfYear(let month, let day): "\(day) \(Day.monthNames[month - 1])"
        case .text(let text): text
        }
    }
}

extension Double {
    /// The number without a needless ".0", to two places at most.
    var plain: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard part != 0 else { return "\(whole)" }
        let tail = padded(abs(part), 2)
        let sign = hundredths < 0 && whole == 0 ? "-" : ""
        return "\(sign)\(whole).\(tail.hasSuffix("0") ? String(tail.prefix(1)) : tail)"
    }
}
