public import Domain
import Foundation
public import Records
import Store

extension CalendarService {
    /// Two calendars that leave too few weeks, with the names of whose they are.
    public struct NamedConflict: Sendable {
        public var conflict: CalendarConflict
        public var collegeName: String
        public var hostName: String
        /// The newest decision about the two, if there is one.
        public var decision: CalendarDecisions.Row?
    }

    /// Every college and employer whose calendars stand against each other in a year, those with most students first.
    /// - Throws: `ServiceError.denied`.
    public func conflicts(_ year: AcademicYear, for actor: Actor) async throws -> [NamedConflict] {
        try actor.mustBeAllowed(to: .decideCalendar)
        return try await trellis.database.read { reader in
            let names = try Organisations.names(in: actor.scope, reader)
            let decisions = try CalendarDecisions.list(in: actor.scope, year: year, reader)
            return try Self.conflicts(year, actor.scope, reader).map { conflict in
                NamedConflict(
                    conflict: conflict,
                    collegeName: names[conflict.collegeID] ?? "",
                    hostName: names[conflict.hostID] ?? "",
                    decision: decisions.first {
                        $0.decision.providerID == conflict.collegeID
                            && $0.decision.organisationID == conflict.hostID
                    }
                )
            }
        }
    }

    /// A college's and an employer's calendar side by side.
    public struct SideBySide: Sendable {
        public var collegeName: String
        public var hostName: String
        /// What stands against each other; empty when nothing does.
        public var conflict: CalendarConflict?
        public var weeks: [Week]
        public var decisions: [CalendarDecisions.Row]

        /// A week with what each calendar says about it.
        public struct Week: Sendable {
            /// The Monday.
            public var monday: Day
            public var system: [CalendarSpan]
            public var college: [CalendarSpan]
            public var host: [CalendarSpan]
        }
    }

    /// A college's and an employer's calendar side by side, by week: the weeks that cohorts and offers share, or the year.
    /// - Throws: `ServiceError.denied`; `ServiceError.notFound`.
    public func sideBySide(
        _ college: ID<Organisation>,
        _ host: ID<Organisation>,
        _ year: AcademicYear,
        for actor: Actor
    ) async throws -> SideBySide {
        try actor.mustBeAllowed(to: .decideCalendar)
        return try await trellis.database.read { reader in
            guard let collegeFound = try Organisations.find(college, in: actor.scope, reader),
                let hostFound = try Organisations.find(host, in: actor.scope, reader), collegeFound.isProvider,
                hostFound.isEmployer
            else { throw ServiceError.notFound }
            let conflict = try Self.conflicts(year, actor.scope, reader).first {
                $0.collegeID == college && $0.hostID == host
            }
            let calendar = try Avoidances.calendar(in: actor.scope, year.range, reader)
            func spans(_ owner: (CalendarSpan.Owner) -> Bool) -> [CalendarSpan] {
                calendar.spans.filter { $0.strength != .ignored && owner($0.owner) }
            }
            let (system, own, theirs) = (
                spans { $0 == .system }, spans { $0.organisationID == college }, spans { $0.organisationID == host }
            )
            let weeks = (conflict?.range ?? year.range).weeks.map { monday in
                func of(_ spans: [CalendarSpan]) -> [CalendarSpan] {
                    spans.filter { $0.days.start <= monday.adding(days: 6) && $0.days.end >= monday }
                }
                return SideBySide.Week(monday: monday, system: of(system), college: of(own), host: of(theirs))
            }
            return SideBySide(
                collegeName: collegeFound.name,
                hostName: hostFound.name,
                conflict: conflict,
                weeks: weeks,
                decisions: try CalendarDecisions.list(in: actor.scope, year: year, reader).filter {
                    $0.decision.providerID == college && $0.decision.organisationID == host
                }
            )
        }
    }

    /// Decides which calendar gives way: its days that stand in the way are rather not from now on, with the most weight,
    /// and who decided and why is kept. A side without such days gives way by changing its plans; then only the
    /// decision is kept.
    ///
    /// - Throws: `InvalidDraft` without a side or a reason; `ServiceError.conflict` when nothing stands in the way any
    ///   more.
    @discardableResult
    public func decide(
        _ college: ID<Organisation>,
        _ host: ID<Organisation>,
        _ year: AcademicYear,
        givesWay side: CalendarConflict.Side?,
        why: String,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .decideCalendar)
        guard let author = actor.userID else { throw ServiceError.denied(.decideCalendar) }
        var reader = DraftReader()
        let why = reader.required(why, "why", "why it is decided so", atMost: 500)
        if side == nil { reader.fault("side", "Choose whose calendar gives way") }
        try reader.finish()
        guard let side else { throw InvalidDraft("side", "Choose whose calendar gives way") }
        let (id, now): (ID<CalendarDecision>, Date) = (trellis.newID(), trellis.now())
        return try await trellis.change(actor, "calendar.decide", key: key) { ledger in
            let found = try Self.conflicts(year, actor.scope, ledger.writer).first {
                $0.collegeID == college && $0.hostID == host
            }
            guard let found else {
                throw ServiceError.conflict("These calendars no longer stand against each other. Nothing was changed.")
            }
            let spans = found.spans(of: side)
            for case .entered(let entry) in spans.map(\.origin) {
                guard var avoidance = try Avoidances.find(entry, in: actor.scope, ledger.writer) else { continue }
                avoidance.strength = .ratherNot
                avoidance.weight = Avoidance.weights.upperBound
                try ledger.update(avoidance)
                ledger.explain(avoidance, why)
            }
            let names = try Organisations.names(in: actor.scope, ledger.writer)
            let decision = CalendarDecision(
                id: id,
                systemID: actor.systemID,
                year: year,
                providerID: college,
                organisationID: host,
                givesWay: side,
                weeks: spans.map(\.words).joined(separator: "; "),
                why: why,
                authorID: author,
                at: now
            )
            try ledger.insert(decision)
            let (one, other) = (names[college] ?? "", names[host] ?? "")
            return ChangeOutcome(
                decision,
                "Decided that the calendar of \(side == .college ? one : other) gives way to that of "
                    + (side == .college ? other : one)
            )
        }
    }

    private static func conflicts(
        _ year: AcademicYear,
        _ scope: Scope,
        _ reader: any Reader
    ) throws -> [CalendarConflict] {
        CalendarConflict.all(
            cohorts: try Planning.cohorts(in: scope, year: year, reader).values.sorted { $0.id < $1.id },
            places: try Planning.places(in: scope, year: year, reader)
        )
    }
}
