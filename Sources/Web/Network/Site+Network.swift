import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Organisations with their sites, areas and contacts, and the map.
    func network(_ route: NetworkRoute, _ call: Call) async throws -> Response {
        switch route {
        case .organisations: try await organisations(call)
        case .exportOrganisations(let format): try await exportOrganisations(format, call)
        case .newOrganisation: try await organisationForm(nil, call)
        case .organisation(let id): try await organisation(id, call)
        case .editOrganisation(let id): try await organisationForm(id, call)
        case .archiveOrganisation(let id): try await archiveOrganisation(id, call)
        case .organisationSummary(let id): try await organisationSummary(id, call)
        case .editInterest(let id): try await interestForm(id, call)
        case .mayOffer(let id): try await mayOffer(id, call)
        case .newSite(let id): try await newSite(id, call)
        case .editSite(let id): try await editSite(id, call)
        case .newArea(let id): try await newArea(id, call)
        case .editArea(let id): try await editArea(id, call)
        case .newPerson(let id): try await newPerson(id, call)
        case .editPerson(let id): try await editPerson(id, call)
        case .map: try await map(call)
        }
    }

    private func organisations(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.network(.organisations), call.query)
        let listing = try await trellis.network.list(
            OrganisationFilter(state, today: trellis.today),
            state.request(usual: "name"),
            year: call.year,
            for: actor
        )
        let page = OrganisationsPage(
            try await call.page(),
            state: state,
            rows: listing.rows.map(OrganisationsPage.Row.init),
            total: listing.total,
            places: try await trellis.network.places(for: actor),
            canAdd: actor.may(.editOrganisations),
            showsInterest: actor.scope.holds(.employerAnswer)
        )
        return call.show(page)
    }

    private func exportOrganisations(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.network(.organisations), call.query)
        let table = try await trellis.network.exportTable(
            OrganisationFilter(state, today: trellis.today),
            state.exportRequest(usual: "name"),
            year: call.year,
            for: actor
        )
        return try call.download(table, as: format, name: "Organisations")
    }

    private func organisation(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let detail = try await trellis.network.detail(id, year: call.year, for: actor)
        let freshness = try await trellis.capacity.freshness(for: actor)
        let model = OrganisationPage.Model(
            organisation: detail.organisation,
            sites: detail.sites,
            areas: detail.areas,
            people: detail.people,
            interest: detail.interest,
            nextContact: detail.people.first { $0.id == detail.interest?.contactID }?.name,
            offers: detail.offers.map { offerRow($0, freshness) },
            placementCount: detail.placementCount,
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init),
            canEdit: detail.canEdit,
            canEditCapacity: detail.canEditCapacity,
            canArchive: detail.canArchive,
            showsContacts: detail.showsContacts,
            showsInterest: detail.showsInterest,
            notes: try await notes(about: id, for: actor),
            young: detail.organisation.isEmployer ? try await youngWords(id, actor) : nil
        )
        return call.show(OrganisationPage(try await call.page(), model))
    }

    private func organisationForm(_ id: ID<Organisation>?, _ call: Call) async throws -> Response {
        let actor = try call.actor
        var draft = OrganisationDraft()
        if let id {
            draft = OrganisationDraft(try await trellis.network.organisation(toEdit: id, for: actor))
        } else {
            try actor.mustBeAllowed(to: .editOrganisations)
        }
        let places = try await trellis.network.places(for: actor)
        let context = try await call.page()
        guard call.isPost else {
            // Changing something makes it as old as today, unless they say otherwise.
            draft.asAt = DayParts()
            return call.show(OrganisationFormPage(context, draft: draft, existing: id, places: places))
        }
        let sent = try OrganisationDraft(call.form)
        return try await call.attempt {
            let entry =
                if let id {
                    try await trellis.network.edit(id, sent, key: call.formKey, by: actor)
                } else {
                    try await trellis.network.add(sent, key: call.formKey, by: actor)
                }
            return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .network(.organisations))
        } again: { faults in
            call.showAgain(OrganisationFormPage(context, draft: sent, faults: faults, existing: id, places: places))
        }
    }

    private func archiveOrganisation(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let isArchived = try call.form.text("archived") == "yes"
        let entry = try await trellis.network.setArchived(isArchived, id, key: call.formKey, by: call.actor)
        return try call.redirect(after: entry, to: .network(.organisation(id)))
    }

    private func organisationSummary(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let summary = try await trellis.network.summary(id, year: call.year, for: try call.actor)
        let detail = summary.detail
        let model = OrganisationSummaryPage.Model(
            organisation: detail.organisation,
            sites: detail.sites,
            people: detail.people,
            interest: detail.interest,
            offers: detail.offers.map { offerRow($0) },
            students: summary.students.map { student in
                OrganisationSummaryPage.StudentLine(
                    name:
                        "\(student.preferredName.isEmpty ? student.givenName : student.preferredName) \(student.familyName)",
                    college: student.providerName,
                    employer: student.organisationName,
                    area: "\(student.areaName), \(student.siteName)",
                    dates: "\(student.firstDay.formatted()) to \(student.lastDay.formatted())",
                    subject: subject(student.tLevelCode, student.specialismCode)
                )
            },
            showsContacts: detail.showsContacts,
            showsInterest: detail.showsInterest
        )
        return call.show(OrganisationSummaryPage(try await call.page(), model))
    }
}
