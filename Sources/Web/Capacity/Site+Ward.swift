import Domain
import Hummingbird
import Pages
import Records
import Services

/// Other learners at areas.
extension Site {
    func ward(_ route: WardRoute, _ call: Call) async throws -> Response {
        switch route {
        case .groups: try await wardGroups(call)
        case .exportGroups(let format): try await exportWardGroups(format, call)
        case .newGroup(let area): try await newWardGroup(area, call)
        case .editGroup(let id): try await editWardGroup(id, call)
        }
    }

    private func wardGroups(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.capacity(.ward(.groups)), call.query)
        let listing = try await trellis.capacity.wardGroups(
            organisation: state["employer"].flatMap { ID<Organisation>($0) },
            kind: state["kind"].flatMap { LearnerKind(rawValue: $0) },
            state.request(usual: "area"),
            year: call.year,
            for: actor
        )
        let page = WardGroupsPage(
            try await call.page(),
            state: state,
            rows: listing.rows.map { row in
                .init(
                    group: row.group,
                    organisation: row.place.organisationName,
                    site: row.place.siteName,
                    area: row.place.areaName
                )
            },
            total: listing.total,
            employers: try await trellis.capacity.employers(year: call.year, for: actor)
                .map { .init($0.id.description, $0.name) }
        )
        return call.show(page)
    }

    private func exportWardGroups(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let state = ListState(.capacity(.ward(.groups)), call.query)
        let table = try await trellis.capacity.wardExport(
            organisation: state["employer"].flatMap { ID<Organisation>($0) },
            kind: state["kind"].flatMap { LearnerKind(rawValue: $0) },
            year: call.year,
            for: try call.actor
        )
        return try call.download(table, as: format, name: "Other learners")
    }

    private func newWardGroup(_ id: ID<Area>, _ call: Call) async throws -> Response {
        let (area, organisation) = try await trellis.capacity.area(toOfferAt: id, for: try call.actor)
        return try await wardGroupForm(area, organisation, nil, WardGroupDraft(), call) { draft, actor in
            try await trellis.capacity.addWardGroup(at: id, draft, key: call.formKey, by: actor)
        }
    }

    private func editWardGroup(_ id: ID<WardGroup>, _ call: Call) async throws -> Response {
        let (group, area, organisation) = try await trellis.capacity.wardGroup(toEdit: id, for: try call.actor)
        var draft = WardGroupDraft(group)
        draft.asAt = DayParts()
        return try await wardGroupForm(area, organisation, id, draft, call) { draft, actor in
            try await trellis.capacity.editWardGroup(id, draft, key: call.formKey, by: actor)
        }
    }

    private func wardGroupForm(
        _ area: Area,
        _ organisation: Organisation,
        _ existing: ID<WardGroup>?,
        _ draft: WardGroupDraft,
        _ call: Call,
        save: (WardGroupDraft, Actor) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        let page = { (draft: WardGroupDraft, faults: [FieldFault]) in
            WardGroupFormPage(
                context,
                area: area,
                organisation: organisation,
                draft: draft,
                faults: faults,
                existing: existing
            )
        }
        guard call.isPost else { return call.show(page(draft, [])) }
        let sent = try WardGroupDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent, try call.actor)
            return try call.redirect(after: entry, to: .capacity(.ward(.groups)))
        } again: { faults in
            call.showAgain(page(sent, faults))
        }
    }
}

extension WardGroupDraft {
    init(_ form: FormData) throws {
        self.init()
        kind = try form.text("kind")
        programme = try form.text("programme")
        learners = try form.text("learners")
        firstDay = try form.day("firstDay")
        lastDay = try form.day("lastDay")
        days = form.all("days")
        source = try form.text("source")
        asAt = try form.day("asAt")
        isArchived = form.has("archived")
    }
}
