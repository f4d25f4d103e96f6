import Domain
import Exchange
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Placements that people have confirmed.
    func placements(_ route: PlacementsRoute, _ call: Call) async throws -> Response {
        switch route {
        case .placements: try await placements(call)
        case .exportPlacements(let format): try await exportPlacements(format, call)
        case .placement(let id): try await placement(id, call)
        case .cancelPlacement(let id): try await cancelPlacement(id, call)
        }
    }

    private func filter(_ state: ListState, _ year: AcademicYear) -> Placements.Filter {
        Placements.Filter(
            year: year,
            provider: state["college"].flatMap { ID($0) },
            employer: state["employer"].flatMap { ID($0) },
            tLevelCode: state["tLevel"],
            state: state["state"].flatMap { PlacementState(rawValue: $0) }
        )
    }

    private func placements(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(call.route, call.query)
        let found = try await trellis.placements.list(
            filter(state, call.year),
            state.request(usual: "student"),
            for: actor
        )
        let organisations = try await trellis.placements.organisations(year: call.year, for: actor)
        let page = PlacementsPage(
            try await call.page(),
            state: state,
            rows: found.rows.map { row in
                .init(
                    id: row.id,
                    state: row.state,
                    student: row.student,
                    college: row.providerName,
                    employer: row.organisationName,
                    place: row.place,
                    course: tLevelTitle(row.tLevelCode),
                    dates: row.dates
                )
            },
            total: found.total,
            choices: .init(
                colleges: organisations.colleges.map { ($0.id, $0.name) },
                employers: organisations.employers.map { ($0.id, $0.name) },
                tLevels: trellis.catalogue.taughtTLevels.map { ($0.code, $0.title) }
            )
        )
        return call.show(page)
    }

    private func exportPlacements(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(call.route, call.query)
        let table = try await trellis.placements.exportTable(
            filter(state, call.year),
            state.exportRequest(usual: "student"),
            for: actor
        )
        return try call.download(table, as: format, name: "Placements")
    }

    private func placement(_ id: ID<Placement>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let detail = try await trellis.placements.placement(id, for: actor)
        let (placement, row) = (detail.placement, try detail.first)
        let page = PlacementPage(
            try await call.page(),
            facts: .init(
                id: id,
                state: placement.state,
                student: row.student,
                studentID: row.studentID,
                college: row.providerName,
                course: course(row.tLevelCode, row.specialismCode),
                uln: row.uln?.description,
                hoursRequired: placement.hoursRequired,
                confirmed: Clock.text(placement.confirmedAt),
                reason: placement.reason,
                proposal: placement.proposalID
            ),
            legs: detail.rows.map { row in
                .init(
                    position: row.position,
                    employer: row.organisationName,
                    employerID: row.organisationID,
                    place: row.place,
                    postcode: row.postcode?.description ?? "",
                    dates: row.dates,
                    pattern: row.pattern.title,
                    hours: row.hours
                )
            },
            young: try await trellis.young.findings(id, for: actor),
            canCancel: detail.canCancel,
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init)
        )
        return call.show(page)
    }

    /// A T Level with its specialism, as screens show it.
    func course(_ tLevel: String, _ specialism: String?) -> String {
        [tLevelTitle(tLevel), specialism.map(specialismTitle) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func cancelPlacement(_ id: ID<Placement>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .changePlacements)
        guard call.isPost else { return call.show(try await cancelPage(id, call)) }
        let reason = try call.form.text("reason")
        return try await call.attempt {
            let entry = try await trellis.placements.cancel(id, reason: reason, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .placements(.placement(id)))
        } again: { faults in
            call.showAgain(try await cancelPage(id, call, reason: reason, faults: faults))
        }
    }

    private func cancelPage(
        _ id: ID<Placement>,
        _ call: Call,
        reason: String = "",
        faults: [FieldFault] = []
    ) async throws -> CancelPlacementPage {
        let row = try await trellis.placements.placement(id, for: call.actor).first
        return CancelPlacementPage(
            try await call.page(),
            placement: id,
            student: row.student,
            place: "\(row.organisationName), \(row.areaName)",
            reason: reason,
            faults: faults
        )
    }
}

extension PlacementsService.Detail {
    /// The first leg.
    fileprivate var first: Placements.ListRow {
        get throws {
            guard let row = rows.first else { throw ServiceError.notFound }
            return row
        }
    }
}
