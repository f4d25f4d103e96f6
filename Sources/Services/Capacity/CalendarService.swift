public import Domain
import Foundation
public import Records
import Store

/// The calendar of a system: what is computed and published, and what the system, colleges and employers avoid.
public struct CalendarService: Sendable {
    let trellis: Trellis

    /// Some days of the calendar with whose they are.
    public struct Line: Sendable {
        public var span: CalendarSpan
        /// The college or employer; empty for the whole system.
        public var ownerName: String?
        /// The site or area, when they hold for one only.
        public var partName: String?
        /// The entry, when somebody has entered them.
        public var id: ID<Avoidance>?
        public var isShared: Bool
        public var canEdit: Bool
    }

    /// A year of the calendar.
    public struct Year: Sendable {
        public var lines: [Line]
        public var decisions: [CalendarDecisions.Row]
        /// The organisations for which the actor may add days; the system itself is not among them.
        public var owners: [OrganisationName]
        /// Whether the actor may add days of the whole system and choose what computed days mean.
        public var canDecide: Bool
        /// Whether the policy looks at weeks that would rather be avoided.
        public var policyLooks: Bool
    }

    /// The calendar of a year, as an actor may see it.
    /// - Throws: `ServiceError.denied`.
    public func year(_ year: AcademicYear, for actor: Actor) async throws -> Year {
        try actor.mustBeAllowed(to: .seeCalendar, .list)
        let scope = actor.scope
        return try await trellis.database.read { reader in
            let choices = try Avoidances.choices(of: scope.systemID, reader)
            let computed = AvoidanceCalendar(
                events: try PlacementCalendar.bundled.get().events(in: year.range),
                choices: choices,
                avoidances: []
            )
            let entered = try Avoidances.list(in: scope, year.range, reader).map { row in
                Line(
                    span: CalendarSpan(row.avoidance),
                    ownerName: row.organisationName,
                    partName: row.partName,
                    id: row.avoidance.id,
                    isShared: row.avoidance.isShared,
                    canEdit: actor.may(.editCalendar, .owned(by: row.avoidance.organisationID))
                )
            }
            let lines = computed.spans.map { Line(span: $0, isShared: true, canEdit: false) } + entered
            return Year(
                lines: lines.sorted {
                    ($0.span.days.start, $0.span.days.end, $0.span.title)
                        < ($1.span.days.start, $1.span.days.end, $1.span.title)
                },
                decisions: try CalendarDecisions.list(in: scope, year: year, reader),
                owners: try owners(for: actor, reader),
                canDecide: actor.may(.decideCalendar),
                policyLooks: (try Policies.find(in: .system(scope.systemID), reader)?.policy ?? .standard)
                    .has(.unwanted)
            )
        }
    }

    /// The organisations whose days an actor may enter, by name.
    private func owners(for actor: Actor, _ reader: any Reader) throws -> [OrganisationName] {
        if !actor.may(.editCalendar, .list) { return [] }
        return try Organisations.current(in: actor.scope, reader).filter {
            actor.may(.editCalendar, .owned(by: $0.id))
        }
    }

    /// Whose days are to be entered, with the sites and areas to choose from.
    ///
    /// - Parameter organisation: empty for the whole system.
    /// - Throws: `ServiceError.notFound` when the actor does not see the organisation, `ServiceError.denied`.
    public func owner(_ organisation: ID<Organisation>?, for actor: Actor) async throws -> AvoidanceDraft.Owner {
        try await trellis.database.read { reader in try owner(organisation, actor, reader) }
    }

