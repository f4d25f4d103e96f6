/// What approved hours count for once the rules have been applied.
public struct HoursTally: Hashable, Sendable {
    /// Hours that count, by category.
    public let counted: [HourCategory: Double]
    /// Hours beyond a cap, by category.
    public let beyondCap: [HourCategory: Double]
    /// Hours required, nil when no rule says.
    public let required: Int?
    /// What a person should know.
    public let findings: [Finding]

    /// All hours that count.
    public var total: Double { counted.values.reduce(0, +) }
    /// Hours still to be worked, never below zero; nil when no rule says how many are required.
    public var remaining: Double? { required.map { max(0, Double($0) - total) } }
    /// Whether enough hours count. Whether the placement is complete is for the provider to decide.
    public var isEnough: Bool { required.map { total >= Double($0) } ?? false }
}

extension RuleBook {
    /// Applies the caps to approved hours, meal breaks already taken out.
    public func tally(_ hours: [HourCategory: Double], for programme: Programme, on day: Day) -> HoursTally {
        let actual = hours.values.reduce(0, +)
        var counted: [HourCategory: Double] = [:]
        var beyond: [HourCategory: Double] = [:]
        var findings: [Finding] = []
        for category in HourCategory.allCases {
            guard let worked = hours[category], worked > 0 else { continue }
            guard let cap = cap(category, for: programme, on: day, actualHours: actual), worked > cap.hours else {
                counted[category] = worked
                continue
            }
            if cap.hours > 0 { counted[category] = cap.hours }
            beyond[category] = worked - cap.hours
            findings.append(RuleBook.finding(category, worked: worked, cap: cap))
        }
        findings += combinationFindings(counted, for: programme, on: day)
        return HoursTally(
            counted: counted,
            beyondCap: beyond,
            required: requiredHours(for: programme, on: day)?.value,
            findings: findings
        )
    }

    private static func finding(_ category: HourCategory, worked: Double, cap: Cap) -> Finding {
        let limit =
            cap.hours == 0
            ? "may not count for this student"
            : "may count for up to \(cap.hours.plain) hours, so \((worked - cap.hours).plain) hours do not count"
        return Finding(
            ruleID: cap.rule.id,
            strength: cap.rule.strength,
            message: "\(category.title): \(worked.plain) hours were approved; this kind of time \(limit)."
        )
    }

    private func combinationFindings(_ counted: [HourCategory: Double], for programme: Programme, on day: Day)
        -> [Finding]
    {
        var findings: [Finding] = []
        if counted[.smallProject] != nil, counted[.skillsHub] != nil,
            let rule = rule(on: .projectWithHub, for: programme, on: day), rule.value == .flag(false)
        {
            findings.append(
                Finding(
                    ruleID: rule.id,
                    strength: rule.strength,
                    message:
                        "A small team project and a skills hub cannot both be part of one placement. "
                        + "Choose one of them."
                )
            )
        }
        let total = counted.values.reduce(0, +)
        let faceToFace = counted.filter { $0.key.isFaceToFace }.values.reduce(0, +)
        if total > 0, faceToFace < total / 2, counted[.sendOnSite] == nil,
            let rule = rule(on: .faceToFaceMajority, for: programme, on: day)
        {
            findings.append(
                Finding(
                    ruleID: rule.id,
                    strength: rule.strength,
                    message:
                        "Only \(faceToFace.plain) of \(total.plain) hours were face to face in a workplace; "
                        + "most must be."
                )
            )
        }
        return findings
    }
}
