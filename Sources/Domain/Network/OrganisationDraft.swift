/// The form of an organisation, as typed.
public struct OrganisationDraft: Hashable, Sendable {
    public var name = ""
    /// Raw values of `OrganisationKind`.
    public var kinds: [String] = []
    /// Raw value of `Sector`.
    public var sector = ""
    public var odsCode = ""
    public var ukprn = ""
    public var place = ""
    public var studentsAtOnce = ""
    public var notes = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows an organisation as it is.
    public init(_ organisation: Organisation) {
        name = organisation.name
        kinds = organisation.kinds.map(\.rawValue)
        sector = organisation.sector.rawValue
        odsCode = organisation.odsCode?.description ?? ""
        ukprn = organisation.ukprn?.description ?? ""
        place = organisation.place ?? ""
        studentsAtOnce = organisation.studentsAtOnce.map(String.init) ?? ""
        notes = organisation.notes
        source = organisation.source
        asAt = DayParts(organisation.asAt)
    }

    /// The organisation that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Organisation>,
        systemID: ID<System>,
        today: Day
    ) throws(InvalidDraft) -> Organisation {
        var reader = DraftReader()
        let name = reader.required(name, "name", "the name of the organisation")
        let kinds = OrganisationKind.allCases.filter { self.kinds.contains($0.rawValue) }
        if kinds.isEmpty { reader.fault("kinds", "Choose what the organisation is") }
        let sector = reader.choice(sector, "sector", "a sector", as: Sector.self)
        let odsCode = reader.value(odsCode, "odsCode") { (text) throws(InvalidValue) in try ODSCode(text) }
        let ukprn = reader.value(ukprn, "ukprn") { (text) throws(InvalidValue) in try UKPRN(text) }
        let place = reader.optional(place, "place", atMost: 100)
        let atOnce = reader.number(studentsAtOnce, "studentsAtOnce", "Students at once", in: 0...10_000)
        let notes = reader.optional(notes, "notes")
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let sector else { throw InvalidDraft("sector", "Choose a sector") }
        return Organisation(
            id: id,
            systemID: systemID,
            name: name,
            kinds: kinds,
            sector: sector,
            odsCode: odsCode,
            ukprn: ukprn,
            place: place.isEmpty ? nil : place,
            studentsAtOnce: atOnce,
            notes: notes,
            source: source,
            asAt: asAt
        )
    }
}

extension DraftReader {
    /// Where something comes from and how old it is. Nothing said means that it was entered by hand today.
    mutating func provenance(_ source: String, _ asAt: DayParts, today: Day) -> (source: String, asAt: Day) {
        let source = optional(source, "source", atMost: 200)
        let day = day(asAt, "asAt", "The date") ?? today
        if day > today { fault("asAt", "The date must be today or in the past") }
        return (source.isEmpty ? "Entered by hand" : source, day)
    }
}
