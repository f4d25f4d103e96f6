public import Domain
import Exchange
import Records
import Store

extension ImportService {
    /// Reads an uploaded file and compares it with what is stored. Nothing of the domain changes.
    ///
    /// - Parameters:
    ///   - asAt: the day that the facts in the file are as at.
    ///   - defaults: what stands for everything that the file does not say.
    /// - Returns: the batch to review; its state is `matching` when its columns must be matched by hand first.
    /// - Throws: `InvalidDraft` about `file`, `asAt` or `organisation` with one sentence each; `ServiceError.denied`.
    public func review(
        kind: ImportSubject,
        fileName: String,
        bytes: [UInt8],
        year: AcademicYear,
        asAt: Day,
        defaults: ImportDefaults = ImportDefaults(),
        by actor: Actor
    ) async throws -> ImportBatch {
        try actor.mustBeAllowed(to: .importFiles)
        guard asAt <= trellis.today else { throw InvalidDraft("asAt", "The date must be today or in the past") }
        let batch = ImportBatch(
            id: trellis.newID(),
            systemID: actor.systemID,
            kind: kind,
            year: year,
            fileName: String(fileName.trimmed.prefix(200)),
            state: .reviewing,
            uploadedBy: actor.name,
            uploadedAt: trellis.now(),
            asAt: asAt,
            defaults: defaults
        )
        let file = ImportFileRoom.File(name: batch.fileName, bytes: bytes)
        let (read, rows) = try await compare(batch, file, actor)
        try await trellis.database.write { writer in
            try ImportBatches.add(read, writer)
            try ImportRows.add(rows, trellis.fields, writer)
        }
        trellis.importFiles.keep(file, for: read.id, at: trellis.now())
        return read
    }

    /// The columns of a file and what they were taken for.
    public struct ColumnChoices: Sendable {
        public let batch: ImportBatch
        /// The first values of each column; empty when the file is no longer at hand.
        public let samples: [[String]]
        /// Whether the file has to be chosen again.
        public let needsFile: Bool
        /// What the file lacks, in one sentence.
        public let problem: String?
    }

    /// The columns of a file and what they were taken for.
    /// - Throws: `ServiceError.denied`, `ServiceError.notFound`.
    public func columns(_ id: ID<ImportBatch>, for actor: Actor) async throws -> ColumnChoices {
        let batch = try await batch(id, for: actor)
        guard batch.state.isOpen else { throw ServiceError.notFound }
        let file = trellis.importFiles.file(of: id, at: trellis.now())
        let missing = batch.kind.listKind.requirements.filter { requirement in
            !requirement.ways.contains { way in
                way.allSatisfy { key in batch.columns.contains { $0.field == key.rawValue } }
            }
        }
        let words = missing.map(\.title).joined(separator: " and ")
        return ColumnChoices(
            batch: batch,
            samples: try file.map { try ImportFileReading.samples($0, of: batch.columns) } ?? [],
            needsFile: file == nil,
            problem: missing.isEmpty ? nil : "Still needed: a column for \(words)."
        )
    }

