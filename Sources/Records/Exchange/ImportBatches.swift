public import Domain
public import Store

/// Uploaded files on their way in. Only a coordinator's scope reaches any.
public enum ImportBatches {
    /// The action under which the history tells that a file was imported.
    public static let storeAction = "import.store"

    /// The columns of a batch. A batch that was imported counts as undone while the change that stored it is undone;
    /// undoing that again brings it back, so the length of the chain of undos decides.
    private static let columns: SQL = """
        CASE WHEN import_batch.state = 'imported' AND (
            WITH RECURSIVE chain (id, depth) AS (
                SELECT audit_entry.undone_by, 1 FROM audit_entry WHERE audit_entry.subject_id = import_batch.id
                    AND audit_entry.action = \(storeAction) AND audit_entry.undone_by IS NOT NULL
                UNION ALL
                SELECT audit_entry.undone_by, chain.depth + 1 FROM audit_entry
                    JOIN chain ON chain.id = audit_entry.id WHERE audit_entry.undone_by IS NOT NULL)
            SELECT COALESCE(max(chain.depth), 0) FROM chain) % 2 = 1 THEN 'undone' ELSE import_batch.state END AS state,
        (SELECT audit_entry.id FROM audit_entry WHERE audit_entry.subject_id = import_batch.id
            AND audit_entry.action = \(storeAction)) AS entry_id,
        import_batch.*
        """

    private static func visible(in scope: Scope) -> SQL {
        if case .system(let system) = scope { "import_batch.system_id = \(system)" } else { "1 = 0" }
    }

    /// One batch.
    public static func find(_ id: ID<ImportBatch>, in scope: Scope, _ reader: any Reader) throws -> ImportBatch? {
        try reader.first(
            "SELECT \(columns) FROM import_batch WHERE import_batch.id = \(id) AND \(visible(in: scope))",
            as: ImportBatch.self
        )
    }

    /// The batches, newest first.
    public static func list(
        in scope: Scope,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> Listing<ImportBatch> {
        let rows = try reader.all(
            """
            SELECT \(columns) FROM import_batch WHERE \(visible(in: scope))
            ORDER BY import_batch.uploaded_at DESC, import_batch.id DESC LIMIT \(limit) OFFSET \(offset)
            """,
            as: ImportBatch.self
        )
        let total = try reader.scalar("SELECT count(*) FROM import_batch WHERE \(visible(in: scope))", as: Int.self)
        return Listing(rows: rows, total: total ?? 0)
    }

    /// Adds a batch. Nothing of the domain changes, so it does not pass through the ledger.
    public static func add(_ batch: ImportBatch, _ writer: any Writer) throws {
        let columns = try stored(batch)
        try writer.insertMany(into: ImportBatch.table, columns: columns.map(\.column), rows: [columns.map(\.value)])
    }

    /// Writes what has become of a batch, unless somebody else has moved it on from the state that it was read in.
    /// - Returns: false when it has moved on.
    public static func update(_ batch: ImportBatch, from state: ImportState, _ writer: any Writer) throws -> Bool {
        let assignments = try stored(batch).filter { $0.column != "id" }
            .map { "\(identifier: $0.column) = \($0.value)" as SQL }
            .joined(separator: ", ")
        let changed = try writer.run(
            "UPDATE import_batch SET \(assignments) WHERE id = \(batch.id) AND state = \(state.rawValue)"
        )
        return changed == 1
    }

    private static func stored(_ batch: ImportBatch) throws -> [(column: String, value: SQLValue)] {
        try batch.columns().filter { $0.column != "entry_id" }
    }
}

/// What headings were said to mean, kept for the next file of the same kind.
public enum ColumnMappings {
    /// Heading to field; an empty field leaves the column out.
    public static func find(_ kind: ImportSubject, in scope: Scope, _ reader: any Reader) throws -> [String: String] {
        let rows = try reader.all(
            "SELECT heading, field FROM column_mapping WHERE system_id = \(scope.systemID) AND kind = \(kind.rawValue)",
            as: Mapping.self
        )
        return Dictionary(rows.map { ($0.heading, $0.field) }, uniquingKeysWith: { first, _ in first })
    }

    /// Keeps what headings were said to mean.
    public static func remember(
        _ mapping: [String: String],
        _ kind: ImportSubject,
        in scope: Scope,
        _ writer: any Writer
    ) throws {
        try writer.insertMany(
            into: "column_mapping",
            columns: ["system_id", "kind", "heading", "field"],
            rows: mapping.sorted { $0.key < $1.key }.map { heading, field in
                [scope.systemID.sqlValue, .text(kind.rawValue), .text(heading), .text(field)]
            },
            onConflict: "ON CONFLICT (system_id, kind, heading) DO UPDATE SET field = excluded.field"
        )
    }

    private struct Mapping: Codable {
        var heading: String
        var field: String
    }
}