    private func owner(
        _ organisation: ID<Organisation>?,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> AvoidanceDraft.Owner {
        guard let id = organisation else {
            try actor.mustBeAllowed(to: .editCalendar)
            return AvoidanceDraft.Owner(systemID: actor.systemID)
        }
        guard let found = try Organisations.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .editCalendar, .owned(by: id))
        return AvoidanceDraft.Owner(
            systemID: actor.systemID,
            organisation: found,
            sites: try Sites.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil },
            areas: try Areas.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil }
        )
    }

    /// An entry that the actor may change, with whose it is.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func entry(
        toEdit id: ID<Avoidance>,
        for actor: Actor
    ) async throws -> (avoidance: Avoidance, owner: AvoidanceDraft.Owner) {
        try await trellis.database.read { reader in
            guard let found = try Avoidances.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            return (found, try owner(found.organisationID, actor, reader))
        }
    }

    /// Enters days to avoid.
    /// - Throws: `InvalidDraft`; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func add(
        _ draft: AvoidanceDraft,
        of organisation: ID<Organisation>?,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (id, today, catalogue): (ID<Avoidance>, Day, Catalogue) = (
            trellis.newID(), trellis.today, trellis.catalogue
        )
        return try await trellis.change(actor, "avoidance.add", key: key) { ledger in
            let owner = try owner(organisation, actor, ledger.writer)
            let added = try draft.validated(id: id, of: owner, catalogue: catalogue, today: today)
            try ledger.insert(added)
            return ChangeOutcome(added, "Added \(added.title) to the calendar of \(Self.name(owner))")
        }
    }

    /// Changes days to avoid.
    /// - Throws: `InvalidDraft`; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func edit(
        _ id: ID<Avoidance>,
        _ draft: AvoidanceDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (today, catalogue) = (trellis.today, trellis.catalogue)
        return try await trellis.change(actor, "avoidance.edit", key: key) { ledger in
            guard let before = try Avoidances.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let owner = try owner(before.organisationID, actor, ledger.writer)
            var after = try draft.validated(id: id, of: owner, catalogue: catalogue, today: today)
            after.archivedAt = before.archivedAt
            try ledger.update(after)
            return ChangeOutcome(after, "Changed \(after.title) in the calendar of \(Self.name(owner))")
        }
    }

    /// Takes days out of the calendar, or brings them back.
    @discardableResult
    public func setArchived(
        _ isArchived: Bool,
        _ id: ID<Avoidance>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, "avoidance.archive", key: key) { ledger in
            guard var found = try Avoidances.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let owner = try owner(found.organisationID, actor, ledger.writer)
            found.archivedAt = isArchived ? found.archivedAt ?? now : nil
            try ledger.update(found)
            let words = isArchived ? "Took \(found.title) out of" : "Brought \(found.title) back into"
            return ChangeOutcome(found, "\(words) the calendar of \(Self.name(owner))")
        }
    }

    /// What the system makes of computed and published days: for each series what is chosen, or what is usual.
    public func choices(for actor: Actor) async throws -> [SeriesChoice] {
        try actor.mustBeAllowed(to: .decideCalendar)
        let stored = try await trellis.database.read { reader in
            try Avoidances.choices(of: actor.systemID, reader)
        }
        return CalendarEvent.Series.allCases.map { series in
            stored.first { $0.series == series }
                ?? SeriesChoice(
                    id: trellis.newID(),
                    systemID: actor.systemID,
                    series: series,
                    strength: series.usualStrength
                )
        }
    }

    /// Chooses what computed and published days mean.
    @discardableResult
    public func choose(
        _ chosen: [CalendarEvent.Series: (strength: AvoidanceStrength, weight: Int)],
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .decideCalendar)
        let trellis = trellis
        return try await trellis.change(actor, "calendar.choose", key: key) { ledger in
            let stored = try Avoidances.choices(of: actor.systemID, ledger.writer)
            var last: SeriesChoice?
            for series in CalendarEvent.Series.allCases {
                guard let (strength, weight) = chosen[series] else { continue }
                if var choice = stored.first(where: { $0.series == series }) {
                    (choice.strength, choice.weight) = (strength, weight)
                    try ledger.update(choice)
                    last = choice
                } else {
                    let choice = SeriesChoice(
                        id: trellis.newID(),
                        systemID: actor.systemID,
                        series: series,
                        strength: strength,
                        weight: weight
                    )
                    try ledger.insert(choice)
                    last = choice
                }
            }
            guard let last else { throw InvalidDraft("exams", "Choose what each of these weeks means") }
            return ChangeOutcome(last, "Chose what computed and published weeks mean for placements")
        }
    }

    static func name(_ owner: AvoidanceDraft.Owner) -> String { owner.organisation?.name ?? "the whole system" }
}

extension Trellis {
    /// The calendar of weeks to avoid.
    public var calendar: CalendarService { CalendarService(trellis: self) }
}
