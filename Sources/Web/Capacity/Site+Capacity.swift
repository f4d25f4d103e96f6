import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Offers, and who is where in which week.
    func capacity(_ route: CapacityRoute, _ call: Call) async throws -> Response {
        switch route {
        case .offers: try await offers(call)
        case .exportOffers(let format): try await exportOffers(format, call)
        case .newOffer(let area): try await newOffer(area, call)
        case .offer(let id): try await offer(id, call)
        case .editOffer(let id): try await editOffer(id, call)
        case .archiveOffer(let id): try await withdrawOffer(id, call)
        case .renewOffer(let id): try await renewOffer(id, call)
        case .renewOffers: try await renewOffers(call)
        case .freshness: try await freshness(call)
        case .weeks: try await weeks(call)
        case .ward(let part): try await ward(part, call)
        case .supply: try await supply(call)
        case .exportSupply(let format): try await exportSupply(format, call)
        case .unusedPlaces: try await unusedPlaces(call)
        }
    }

    private func offers(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.capacity(.offers), call.query)
        let (near, fault) = nearOutcode(state)
        let freshness = try await trellis.capacity.freshness(for: actor)
        let listing = try await trellis.capacity.list(
            OfferFilter(state, freshness),
            state.request(usual: "employer"),
            near: near,
            year: call.year,
            for: actor
        )
        let employers = try await trellis.capacity.employers(year: call.year, for: actor)
        let page = OffersPage(
            try await call.page(),
            state: state,
            rows: listing.rows.map { offerRow($0.row, freshness, distance: $0.distance, isAsked: near != nil) },
            total: listing.total,
            choices: OffersPage.Choices(
                tLevels: tLevelOptions,
                specialisms: specialismOptions,
                places: try await trellis.network.places(for: actor),
                employers: employers.map { .init($0.id.description, $0.name) }
            ),
            nearFault: fault
        )
        return fault == nil ? call.show(page) : call.showAgain(page)
    }

    private func exportOffers(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.capacity(.offers), call.query)
        let table = try await trellis.capacity.exportTable(
            OfferFilter(state, try await trellis.capacity.freshness(for: actor)),
            state.exportRequest(usual: "employer"),
            near: nearOutcode(state).outcode,
            year: call.year,
            for: actor
        )
        return try call.download(table, as: format, name: "Places")
    }

    /// Where distances are counted from, or what is wrong with what was typed.
    private func nearOutcode(_ state: ListState) -> (outcode: Outcode?, fault: String?) {
        guard let text = state["near"] else { return (nil, nil) }
        do throws(InvalidValue) {
            let outcode = try Outcode(text)
            guard trellis.geography.point(for: outcode) != nil else {
                return (nil, "We do not know where this is. Check the first half of the postcode")
            }
            return (outcode, nil)
        } catch {
            return (nil, error.message)
        }
    }

    private func offer(_ id: ID<Offer>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let detail = try await trellis.capacity.detail(id, for: actor)
        let offer = detail.row.offer
        let model = OfferPage.Model(
            row: offerRow(detail.row, try await trellis.capacity.freshness(for: actor)),
            organisationID: offer.organisationID,
            postcode: detail.row.place.postcode?.description,
            setting: detail.row.place.setting,
            learnersAtOnce: detail.row.place.room,
            remoteShare: offer.remoteShare,
            remoteRule: detail.remoteCap.map(RemoteRule.init),
            visibleTo: detail.visibleTo.map(\.name),
            heldUntil: offer.visibility.heldUntil,
            notes: offer.notes,
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init),
            canEdit: detail.canEdit,
            partners: try await partners(of: id, for: actor)
        )
        return call.show(OfferPage(try await call.page(), model))
    }

    /// Who can do the rest of an offer that is a part. An employer sees nobody else's offers, and so no partner.
    private func partners(of id: ID<Offer>, for actor: Actor) async throws -> PartnersSection.Model? {
        guard actor.role.side != .host, let found = try await trellis.capacity.partners(of: id, for: actor) else {
            return nil
        }
        return .init(
            hoursMissing: found.hoursMissing,
            rows: found.rows.map { offerRow($0.row, distance: $0.distance, isAsked: true) }
        )
    }

    private func newOffer(_ id: ID<Area>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (area, organisation) = try await trellis.capacity.area(toOfferAt: id, for: actor)
        // The form carries its year, so that it is stored for the year that was on the page.
        let year = call.isPost ? AcademicYear(try call.form.text("year")) ?? call.year : call.year
        let place = OfferPlace(area: area, organisation: organisation, year: year)
        return try await offerForm(place, OfferDraft(), call) { draft in
            try await trellis.capacity.addOffer(at: id, draft, year: year, key: call.formKey, by: actor)
        }
    }

    private func editOffer(_ id: ID<Offer>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (offer, area, organisation) = try await trellis.capacity.offer(toEdit: id, for: actor)
        var draft = OfferDraft(offer)
        draft.asAt = DayParts()
        let place = OfferPlace(area: area, organisation: organisation, year: offer.year, existing: offer)
        return try await offerForm(place, draft, call) { draft in
            try await trellis.capacity.editOffer(id, draft, key: call.formKey, by: actor)
        }
    }

    private func offerForm(
        _ place: OfferPlace,
        _ draft: OfferDraft,
        _ call: Call,
        save: (OfferDraft) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        let model = try await offerFormModel(place, for: try call.actor)
        guard call.isPost else { return call.show(OfferFormPage(context, model, draft: draft)) }
        let sent = try OfferDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent)
            return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .capacity(.offers))
        } again: { faults in
            call.showAgain(OfferFormPage(context, model, draft: sent, faults: faults))
        }
    }

    private func withdrawOffer(_ id: ID<Offer>, _ call: Call) async throws -> Response {
        let isWithdrawn = try call.form.text("withdrawn") == "yes"
        let entry = try await trellis.capacity.setWithdrawn(isWithdrawn, id, key: call.formKey, by: try call.actor)
        return try call.redirect(after: entry, to: .capacity(.offer(id)))
    }

    private func weeks(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.capacity(.weeks), call.query)
        let months = call.year.months
        let found = try await trellis.capacity.weeks(
            CapacityService.WeeksFilter(
                organisation: state["employer"].flatMap { ID<Organisation>($0) },
                tLevelCode: state["tLevel"],
                range: call.year.range(
                    fromMonth: state["from"].flatMap { Int($0) },
                    toMonth: state["to"].flatMap { Int($0) }
                )
            ),
            year: call.year,
            for: actor
        )
        let page = WeeksPage(
            try await call.page(),
            state: state,
            weeks: found.weeks,
            rows: found.rows.map { row in
                WeeksPage.Row(
                    area: row.area.name,
                    site: row.area.siteName,
                    organisation: row.area.organisationName,
                    organisationID: row.area.organisationID,
                    weeks: row.weeks,
                    blocked: row.blocked.map { $0.map(\.title).joined(separator: ", ") }
                )
            },
            events: found.events,
            choices: WeeksPage.Choices(
                employers: try await trellis.capacity.employers(year: call.year, for: actor)
                    .map { .init($0.id.description, $0.name) },
                tLevels: tLevelOptions,
                months: months
            ),
            countsOthers: found.countsOthers
        )
        return call.show(page)
    }
}
