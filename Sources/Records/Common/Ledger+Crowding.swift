public import Domain
import Store

/// A host that a change would make too full.
public struct Crowding: Hashable, Sendable {
    /// What made it so.
    public enum Cause: Hashable, Sendable {
        /// A student would be there.
        case student
        /// A ceiling was lowered below the students who are expected.
        case ceiling
    }

    public let ceiling: Ceiling
    /// The name of the area, site or organisation.
    public let name: String
    public let cause: Cause
    /// The first day on which there would be too many.
    public let day: Day
    /// How many would be there.
    public let learners: Int
    /// How many fit.
    public let limit: Int
}

extension Ledger {
    /// The first host that the changes so far would make too full: by students who would be there beside everybody else,
    /// or by a ceiling lowered below the students who are expected from today on. Nothing when all is well.
    ///
    /// Looked at for every change at the one door, undo too, so that no way of editing gets past it. What other learners
    /// do is a fact that is told to us, so that writing down more of them is never refused.
    public func crowding(today: Day) throws -> Crowding? {
        let legs = try changedLegs()
        let lowered = try loweredCeilings()
        let hosts = Set(legs.map(\.organisationID)).union(lowered.map(\.organisationID))
        guard !hosts.isEmpty else { return nil }
        let from = min(today, legs.map(\.firstDay).min() ?? today)
        let rows = try Presences.atLimits("organisation.id IN \(list: hosts.sorted())", from: from, writer)
        let ceilings = try CeilingRow.of(hosts, writer)
        for (ceiling, row) in ceilings.sorted(by: { $0.key < $1.key }) {
            let added = legs.filter { $0.comesUnder(ceiling) }.compactMap(\.presence)
            if !added.isEmpty, let crowding = Self.crowding(ceiling, row, rows, added) { return crowding }
            if lowered.contains(where: { $0.ceiling == ceiling }),
                let crowding = Self.crowding(ceiling, row, rows, from: today)
            {
                return crowding
            }
        }
        return nil
    }

    /// Whether one of the students who would be there finds no room. They are among the rows.
    private static func crowding(
        _ ceiling: Ceiling,
        _ row: CeilingRow,
        _ rows: [Presences.Row],
        _ added: [Presence]
    ) -> Crowding? {
        guard let first = added.map(\.dates.start).min(), let last = added.map(\.dates.end).max(),
            let range = try? DayRange(start: first, end: last)
        else { return nil }
        let there = rows.filter { $0.comesUnder(ceiling) && ($0.isStudent || ceiling.countsEverybody) }
        let occupancy = Occupancy(of: there.compactMap(\.presence), in: range)
        let day = range.days.first { day in
            occupancy.learners(on: day) > row.limit && added.contains { $0.mayBeThere(on: day) }
        }
        return day.map { Crowding(ceiling, row, .student, $0, occupancy.learners(on: $0)) }
    }

    /// Whether the students alone are more than a lowered ceiling lets in.
    private static func crowding(
        _ ceiling: Ceiling,
        _ row: CeilingRow,
        _ rows: [Presences.Row],
        from today: Day
    ) -> Crowding? {
        let there = rows.filter { $0.isStudent && $0.comesUnder(ceiling) }.compactMap(\.presence)
        guard let last = there.map(\.dates.end).max(), let range = try? DayRange(start: today, end: last)
        else { return nil }
        let occupancy = Occupancy(of: there, in: range)
        return occupancy.firstDay(beyond: row.limit).map {
            Crowding(ceiling, row, .ceiling, $0, occupancy.learners(on: $0))
        }
    }

    // MARK: - What has changed

    /// The legs that were written, or whose placement holds its places again.
    private func changedLegs() throws -> [Presences.Row] {
        var legs = changes.filter { $0.tableName == Leg.table && $0.after != nil && $0.kind != .note }.map(\.rowID)
        let placements = try changes.filter { $0.tableName == Placement.table && $0.after != nil && $0.kind != .note }
            .filter { try $0.text("state", of: $0.before) != $0.text("state", of: $0.after) }.map(\.rowID)
        var rows: [Presences.Row] = []
        while !legs.isEmpty {
            rows += try Presences.ofLegs("leg.id IN \(list: legs.prefix(500).map(\.self))", writer)
            legs.removeFirst(min(500, legs.count))
        }
        if !placements.isEmpty { rows += try Presences.ofLegs("placement.id IN \(list: placements)", writer) }
        return rows
    }

    /// The ceilings that are lower than they were, or that were not there before.
    private func loweredCeilings() throws -> [(ceiling: Ceiling, organisationID: ID<Organisation>)] {
        try changes.filter { $0.kind == .update }.flatMap { change -> [(Ceiling, ID<Organisation>)] in
            guard let before = try change.ceilings(change.before), let after = try change.ceilings(change.after)
            else { return [] }
            return after.limits.filter { $0.value < before.limits[$0.key] ?? .max }.map { ($0.key, after.owner) }
        }
    }
}

extension Crowding {
    fileprivate init(_ ceiling: Ceiling, _ row: CeilingRow, _ cause: Cause, _ day: Day, _ learners: Int) {
        self.init(ceiling: ceiling, name: row.name, cause: cause, day: day, learners: learners, limit: row.limit)
    }
}

extension AuditChange {
    /// The ceilings that a row of an area, a site or an organisation set, as it was or is; nothing for other tables.
    fileprivate func ceilings(_ text: String?) throws -> (limits: [Ceiling: Int], owner: ID<Organisation>)? {
        guard let text, [Area.table, Site.table, Organisation.table].contains(tableName) else { return nil }
        let row = Dictionary(try Snapshot.columns(text).map { ($0.column, $0.value) }, uniquingKeysWith: { $1 })
        func number(_ column: String) -> Int? { row[column]?.integerValue.map(Int.init) }
        let owner = tableName == Organisation.table ? rowID : row["organisation_id"]?.stringValue ?? ""
        guard let owner = ID<Organisation>(owner) else { return nil }
        let limits: [Ceiling: Int?] =
            switch tableName {
            case Area.table:
                ID<Area>(rowID).map { id in
                    let (supervisors, each) = (number("supervisors"), number("learners_per_supervisor"))
                    return [.area(id): Area.room(number("learners_at_once"), supervisors: supervisors, each: each)]
                } ?? [:]
            case Site.table:
                ID<Site>(rowID).map { id in
                    [.site(id): number("students_at_once"), .siteLearners(id): number("learners_at_once")]
                } ?? [:]
            default: [.organisation(owner): number("students_at_once")]
            }
        return (limits.compactMapValues(\.self), owner)
    }

    /// A column of the row as it was or is.
    fileprivate func text(_ column: String, of snapshot: String?) throws -> String? {
        try snapshot.map(Snapshot.columns)?.first { $0.column == column }?.value.stringValue
    }
}

extension Presences.Row {
    fileprivate func comesUnder(_ ceiling: Ceiling) -> Bool {
        switch ceiling {
        case .area(let id): areaID == id
        case .site(let id), .siteLearners(let id): siteID == id
        case .organisation(let id): organisationID == id
        }
    }
}
