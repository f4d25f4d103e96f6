/// The form of a college's intention for a year to come, as typed.
public struct IntentionDraft: Hashable, Sendable {
    /// The college's identity.
    public var provider = ""
    public var year = ""
    public var tLevelCode = ""
    public var specialismCode = ""
    /// Empty for the same as `central`.
    public var low = ""
    public var central = ""
    /// Empty for the same as `central`.
    public var high = ""
    public var notes = ""
    public var source = ""
    public var asAt = DayParts()
    /// Whether the college no longer means to.
    public var isArchived = false

    public init() {}

    /// The form that shows an intention as it is.
    public init(_ intention: Intention) {
        provider = intention.providerID.description
        year = intention.year.label
        tLevelCode = intention.tLevelCode
        specialismCode = intention.specialismCode ?? ""
        low = String(intention.low)
        central = String(intention.central)
        high = String(intention.high)
        notes = intention.notes
        source = intention.source
        asAt = DayParts(intention.asAt)
        isArchived = intention.archivedAt != nil
    }

    /// The intention that the form describes, still standing.
    ///
    /// - Parameter years: the years that may be chosen.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Intention>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        years: [AcademicYear],
        catalogue: Catalogue,
        today: Day
    ) throws(InvalidDraft) -> Intention {
        var reader = DraftReader()
        let year = AcademicYear(year).flatMap { years.contains($0) ? $0 : nil }
        if year == nil { reader.fault("year", "Choose a year") }
        let specialismCode = reader.specialism(specialismCode, of: tLevelCode, catalogue)
        let central = reader.number(central, "central", "The number of students", in: 0...5000)
        if central == nil, self.central.trimmed.isEmpty {
            reader.fault("central", "Enter the number of students that you expect")
        }
        let low = reader.number(low, "low", "The lowest number", in: 0...5000) ?? central
        let high = reader.number(high, "high", "The highest number", in: 0...5000) ?? central
        if let low, let central, low > central {
            reader.fault("low", "The lowest number must not be more than what you expect, \(central)")
        }
        if let high, let central, high < central {
            reader.fault("high", "The highest number must not be less than what you expect, \(central)")
        }
        let notes = reader.optional(notes, "notes")
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let year, let low, let central, let high else { throw InvalidDraft("year", "Choose a year") }
        return Intention(
            id: id,
            systemID: systemID,
            providerID: providerID,
            year: year,
            tLevelCode: tLevelCode,
            specialismCode: specialismCode,
            low: low,
            central: central,
            high: high,
            notes: notes,
            source: source,
            asAt: asAt
        )
    }
}
