public import Domain
import Exchange
import Records
import Store

/// Bringing spreadsheets in: uploaded, reviewed row by row, and only then stored, in one change that can be undone.
public struct ImportService: Sendable {
    let trellis: Trellis

    // MARK: - Looking

    /// Earlier and waiting imports, newest first.
    /// - Throws: `ServiceError.denied`.
    public func batches(offset: Int, limit: Int, for actor: Actor) async throws -> Listing<ImportBatch> {
        try actor.mustBeAllowed(to: .importFiles)
        return try await trellis.database.read { reader in
            try ImportBatches.list(in: actor.scope, offset: offset, limit: limit, reader)
        }
    }

    /// One import.
    /// - Throws: `ServiceError.denied`, `ServiceError.notFound`.
    public func batch(_ id: ID<ImportBatch>, for actor: Actor) async throws -> ImportBatch {
        try actor.mustBeAllowed(to: .importFiles)
        return try await trellis.database.read { reader in try Self.find(id, actor, reader) }
    }

    /// One page of the rows with an outcome, or of all rows. After an import only those that were left out are kept.
    /// - Throws: `ServiceError.denied`, `ServiceError.notFound`.
    public func rows(
        _ id: ID<ImportBatch>,
        outcome: ImportOutcome?,
        offset: Int,
        limit: Int,
        for actor: Actor
    ) async throws -> Listing<ImportRowReview> {
        try actor.mustBeAllowed(to: .importFiles)
        let trellis = trellis
        return try await trellis.disclosing(.comparison, to: actor) { reader in
            let batch = try Self.find(id, actor, reader)
            let found = try ImportRows.list(
                of: batch.id,
                outcome: outcome,
                offset: offset,
                limit: limit,
                trellis.fields,
                reader
            )
            return (found, Self.compared(found.rows, in: batch))
        }
    }

    /// One row with its batch.
    /// - Throws: `ServiceError.denied`, `ServiceError.notFound`.
    public func row(
        _ number: Int,
        of id: ID<ImportBatch>,
        for actor: Actor
    ) async throws -> (batch: ImportBatch, row: ImportRowReview) {
        try actor.mustBeAllowed(to: .importFiles)
        let trellis = trellis
        return try await trellis.disclosing(.comparison, to: actor) { reader in
            let batch = try Self.find(id, actor, reader)
            guard let row = try ImportRows.find(number, of: id, trellis.fields, reader) else {
                throw ServiceError.notFound
            }
            return ((batch, row), Self.compared([row], in: batch))
        }
    }

    /// The students of whom rows tell what is kept beside what the file says.
    private static func compared(_ rows: [ImportRowReview], in batch: ImportBatch) -> [ID<Student>] {
        guard batch.kind == .students else { return [] }
        return rows.filter { !$0.differences.isEmpty }.compactMap { $0.matchID.flatMap { ID($0) } }
    }

    /// The organisations that a file of a kind can come from.
    public func senders(of kind: ImportSubject, for actor: Actor) async throws -> [(id: ID<Organisation>, name: String)]
    {
        try actor.mustBeAllowed(to: .importFiles)
        let all = try await trellis.database.read { reader in
            try ExistingRecords.read(
                for: .contacts,
                year: AcademicYear(containing: trellis.today),
                in: actor.scope,
                reader
            )
        }
        return all.organisations.filter { organisation in
            guard organisation.archivedAt == nil else { return false }
            return switch kind {
            case .students, .cohorts: organisation.isProvider
            case .capacity, .learners: organisation.isEmployer
            case .contacts: false
            }
        }
        .sorted { folded($0.name) < folded($1.name) }
        .map { ($0.id, $0.name) }
    }

    /// The fields of a kind of list that can be stored, with the titles that people see.
    public func fields(of kind: ImportSubject) -> [(field: String, title: String)] { kind.titledFields }

    /// What a kind of list must tell, in words.
    public func requirements(of kind: ImportSubject) -> [String] { kind.listKind.requirements.map(\.title) }

    /// The rows that need fixing as a workbook, with a column that says what to do. Mended, it can be uploaded again.
    /// - Throws: `ServiceError.notFound` when there are none.
    public func faultyRows(_ id: ID<ImportBatch>, for actor: Actor) async throws -> [UInt8] {
        try actor.mustBeAllowed(to: .importFiles)
        let (batch, rows) = try await trellis.database.read { reader in
            let batch = try Self.find(id, actor, reader)
            let all = try ImportRows.list(
                of: id,
                outcome: .needsFixing,
                offset: 0,
                limit: 50_000,
                trellis.fields,
                reader
            )
            return (batch, all.rows)
        }
        guard !rows.isEmpty else { throw ServiceError.notFound }
        do throws(ExportFault) {
            return try WorkbookWriter.bytes(of: [Self.faultyTable(batch, rows)])
        } catch {
            throw ServiceError.unavailable(error.message)
        }
    }

    private static func faultyTable(_ batch: ImportBatch, _ rows: [ImportRowReview]) -> ExportTable {
        let known = batch.columns.filter { batch.kind.fields.map(\.rawValue).contains($0.field) }
        var seen: Set<String> = []
        var columns = known.filter { seen.insert($0.field).inserted }.map { (field: $0.field, heading: $0.heading) }
        // Fields that the file has no column for, but that have been filled in or must be.
        let needed = Set(rows.flatMap { Array($0.cells.keys) + $0.faults.map(\.field) }).subtracting(seen)
        columns += batch.kind.titledFields.filter { needed.contains($0.field) }.map { ($0.field, $0.title) }
        return ExportTable(
            title: "Rows to mend",
            columns: columns.map(\.heading) + [FaultyRowsWorkbook.errorHeading],
            rows: rows.map { row in
                let cells = columns.map { ExportTable.Value.optional(row.cells[$0.field]) }
                let errors = row.faults.map { $0.column.isEmpty ? $0.advice : "\($0.column): \($0.advice)" }
                return cells + [.text(errors.joined(separator: "\n"))]
            }
        )
    }

    // MARK: - Comparing

    static func find(_ id: ID<ImportBatch>, _ actor: Actor, _ reader: any Reader) throws -> ImportBatch {
        guard let batch = try ImportBatches.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
        return batch
    }

    /// What compares the rows of a batch with the records of this moment.
    func planner(_ batch: ImportBatch, _ actor: Actor, _ reader: any Reader) throws -> ImportPlanner {
        var existing = try ExistingRecords.read(for: batch.kind, year: batch.year, in: actor.scope, reader)
        existing.students = existing.students.map(trellis.fields.opened)
        return ImportPlanner(
            batch,
            existing: existing,
            catalogue: trellis.catalogue,
            ruleBook: trellis.ruleBook,
            places: try Systems.find(actor.systemID, reader)?.places ?? [],
            randomness: trellis.randomness,
            now: trellis.now(),
            erased: ErasedPeople(try Tombstones.days(by: actor.systemID, reader), fields: trellis.fields)
        )
    }

    /// Counts the rows for the tiles.
    static func count(_ rows: [ImportRowReview], in batch: inout ImportBatch) {
        batch.counts = Dictionary(grouping: rows, by: \.outcome.rawValue).mapValues(\.count)
        batch.storing = rows.count { $0.stores }
    }
}

extension Trellis {
    /// Bringing spreadsheets in.
    public var imports: ImportService { ImportService(trellis: self) }
}
