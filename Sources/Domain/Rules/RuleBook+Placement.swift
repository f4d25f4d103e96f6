/// A value and the rule that set it, so that a screen can say where it comes from.
public struct Ruling<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public let value: Value
    /// The rule that set it.
    public let rule: Rule
}

/// The most hours of a category that may count.
public struct Cap: Hashable, Sendable {
    /// The limit in hours.
    public let hours: Double
    /// The rule that set it.
    public let rule: Rule
}

extension RuleBook {
    /// The hours that a student must work; nil before T Levels began.
    ///
    /// Pass the specialism where it is known: Early Years Educators owe more than other students of their T Level.
    public func requiredHours(for programme: Programme, on day: Day) -> Ruling<Int>? {
        guard let rule = rule(on: .requiredHours, for: programme, on: day), let hours = rule.value?.number else {
            return nil
        }
        return Ruling(value: Int(hours), rule: rule)
    }

    /// How many employers may share a placement; `network` when it runs through a lead employer's network.
    public func maximumEmployers(
        on day: Day,
        network: Bool = false,
        for programme: Programme = .unknown
    ) -> Ruling<Int>? {
        let asking = network ? programme.joining(.network) : programme
        guard let rule = rule(on: .maximumEmployers, for: asking, on: day), let count = rule.value?.number else {
            return nil
        }
        return Ruling(value: Int(count), rule: rule)
    }

    /// The share of the hours, in per cent, that may be remote; nil when no rule speaks.
    public func remoteShareCap(for programme: Programme, on day: Day) -> Ruling<Double>? {
        guard let rule = rule(on: .cap, category: .remote, for: programme, on: day),
            case .percent(let share)? = rule.value
        else { return nil }
        return Ruling(value: share, rule: rule)
    }

    /// The most hours of a category that may count; nil when no rule limits it.
    ///
    /// Shares are of the hours required, or of the actual total when the rule "cap-basis" is set so and a total is
    /// given.
    public func cap(
        _ category: HourCategory,
        for programme: Programme,
        on day: Day,
        actualHours: Double? = nil
    ) -> Cap? {
        guard let rule = rule(on: .cap, category: category, for: programme, on: day), let value = rule.value else {
            return nil
        }
        let required = requiredHours(for: programme, on: day).map { Double($0.value) }
        let basis = self.rule(on: .capBasis, for: programme, on: day)?.value
        let whole = basis == .text("actual") ? actualHours ?? required : required
        guard let whole, let hours = value.hours(of: whole) else { return nil }
        return Cap(hours: hours, rule: rule)
    }

    /// The day by which a late placement must be reported for the certificate to come with everybody else's, for a
    /// programme that ended in an academic year.
    public func lateCompletionDay(after year: AcademicYear) -> Day? {
        let end = year.range.end
        guard let rule = rule(on: .lateCompletion, on: end.adding(days: 1)),
            case .dayOfYear(let month, let day)? = rule.value
        else { return nil }
        return try? Day(year: end.year, month: month, day: day)
    }

    /// The youngest age at which a student may start on placement.
    public func minimumAge(for programme: Programme = .unknown, on day: Day) -> Ruling<Int>? {
        guard let rule = rule(on: .minimumAge, for: programme, on: day), let years = rule.value?.number else {
            return nil
        }
        return Ruling(value: Int(years), rule: rule)
    }

    /// The day on which resident doctors change posts: the first Wednesday of August.
    public static func changeoverDay(inYear year: Int) throws(InvalidValue) -> Day {
        let first = try Day(year: year, month: 8, day: 1)
        return first.adding(days: (3 - first.weekday + 7) % 7)
    }
}
