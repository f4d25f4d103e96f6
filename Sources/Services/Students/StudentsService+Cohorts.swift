public import Domain
import Foundation
public import Records
import Store

/// Cohorts.
extension StudentsService {
    /// One page of the cohorts of a year, with how many students are known and placed.
    /// - Throws: `ServiceError.denied` for employers.
    public func cohorts(
        _ filter: CohortFilter,
        _ request: ListRequest,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Listing<Cohorts.ListRow> {
        try actor.mustBeAllowed(to: .seeDemand, .list)
        return try await trellis.database.read { reader in
            try Cohorts.list(in: actor.scope, year: year, filter, request, reader)
        }
    }

    /// A cohort with its counts and what the rule book says about it.
    public struct CohortDetail: Sendable {
        public let row: Cohorts.ListRow
        /// The hours that the rule book requires.
        public let requiredHours: Ruling<Int>?
        /// The share of the hours, in per cent, that may be remote.
        public let remoteCap: Ruling<Double>?
        public let canEdit: Bool
    }

    /// A cohort with its counts and what the rule book says about it.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func cohort(_ id: ID<Cohort>, for actor: Actor) async throws -> CohortDetail {
        try actor.mustBeAllowed(to: .seeDemand, .list)
        let row = try await trellis.database.read { reader in try Cohorts.row(id, in: actor.scope, reader) }
        guard let row else { throw ServiceError.notFound }
        let cohort = row.cohort
        return CohortDetail(
            row: row,
            requiredHours: requiredHours(cohort.tLevelCode, cohort.specialismCode, year: cohort.year),
            remoteCap: trellis.ruleBook.remoteShareCap(
                for: trellis.catalogue.programme(tLevel: cohort.tLevelCode, specialism: cohort.specialismCode),
                on: cohort.firstDay
            ),
            canEdit: actor.may(.editDemand, Target(provider: cohort.providerID))
        )
    }

    /// The hours that the rule book requires of students of a T Level and specialism in a year.
    public func requiredHours(_ tLevelCode: String, _ specialismCode: String?, year: AcademicYear) -> Ruling<Int>? {
        trellis.requiredHours(tLevelCode: tLevelCode, specialismCode: specialismCode, year: year)
    }

    /// A cohort that the actor may change.
    /// - Throws: `ServiceError.notFound`.
    public func cohort(toEdit id: ID<Cohort>, for actor: Actor) async throws -> (cohort: Cohort, collegeName: String) {
        try await trellis.database.read { reader in
            let (cohort, college) = try editable(id, actor, reader)
            return (cohort, college.name)
        }
    }

    /// Adds a cohort to a college: the one chosen, or the actor's own.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func addCohort(
        _ draft: CohortDraft,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try mustEditSomewhere(.editDemand, actor)
        let id: ID<Cohort> = trellis.newID()
        return try await trellis.change(actor, "cohort.add", key: key) { ledger in
            guard let college = try college(draft.provider, actor, ledger.writer) else {
                throw try withoutCollege { _ = try valid(draft, id, ID(id.uuid), year, actor) }
            }
            let cohort = try valid(draft, id, college.id, year, actor)
            try ledger.insert(cohort)
            return ChangeOutcome(
                cohort,
                "Added the cohort \(cohort.name) of \(college.name)",
                onBehalfOf: behalf(college, actor)
            )
        }
    }

    /// Changes a cohort, which stays at the college. Its T Level stays too while students are in it.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`.
    @discardableResult
    public func editCohort(_ id: ID<Cohort>, _ draft: CohortDraft, key: String?, by actor: Actor) async throws
        -> AuditEntry
    {
        try await trellis.change(actor, "cohort.edit", key: key) { ledger in
            let (before, college) = try editable(id, actor, ledger.writer)
            var after = try valid(draft, id, college.id, before.year, actor)
            after.archivedAt = before.archivedAt
            after.agreed = before.agreed
            if after.tLevelCode != before.tLevelCode {
                let count = try studentCount(before, actor, ledger.writer)
                if count > 0 {
                    throw InvalidDraft("tLevel", "\(Self.inIt(count)) for its T Level. Add another cohort instead")
                }
            }
            try ledger.update(after)
            return ChangeOutcome(
                after,
                "Changed the cohort \(after.name) of \(college.name)",
                onBehalfOf: behalf(college, actor)
            )
        }
    }

    /// Archives a cohort, or brings it back. One with students in it cannot be archived.
    /// - Throws: `ServiceError.conflict`, `ServiceError.notFound`.
    @discardableResult
    public func setCohortArchived(
        _ isArchived: Bool,
        _ id: ID<Cohort>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, isArchived ? "cohort.archive" : "cohort.restore", key: key) { ledger in
            var (cohort, college) = try editable(id, actor, ledger.writer)
            if isArchived {
                let count = try studentCount(cohort, actor, ledger.writer)
                guard count == 0 else {
                    throw ServiceError.conflict(
                        "\(Self.inIt(count)). Move them to another cohort or archive them first, then archive the cohort."
                    )
                }
            }
            cohort.archivedAt = isArchived ? cohort.archivedAt ?? now : nil
            try ledger.update(cohort)
            return ChangeOutcome(
                cohort,
                "\(isArchived ? "Archived" : "Restored") the cohort \(cohort.name) of \(college.name)",
                onBehalfOf: behalf(college, actor)
            )
        }
    }

    private static func inIt(_ count: Int) -> String {
        count == 1 ? "1 student is in this cohort" : "\(count) students are in this cohort"
    }

    private func studentCount(_ cohort: Cohort, _ actor: Actor, _ reader: any Reader) throws -> Int {
        try Students.count(in: actor.scope, year: cohort.year, StudentFilter(cohortID: cohort.id), .everything, reader)
    }

    private func valid(
        _ draft: CohortDraft,
        _ id: ID<Cohort>,
        _ provider: ID<Organisation>,
        _ year: AcademicYear,
        _ actor: Actor
    ) throws -> Cohort {
        try draft.validated(
            id: id,
            systemID: actor.systemID,
            providerID: provider,
            year: year,
            catalogue: trellis.catalogue,
            ruleBook: trellis.ruleBook,
            today: trellis.today
        )
    }

    private func editable(_ id: ID<Cohort>, _ actor: Actor, _ reader: any Reader) throws -> (Cohort, Organisation) {
        guard let cohort = try Cohorts.find(id, in: actor.scope, reader),
            actor.may(.editDemand, Target(provider: cohort.providerID)),
            let college = try Organisations.find(cohort.providerID, in: actor.scope, reader)
        else { throw ServiceError.notFound }
        return (cohort, college)
    }
}