    /// Reads the file again with columns matched by hand, and remembers what its headings mean.
    ///
    /// - Parameters:
    ///   - mapping: for each heading's key the field, or nothing to leave the column out.
    ///   - newFile: the file, when it was chosen again.
    /// - Throws: `InvalidDraft` about `file` or `columns`; `ServiceError`.
    public func match(
        _ id: ID<ImportBatch>,
        mapping: [String: String],
        newFile: (name: String, bytes: [UInt8])? = nil,
        by actor: Actor
    ) async throws -> ImportBatch {
        var batch = try await batch(id, for: actor)
        let before = batch.state
        batch.state = try Self.state(of: batch, after: .match)
        let known = Set(batch.kind.titledFields.map(\.field))
        let columns = batch.columns
        let chosen = mapping.filter { heading, field in
            (field.isEmpty || known.contains(field)) && columns.contains { $0.key == heading }
        }
        let fields = chosen.values.filter { !$0.isEmpty }
        guard !fields.isEmpty else { throw InvalidDraft("columns", "Choose what the columns hold") }
        if let twice = fields.first(where: { field in fields.count { $0 == field } > 1 }) {
            let title = batch.kind.titledFields.first { $0.field == twice }?.title ?? twice
            throw InvalidDraft("columns", "Choose only one column for \(title)")
        }
        let kept = trellis.importFiles.file(of: id, at: trellis.now())
        let file = newFile.map { ImportFileRoom.File(name: $0.name, bytes: $0.bytes) } ?? kept
        guard let file else { throw InvalidDraft("file", "Choose the file again") }
        // Only what differs from our own reading is worth remembering.
        let told = chosen.filter { heading, field in columns.first { $0.key == heading }?.field != field }
        let (read, rows) = try await compare(batch, file, actor, also: chosen)
        guard read.state == .reviewing else {
            let problem = try ImportFileReading(file, as: batch.kind, year: batch.year, mapping: chosen).problem
            throw InvalidDraft("columns", problem ?? "Choose what each column holds")
        }
        try await trellis.database.write { writer in
            try ColumnMappings.remember(told, read.kind, in: actor.scope, writer)
            guard try ImportBatches.update(read, from: before, writer) else { throw Self.movedOn }
            try ImportRows.removeAll(of: id, writer)
            try ImportRows.add(rows, trellis.fields, writer)
        }
        trellis.importFiles.keep(file, for: id, at: trellis.now())
        return read
    }

    /// Reads and compares off the cooperative threads, in one view of the store.
    private func compare(
        _ batch: ImportBatch,
        _ file: ImportFileRoom.File,
        _ actor: Actor,
        also chosen: [String: String] = [:]
    ) async throws -> (ImportBatch, [ImportRowReview]) {
        try await trellis.database.read { reader in
            var batch = batch
            let remembered = try ColumnMappings.find(batch.kind, in: actor.scope, reader)
            let reading = try ImportFileReading(
                file,
                as: batch.kind,
                year: batch.year,
                mapping: remembered.merging(chosen) { $1 }
            )
            batch.columns = reading.columns
            batch.sheetNames = reading.sheetNames
            batch.skipped = reading.skipped
            guard reading.problem == nil else {
                batch.state = .matching
                return (batch, [])
            }
            try completeSender(&batch, actor, reader)
            var planner = try planner(batch, actor, reader)
            let rows = planner.review(reading.lines)
            Self.count(rows, in: &batch)
            return (batch, rows)
        }
    }

    /// A file of students or cohorts that never says the college comes from one college: the one chosen, or the only
    /// one there is.
    private func completeSender(_ batch: inout ImportBatch, _ actor: Actor, _ reader: any Reader) throws {
        guard batch.kind == .students || batch.kind == .cohorts, batch.defaults.organisationID == nil else { return }
        let says = batch.columns.contains {
            $0.field == ColumnKey.provider.rawValue || $0.field == ColumnKey.ukprn.rawValue
        }
        guard !says else { return }
        let colleges = try ExistingRecords.read(for: .contacts, year: batch.year, in: actor.scope, reader).organisations
            .filter { $0.isProvider && $0.archivedAt == nil }
        guard colleges.count != 1 else {
            batch.defaults.organisationID = colleges[0].id
            return
        }
        throw InvalidDraft(
            "organisation",
            colleges.isEmpty
                ? "This file has no column for the college. Add the college under Organisations, then choose it here"
                : "This file has no column for the college. Choose the college that it comes from"
        )
    }

    static var movedOn: ServiceError {
        .conflict("Somebody else has moved this import on in the meantime. Open it again to see where it stands.")
    }

    static func state(of batch: ImportBatch, after event: ImportEvent) throws -> ImportState {
        do throws(InvalidValue) {
            return try batch.state.after(event)
        } catch {
            throw ServiceError.conflict(error.message)
        }
    }
}
