public import Domain
public import Exchange
public import Records
import Store

/// Other learners at areas. Whoever may offer places may say who else is there.
extension CapacityService {
    /// The groups that are at areas in a year, a page at a time.
    /// - Throws: `ServiceError.denied`.
    public func wardGroups(
        organisation: ID<Organisation>?,
        kind: LearnerKind?,
        _ request: ListRequest,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Listing<WardGroups.ListRow> {
        try actor.mustBeAllowed(to: .editCapacity, .list)
        return try await trellis.database.read { reader in
            try WardGroups.list(
                in: actor.scope,
                year: year,
                organisation: organisation,
                kind: kind,
                request,
                reader
            )
        }
    }

    /// The groups of a list as a table that comes in again as it went out.
    /// - Throws: `ServiceError.denied`.
    public func wardExport(
        organisation: ID<Organisation>?,
        kind: LearnerKind?,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let rows = try await wardGroups(organisation: organisation, kind: kind, .everything, year: year, for: actor)
            .rows
        return ExportTable(
            title: "Other learners",
            columns: [
                "Organisation", "Site", "Area", "Kind of learners", "Programme", "Learners", "Start", "End",
                "Pattern", "Source", "As at",
            ],
            rows: rows.map { row in
                let (group, place) = (row.group, row.place)
                return [
                    .text(place.organisationName), .text(place.siteName), .text(place.areaName),
                    .text(group.kind.title), .text(group.programme), .whole(group.learners), .day(group.firstDay),
                    .day(group.lastDay), .text(group.pattern.days.isEmpty ? "" : group.pattern.title),
                    .text(group.source), .day(group.asAt),
                ]
            }
        )
    }

    /// A group with where it is, which the actor may change.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func wardGroup(
        toEdit id: ID<WardGroup>,
        for actor: Actor
    ) async throws -> (group: WardGroup, area: Area, organisation: Organisation) {
        try await trellis.database.read { reader in
            guard let group = try WardGroups.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            let (area, organisation) = try host(group.areaID, actor, reader)
            return (group, area, organisation)
        }
    }

    /// Writes down other learners at an area.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func addWardGroup(
        at areaID: ID<Area>,
        _ draft: WardGroupDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let id: ID<WardGroup> = trellis.newID()
        let today = trellis.today
        return try await trellis.change(actor, "ward-group.add", key: key) { ledger in
            let (area, organisation) = try host(areaID, actor, ledger.writer)
            let group = try draft.validated(id: id, at: area, today: today)
            try ledger.insert(group)
            return ChangeOutcome(
                group,
                "Added \(Self.words(group)) at \(area.name), \(organisation.name)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    /// Changes what is known of other learners at an area, or says that they are no longer expected.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func editWardGroup(
        _ id: ID<WardGroup>,
        _ draft: WardGroupDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (today, now) = (trellis.today, trellis.now())
        return try await trellis.change(actor, "ward-group.edit", key: key) { ledger in
            guard let before = try WardGroups.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let (area, organisation) = try host(before.areaID, actor, ledger.writer)
            var after = try draft.validated(id: id, at: area, today: today)
            after.archivedAt = draft.isArchived ? before.archivedAt ?? now : nil
            try ledger.update(after)
            let verb = after.archivedAt != nil && before.archivedAt == nil ? "No longer expects" : "Changed"
            return ChangeOutcome(
                after,
                "\(verb) \(Self.words(after)) at \(area.name), \(organisation.name)",
                onBehalfOf: behalf(organisation, actor)
            )
        }
    }

    private static func words(_ group: WardGroup) -> String {
        "\(group.learners) \(group.learners == 1 ? "learner" : "learners") (\(group.kind.title.lowercased()))"
    }
}
