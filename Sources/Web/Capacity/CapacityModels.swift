import Domain
import Exchange
import Pages
import Records
import Services

// From requests to drafts and filters, and from records to what pages and exports show.

extension OfferFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState, _ freshness: Freshness) {
        let days = state["age"].flatMap { Int($0) }
        let old = days.map { freshness.today.adding(days: -max(0, min($0, 10_000))) }
        let stale = state["stale"] == "yes" ? freshness.limit : nil
        self.init(
            tLevelCode: state["tLevel"],
            specialismCode: state["specialism"],
            place: state["place"],
            sector: state["sector"].flatMap { Sector(rawValue: $0) },
            isFreeOnly: state["free"] == "yes",
            source: state["source"] ?? "",
            asAtBefore: [old, stale].compactMap { $0 }.min(),
            organisationID: state["employer"].flatMap { ID<Organisation>($0) },
            isArchived: state["archived"] == "yes"
        )
    }
}

extension OfferDraft {
    init(_ form: FormData) throws {
        self.init()
        tLevelCode = try form.text("tLevel")
        specialismCode = try form.text("specialism")
        places = try form.text("places")
        isPlacesUnknown = form.has("placesUnknown")
        firstDay = try form.day("firstDay")
        lastDay = try form.day("lastDay")
        patternKind = try form.text("pattern")
        days = form.all("days")
        daysPerWeek = try form.text("daysPerWeek")
        hours = try form.text("hours")
        minimumAge = try form.text("minimumAge")
        remoteShare = try form.text("remoteShare")
        smallestGroup = try form.text("smallestGroup")
        isRestricted = try form.text("visibility") == "chosen"
        providers = form.all("providers")
        notes = try form.text("notes")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}

extension RemoteRule {
    /// A ruling in the words of the screen.
    init(_ ruling: Ruling<Double>) {
        let rule = ruling.rule
        let status =
            rule.needsChecking
            ? "\(rule.status.title): \(rule.note ?? "check the current guidance.")" : "\(rule.status.title)."
        self.init(share: ruling.value, title: rule.title, status: status, source: rule.source)
    }
}

/// Where an offer is made.
struct OfferPlace {
    var area: Area
    var organisation: Organisation
    var year: AcademicYear
    /// The offer that is changed, if one is.
    var existing: Offer?
}

extension Site {
    /// A T Level and specialism in words.
    func subject(_ tLevelCode: String, _ specialismCode: String?) -> String {
        trellis.catalogue.subject(tLevelCode, specialismCode)
    }

    /// The T Levels to choose from.
    var tLevelOptions: [OffersPage.Option] {
        trellis.catalogue.taughtTLevels.map { .init($0.code, $0.title) }
    }

    /// The specialisms to choose from, under their T Levels.
    var specialismOptions: [OffersPage.Option] {
        trellis.catalogue.taughtTLevels.flatMap { tLevel in
            trellis.catalogue.specialisms(of: tLevel.code).filter { $0.name != nil }
                .map { .init($0.code.description, $0.title, group: tLevel.title) }
        }
    }

    /// An offer as lists show it.
    func offerRow(
        _ row: Offers.ListRow,
        _ freshness: Freshness? = nil,
        distance: Distance? = nil,
        isAsked: Bool = false
    ) -> OfferRow {
        let offer = row.offer
        return OfferRow(
            id: offer.id,
            organisationName: row.place.organisationName,
            siteName: row.place.siteName,
            areaName: row.place.areaName,
            subject: subject(offer.tLevelCode, offer.specialismCode),
            places: offer.places,
            taken: offer.taken,
            firstDay: offer.firstDay,
            lastDay: offer.lastDay,
            pattern: offer.pattern,
            hours: offer.hours,
            minimumAge: row.minimumAge,
            smallestGroup: offer.smallestGroup,
            source: offer.source,
            asAt: offer.asAt,
            isWithdrawn: offer.archivedAt != nil,
            isStale: freshness?.isStale(offer.asAt) ?? false,
            distance: isAsked ? distance?.short ?? "Not known" : nil
        )
    }

    /// What surrounds the form of an offer.
    func offerFormModel(_ place: OfferPlace, for actor: Actor) async throws -> OfferFormPage.Model {
        let offer = place.existing
        let cap = trellis.capacity.remoteCap(
            tLevelCode: offer?.tLevelCode,
            specialismCode: offer?.specialismCode,
            on: offer?.firstDay ?? place.year.range.start
        )
        return OfferFormPage.Model(
            organisationName: place.organisation.name,
            organisationID: place.organisation.id,
            area: place.area,
            year: place.year,
            existing: offer?.id,
            taken: offer?.taken ?? 0,
            tLevels: tLevelOptions,
            specialisms: specialismOptions,
            colleges: try await trellis.capacity.colleges(for: actor).map { .init($0.id.description, $0.name) },
            remoteRule: cap.map(RemoteRule.init)
        )
    }
}
