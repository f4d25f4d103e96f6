import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    func cohorts(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.students(.cohorts), call.query)
        let listing = try await trellis.students.cohorts(
            CohortFilter(state),
            state.request(usual: "college"),
            year: call.year,
            for: actor
        )
        let page = CohortsPage(
            try await call.page(),
            state: state,
            rows: listing.rows.map(cohortRow),
            total: listing.total,
            colleges: try await collegeOptions(for: actor),
            tLevels: tLevelOptions,
            canAdd: actor.may(.editDemand, Target(provider: actor.organisationID))
        )
        return call.show(page)
    }

    func exportCohorts(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let state = ListState(.students(.cohorts), call.query)
        let table = try await trellis.students.cohortExport(
            state.exportRequest(usual: "college"),
            CohortFilter(state),
            year: call.year,
            for: try call.actor
        )
        return try call.download(table, as: format, name: "Cohorts")
    }

    func cohort(_ id: ID<Cohort>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let detail = try await trellis.students.cohort(id, for: actor)
        let model = CohortPage.Model(
            row: cohortRow(detail.row),
            hoursRule: detail.requiredHours.map(HoursRule.init),
            remoteRule: detail.remoteCap.map(RemoteRule.init),
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init),
            canEdit: detail.canEdit,
            check: try await cohortCheck(detail.row, for: actor)
        )
        return call.show(CohortPage(try await call.page(), model))
    }

    func newCohort(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .editDemand, Target(provider: actor.organisationID))
        let year = try formYear(call)
        return try await cohortForm(nil, year, CohortDraft(), call) { draft in
            try await trellis.students.addCohort(draft, year: year, key: call.formKey, by: actor)
        }
    }

    func editCohort(_ id: ID<Cohort>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (cohort, college) = try await trellis.students.cohort(toEdit: id, for: actor)
        var draft = CohortDraft(cohort)
        // Changing something makes it as old as today, unless they say otherwise.
        draft.asAt = DayParts()
        return try await cohortForm((cohort, college), cohort.year, draft, call) { draft in
            try await trellis.students.editCohort(id, draft, key: call.formKey, by: actor)
        }
    }

    private func cohortForm(
        _ existing: (cohort: Cohort, college: String)?,
        _ year: AcademicYear,
        _ draft: CohortDraft,
        _ call: Call,
        save: (CohortDraft) async throws -> AuditEntry
    ) async throws -> Response {
        let actor = try call.actor
        let context = try await call.page()
        let colleges = try await collegeOptions(for: actor)
        let own = colleges.first { $0.value == actor.collegeID?.description }
        let rule = existing.flatMap {
            trellis.students.requiredHours($0.cohort.tLevelCode, $0.cohort.specialismCode, year: year)
        }
        let courses = courseOptions(existing?.cohort.tLevelCode, existing?.cohort.specialismCode)
        let model = CohortFormPage.Model(
            existing: existing?.cohort.id,
            year: year,
            college: existing?.college ?? own?.label,
            colleges: colleges,
            tLevels: courses.tLevels,
            specialisms: courses.specialisms,
            hoursRule: rule.map(HoursRule.init)
        )
        guard call.isPost else { return call.show(CohortFormPage(context, model, draft: draft)) }
        let sent = try CohortDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent)
            return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .students(.cohorts))
        } again: { faults in
            call.showAgain(CohortFormPage(context, model, draft: sent, faults: faults))
        }
    }

    func archiveCohort(_ id: ID<Cohort>, _ call: Call) async throws -> Response {
        let isArchived = try call.form.text("archived") == "yes"
        let entry = try await trellis.students.setCohortArchived(
            isArchived,
            id,
            key: call.formKey,
            by: try call.actor
        )
        return try call.redirect(after: entry, to: .students(.cohort(id)))
    }
}
