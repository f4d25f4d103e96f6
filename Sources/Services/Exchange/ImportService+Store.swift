public import Domain
import Records
import Store

/// Why a reviewed import was not stored: what is stored has changed since, so that rows would do something else than
/// was shown. The review has been brought up to date.
public struct ImportOutdated: Error, Sendable {
    /// Rows that would now do something else.
    public let rows: Int

    /// The sentence for people.
    public var message: String {
        let what = rows == 1 ? "1 row does" : "\(rows) rows do"
        return "Nothing was imported yet: other changes were made since this file was reviewed, and \(what) something "
            + "else now. Look through the review again, then import."
    }
}

extension ImportService {
    /// Stores what was reviewed, as one change that one press undoes. Rows that need fixing and close matches that
    /// nobody has decided are left out.
    ///
    /// - Throws: `ImportOutdated` when rows would do something else than was shown; `ServiceError.conflict` when there
    ///   is nothing to store, or somebody else was quicker.
    @discardableResult
    public func store(_ id: ID<ImportBatch>, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .importFiles)
        do {
            return try await change(id, key, actor)
        } catch let error as StoreError where error.code == .uniqueViolation {
            // Somebody has stored the same records at the same moment: looked at again, that is a change like any.
            return try await change(id, key, actor)
        }
    }

    private func change(_ id: ID<ImportBatch>, _ key: String?, _ actor: Actor) async throws -> AuditEntry {
        do {
            let entry = try await trellis.change(actor, ImportBatches.storeAction, key: key) { ledger in
                try storing(id, actor, &ledger)
            }
            trellis.importFiles.forget(id)
            return entry
        } catch let outdated as ImportOutdated {
            try await recheck(id, by: actor)
            throw outdated
        }
    }

    private func storing(_ id: ID<ImportBatch>, _ actor: Actor, _ ledger: inout Ledger) throws -> ChangeOutcome {
        var batch = try Self.find(id, actor, ledger.writer)
        batch.state = try Self.state(of: batch, after: .store)
        // First of all, so that of two people who press at once the second waits here and is then told.
        guard try ImportBatches.update(batch, from: .reviewing, ledger.writer) else { throw Self.movedOn }
        let shown = try ImportRows.all(of: id, trellis.fields, ledger.writer)
        var planner = try planner(batch, actor, ledger.writer)
        let rows = planner.review(try StagedRows.lines(of: shown, kind: batch.kind, year: batch.year))
        let different = zip(shown, rows).count { $0 != $1 } + abs(shown.count - rows.count)
        guard different == 0 else { throw ImportOutdated(rows: different) }
        guard batch.storing > 0 else {
            throw ServiceError.conflict("This file changes nothing, so there is nothing to import.")
        }
        try write(planner.register, &ledger)
        // What was stored is in its records now; what was left out stays here to be mended.
        try ImportRows.remove(of: id, keeping: [.needsFixing, .closeMatch], ledger.writer)
        return ChangeOutcome(batch, Self.summary(batch, rows))
    }

    /// Writes what was planned, owners before what they own.
    private func write(_ register: Register, _ ledger: inout Ledger) throws {
        try write(register.organisations, &ledger)
        try write(register.sites, &ledger)
        try write(register.areas, &ledger)
        try write(register.people, &ledger)
        try write(register.interests, &ledger)
        try write(register.offers, &ledger)
        try write(register.wardGroups, &ledger)
        try write(register.cohorts, &ledger)
        try write(register.students, &ledger)
    }

    private func write<Entity: Kept>(_ shelf: Shelf<Entity>, _ ledger: inout Ledger) throws {
        try ledger.insert(shelf.added)
        try ledger.update(shelf.changed)
    }

    /// What was imported, without anybody's name.
    private static func summary(_ batch: ImportBatch, _ rows: [ImportRowReview]) -> String {
        let stored = rows.filter(\.stores)
        let new = stored.count { $0.outcome == .new || $0.decision == .keepBoth }
        let noun = batch.kind.rowNoun
        func count(_ number: Int) -> String { number == 1 ? "1 \(noun.one)" : "\(number) \(noun.many)" }
        var parts: [String] = []
        if new > 0 { parts.append("added \(count(new))") }
        if stored.count > new { parts.append("changed \(count(stored.count - new))") }
        var text = "Imported \(batch.kind.title.lowercased()): \(parts.joined(separator: " and "))"
        let leftOut = batch.count(.needsFixing) + rows.count { $0.outcome == .closeMatch && $0.decision == nil }
        if leftOut > 0 { text += ". \(leftOut == 1 ? "1 row was" : "\(leftOut) rows were") left out" }
        return text
    }
}
