public import Domain
import Foundation
import Records
import Store

/// Changes of students. The summaries name the college and never the student.
extension StudentsService {
    /// A student whom the actor may change.
    /// - Throws: `ServiceError.notFound`, for those too whom the actor may see but not change.
    public func student(toEdit id: ID<Student>, for actor: Actor) async throws -> (
        student: Student, collegeName: String
    ) {
        try await trellis.disclosing(.studentForm, to: actor) { reader in
            let (student, college) = try editable(id, actor, reader)
            return ((trellis.fields.opened(student), college.name), [id])
        }
    }

    /// Adds a student to a college: the one chosen, or the actor's own.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func add(
        _ draft: StudentDraft,
        year: AcademicYear,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try mustEditSomewhere(.editStudents, actor)
        let id: ID<Student> = trellis.newID()
        return try await store(key, actor, "student.add") { ledger in
            guard let college = try college(draft.provider, actor, ledger.writer) else {
                var alone = draft
                alone.cohort = ""
                let (placeholder, form) = (ID<Organisation>(id.uuid), alone)
                throw try withoutCollege { _ = try valid(form, id, placeholder, [], year, actor) }
            }
            let cohorts = try Cohorts.open(of: college.id, year: year, in: actor.scope, ledger.writer)
            let student = try valid(draft, id, college.id, cohorts, year, actor)
            try checkULN(student, actor, ledger.writer)
            try ledger.insert(student)
            return ChangeOutcome(student, "Added a student of \(college.name)", onBehalfOf: behalf(college, actor))
        }
    }

    /// Changes a student, who stays at the college.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`.
    @discardableResult
    public func edit(_ id: ID<Student>, _ draft: StudentDraft, key: String?, by actor: Actor) async throws -> AuditEntry
    {
        try await store(key, actor, "student.edit") { ledger in
            let (before, college) = try editable(id, actor, ledger.writer)
            var cohorts = try Cohorts.open(of: college.id, year: before.year, in: actor.scope, ledger.writer)
            // A cohort that has been archived since stays chosen.
            if let own = before.cohortID, !cohorts.contains(where: { $0.id == own }) {
                if let cohort = try Cohorts.find(own, in: actor.scope, ledger.writer) { cohorts.append(cohort) }
            }
            var after = try valid(draft, id, college.id, cohorts, before.year, actor)
            after.archivedAt = before.archivedAt
            try checkULN(after, actor, ledger.writer)
            if after.tLevelCode != before.tLevelCode,
                try Placements.current(of: id, year: before.year, in: actor.scope, ledger.writer) != nil
            {
                throw InvalidDraft("tLevel", "The student is placed for the T Level. Cancel the placement first")
            }
            try ledger.update(after)
            return ChangeOutcome(after, "Changed a student of \(college.name)", onBehalfOf: behalf(college, actor))
        }
    }

    /// Archives a student, or brings them back. One whose placement has not ended cannot be archived.
    /// - Throws: `ServiceError.conflict`, `ServiceError.notFound`.
    @discardableResult
    public func setArchived(
        _ isArchived: Bool,
        _ id: ID<Student>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, isArchived ? "student.archive" : "student.restore", key: key) { ledger in
            var (student, college) = try editable(id, actor, ledger.writer)
            let placement = try Placements.current(of: id, year: student.year, in: actor.scope, ledger.writer)
            if isArchived, let placement, [.confirmed, .onPlacement].contains(placement.state) {
                throw ServiceError.conflict(
                    "The student has a placement that has not ended. Cancel or end the placement first, then archive."
                )
            }
            student.archivedAt = isArchived ? student.archivedAt ?? now : nil
            try ledger.update(student)
            return ChangeOutcome(
                student,
                "\(isArchived ? "Archived" : "Restored") a student of \(college.name)",
                onBehalfOf: behalf(college, actor)
            )
        }
    }

    private func valid(
        _ draft: StudentDraft,
        _ id: ID<Student>,
        _ provider: ID<Organisation>,
        _ cohorts: [Cohort],
        _ year: AcademicYear,
        _ actor: Actor
    ) throws -> Student {
        try draft.validated(
            id: id,
            systemID: actor.systemID,
            providerID: provider,
            cohorts: cohorts,
            year: year,
            catalogue: trellis.catalogue,
            today: trellis.today
        )
    }

    private func editable(_ id: ID<Student>, _ actor: Actor, _ reader: any Reader) throws -> (Student, Organisation) {
        guard let student = try Students.find(id, in: actor.scope, reader),
            actor.may(.editStudents, Target(provider: student.providerID)),
            let college = try Organisations.find(student.providerID, in: actor.scope, reader)
        else { throw ServiceError.notFound }
        return (student, college)
    }

    /// Refuses a role that may not do this for any college, before anything is looked up.
    func mustEditSomewhere(_ action: Action, _ actor: Actor) throws(ServiceError) {
        let own = actor.collegeID
        try actor.mustBeAllowed(to: action, Target(provider: own))
    }

    private func checkULN(_ student: Student, _ actor: Actor, _ reader: any Reader) throws {
        guard let uln = student.uln else { return }
        let isTaken = try Students.isTaken(
            uln,
            of: student.providerID,
            year: student.year,
            except: student.id,
            in: actor.scope,
            reader
        )
        if isTaken { throw Self.repeatedULN }
    }

    private static let repeatedULN = InvalidDraft(
        "uln",
        "Another student of this college has this ULN this year. Change that student instead, or correct the ULN"
    )

    /// A change in which the table's own check may find a ULN that somebody else has stored at the same moment.
    private func store(
        _ key: String?,
        _ actor: Actor,
        _ action: String,
        _ body: @escaping @Sendable (inout Ledger) throws -> ChangeOutcome
    ) async throws -> AuditEntry {
        do {
            return try await trellis.change(actor, action, key: key, body)
        } catch let error as StoreError where error.code == .uniqueViolation {
            throw Self.repeatedULN
        }
    }
}
