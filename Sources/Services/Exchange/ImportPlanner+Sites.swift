import Domain
import Exchange

extension ImportPlanner {
    /// The site of a row, by name or postcode; the only one, or one of the organisation's own name, when the row does
    /// not say.
    func site(of organisation: Organisation, _ sheet: OfferSheet) -> (Site, [FieldDifference]) {
        let sites = register.sites(of: organisation.id).sorted { $0.archivedAt == nil && $1.archivedAt != nil }
        let byName = sheet.siteName.flatMap { name in sites.first { folded($0.name) == folded(name) } }
        let byPostcode = sheet.postcode.flatMap { code in sites.first { $0.postcode == code } }
        let isSilent = sheet.siteName == nil && sheet.postcode == nil
        let only = isSilent ? sites.first { sites.count == 1 || folded($0.name) == folded(organisation.name) } : nil
        // A site without a postcode and a row without a name of the site: the organisation has only this one.
        let bare = sheet.siteName == nil && sites.count == 1 && sites[0].postcode == nil ? sites.first : nil
        guard var after = byName ?? byPostcode ?? only ?? bare else {
            let site = Site(
                id: newID(),
                systemID: batch.systemID,
                organisationID: organisation.id,
                name: sheet.siteName ?? organisation.name,
                postcode: sheet.postcode
            )
            return (site, [FieldDifference(field: "Site", old: "", new: site.name)])
        }
        var changes = FieldChanges()
        changes.takeOptional("Postcode", sheet.postcode, into: &after.postcode) { $0.description }
        if after.archivedAt != nil {
            after.archivedAt = nil
            changes.note("Site archived", old: "Yes", new: "No")
        }
        return (after, changes.differences)
    }

    /// The area of a row within its site; the only one, or the whole site, when the row does not say.
    func area(at site: Site, _ sheet: OfferSheet, _ organisation: Organisation) -> (Area, [FieldDifference]) {
        let areas = register.areas(of: site.id).sorted { $0.archivedAt == nil && $1.archivedAt != nil }
        let name = sheet.areaName ?? Self.wholeSite
        let byName = areas.first { folded($0.name) == folded(name) }
        let only = sheet.areaName == nil && areas.count == 1 ? areas.first : nil
        guard var after = byName ?? only else {
            let area = Area(
                id: newID(),
                systemID: batch.systemID,
                organisationID: organisation.id,
                siteID: site.id,
                name: name,
                setting: sheet.setting ?? Self.setting(of: organisation.sector)
            )
            return (area, [FieldDifference(field: "Area", old: "", new: area.name)])
        }
        var changes = FieldChanges()
        if after.setting == .other { changes.take("Setting", sheet.setting, into: &after.setting) { $0.title } }
        if after.archivedAt != nil {
            after.archivedAt = nil
            changes.note("Area archived", old: "Yes", new: "No")
        }
        return (after, changes.differences)
    }

    private static let wholeSite = "Whole site"

    private static func setting(of sector: Sector) -> Setting {
        switch sector {
        case .acuteTrust: .hospitalWard
        case .mentalHealthTrust: .mentalHealth
        case .communityTrust: .community
        case .primaryCare: .primaryCare
        case .careHome: .careHome
        case .homeCare: .homeCare
        default: .other
        }
    }

    /// An answer for the year as it would be, and what that changes.
    struct InterestChange {
        var interest: Interest
        var isNew: Bool
        var differences: [FieldDifference]
    }

    /// What a row says about the employer's answer for the year. Places are an offer; none are a refusal only of an
    /// employer that has not answered otherwise.
    func interestChanges(of organisation: Organisation, _ sheet: OfferSheet) -> InterestChange? {
        let answer: InterestAnswer =
            switch sheet.places {
            case nil: .mayOffer
            case 0: .notThisYear
            default: .offers
            }
        let field = "Answer for \(batch.year.label)"
        guard var stored = register.interest(of: organisation.id) else {
            let interest = Interest(
                id: newID(),
                systemID: batch.systemID,
                organisationID: organisation.id,
                year: batch.year,
                answer: answer,
                source: source,
                asAt: batch.asAt
            )
            let change = FieldDifference(field: field, old: "", new: answer.title)
            return InterestChange(interest: interest, isNew: true, differences: [change])
        }
        let isStronger: Bool =
            switch (stored.answer, answer) {
            case (.offers, _): false
            case (_, .offers): true
            case (.unknown, _): true
            case (.notThisYear, .mayOffer): true
            default: false
            }
        guard isStronger else { return nil }
        let change = FieldDifference(field: field, old: stored.answer.title, new: answer.title)
        stored.answer = answer
        stored.reasonCode = nil
        stored.reason = ""
        stored.askAgainOn = nil
        stored.source = source
        stored.asAt = batch.asAt
        return InterestChange(interest: stored, isNew: false, differences: [change])
    }
}
