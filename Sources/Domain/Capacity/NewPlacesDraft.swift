/// The short form of a round for places that were not there last year, or with other numbers and dates, as typed.
public struct NewPlacesDraft: Hashable, Sendable {
    public var areaID = ""
    public var tLevelCode = ""
    public var places = ""
    public var isPlacesUnknown = false
    public var firstDay = DayParts()
    public var lastDay = DayParts()

    public init() {}

    /// The form that shows an offer.
    public init(_ offer: Offer) {
        areaID = offer.areaID.description
        tLevelCode = offer.tLevelCode
        places = offer.places.map(String.init) ?? ""
        isPlacesUnknown = offer.places == nil
        firstDay = DayParts(offer.firstDay)
        lastDay = DayParts(offer.lastDay)
    }

    /// What the form says about a line.
    /// - Throws: `InvalidDraft` with every fault.
    public func reply() throws(InvalidDraft) -> RoundReply {
        var reader = DraftReader()
        let (places, firstDay, lastDay) = numbers(&reader)
        try reader.finish()
        guard let firstDay, let lastDay else { throw InvalidDraft("firstDay", "Enter the first and the last day") }
        return .changed(places: places, firstDay: firstDay, lastDay: lastDay)
    }

    /// The new offer that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func offer(
        id: ID<Offer>,
        areas: [Area],
        catalogue: Catalogue,
        in round: CapacityRound,
        on today: Day
    ) throws(InvalidDraft) -> Offer {
        var reader = DraftReader()
        let area = ID<Area>(areaID).flatMap { id in areas.first { $0.id == id } }
        if area == nil { reader.fault("area", "Choose where the places are") }
        if catalogue.tLevel(tLevelCode) == nil { reader.fault("tLevel", "Choose a T Level") }
        let (places, firstDay, lastDay) = numbers(&reader)
        if let firstDay, !round.year.contains(firstDay) {
            reader.fault("firstDay", "The first day must be within \(round.year.range.formatted)")
        }
        try reader.finish()
        guard let area, let firstDay, let lastDay else { throw InvalidDraft("area", "Choose where the places are") }
        return Offer(
            id: id,
            systemID: area.systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: round.year,
            tLevelCode: tLevelCode,
            places: places,
            firstDay: firstDay,
            lastDay: lastDay,
            pattern: .unknown,
            hours: nil,
            visibility: Visibility(heldUntil: round.heldUntil(on: today)),
            source: round.source,
            asAt: today
        )
    }

    private func numbers(_ reader: inout DraftReader) -> (places: Int?, firstDay: Day?, lastDay: Day?) {
        let number = reader.number(places, "places", "Places", in: 0...500)
        if number == nil, places.trimmed.isEmpty, !isPlacesUnknown {
            reader.fault("places", "Enter the number of places, or tick “Not known yet”")
        }
        let firstDay = reader.requiredDay(firstDay, "firstDay", "The first day")
        let lastDay = reader.requiredDay(lastDay, "lastDay", "The last day")
        if let firstDay, let lastDay, lastDay < firstDay {
            reader.fault("lastDay", "The last day must be after the first day")
        }
        return (isPlacesUnknown ? nil : number, firstDay, lastDay)
    }
}
