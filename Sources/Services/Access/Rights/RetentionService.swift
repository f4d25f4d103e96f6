public import Domain
import Foundation
import Logging
public import Records
import Store

/// Ends what the retention schedule says is over. What would go is shown first, with why.
public struct RetentionService: Sendable {
    let trellis: Trellis

    /// What one rule would end now.
    public struct Outlook: Sendable {
        public let rule: RetentionRule
        /// What began on or before this day is over; nothing when the rule keeps.
        public let cutoff: Day?
        /// How many rows, people or files go.
        public let count: Int
        /// The people among them, by id of their row, and what their time was counted from.
        public let people: [Item]
        /// How many people a legal hold keeps.
        public let held: Int
    }

    /// One person whose time is over.
    public struct Item: Sendable {
        public let id: String
        public let countedFrom: Day
        /// The last day on which they were kept.
        public let keptUntil: Day
    }

    /// The schedule that stands.
    public func schedule() throws -> RetentionSchedule { try RetentionSchedule.load() }

    /// What would go if the schedule were carried out now. Nothing is changed.
    public func preview(for actor: Actor) async throws -> [Outlook] {
        try actor.mustBeAllowed(to: .runRetention)
        let schedule = try schedule()
        return try await trellis.database.read { reader in
            try schedule.rules.map { rule in try outlook(rule, actor.systemID, reader) }
        }
    }

    /// Carries the schedule out.
    /// - Returns: what was ended, rule by rule.
    @discardableResult
    public func run(key: String?, by actor: Actor) async throws -> [Outlook] {
        try actor.mustBeAllowed(to: .runRetention)
        let schedule = try schedule()
        let found = try await trellis.database.read { reader in
            try schedule.rules.map { rule in try outlook(rule, actor.systemID, reader) }
        }
        let due = found.filter { $0.count > 0 }
        guard !due.isEmpty else { return found }
        try await trellis.change(actor, "retention.run", key: key) { ledger in
            // Files are not of one system and go outside the transaction.
            for outlook in due where outlook.rule.then != .deleteFiles {
                try end(outlook, actor.systemID, ledger)
            }
            return ChangeOutcome(
                subjectKind: "system",
                subjectID: actor.systemID.description,
                summary: "Carried out the retention schedule. " + Self.sentence(due)
            )
        }
        if due.contains(where: { $0.rule.then == .deleteFiles }) { deleteOldCopies(schedule[.backups]) }
        if due.contains(where: { $0.rule.then == .erasePerson || $0.rule.then == .emptyField }) {
            try await trellis.rights.afterErasing()
        }
        return found
    }

    /// The last nights on which the schedule was carried out, newest first.
    public func nights(for actor: Actor) async throws -> [NightlyRuns.Run] {
        try actor.mustBeAllowed(to: .seeAssurance)
        return try await trellis.database.read { reader in try NightlyRuns.last(NightlyWork.job, reader) }
    }

    /// What was or would be ended, in counts.
    public static func sentence(_ outlooks: [Outlook]) -> String {
        let parts = outlooks.filter { $0.count > 0 }.map { "\($0.rule.title): \($0.count)" }
        return parts.isEmpty ? "Nothing is due." : parts.joined(separator: "; ") + "."
    }

    // MARK: - Parts

    private func outlook(_ rule: RetentionRule, _ system: ID<System>, _ reader: any Reader) throws -> Outlook {
        guard let cutoff = rule.cutoff(today: trellis.today) else {
            return Outlook(rule: rule, cutoff: nil, count: 0, people: [], held: 0)
        }
        if rule.then == .deleteFiles {
            let count = oldCopies(rule).count
            return Outlook(rule: rule, cutoff: cutoff, count: count, people: [], held: 0)
        }
        let due = try RetentionRows.people(rule.id, until: cutoff, in: system, reader)
        guard !due.isEmpty else {
            let count = try RetentionRows.count(rule.id, until: cutoff, in: system, reader)
            return Outlook(rule: rule, cutoff: cutoff, count: count, people: [], held: 0)
        }
        let held = rule.id == .accounts ? [] : try self.held(rule, due, reader)
        let people = due.filter { !held.contains($0.id) }.map { row in
            Item(id: row.id, countedFrom: row.counted, keptUntil: rule.lastDay(from: row.counted) ?? row.counted)
        }
        return Outlook(rule: rule, cutoff: cutoff, count: people.count, people: people, held: held.count)
    }

    /// Of the people whose time is over, those whom a legal hold keeps.
    private func held(_ rule: RetentionRule, _ due: [RetentionRows.Due], _ reader: any Reader) throws -> Set<String> {
        let files = try files(rule, due.map(\.id), reader)
        return Set(try files.filter { try LegalHolds.holds($0, reader) }.flatMap(\.ids))
    }

    private func files(_ rule: RetentionRule, _ ids: [String], _ reader: any Reader) throws -> [PersonFile] {
        if rule.id == .contacts {
            let people: [Person] = try reader.all("SELECT * FROM person WHERE id IN \(list: ids)")
            return people.map(PersonFile.init)
        }
        // Each year of a student ends on its own: a later one is kept.
        let students: [Student] = try reader.all("SELECT * FROM student WHERE id IN \(list: ids)")
        return students.map { PersonFile([$0]) }
    }

    private func end(_ outlook: Outlook, _ system: ID<System>, _ ledger: Ledger) throws {
        let (writer, entry) = (ledger.writer, ledger.entry)
        let ids = outlook.people.map(\.id)
        switch (outlook.rule.then, outlook.rule.id) {
        case (.erasePerson, _):
            try trellis.rights.erase(try files(outlook.rule, ids, writer), .retention, in: ledger)
        case (.emptyField, .accounts):
            for id in ids { try RetentionRows.forget(account: id, by: entry, in: system, writer) }
        case (.emptyField, .supportNeeds):
            for id in ids { try RetentionRows.forget(needsOf: id, by: entry, in: system, writer) }
        case (.emptyField, _), (.deleteRows, _):
            guard let cutoff = outlook.cutoff else { return }
            try RetentionRows.end(outlook.rule.id, until: cutoff, in: system, by: entry, writer)
        case (.deleteFiles, _), (.keep, _): break
        }
    }

    // MARK: - Copies

    /// Copies of the database in the data folder that are older than they may be.
    private func oldCopies(_ rule: RetentionRule) -> [URL] {
        guard let folder = trellis.settings.copiesFolder, let cutoff = rule.cutoff(today: trellis.today) else {
            return []
        }
        let files = FileManager.default
        func contents(_ url: URL) -> [URL] {
            (try? files.contentsOfDirectory(at: url, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
        }
        let copies =
            contents(folder).filter { $0.lastPathComponent.hasPrefix("trellis.sqlite.before-restore-") }
            + contents(folder.appendingPathComponent("backups"))
        return copies.filter { copy in
            let made = try? copy.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            return made.map { Day.of($0) <= cutoff } ?? false
        }
    }

    private func deleteOldCopies(_ rule: RetentionRule) {
        for copy in oldCopies(rule) {
            do {
                try FileManager.default.removeItem(at: copy)
            } catch {
                trellis.logger.error("an old copy of the database could not be removed")
            }
        }
    }
}

extension Trellis {
    /// Ends what the retention schedule says is over.
    public var retention: RetentionService { RetentionService(trellis: self) }
}
