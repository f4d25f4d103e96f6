import Domain
import Hummingbird
import Pages
import Records
import Services

/// What colleges plan.
extension Site {
    func plans(_ route: PlansRoute, _ call: Call) async throws -> Response {
        switch route {
        case .plans: try await plans(call)
        case .exportPlans(let format): try await exportPlans(format, call)
        case .newPlan: try await newPlan(call)
        case .editPlan(let id): try await editPlan(id, call)
        }
    }

    private func plans(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.students(.plans(.plans)), call.query)
        let outlook = try await trellis.plans.outlook(
            provider: state["college"].flatMap { ID<Organisation>($0) },
            for: actor
        )
        let page = PlansPage(
            try await call.page(),
            state: state,
            years: outlook.forecast.years,
            lines: outlook.forecast.rows.map { row in
                .init(subject: trellis.catalogue.subject(row.tLevelCode, row.specialismCode), years: row.years)
            },
            totals: outlook.forecast.totals,
            rows: outlook.rows.map { row in
                let plan = row.intention
                return .init(
                    intention: plan,
                    college: row.college,
                    subject: trellis.catalogue.subject(plan.tLevelCode, plan.specialismCode)
                )
            },
            colleges: try await collegeOptions(for: actor),
            canAdd: actor.may(.editDemand, Target(provider: actor.organisationID))
        )
        return call.show(page)
    }

    private func exportPlans(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let state = ListState(.students(.plans(.plans)), call.query)
        let provider = state["college"].flatMap { ID<Organisation>($0) }
        let table = try await trellis.plans.export(provider: provider, for: try call.actor)
        return try call.download(table, as: format, name: "Plans")
    }

    private func newPlan(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .editDemand, Target(provider: actor.organisationID))
        return try await planForm(nil, IntentionDraft(), call) { draft in
            try await trellis.plans.add(draft, key: call.formKey, by: actor)
        }
    }

    private func editPlan(_ id: ID<Intention>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let existing = try await trellis.plans.intention(toEdit: id, for: actor)
        var draft = IntentionDraft(existing.intention)
        draft.asAt = DayParts()
        return try await planForm(existing, draft, call) { draft in
            try await trellis.plans.edit(id, draft, key: call.formKey, by: actor)
        }
    }

    private func planForm(
        _ existing: (intention: Intention, college: Organisation)?,
        _ draft: IntentionDraft,
        _ call: Call,
        save: (IntentionDraft) async throws -> AuditEntry
    ) async throws -> Response {
        let actor = try call.actor
        let context = try await call.page()
        let colleges = try await collegeOptions(for: actor)
        let own = colleges.first { $0.value == actor.collegeID?.description }
        let courses = courseOptions(existing?.intention.tLevelCode, existing?.intention.specialismCode)
        let years = trellis.plans.years
        let kept = existing.map { [$0.intention.year] }?.filter { !years.contains($0) } ?? []
        let model = PlanFormPage.Model(
            existing: existing?.intention.id,
            college: existing?.college.name ?? own?.label,
            colleges: colleges,
            years: kept + years,
            tLevels: courses.tLevels,
            specialisms: courses.specialisms
        )
        guard call.isPost else { return call.show(PlanFormPage(context, model, draft: draft)) }
        let sent = try IntentionDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent)
            return try call.redirect(after: entry, to: .students(.plans(.plans)))
        } again: { faults in
            call.showAgain(PlanFormPage(context, model, draft: sent, faults: faults))
        }
    }

    /// Notes that a cohort's plan as it is now has been agreed.
    func agreeCohort(_ id: ID<Cohort>, _ call: Call) async throws -> Response {
        let entry = try await trellis.plans.agree(id, key: call.formKey, by: try call.actor)
        return try call.redirect(after: entry, to: .students(.cohort(id)))
    }
}

extension IntentionDraft {
    init(_ form: FormData) throws {
        self.init()
        provider = try form.text("provider")
        year = try form.text("year")
        tLevelCode = try form.text("tLevel")
        specialismCode = try form.text("specialism")
        low = try form.text("low")
        central = try form.text("central")
        high = try form.text("high")
        notes = try form.text("notes")
        source = try form.text("source")
        asAt = try form.day("asAt")
        isArchived = form.has("archived")
    }
}
