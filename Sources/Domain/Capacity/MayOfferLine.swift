/// One thing that an employer may offer, as far as it is known. It never counts as capacity; anything in it may be "don't
/// know yet". Ticking it makes it an offer.
public struct MayOfferLine: Codable, Hashable, Sendable {
    public var id: ID<MayOfferLine>
    public var areaID: ID<Area>?
    public var tLevelCode: String?
    public var places: Int?
    public var term: Term?
    public var note: String

    public init(
        id: ID<MayOfferLine>,
        areaID: ID<Area>? = nil,
        tLevelCode: String? = nil,
        places: Int? = nil,
        term: Term? = nil,
        note: String = ""
    ) {
        self.id = id
        self.areaID = areaID
        self.tLevelCode = tLevelCode
        self.places = places
        self.term = term
        self.note = note
    }

    /// What has to be known before it can be an offer; the number of places need not be.
    public var missing: [String] {
        [
            areaID == nil ? "the area" : nil, tLevelCode == nil ? "the T Level" : nil, term == nil ? "the term" : nil,
        ].compactMap { $0 }
    }

    /// Whether another line says the same.
    public func says(_ other: MayOfferLine) -> Bool {
        var copy = other
        copy.id = id
        return copy == self
    }

    /// The offer that the line becomes: of unknown pattern, within its term, until the employer says more.
    /// - Throws: `InvalidDraft` that names what is not known yet.
    public func firm(
        id: ID<Offer>,
        at area: Area,
        year: AcademicYear,
        source: String,
        asAt: Day
    ) throws(InvalidDraft) -> Offer {
        guard area.id == areaID, let tLevelCode, let term else {
            throw InvalidDraft("selected", "Say \(missing.joined(separator: " and ")) before you make it firm")
        }
        let days = term.days(in: year)
        return Offer(
            id: id,
            systemID: area.systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: year,
            tLevelCode: tLevelCode,
            places: places,
            firstDay: days.start,
            lastDay: days.end,
            pattern: .unknown,
            hours: nil,
            notes: note,
            source: source,
            asAt: asAt
        )
    }
}

/// The form of such a line, as typed. Empty means "don't know yet".
public struct MayOfferDraft: Hashable, Sendable {
    public var areaID = ""
    public var tLevelCode = ""
    public var places = ""
    /// Raw value of `Term`.
    public var term = ""
    public var note = ""

    public init() {}

    /// Whether nothing is said.
    public var isEmpty: Bool { [areaID, tLevelCode, places, term, note].allSatisfy { $0.trimmed.isEmpty } }

    /// The line that the form describes.
    /// - Throws: `InvalidDraft` with every fault, and when nothing at all is said.
    public func validated(
        id: ID<MayOfferLine>,
        areas: [Area],
        catalogue: Catalogue
    ) throws(InvalidDraft) -> MayOfferLine {
        var reader = DraftReader()
        let area = ID<Area>(areaID).flatMap { id in areas.first { $0.id == id } }
        if !areaID.isEmpty, area == nil { reader.fault("area", "Choose an area of this employer") }
        if !tLevelCode.isEmpty, catalogue.tLevel(tLevelCode) == nil { reader.fault("tLevel", "Choose a T Level") }
        let places = reader.number(places, "places", "Places", in: 1...500)
        let note = reader.optional(note, "note", atMost: 1000)
        let line = MayOfferLine(
            id: id,
            areaID: area?.id,
            tLevelCode: tLevelCode.isEmpty ? nil : tLevelCode,
            places: places,
            term: Term(rawValue: term),
            note: note
        )
        if reader.faults.isEmpty, line == MayOfferLine(id: id) {
            reader.fault("tLevel", "Say at least one thing about what they may offer")
        }
        try reader.finish()
        return line
    }
}
