import Domain
import Store

/// The hashes that hold the audit together, and the exact text that each is taken over.
///
/// Every text is a JSON object on one line: keys in alphabetical order, no spaces, null for what is not there, and only
/// `"`, `\` and control characters escaped. A hash is SHA-256 in hex over the text in UTF-8.
///
/// - A *change* (what one row was before and after) is sealed with a salt of its own. When the details of a person are
///   erased, the salt goes with them: the seal stays, so the chain still fits, and it cannot be used to guess.
/// - The *summary* of an entry is sealed in the same way, because it may name a person.
/// - An *entry* is hashed with its seal, those of its changes and the hash of the entry before it. What is noted on an
///   entry later (that it was undone) is not in it; it has to agree with the entry that undid it.
enum AuditSeal {
    /// What stands before the first entry of a chain.
    static func beginning(_ chain: AuditChain.Kind, of system: ID<System>) -> String {
        Checksum.of("trellis \(chain.rawValue) \(system)")
    }

    /// The salt of one change of an entry.
    static func salt(_ secret: String, _ position: Int) -> String {
        String(Checksum.of("\(secret) \(position)").prefix(32))
    }

    /// The seal of a change.
    static func seal(_ change: AuditChange, salt: String) -> String {
        Checksum.of(
            Snapshot.text(
                [
                    ("after", change.after.sqlValue), ("before", change.before.sqlValue),
                    ("column_name", change.columnName.sqlValue), ("delta", change.delta.sqlValue),
                    ("kind", change.kind.rawValue.sqlValue), ("position", change.position.sqlValue),
                    ("row_id", change.rowID.sqlValue), ("salt", salt.sqlValue),
                    ("table_name", change.tableName.sqlValue),
                ],
                leavingOut: []
            )
        )
    }

    /// The seal of a summary.
    static func seal(summary: String, salt: String) -> String {
        Checksum.of(Snapshot.text([("salt", salt.sqlValue), ("summary", summary.sqlValue)], leavingOut: []))
    }

    /// Seals the summary of an entry.
    static func seal(_ entry: inout AuditEntry, secret: String) {
        let salt = String(Checksum.of("\(secret) summary").prefix(32))
        entry.salt = salt
        entry.seal = seal(summary: entry.summary, salt: salt)
    }

    /// The hash of an entry at its place in the chain.
    static func hash(_ entry: AuditEntry, sequence: Int, seals: [String], after previous: String) throws -> String {
        try hash(entry, entryColumns, sequence: sequence, content: seals, after: previous)
    }

    /// The hash of a reading at its place in the chain.
    static func hash(_ reading: Reading, sequence: Int, subjects: [String], after previous: String) throws -> String {
        try hash(reading, readingColumns, sequence: sequence, content: subjects.sorted(), after: previous)
    }

    private static func hash<R: Record>(
        _ record: R,
        _ names: Set<String>,
        sequence: Int,
        content: [String],
        after previous: String
    ) throws -> String {
        var columns = try record.columns().filter { names.contains($0.column) }
        columns.append(("content", Checksum.of(content.joined(separator: "\n")).sqlValue))
        columns.append(("previous", previous.sqlValue))
        columns.append(("sequence", sequence.sqlValue))
        return Checksum.of(Snapshot.text(columns, leavingOut: []))
    }

    /// The columns under the hash. A column that is added later is left out, or every earlier hash would change.
    private static let entryColumns: Set<String> = [
        "id", "system_id", "at", "actor_id", "actor_name", "acted_as", "on_behalf_of", "action", "seal",
        "subject_kind", "subject_id", "request_key", "request_id", "origin", "change_count", "undoes",
    ]
    private static let readingColumns: Set<String> = [
        "id", "system_id", "at", "actor_id", "actor_name", "acted_as", "organisation_id", "disclosure", "subject_kind",
        "subject_count", "request_id", "origin",
    ]
}
