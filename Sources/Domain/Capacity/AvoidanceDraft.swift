/// The form of days to avoid, as typed.
public struct AvoidanceDraft: Hashable, Sendable {
    /// Raw value of `AvoidanceKind`.
    public var kind = ""
    public var title = ""
    public var why = ""
    public var firstDay = DayParts()
    public var lastDay = DayParts()
    /// Codes of the T Levels that they concern; none for all.
    public var tLevels: [String] = []
    /// Raw value of `AvoidanceStrength`.
    public var strength = ""
    public var weight = ""
    public var isShared = false
    /// The site or area that they hold for: "site" or "area", a colon and its id; empty for all of the organisation.
    public var part = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows days as they are.
    public init(_ avoidance: Avoidance) {
        kind = avoidance.kind.rawValue
        title = avoidance.title
        why = avoidance.why
        firstDay = DayParts(avoidance.firstDay)
        lastDay = DayParts(avoidance.lastDay)
        tLevels = avoidance.tLevelCodes
        strength = avoidance.strength.rawValue
        weight = String(avoidance.weight)
        isShared = avoidance.isShared
        part =
            avoidance.areaID.map { "area:\($0)" } ?? avoidance.siteID.map { "site:\($0)" } ?? ""
        source = avoidance.source
        asAt = DayParts(avoidance.asAt)
    }

    /// Whose days they are to be.
    public struct Owner: Sendable {
        public var systemID: ID<System>
        public var organisation: Organisation?
        /// What a part can be chosen from.
        public var sites: [Site]
        public var areas: [Area]

        public init(systemID: ID<System>, organisation: Organisation? = nil, sites: [Site] = [], areas: [Area] = []) {
            self.systemID = systemID
            self.organisation = organisation
            self.sites = sites
            self.areas = areas
        }
    }

    /// The longest stretch: a year of weeks to avoid would be a year without placements.
    static let mostDays = 200

    /// The days that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Avoidance>,
        of owner: Owner,
        catalogue: Catalogue,
        today: Day
    ) throws(InvalidDraft) -> Avoidance {
        var reader = DraftReader()
        let kind = reader.choice(kind, "kind", "why these days are avoided", as: AvoidanceKind.self)
        let title = reader.required(title, "title", "a title, like Mock exams", atMost: 100)
        let why = reader.optional(why, "why", atMost: 500)
        let first = reader.requiredDay(firstDay, "firstDay", "The first day")
        let last = reader.requiredDay(lastDay, "lastDay", "The last day")
        if let first, let last {
            if last < first { reader.fault("lastDay", "The last day must be the same as or after the first day") }
            if first.days(until: last) >= Self.mostDays {
                reader.fault("lastDay", "Avoid \(Self.mostDays) days at most. Add another entry for the rest")
            }
        }
        if tLevels.contains(where: { catalogue.tLevel($0) == nil }) {
            reader.fault("tLevels", "Choose T Levels of the list, or none for all")
        }
        let strength = reader.choice(
            strength,
            "strength",
            "never, rather not or for information",
            as: AvoidanceStrength.self
        )
        let weight = reader.number(weight, "weight", "The weight", in: Avoidance.weights) ?? 1
        let chosen = readPart(of: owner, &reader)
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let kind, let first, let last, let strength else {
            throw InvalidDraft("firstDay", "Enter the first and the last day")
        }
        return Avoidance(
            id: id,
            systemID: owner.systemID,
            organisationID: owner.organisation?.id,
            siteID: chosen.site,
            areaID: chosen.area,
            kind: kind,
            title: title,
            why: why,
            firstDay: first,
            lastDay: last,
            tLevelCodes: tLevels,
            strength: strength,
            weight: weight,
            isShared: isShared,
            source: source,
            asAt: asAt
        )
    }

    private func readPart(of owner: Owner, _ reader: inout DraftReader) -> (site: ID<Site>?, area: ID<Area>?) {
        if part.isEmpty { return (nil, nil) }
        if let site = owner.sites.first(where: { part == "site:\($0.id)" }) { return (site.id, nil) }
        if let area = owner.areas.first(where: { part == "area:\($0.id)" }) { return (area.siteID, area.id) }
        reader.fault("part", "Choose a site or area of this organisation")
        return (nil, nil)
    }
}
