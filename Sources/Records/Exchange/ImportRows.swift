public import Domain
import Foundation
public import Store

/// The rows of an uploaded file while it is reviewed. Callers have found the batch in their scope first. What is sealed
/// where it will be stored is sealed here too.
public enum ImportRows {
    /// One row.
    public static func find(
        _ number: Int,
        of batch: ID<ImportBatch>,
        _ fields: any FieldSealing,
        _ reader: any Reader
    ) throws -> ImportRowReview? {
        try reader.rows("SELECT * FROM import_row WHERE batch_id = \(batch) AND number = \(number)").first
            .map { try StagedRow.review($0, fields) }
    }

    /// All rows in the order of the file.
    public static func all(
        of batch: ID<ImportBatch>,
        _ fields: any FieldSealing,
        _ reader: any Reader
    ) throws -> [ImportRowReview] {
        try reader.rows("SELECT * FROM import_row WHERE batch_id = \(batch) ORDER BY number")
            .map { try StagedRow.review($0, fields) }
    }

    /// One page of the rows with an outcome, or of all.
    public static func list(
        of batch: ID<ImportBatch>,
        outcome: ImportOutcome?,
        offset: Int,
        limit: Int,
        _ fields: any FieldSealing,
        _ reader: any Reader
    ) throws -> Listing<ImportRowReview> {
        let only: SQL = outcome.map { "AND outcome = \($0.rawValue)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT * FROM import_row WHERE batch_id = \(batch) \(only) ORDER BY number LIMIT \(limit) OFFSET \(offset)
            """
        )
        .map { try StagedRow.review($0, fields) }
        let total = try reader.scalar("SELECT count(*) FROM import_row WHERE batch_id = \(batch) \(only)", as: Int.self)
        return Listing(rows: rows, total: total ?? 0)
    }

    /// Adds rows.
    public static func add(_ rows: [ImportRowReview], _ fields: any FieldSealing, _ writer: any Writer) throws {
        try writer.insertMany(
            into: "import_row",
            columns: StagedRow.columns,
            rows: try rows.map { try StagedRow.values($0, fields) }
        )
    }

    /// Replaces rows that were added before.
    public static func replace(
        _ rows: [ImportRowReview],
        of batch: ID<ImportBatch>,
        _ fields: any FieldSealing,
        _ writer: any Writer
    ) throws {
        for start in stride(from: 0, to: rows.count, by: 500) {
            let numbers = rows[start..<min(start + 500, rows.count)].map(\.number)
            try writer.run("DELETE FROM import_row WHERE batch_id = \(batch) AND number IN \(list: numbers)")
        }
        try add(rows, fields, writer)
    }

    /// Removes the rows of a batch: what a file said is not kept longer than its review.
    public static func remove(of batch: ID<ImportBatch>, keeping kept: [ImportOutcome], _ writer: any Writer) throws {
        try writer.run(
            """
            DELETE FROM import_row WHERE batch_id = \(batch)
                AND (stores OR outcome NOT IN \(list: kept.map(\.rawValue)))
            """
        )
    }

    /// Removes every row of a batch.
    public static func removeAll(of batch: ID<ImportBatch>, _ writer: any Writer) throws {
        try writer.run("DELETE FROM import_row WHERE batch_id = \(batch)")
    }
}

/// A row to and from its columns, written out because a file has many rows and most columns are empty.
private enum StagedRow {
    static let columns = [
        "batch_id", "number", "cells", "outcome", "label", "detail", "differences", "faults", "match_id", "match_label",
        "match_subject", "match_group", "decision", "stores",
    ]

    static func values(_ row: ImportRowReview, _ fields: any FieldSealing) throws -> [SQLValue] {
        let seals = ImportRowSeals(batch: row.batchID.description, number: Int64(row.number), fields)
        return [
            row.batchID.sqlValue, .integer(Int64(row.number)),
            .text(FlatObject.text(try seals.sealed(cells: row.cells))), .text(row.outcome.rawValue),
            .text(row.label), .text(row.detail),
            .text(row.differences.isEmpty ? "[]" : try seals.seal(json(row.differences), "differences")),
            .text(row.faults.isEmpty ? "[]" : try seals.seal(json(row.faults), "faults")),
            text(row.matchID), text(row.matchLabel),
            text(row.matchSubject?.rawValue), text(row.matchGroup), text(row.decision?.rawValue), .bool(row.stores),
        ]
    }

    static func review(_ row: Row, _ fields: any FieldSealing) throws -> ImportRowReview {
        guard let batch = row["batch_id"]?.stringValue.flatMap({ ID<ImportBatch>($0) }),
            let number = row["number"]?.integerValue,
            let cells = row["cells"]?.stringValue.flatMap(FlatObject.cells),
            let outcome = row["outcome"]?.stringValue.flatMap(ImportOutcome.init), let stores = row["stores"]?.boolValue
        else { throw StoreError(.decoding, hint: "A row of an import cannot be read.") }
        let seals = ImportRowSeals(batch: batch.description, number: number, fields)
        return ImportRowReview(
            batchID: batch,
            number: Int(number),
            cells: try seals.opened(cells: cells),
            outcome: outcome,
            label: row["label"]?.stringValue ?? "",
            detail: row["detail"]?.stringValue ?? "",
            differences: try list(row["differences"]) { try seals.open($0, "differences") },
            faults: try list(row["faults"]) { try seals.open($0, "faults") },
            matchID: row["match_id"]?.stringValue,
            matchLabel: row["match_label"]?.stringValue,
            matchSubject: row["match_subject"]?.stringValue.flatMap(MatchSubject.init),
            matchGroup: row["match_group"]?.stringValue,
            decision: row["decision"]?.stringValue.flatMap(ImportDecision.init),
            stores: stores
        )
    }

    private static func text(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only texts: nothing in them can fail to encode.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    private static func value<V: Decodable>(_ text: String) throws -> V {
        try JSONDecoder().decode(V.self, from: Data(text.utf8))
    }

    private static func list<V: Decodable>(_ text: SQLValue?, _ open: (String) throws -> String) throws -> [V] {
        guard let text = text?.stringValue, text != "[]" else { return [] }
        return try value(try open(text))
    }
}
