/// The form of a cohort, as typed.
public struct CohortDraft: Hashable, Sendable {
    /// How far a cohort's dates may lie outside the academic year.
    static let slackDays = 92

    /// The college's identity.
    public var provider = ""
    public var name = ""
    public var tLevelCode = ""
    public var specialismCode = ""
    public var size = ""
    public var firstDay = DayParts()
    public var lastDay = DayParts()
    /// Raw value of `Pattern.Kind`.
    public var patternKind = Pattern.Kind.unknown.rawValue
    /// Days of the week, 1 is Monday.
    public var days: [String] = []
    public var daysPerWeek = ""
    /// Empty for what the rule book requires.
    public var hours = ""
    public var prerequisites = ""
    public var notes = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows a cohort as it is.
    public init(_ cohort: Cohort) {
        provider = cohort.providerID.description
        name = cohort.name
        tLevelCode = cohort.tLevelCode
        specialismCode = cohort.specialismCode ?? ""
        size = cohort.size.map(String.init) ?? ""
        firstDay = DayParts(cohort.firstDay)
        lastDay = DayParts(cohort.lastDay)
        patternKind = cohort.pattern.kind.rawValue
        days = cohort.pattern.days.map(String.init)
        daysPerWeek = cohort.pattern.days.isEmpty ? cohort.pattern.daysPerWeek.map(String.init) ?? "" : ""
        hours = String(cohort.hours)
        prerequisites = cohort.prerequisites
        notes = cohort.notes
        source = cohort.source
        asAt = DayParts(cohort.asAt)
    }

    /// The cohort that the form describes, not archived.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Cohort>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        year: AcademicYear,
        catalogue: Catalogue,
        ruleBook: RuleBook,
        today: Day
    ) throws(InvalidDraft) -> Cohort {
        var reader = DraftReader()
        let name = reader.required(name, "name", "a name for the cohort", atMost: 200)
        let specialismCode = reader.specialism(specialismCode, of: tLevelCode, catalogue)
        let size = reader.number(size, "size", "The number of students", in: 0...5000)
        let dates = readDates(year, &reader)
        let pattern = reader.pattern(kind: patternKind, days: days, daysPerWeek: daysPerWeek)
        let hours = reader.number(hours, "hours", "Hours", in: 1...2000)
        let prerequisites = reader.optional(prerequisites, "prerequisites", atMost: 1000)
        let notes = reader.optional(notes, "notes")
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        let programme = catalogue.programme(tLevel: tLevelCode, specialism: specialismCode)
        let required = ruleBook.requiredHours(for: programme, on: year.range.start)?.value
        if self.hours.trimmed.isEmpty, required == nil {
            reader.fault("hours", "Enter the hours that each student owes")
        }
        try reader.finish()
        guard let dates else { throw InvalidDraft("firstDay", "Enter the first and the last day") }
        guard let hours = hours ?? required else {
            throw InvalidDraft("hours", "Enter the hours that each student owes")
        }
        return Cohort(
            id: id,
            systemID: systemID,
            providerID: providerID,
            year: year,
            name: name,
            tLevelCode: tLevelCode,
            specialismCode: specialismCode,
            size: size,
            firstDay: dates.start,
            lastDay: dates.end,
            pattern: pattern,
            hours: hours,
            prerequisites: prerequisites,
            notes: notes,
            source: source,
            asAt: asAt
        )
    }

    private func readDates(_ year: AcademicYear, _ reader: inout DraftReader) -> DayRange? {
        let first = reader.requiredDay(firstDay, "firstDay", "The first day")
        let last = reader.requiredDay(lastDay, "lastDay", "The last day")
        guard let first, let last else { return nil }
        if last < first { reader.fault("lastDay", "The last day must be the same as or after the first day") }
        let earliest = year.range.start.adding(days: -Self.slackDays)
        let latest = year.range.end.adding(days: Self.slackDays)
        let near = "must be within three months of \(year.label), \(year.range.formatted)"
        if !(earliest...latest).contains(first) { reader.fault("firstDay", "The first day \(near)") }
        if !(earliest...latest).contains(last) { reader.fault("lastDay", "The last day \(near)") }
        return try? DayRange(start: first, end: last)
    }
}

extension DraftReader {
    /// A weekly pattern from its three fields `pattern`, `days` and `daysPerWeek`.
    mutating func pattern(kind: String, days: [String], daysPerWeek: String) -> Pattern {
        let kind = choice(kind, "pattern", "a pattern", as: Pattern.Kind.self) ?? .unknown
        let chosen = days.compactMap(Int.init).filter { (1...7).contains($0) }
        let perWeek = number(daysPerWeek, "daysPerWeek", "Days a week", in: 1...7)
        if let perWeek, !chosen.isEmpty, perWeek != chosen.count {
            fault("daysPerWeek", "\(chosen.count) days are ticked. Leave this empty or make it the same")
        }
        return Pattern(kind: kind, days: chosen, daysPerWeek: chosen.isEmpty ? perWeek : nil)
    }
}
