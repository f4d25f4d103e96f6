/// The form of an offer, as typed.
public struct OfferDraft: Hashable, Sendable {
    public var tLevelCode = ""
    /// Empty for any specialism of the T Level.
    public var specialismCode = ""
    public var places = ""
    /// Whether the employer has said "not known yet".
    public var isPlacesUnknown = false
    public var firstDay = DayParts()
    public var lastDay = DayParts()
    /// Raw value of `Pattern.Kind`.
    public var patternKind = Pattern.Kind.unknown.rawValue
    /// Days of the week, 1 is Monday.
    public var days: [String] = []
    public var daysPerWeek = ""
    public var hours = ""
    public var minimumAge = ""
    public var remoteShare = ""
    public var smallestGroup = ""
    /// Whether only the colleges in `providers` may see it.
    public var isRestricted = false
    public var providers: [String] = []
    public var notes = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows an offer as it is.
    public init(_ offer: Offer) {
        tLevelCode = offer.tLevelCode
        specialismCode = offer.specialismCode ?? ""
        places = offer.places.map(String.init) ?? ""
        isPlacesUnknown = offer.places == nil
        firstDay = DayParts(offer.firstDay)
        lastDay = DayParts(offer.lastDay)
        patternKind = offer.pattern.kind.rawValue
        days = offer.pattern.days.map(String.init)
        daysPerWeek = offer.pattern.daysPerWeek.map(String.init) ?? ""
        hours = offer.hours.map(String.init) ?? ""
        minimumAge = offer.minimumAge.map(String.init) ?? ""
        remoteShare = offer.remoteShare.map(String.init) ?? ""
        smallestGroup = offer.smallestGroup.map(String.init) ?? ""
        isRestricted = !offer.visibility.providers.isEmpty
        providers = offer.visibility.providers.map(\.description)
        notes = offer.notes
        source = offer.source
        asAt = DayParts(offer.asAt)
    }

    /// The offer that the form describes, at an area, with nothing taken yet.
    ///
    /// - Parameter colleges: the colleges that visibility may name.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Offer>,
        at area: Area,
        year: AcademicYear,
        catalogue: Catalogue,
        colleges: [ID<Organisation>],
        today: Day
    ) throws(InvalidDraft) -> Offer {
        var reader = DraftReader()
        checkSubject(catalogue, &reader)
        let places = reader.number(places, "places", "Places", in: 0...500)
        if places == nil, self.places.trimmed.isEmpty, !isPlacesUnknown {
            reader.fault("places", "Enter the number of places, or tick “Not known yet”")
        }
        let firstDay = reader.requiredDay(firstDay, "firstDay", "The first day")
        let lastDay = reader.requiredDay(lastDay, "lastDay", "The last day")
        if let firstDay, let lastDay {
            if lastDay < firstDay { reader.fault("lastDay", "The last day must be after the first day") }
            if !year.contains(firstDay) {
                reader.fault("firstDay", "The first day must be within \(year.label), \(year.range.formatted)")
            }
        }
        let pattern = readPattern(&reader)
        let hours = reader.number(hours, "hours", "Hours", in: 1...1000)
        let minimumAge = reader.number(minimumAge, "minimumAge", "The minimum age", in: 14...25)
        let remoteShare = reader.number(remoteShare, "remoteShare", "The remote share", in: 0...100)
        let group = reader.number(smallestGroup, "smallestGroup", "The smallest group", in: 2...50)
        if let group, let places, group > places {
            reader.fault("smallestGroup", "The smallest group must not be larger than the number of places")
        }
        let visibility = readVisibility(colleges, &reader)
        let notes = reader.optional(notes, "notes")
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let firstDay, let lastDay else { throw InvalidDraft("firstDay", "Enter the first and the last day") }
        return Offer(
            id: id,
            systemID: area.systemID,
            organisationID: area.organisationID,
            siteID: area.siteID,
            areaID: area.id,
            year: year,
            tLevelCode: tLevelCode,
            specialismCode: specialismCode.isEmpty ? nil : specialismCode,
            places: isPlacesUnknown ? nil : places,
            firstDay: firstDay,
            lastDay: lastDay,
            pattern: pattern,
            hours: hours,
            minimumAge: minimumAge,
            remoteShare: remoteShare,
            smallestGroup: group,
            visibility: visibility,
            notes: notes,
            source: source,
            asAt: asAt
        )
    }

    private func checkSubject(_ catalogue: Catalogue, _ reader: inout DraftReader) {
        guard catalogue.tLevel(tLevelCode) != nil else {
            reader.fault("tLevel", "Choose a T Level")
            return
        }
        guard !specialismCode.isEmpty else { return }
        if catalogue.specialism(specialismCode)?.tLevel != tLevelCode {
            reader.fault("specialism", "Choose a specialism of this T Level, or any")
        }
    }

    private func readPattern(_ reader: inout DraftReader) -> Pattern {
        let kind = reader.choice(patternKind, "pattern", "a pattern", as: Pattern.Kind.self) ?? .unknown
        let chosen = days.compactMap(Int.init).filter { (1...7).contains($0) }
        let perWeek = reader.number(daysPerWeek, "daysPerWeek", "Days a week", in: 1...7)
        if let perWeek, !chosen.isEmpty, perWeek != chosen.count {
            reader.fault("daysPerWeek", "\(chosen.count) days are ticked. Leave this empty or make it the same")
        }
        return Pattern(kind: kind, days: chosen, daysPerWeek: chosen.isEmpty ? perWeek : nil)
    }

    private func readVisibility(_ colleges: [ID<Organisation>], _ reader: inout DraftReader) -> Visibility {
        guard isRestricted else { return .everyone }
        let chosen = colleges.filter { providers.contains($0.description) }
        if chosen.isEmpty { reader.fault("providers", "Choose at least one college") }
        return Visibility(providers: chosen)
    }
}
