public import Foundation

/// What a host has done before it takes students under 18: the review of its risk assessment, and telling its insurer.
/// It can hold for all of an organisation, a site or an area, and, made by a network, for other employers too.
public struct YoungReview: Codable, Hashable, Sendable {
    public var id: ID<YoungReview>
    public var systemID: ID<System>
    /// Who made it.
    public var organisationID: ID<Organisation>
    /// The site that it holds for; empty for all of the organisation.
    public var siteID: ID<Site>?
    /// The area that it holds for; empty for all of the site or organisation.
    public var areaID: ID<Area>?
    /// Other employers that it holds for, as members of a network.
    public var members: [ID<Organisation>]
    /// When the risk assessment was reviewed for people under 18; empty when it was not.
    public var reviewedOn: Day?
    /// Who reviewed it: a role, or a name and a role.
    public var reviewedBy: String
    /// What the review has looked at.
    public var headings: [RiskHeading]
    /// The last day on which the review is relied on; empty when no end was set.
    public var validUntil: Day?
    /// When the insurer was told of placements longer than two weeks; empty when it was not.
    public var insurerToldOn: Day?
    public var notes: String
    public var source: String
    public var asAt: Day
    public var archivedAt: Date?

    public init(
        id: ID<YoungReview>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        siteID: ID<Site>? = nil,
        areaID: ID<Area>? = nil,
        members: [ID<Organisation>] = [],
        reviewedOn: Day? = nil,
        reviewedBy: String = "",
        headings: [RiskHeading] = [],
        validUntil: Day? = nil,
        insurerToldOn: Day? = nil,
        notes: String = "",
        source: String,
        asAt: Day,
        archivedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.organisationID = organisationID
        self.siteID = siteID
        self.areaID = areaID
        self.members = members
        self.reviewedOn = reviewedOn
        self.reviewedBy = reviewedBy
        self.headings = headings
        self.validUntil = validUntil
        self.insurerToldOn = insurerToldOn
        self.notes = notes
        self.source = source
        self.asAt = asAt
        self.archivedAt = archivedAt
    }

    /// Whether it holds for an area: its own, that of its site or organisation, or that of a member.
    public func covers(_ host: AvoidanceCalendar.Host) -> Bool {
        if archivedAt != nil { return false }
        if let areaID { return areaID == host.areaID }
        if let siteID { return siteID == host.siteID }
        return organisationID == host.organisationID || members.contains(host.organisationID)
    }
}

/// What the law asks a risk assessment to look at for young people. Source: Health and Safety Executive, Young people at
/// work.
public enum RiskHeading: String, Codable, Hashable, Sendable, CaseIterable {
    case capacity, substances, radiation, inexperience, extremes

    /// The words on screens.
    public var title: String {
        switch self {
        case .capacity: "Work beyond their physical or mental capacity"
        case .substances: "Substances that are toxic, cause cancer or harm over time"
        case .radiation: "Radiation"
        case .inexperience: "Accidents that inexperience makes more likely"
        case .extremes: "Extreme heat, cold, noise or vibration"
        }
    }
}

/// The form of a review, as typed.
public struct YoungReviewDraft: Hashable, Sendable {
    /// The site or area that it holds for: "site" or "area", a colon and its id; empty for all of the organisation.
    public var part = ""
    public var members: [String] = []
    public var reviewedOn = DayParts()
    public var reviewedBy = ""
    public var headings: [String] = []
    public var validUntil = DayParts()
    public var insurerToldOn = DayParts()
    public var notes = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows a review as it is.
    public init(_ review: YoungReview) {
        part = review.areaID.map { "area:\($0)" } ?? review.siteID.map { "site:\($0)" } ?? ""
        members = review.members.map(\.description)
        reviewedOn = DayParts(review.reviewedOn)
        reviewedBy = review.reviewedBy
        headings = review.headings.map(\.rawValue)
        validUntil = DayParts(review.validUntil)
        insurerToldOn = DayParts(review.insurerToldOn)
        notes = review.notes
        source = review.source
        asAt = DayParts(review.asAt)
    }

    /// The review that the form describes.
    ///
    /// - Parameter employers: the employers that it may hold for besides.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<YoungReview>,
        of owner: AvoidanceDraft.Owner,
        organisationID: ID<Organisation>,
        employers: [ID<Organisation>],
        today: Day
    ) throws(InvalidDraft) -> YoungReview {
        var reader = DraftReader()
        let reviewed = reader.day(reviewedOn, "reviewedOn", "The day of the review")
        let told = reader.day(insurerToldOn, "insurerToldOn", "The day the insurer was told")
        let until = reader.day(validUntil, "validUntil", "The last day")
        if reviewed == nil, told == nil, reader.faults.isEmpty {
            reader.fault("reviewedOn", "Enter the day of the review, the day the insurer was told, or both")
        }
        for (day, field) in [(reviewed, "reviewedOn"), (told, "insurerToldOn")] where day.map({ $0 > today }) ?? false {
            reader.fault(field, "The day must not be in the future: record it once it is done")
        }
        if let until, let reviewed, until < reviewed {
            reader.fault("validUntil", "The last day must not be before the day of the review")
        }
        let by = reader.optional(reviewedBy, "reviewedBy", atMost: 120)
        if reviewed != nil, by.isEmpty { reader.fault("reviewedBy", "Enter who reviewed it, for example Ward manager") }
        let part = readPart(of: owner, &reader)
        let chosen = employers.filter { $0 != organisationID && members.contains($0.description) }
        if !chosen.isEmpty, part.site != nil {
            reader.fault("members", "A review of one site or area holds for no other employer. Choose the organisation")
        }
        let notes = reader.optional(notes, "notes", atMost: 1000)
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        return YoungReview(
            id: id,
            systemID: owner.systemID,
            organisationID: organisationID,
            siteID: part.site,
            areaID: part.area,
            members: chosen,
            reviewedOn: reviewed,
            reviewedBy: by,
            headings: RiskHeading.allCases.filter { headings.contains($0.rawValue) },
            validUntil: until,
            insurerToldOn: told,
            notes: notes,
            source: source,
            asAt: asAt
        )
    }

    private func readPart(
        of owner: AvoidanceDraft.Owner,
        _ reader: inout DraftReader
    ) -> (site: ID<Site>?, area: ID<Area>?) {
        if part.isEmpty { return (nil, nil) }
        if let site = owner.sites.first(where: { part == "site:\($0.id)" }) { return (site.id, nil) }
        if let area = owner.areas.first(where: { part == "area:\($0.id)" }) { return (area.siteID, area.id) }
        reader.fault("part", "Choose a site or area of this organisation")
        return (nil, nil)
    }
}
