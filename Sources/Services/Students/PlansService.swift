public import Domain
public import Exchange
public import Records
import Store

/// What colleges plan: for the years ahead, and what of a cohort's plan was agreed.
public struct PlansService: Sendable {
    let trellis: Trellis

    /// What colleges mean to do in the years ahead.
    public struct Outlook: Sendable {
        public let forecast: Forecast
        public let rows: [Intentions.ListRow]
    }

    /// The years that colleges are asked about: the next three.
    public var years: [AcademicYear] {
        var years = [AcademicYear(containing: trellis.today).next]
        while years.count < Intention.yearsAhead { years.append(years[years.count - 1].next) }
        return years
    }

    /// What colleges mean to do in the years ahead, added up and one by one.
    /// - Throws: `ServiceError.denied`.
    public func outlook(provider: ID<Organisation>? = nil, for actor: Actor) async throws -> Outlook {
        try actor.mustBeAllowed(to: .seePlans, .list)
        let years = years
        let rows = try await trellis.database.read { reader in
            try Intentions.list(in: actor.scope, years: years, provider: provider, reader)
        }
        return Outlook(forecast: Forecast(rows.map(\.intention), years: years), rows: rows)
    }

    /// The intentions as a table.
    /// - Throws: `ServiceError.denied`.
    public func export(provider: ID<Organisation>? = nil, for actor: Actor) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let outlook = try await outlook(provider: provider, for: actor)
        return ExportTable(
            title: "Plans",
            columns: [
                "Year", "College", "T Level", "Low", "Expected", "High", "Notes", "Source", "As at",
            ],
            rows: outlook.rows.map { row in
                let intention = row.intention
                return [
                    .text(intention.year.label), .text(row.college),
                    .text(trellis.catalogue.subject(intention.tLevelCode, intention.specialismCode)),
                    .whole(intention.low), .whole(intention.central), .whole(intention.high), .text(intention.notes),
                    .text(intention.source), .day(intention.asAt),
                ]
            }
        )
    }

    /// An intention with its college, which the actor may change.
    /// - Throws: `ServiceError.notFound`.
    public func intention(
        toEdit id: ID<Intention>,
        for actor: Actor
    ) async throws -> (intention: Intention, college: Organisation) {
        try await trellis.database.read { reader in try editable(id, actor, reader) }
    }

    /// Adds an intention of a college: the one chosen, or the actor's own.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func add(_ draft: IntentionDraft, key: String?, by actor: Actor) async throws -> AuditEntry {
        try trellis.students.mustEditSomewhere(.editDemand, actor)
        let id: ID<Intention> = trellis.newID()
        return try await trellis.change(actor, "intention.add", key: key) { ledger in
            guard let college = try trellis.students.college(draft.provider, actor, ledger.writer) else {
                throw try trellis.students.withoutCollege { _ = try valid(draft, id, ID(id.uuid), actor) }
            }
            let intention = try valid(draft, id, college.id, actor)
            try ledger.insert(intention)
            return ChangeOutcome(
                intention,
                "Added a plan of \(college.name) for \(intention.year.label)",
                onBehalfOf: trellis.students.behalf(college, actor)
            )
        }
    }

    /// Changes an intention, or says that it no longer stands. It stays the college's.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`.
    @discardableResult
    public func edit(_ id: ID<Intention>, _ draft: IntentionDraft, key: String?, by actor: Actor) async throws
        -> AuditEntry
    {
        let now = trellis.now()
        return try await trellis.change(actor, "intention.edit", key: key) { ledger in
            let (before, college) = try editable(id, actor, ledger.writer)
            var after = try valid(draft, id, college.id, actor, keeping: before.year)
            after.archivedAt = draft.isArchived ? before.archivedAt ?? now : nil
            try ledger.update(after)
            return ChangeOutcome(
                after,
                "Changed a plan of \(college.name) for \(after.year.label)",
                onBehalfOf: trellis.students.behalf(college, actor)
            )
        }
    }

    /// Notes that a cohort's plan as it is now has been agreed.
    /// - Throws: `ServiceError.notFound`.
    @discardableResult
    public func agree(_ id: ID<Cohort>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let today = trellis.today
        return try await trellis.change(actor, "cohort.agree", key: key) { ledger in
            guard var cohort = try Cohorts.find(id, in: actor.scope, ledger.writer),
                actor.may(.agreePlans, Target(provider: cohort.providerID))
            else { throw ServiceError.notFound }
            cohort.agreed = AgreedPlan(cohort, on: today)
            try ledger.update(cohort)
            return ChangeOutcome(cohort, "Agreed the plan of the cohort \(cohort.name)")
        }
    }

    private func editable(
        _ id: ID<Intention>,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> (intention: Intention, college: Organisation) {
        guard let intention = try Intentions.find(id, in: actor.scope, reader),
            actor.may(.editDemand, Target(provider: intention.providerID)),
            let college = try Organisations.find(intention.providerID, in: actor.scope, reader)
        else { throw ServiceError.notFound }
        return (intention, college)
    }

    private func valid(
        _ draft: IntentionDraft,
        _ id: ID<Intention>,
        _ provider: ID<Organisation>,
        _ actor: Actor,
        keeping year: AcademicYear? = nil
    ) throws(InvalidDraft) -> Intention {
        try draft.validated(
            id: id,
            systemID: actor.systemID,
            providerID: provider,
            years: years + [year].compactMap(\.self),
            catalogue: trellis.catalogue,
            today: trellis.today
        )
    }
}

extension Trellis {
    /// What colleges plan.
    public var plans: PlansService { PlansService(trellis: self) }
}
