public import Domain
import Foundation
public import Store

/// The one door through which rows of the domain change. It writes the rows, the audit entry and what undo needs,
/// all in the caller's transaction.
public struct Ledger {
    /// The transaction.
    public let writer: any Writer
    /// The entry that this will be, for what names it: an erasure is noted on what it empties.
    public let entry: ID<AuditEntry>
    var changes: [AuditChange] = []
    /// What encrypts the columns that the register says are sealed.
    let fields: any FieldSealing
    private let secret: String

    /// - Parameters:
    ///   - secret: fresh random text, from which the seals get their salts.
    ///   - fields: what encrypts sensitive fields.
    public init(_ writer: any Writer, for entry: ID<AuditEntry>, secret: String, fields: any FieldSealing) {
        self.writer = writer
        self.entry = entry
        self.secret = secret
        self.fields = fields
    }

    /// How many rows have changed so far.
    public var count: Int { changes.count { $0.kind != .note } }

    /// Keeps why a change is made, in the words of the form. It is kept with the row's own details, so that it is erased
    /// with them.
    public mutating func explain<R: Record>(_ record: R, _ reason: String) {
        guard !reason.isEmpty else { return }
        note(R.self, record.rowID, .note, after: reason)
    }

    /// Adds a row.
    /// - Throws: `StoreError` when a constraint refuses it.
    public mutating func insert<R: Record>(_ record: R) throws {
        try insert([record])
    }

    /// Adds many rows in as few statements as the engine allows.
    /// - Throws: `StoreError` when a constraint refuses one; then none is added.
    public mutating func insert<R: Record>(_ records: [R]) throws {
        guard let first = records.first else { return }
        let names = try first.columns().map(\.column)
        changes.reserveCapacity(changes.count + records.count)
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(records.count)
        for record in records {
            let columns = try storedColumns(of: record)
            rows.append(columns.map(\.value))
            note(R.self, record.rowID, .insert, after: Snapshot.text(columns, leavingOut: R.counters))
        }
        try writer.insertMany(into: R.table, columns: names, rows: rows)
    }

    /// Replaces a row. Counters keep what they are in the store.
    /// - Throws: `StoreError`; `LedgerError.gone` when the row is no longer there.
    public mutating func update<R: Record>(_ record: R) throws {
        guard let old = try Ledger.row(R.table, record.rowID, writer) else { throw LedgerError.gone }
        let before = Ledger.snapshot(old, leavingOut: R.counters)
        let columns = try storedColumns(of: record, over: old).filter { !R.counters.contains($0.column) }
        let after = Snapshot.text(columns, leavingOut: R.counters)
        if before == after { return }
        try Ledger.write(columns, to: R.table, id: record.rowID, writer)
        note(R.self, record.rowID, .update, before: before, after: after)
    }

    /// Replaces many rows of one kind, which are read in as few statements as the engine allows.
    /// - Throws: `StoreError`; `LedgerError.gone` when one of the rows is no longer there.
    public mutating func update<R: Record>(_ records: [R]) throws {
        var before: [String: Row] = [:]
        for start in stride(from: 0, to: records.count, by: 500) {
            let ids = records[start..<min(start + 500, records.count)].map(\.rowID)
            let rows = try writer.rows("SELECT * FROM \(identifier: R.table) WHERE id IN \(list: ids)")
            for row in rows {
                guard let id = row["id"]?.stringValue else { continue }
                before[id] = row
            }
        }
        for record in records {
            guard let row = before[record.rowID] else { throw LedgerError.gone }
            let old = Ledger.snapshot(row, leavingOut: R.counters)
            let columns = try storedColumns(of: record, over: row).filter { !R.counters.contains($0.column) }
            let new = Snapshot.text(columns, leavingOut: R.counters)
            if old == new { continue }
            try Ledger.write(columns, to: R.table, id: record.rowID, writer)
            note(R.self, record.rowID, .update, before: old, after: new)
        }
    }

    /// Removes a row.
    /// - Throws: `StoreError` when something depends on it; `LedgerError.gone` when it is not there.
    public mutating func delete<R: Record>(_ record: R) throws {
        let before = try Ledger.snapshot(R.self, record.rowID, writer)
        try writer.run("DELETE FROM \(identifier: R.table) WHERE id = \(record.rowID)")
        note(R.self, record.rowID, .delete, before: before)
    }

