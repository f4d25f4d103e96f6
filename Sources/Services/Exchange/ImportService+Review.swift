public import Domain
import Exchange
import Records
import Store

extension ImportService {
    /// Decides close matches: those of some rows, with the rows that name the same organisation, or all that are open.
    ///
    /// - Parameter numbers: the rows; all close matches without a decision when there are none.
    /// - Throws: `ServiceError.conflict` when the import is no longer under review.
    @discardableResult
    public func decide(
        _ id: ID<ImportBatch>,
        rows numbers: [Int]?,
        _ decision: ImportDecision,
        by actor: Actor
    ) async throws -> ImportBatch {
        try await changing(id, actor) { rows, kind in
            let chosen = rows.filter { row in
                guard row.outcome == .closeMatch, row.matchSubject?.decisions.contains(decision) == true else {
                    return false
                }
                return numbers.map { $0.contains(row.number) } ?? (row.decision == nil)
            }
            let groups = Set(chosen.compactMap(\.matchGroup))
            let picked = Set(chosen.map(\.number))
            for index in rows.indices where rows[index].outcome == .closeMatch {
                let row = rows[index]
                guard picked.contains(row.number) || row.matchGroup.map(groups.contains) == true else { continue }
                if row.matchSubject == .college {
                    // The row is read again as if the file had given the stored name.
                    rows[index].cells[ColumnKey.provider.rawValue] = row.matchLabel
                } else {
                    rows[index].decision = decision
                }
            }
        }
    }

    /// Replaces cells of one row and checks it again.
    ///
    /// - Parameter cells: the new texts by field; an empty text empties the cell.
    /// - Throws: `ServiceError.notFound` when there is no such row; `ServiceError.conflict` when the import is no
    ///   longer under review.
    @discardableResult
    public func mend(
        _ id: ID<ImportBatch>,
        row number: Int,
        _ cells: [String: String],
        by actor: Actor
    ) async throws -> ImportRowReview {
        try await changing(id, actor) { rows, kind in
            guard let index = rows.firstIndex(where: { $0.number == number }) else { throw ServiceError.notFound }
            for key in kind.fields {
                guard let text = cells[key.rawValue]?.trimmed else { continue }
                let kept = kind.staged(String(text.prefix(4000)), key)
                rows[index].cells[key.rawValue] = kept.isEmpty ? nil : kept
            }
        }
        return try await row(number, of: id, for: actor).row
    }

    /// Gives an import up. What its file said is removed.
    /// - Throws: `ServiceError.conflict` when it was stored or discarded before.
    public func discard(_ id: ID<ImportBatch>, key: String?, by actor: Actor) async throws {
        try actor.mustBeAllowed(to: .importFiles)
        try await trellis.database.write { writer in
            var batch = try Self.find(id, actor, writer)
            let before = batch.state
            batch.state = try Self.state(of: batch, after: .discard)
            guard try ImportBatches.update(batch, from: before, writer) else { throw Self.movedOn }
            try ImportRows.removeAll(of: id, writer)
        }
        trellis.importFiles.forget(id)
    }

    /// Compares the rows again with what is stored now, as when somebody has added the college that was missing.
    @discardableResult
    public func recheck(_ id: ID<ImportBatch>, by actor: Actor) async throws -> ImportBatch {
        try await changing(id, actor) { _, _ in }
    }

    /// Changes the rows of a batch under review and compares them all again: one row can change what others mean.
    @discardableResult
    private func changing(
        _ id: ID<ImportBatch>,
        _ actor: Actor,
        _ change: @escaping @Sendable (inout [ImportRowReview], ImportSubject) throws -> Void
    ) async throws -> ImportBatch {
        try actor.mustBeAllowed(to: .importFiles)
        return try await trellis.database.write { writer in
            var batch = try Self.find(id, actor, writer)
            guard batch.state == .reviewing else {
                _ = try Self.state(of: batch, after: .store)
                throw Self.movedOn
            }
            let before = try ImportRows.all(of: id, trellis.fields, writer)
            var rows = before
            try change(&rows, batch.kind)
            var planner = try planner(batch, actor, writer)
            let after = planner.review(try StagedRows.lines(of: rows, kind: batch.kind, year: batch.year))
            try ImportRows.replace(zip(before, after).filter { $0 != $1 }.map(\.1), of: id, trellis.fields, writer)
            Self.count(after, in: &batch)
            guard try ImportBatches.update(batch, from: .reviewing, writer) else { throw Self.movedOn }
            return batch
        }
    }
}
