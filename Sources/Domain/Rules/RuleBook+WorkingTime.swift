extension RuleBook {
    /// What the working time rules say about a student's shifts. All jobs belong in one list, because hours add up.
    ///
    /// The age is taken on each shift's own day. Without a date of birth the rules for under 18s are applied, and a
    /// finding says so. `nightsAreNeeded` is a person's statement that night work is needed for continuity of care or
    /// a surge, that no adult is available, that an adult supervises and that training does not suffer.
    public func workingTimeFindings(
        for shifts: [Shift],
        bornOn birthday: Day?,
        nightsAreNeeded: Bool = false
    ) -> [Finding] {
        let shifts = shifts.sorted { ($0.day, $0.start) < ($1.day, $1.start) }
        guard let first = shifts.first else { return [] }
        var findings: [Finding] = []
        if birthday == nil, let rule = rule(on: .ageTest, on: first.day) {
            findings.append(
                Finding(
                    ruleID: rule.id,
                    strength: .should,
                    message: "The date of birth is not known, so the working time limits for under 18s are applied."
                )
            )
        }
        let timed = shifts.map {
            TimedShift(shift: $0, group: RuleBook.group(bornOn: birthday, on: $0.day), origin: first.day)
        }
        findings += dailyFindings(timed) + breakFindings(timed) + dailyRestFindings(timed)
        findings += weeklyFindings(timed) + weeklyRestFindings(timed)
        findings += timed.flatMap { nightFindings($0, needed: nightsAreNeeded) }
        return findings
    }

    /// What the working time rules say about a plan of so many hours a day on so many days a week.
    public func patternFindings(hoursPerDay: Double, daysPerWeek: Int, bornOn birthday: Day?, on day: Day) -> [Finding]
    {
        let group = RuleBook.group(bornOn: birthday, on: day)
        var findings: [Finding] = []
        if let (limit, rule) = limit(.dailyHours, group, on: day), hoursPerDay > limit {
            findings.append(
                rule.finding("\(hoursPerDay.plain) hours a day are planned; \(group.people) may work \(limit.plain).")
            )
        }
        let week = hoursPerDay * Double(daysPerWeek)
        if let (limit, rule) = limit(.weeklyHours, group, on: day), week > limit {
            findings.append(
                rule.finding("\(week.plain) hours a week are planned; \(group.people) may work \(limit.plain).")
            )
        }
        if let (limit, rule) = limit(.weeklyRest, group, on: day), Double(7 - daysPerWeek) * 24 < limit {
            findings.append(
                rule.finding(
                    "\(daysPerWeek) days a week are planned; \(group.people) need \(limit.plain) hours off together."
                )
            )
        }
        return findings
    }

    private static func group(bornOn birthday: Day?, on day: Day) -> LearnerGroup {
        birthday.map { $0.age(on: day) >= 18 } == true ? .from18 : .under18
    }

    private func limit(_ topic: Rule.Topic, _ group: LearnerGroup, on day: Day) -> (Double, Rule)? {
        guard let rule = rule(on: topic, for: Programme(groups: [group]), on: day), let limit = rule.value?.number
        else {
            return nil
        }
        return (limit, rule)
    }

    private func dailyFindings(_ shifts: [TimedShift]) -> [Finding] {
        shifts.grouped { $0.shift.day }.compactMap { day, shifts in
            let hours = shifts.reduce(0) { $0 + $1.shift.hours }
            guard let (limit, rule) = limit(.dailyHours, shifts[0].group, on: day), hours > limit else { return nil }
            return rule.finding(
                "\(day.formatted(.full)) has \(hours.plain) hours of work; "
                    + "\(shifts[0].group.people) may work \(limit.plain) a day, "
                    + "in all jobs together."
            )
        }
    }

    private func breakFindings(_ shifts: [TimedShift]) -> [Finding] {
        shifts.compactMap { timed in
            let shift = timed.shift
            guard let (after, _) = limit(.breakAfter, timed.group, on: shift.day), Double(shift.length) > after * 60,
                let (needed, rule) = limit(.breakLength, timed.group, on: shift.day),
                Double(shift.breakMinutes) < needed
            else { return nil }
            return rule.finding(
                "The shift on \(shift.day.formatted(.full)) has breaks of \(shift.breakMinutes) minutes; "
                    + "\(timed.group.people) need "
                    + "\(needed.plain) minutes when a shift is longer than \(after.plain) hours."
            )
        }
    }

    private func dailyRestFindings(_ shifts: [TimedShift]) -> [Finding] {
        zip(shifts, shifts.dropFirst()).compactMap { earlier, later in
            guard earlier.shift.day != later.shift.day,
                let (needed, rule) = limit(.dailyRest, later.group, on: later.shift.day)
            else { return nil }
            let rest = Double(later.minutes.lowerBound - earlier.minutes.upperBound) / 60
            guard rest < needed else { return nil }
            return rule.finding(
                "There are \(max(0, rest).plain) hours of rest before "
                    + "the shift on \(later.shift.day.formatted(.full)); "
                    + "\(later.group.people) need \(needed.plain)."
            )
        }
    }

    private func weeklyFindings(_ shifts: [TimedShift]) -> [Finding] {
        shifts.grouped { $0.shift.day.monday }.compactMap { monday, shifts in
            let hours = shifts.reduce(0) { $0 + $1.shift.hours }
            let group: LearnerGroup = shifts.contains { $0.group == .under18 } ? .under18 : .from18
            guard let (limit, rule) = limit(.weeklyHours, group, on: shifts[0].shift.day), hours > limit else {
                return nil
            }
            return rule.finding(
                "The week of \(monday.formatted()) has \(hours.plain) hours of work; "
                    + "\(group.people) may work \(limit.plain) a week."
            )
        }
    }

    /// A seven-day period may start on any day of the week, so a plan is at fault only when no choice of that day
    /// saves it.
    private func weeklyRestFindings(_ shifts: [TimedShift]) -> [Finding] {
        let young = shifts.filter { $0.group == .under18 }
        guard let first = young.first, let last = young.last,
            let (needed, rule) = limit(.weeklyRest, .under18, on: first.shift.day)
        else { return [] }
        let monday = first.shift.day.monday
        let start = first.origin.days(until: monday) * 1440
        let faults = (0..<7).map { offset -> [Int] in
            stride(from: start + (offset - 7) * 1440, through: last.minutes.lowerBound, by: 7 * 1440).filter { week in
                RuleBook.longestRest(in: week..<(week + 7 * 1440), shifts) < Int(needed * 60)
            }
        }
        guard faults.allSatisfy({ !$0.isEmpty }), let fewest = faults.min(by: { $0.count < $1.count }) else {
            return []
        }
        return fewest.map { minutes in
            let day = first.origin.adding(days: minutes / 1440)
            return rule.finding(
                "The seven days from \(day.formatted(.full)) have no \(needed.plain) hours off together, "
                    + "which under 18s need."
            )
        }
    }

    private static func longestRest(in period: Range<Int>, _ shifts: [TimedShift]) -> Int {
        var longest = 0
        var free = period.lowerBound
        for shift in shifts where shift.minutes.overlaps(period) {
            longest = max(longest, shift.minutes.lowerBound - free)
            free = max(free, shift.minutes.upperBound)
        }
        return max(longest, period.upperBound - free)
    }

    private func nightFindings(_ timed: TimedShift, needed: Bool) -> [Finding] {
        guard timed.group == .under18 else { return [] }
        let day = timed.shift.day
        let asking = Programme(groups: [.under18])
        func rule(_ topic: Rule.Topic) -> Rule? { self.rule(on: topic, for: asking, on: day) }
        func falls(in rule: Rule?) -> Bool {
            guard case .period(let from, let to)? = rule?.value else { return false }
            return timed.shift.touches(from, to)
        }
        guard let night = rule(.night), falls(in: night) else { return [] }
        let when = "The shift on \(day.formatted(.full))"
        if let deep = rule(.deepNight), falls(in: deep), let block = rule(.blockDeepNight), block.value == .flag(true) {
            return [
                block.finding("\(when) touches \(deep.value?.description ?? ""), when under 18s should never work.")
            ]
        }
        if let later = rule(.laterNight), !falls(in: later) {
            return [
                Finding(
                    ruleID: later.id,
                    strength: .should,
                    message:
                        "\(when) touches \(night.value?.description ?? ""); this is possible only "
                        + "where the agreement sets the "
                        + "night at \(later.value?.description ?? "")."
                )
            ]
        }
        if needed, let exception = rule(.nightException) {
            return [
                Finding(
                    ruleID: exception.id,
                    strength: .should,
                    message:
                        "\(when) is at night. "
                        + "Keep a record of why it was needed, that no adult was available and who supervises."
                )
            ]
        }
        return [
            night.finding("\(when) touches \(night.value?.description ?? ""), when under 18s normally may not work.")
        ]
    }
}

/// A shift, the rules' group for its day, and where it lies in minutes from a common origin.
private struct TimedShift {
    let shift: Shift
    let group: LearnerGroup
    let origin: Day
    let minutes: Range<Int>

    init(shift: Shift, group: LearnerGroup, origin: Day) {
        self.shift = shift
        self.group = group
        self.origin = origin
        minutes = shift.minutes(since: origin)
    }
}

extension Rule {
    fileprivate func finding(_ message: String) -> Finding {
        Finding(ruleID: id, strength: strength, message: message)
    }
}

extension LearnerGroup {
    fileprivate var people: String { self == .under18 ? "under 18s" : "students of 18 and over" }
}

extension [TimedShift] {
    fileprivate func grouped<Key: Hashable & Comparable>(by key: (TimedShift) -> Key) -> [(Key, [TimedShift])] {
        Dictionary(grouping: self, by: key).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