    /// Takes one place of an offer, if one is left. The condition and the table's check decide between two people
    /// who press at the same time: a read followed by a write could not.
    /// - Returns: false when no place is left, the offer is withdrawn, or its number of places is not known yet.
    public mutating func takePlace(of offer: ID<Offer>) throws -> Bool {
        try takePlaces(1, of: offer)
    }

    /// Takes some places of an offer, or as many of them as are left.
    /// - Returns: how many were taken.
    public mutating func takePlaces(upTo count: Int, of offer: ID<Offer>) throws -> Int {
        if try takePlaces(count, of: offer) { return count }
        var taken = 0
        while taken < count, try takePlaces(1, of: offer) { taken += 1 }
        return taken
    }

    private mutating func takePlaces(_ count: Int, of offer: ID<Offer>) throws -> Bool {
        let changed = try writer.run(
            """
            UPDATE offer SET taken = taken + \(count)
            WHERE id = \(offer) AND archived_at IS NULL AND places IS NOT NULL AND taken + \(count) <= places
            """
        )
        guard changed == 1 else { return false }
        noteAdjustment(of: offer, by: count)
        return true
    }

    /// Gives a place back.
    public mutating func givePlaceBack(of offer: ID<Offer>) throws {
        let changed = try writer.run("UPDATE offer SET taken = taken - 1 WHERE id = \(offer) AND taken > 0")
        if changed == 1 { noteAdjustment(of: offer, by: -1) }
    }

    /// Writes the audit entry with all changes, at the next place of the system's chain. Called once, last.
    /// - Returns: the entry as it was written.
    /// - Throws: `StoreError` with `.uniqueViolation` when the request key was used before: then nothing of this happens.
    @discardableResult
    public func finish(_ entry: AuditEntry) throws -> AuditEntry {
        let rows = try changes.map { try $0.columns(of: entry.id, secret: secret) }
        let seals = rows.map { row in row.first { $0.column == "seal" }?.value.stringValue ?? "" }
        var entry = entry
        entry.changeCount = count
        AuditSeal.seal(&entry, secret: secret)
        entry = try AuditChain.chained(entry, seals: seals, writer)
        let columns = try entry.columns()
        try writer.insertMany(
            into: AuditEntry.table,
            columns: columns.map(\.column),
            rows: [columns.map(\.value)]
        )
        if let names = rows.first?.map(\.column) {
            try writer.insertMany(into: "audit_change", columns: names, rows: rows.map { $0.map(\.value) })
        }
        return entry
    }

    // MARK: - Parts

    private mutating func note<R: Record>(
        _ type: R.Type,
        _ id: String,
        _ kind: AuditChange.Kind,
        before: String? = nil,
        after: String? = nil
    ) {
        changes.append(
            AuditChange(
                position: changes.count,
                tableName: R.table,
                rowID: id,
                kind: kind,
                before: before,
                after: after
            )
        )
    }

    private mutating func noteAdjustment(of offer: ID<Offer>, by delta: Int) {
        changes.append(
            AuditChange(
                position: changes.count,
                tableName: Offer.table,
                rowID: offer.description,
                kind: .adjust,
                columnName: "taken",
                delta: delta
            )
        )
    }

    private static func snapshot<R: Record>(_ type: R.Type, _ id: String, _ reader: any Reader) throws -> String {
        guard let text = try snapshot(table: R.table, id, leavingOut: R.counters, reader) else {
            throw LedgerError.gone
        }
        return text
    }

    static func snapshot(
        table: String,
        _ id: String,
        leavingOut counters: Set<String>,
        _ reader: any Reader
    ) throws -> String? {
        try row(table, id, reader).map { snapshot($0, leavingOut: counters) }
    }

    private static func row(_ table: String, _ id: String, _ reader: any Reader) throws -> Row? {
        try reader.rows("SELECT * FROM \(identifier: table) WHERE id = \(id)").first
    }

    private static func snapshot(_ row: Row, leavingOut counters: Set<String>) -> String {
        Snapshot.text(
            zip(row.columnNames, row.values).map { (column: $0, value: $1) },
            leavingOut: counters
        )
    }

    static func write(
        _ columns: [(column: String, value: SQLValue)],
        to table: String,
        id: String,
        _ writer: any Writer
    ) throws {
        let assignments = columns.filter { $0.column != "id" }
            .map { "\(identifier: $0.column) = \($0.value)" as SQL }
            .joined(separator: ", ")
        let changed = try writer.run("UPDATE \(identifier: table) SET \(assignments) WHERE id = \(id)")
        guard changed == 1 else { throw LedgerError.gone }
    }
}
