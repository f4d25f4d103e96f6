/// What rules about young people are asked about: one part of a placement.
public struct YoungStay: Sendable {
    public var host: AvoidanceCalendar.Host
    public var areaName: String
    public var days: DayRange
    public var pattern: Pattern
    public var hours: Int
    /// The youngest age that the area or the offer takes.
    public var minimumAge: Int?

    public init(
        host: AvoidanceCalendar.Host,
        areaName: String,
        days: DayRange,
        pattern: Pattern,
        hours: Int,
        minimumAge: Int?
    ) {
        self.host = host
        self.areaName = areaName
        self.days = days
        self.pattern = pattern
        self.hours = hours
        self.minimumAge = minimumAge
    }

    /// The days on which somebody is under 18; all of them when the date of birth is not known, nothing when none.
    public func youngDays(bornOn birthday: Day?) -> DayRange? {
        guard let birthday else { return days }
        let eighteenth = birthday.adding(months: 18 * 12)
        if eighteenth <= days.start { return nil }
        return DayRange(ordered: days.start, min(days.end, eighteenth.adding(days: -1)))
    }

    /// The hours of each day, if they are spread evenly over the days that the pattern names: rounded to a tenth.
    var hoursPerDay: Double {
        let perDay = Double(hours) * 7 / Double(max(1, days.dayCount * daysPerWeek))
        return (perDay * 10).rounded() / 10
    }

    var daysPerWeek: Int {
        if !pattern.days.isEmpty { return pattern.days.count }
        return pattern.kind == .dayRelease ? pattern.daysPerWeek ?? 2 : 5
    }
}

extension RuleBook {
    /// What the rules for young people say about a part of a placement: age, working time as planned on the first day and
    /// on the 18th birthday, the review of the risk assessment, and the insurer.
    public func youngFindings(_ stay: YoungStay, bornOn birthday: Day?, reviews: [YoungReview]) -> [Finding] {
        ageFindings(stay, bornOn: birthday) + plannedTimeFindings(stay, bornOn: birthday)
            + readinessFindings(stay, bornOn: birthday, reviews: reviews)
    }

    /// Whether the student is old enough for the rules, the area and the offer on the first day.
    func ageFindings(_ stay: YoungStay, bornOn birthday: Day?) -> [Finding] {
        let day = stay.days.start
        guard let birthday, let rule = rule(on: .minimumAge, on: day), let least = rule.value?.number else { return [] }
        let age = birthday.age(on: day)
        if Double(age) < least {
            return [
                Finding(
                    ruleID: rule.id,
                    strength: rule.strength,
                    message: "The student is \(age) on \(day.formatted()); students are at least \(Int(least))."
                )
            ]
        }
        guard let own = stay.minimumAge, age < own else { return [] }
        return [
            Finding(
                ruleID: rule.id,
                strength: .must,
                message: "\(stay.areaName) takes students from \(own); the student is \(age) on \(day.formatted())."
            )
        ]
    }

    /// Hours a day and a week, and rest, as the dates, days and hours of the plan imply them.
    func plannedTimeFindings(_ stay: YoungStay, bornOn birthday: Day?) -> [Finding] {
        guard let young = stay.youngDays(bornOn: birthday) else { return [] }
        return patternFindings(
            hoursPerDay: stay.hoursPerDay,
            daysPerWeek: stay.daysPerWeek,
            bornOn: birthday,
            on: young.start
        ).map { finding in
            Finding(
                ruleID: finding.ruleID,
                strength: finding.strength,
                message: "\(stay.areaName): to reach \(stay.hours) hours in these dates, \(finding.message)"
            )
        }
    }

    /// What the host still owes before a student under 18 is there.
    public func readinessFindings(_ stay: YoungStay, bornOn birthday: Day?, reviews: [YoungReview]) -> [Finding] {
        guard let young = stay.youngDays(bornOn: birthday) else { return [] }
        let covering = reviews.filter { $0.covers(stay.host) }
        var findings: [Finding] = []
        let until = birthday == nil ? "may be under 18" : "is under 18 until \(young.end.formatted())"
        if let rule = rule(on: .youngReview, on: young.start) {
            let reviewed = covering.filter { $0.reviewedOn != nil }
            if let sentence = Self.reviewFault(reviewed, young, until) {
                findings.append(
                    Finding(ruleID: rule.id, strength: rule.strength, message: "\(stay.areaName): \(sentence)")
                )
            }
        }
        if let rule = rule(on: .insurerTold, on: young.start), let days = rule.value?.number,
            Double(stay.days.dayCount) > days,
            !covering.contains(where: { $0.insurerToldOn.map { $0 <= young.start } ?? false })
        {
            let late = covering.compactMap(\.insurerToldOn).min()
            let what =
                late.map { "the insurer was told only on \($0.formatted())" }
                ?? "nobody has recorded that the insurer was told"
            findings.append(
                Finding(
                    ruleID: rule.id,
                    strength: rule.strength,
                    message:
                        "\(stay.areaName): \(what). Placements longer than \(Int(days)) days are told to it before they begin."
                )
            )
        }
        return findings
    }

    /// Why no review covers every young day, in a sentence; nothing when one does.
    private static func reviewFault(_ reviews: [YoungReview], _ young: DayRange, _ until: String) -> String? {
        let valid = reviews.contains { review in
            guard let day = review.reviewedOn else { return false }
            return day <= young.start && (review.validUntil.map { $0 >= young.end } ?? true)
        }
        if valid { return nil }
        let early = reviews.filter { ($0.reviewedOn ?? young.end) <= young.start }
        if let end = early.compactMap(\.validUntil).max() {
            return
                "the review of the risk assessment for under 18s is good until \(end.formatted()), and the student \(until)."
        }
        if let day = reviews.compactMap(\.reviewedOn).min() {
            return
                "the risk assessment was reviewed for under 18s on \(day.formatted()), after the first day of a student who \(until)."
        }
        return
            "no review of the risk assessment for under 18s is recorded, and the student \(until). It is due before \(young.start.formatted())."
    }
}

extension RuleBook {
    /// What an area still owes before a student under 18 could start there on a day, for a usual placement; nothing when it
    /// takes nobody under 18.
    public func standingFindings(_ area: Area, on day: Day, reviews: [YoungReview]) -> [Finding] {
        if let age = area.minimumAge, age >= 18 { return [] }
        let covering = reviews.filter { $0.covers(AvoidanceCalendar.Host(area)) }
        var findings: [Finding] = []
        if let rule = rule(on: .youngReview, on: day) {
            let reviewed = covering.filter { $0.reviewedOn != nil }
            if reviewed.isEmpty {
                findings.append(rule.saying("No review of the risk assessment is recorded"))
            } else if !reviewed.contains(where: { $0.validUntil.map { $0 >= day } ?? true }),
                let end = reviewed.compactMap(\.validUntil).max()
            {
                findings.append(rule.saying("The review of the risk assessment ended on \(end.formatted())"))
            }
        }
        if let rule = rule(on: .insurerTold, on: day), !covering.contains(where: { $0.insurerToldOn != nil }) {
            findings.append(rule.saying("Nobody has recorded that the insurer was told"))
        }
        return findings
    }
}

extension Rule {
    fileprivate func saying(_ message: String) -> Finding {
        Finding(ruleID: id, strength: strength, message: message)
    }
}
