public import Domain
import Foundation
public import Store

/// What the retention schedule ends, found by one query a rule.
public enum RetentionRows {
    /// A row whose time is over.
    public struct Due: Codable, Hashable, Sendable {
        public var id: String
        /// What its time is counted from.
        public var counted: Day
    }

    /// The people, or the students with needs, whose time is over.
    /// - Parameter cutoff: what began on or before this day is over.
    public static func people(
        _ kind: RetentionRule.Kind,
        until cutoff: Day,
        in system: ID<System>,
        _ reader: any Reader
    ) throws -> [Due] {
        switch kind {
        case .unplaced: try unplaced(until: cutoff, in: system, reader)
        case .placements: try placed("1 = 1", until: cutoff, in: system, reader)
        case .supportNeeds: try placed("student.needs <> ''", until: cutoff, in: system, reader)
        case .contacts:
            try dated("SELECT id, archived_at AS at FROM person WHERE system_id = \(system)", until: cutoff, reader)
        case .accounts:
            try dated(
                """
                SELECT id, disabled_at AS at FROM user_account WHERE system_id = \(system) AND name <> \(formerUser)
                """,
                until: cutoff,
                reader
            )
        default: []
        }
    }

    /// How many rows of other kinds are over, and since when the oldest.
    public static func count(
        _ kind: RetentionRule.Kind,
        until cutoff: Day,
        in system: ID<System>,
        _ reader: any Reader
    ) throws -> Int {
        guard let rows = rows(kind, until: cutoff, in: system) else { return 0 }
        return try rows.map { table, condition in
            try reader.scalar("SELECT count(*) FROM \(identifier: table) WHERE \(condition)", as: Int.self) ?? 0
        }
        .reduce(0, +)
    }

    /// Ends the rows of a kind that holds no people.
    /// - Returns: how many.
    @discardableResult
    public static func end(
        _ kind: RetentionRule.Kind,
        until cutoff: Day,
        in system: ID<System>,
        by entry: ID<AuditEntry>,
        _ writer: any Writer
    ) throws -> Int {
        guard let rows = rows(kind, until: cutoff, in: system) else { return 0 }
        var ended = 0
        for (table, condition) in rows {
            switch kind {
            case .undo: ended += try AuditEntries.eraseChanges(condition, by: entry, writer)
            case .history: ended += try AuditChain.shorten(table, condition, of: system, by: entry, writer)
            default: ended += try writer.run("DELETE FROM \(identifier: table) WHERE \(condition)")
            }
        }
        return ended
    }

    /// Takes the name out of an account.
    public static func forget(
        account id: String,
        by entry: ID<AuditEntry>,
        in system: ID<System>,
        _ writer: any Writer
    ) throws {
        try writer.run(
            "UPDATE user_account SET name = \(formerUser), email = \("\(id)@erased.invalid") WHERE id = \(id)"
        )
        try AuditEntries.erase(rows: [id], by: entry, in: system, writer)
    }

    /// Empties a student's support needs, and what the history kept of them.
    public static func forget(
        needsOf id: String,
        by entry: ID<AuditEntry>,
        in system: ID<System>,
        _ writer: any Writer
    ) throws {
        try writer.run("UPDATE student SET needs = '' WHERE id = \(id)")
        try AuditEntries.erase(rows: [id], by: entry, in: system, writer)
    }

    /// What stands in place of the name of somebody who has left.
    public static let formerUser = "Somebody who has left"

    // MARK: - Queries

    private static func rows(
        _ kind: RetentionRule.Kind,
        until cutoff: Day,
        in system: ID<System>
    ) -> [(table: String, condition: SQL)]? {
        // Times are texts that begin with the day: everything before the next day is on or before this one.
        let end = cutoff.adding(days: 1).description
        let ofUser: SQL = "user_id IN (SELECT id FROM user_account WHERE system_id = \(system))"
        let held: SQL = "(SELECT subject_id FROM legal_hold WHERE lifted_on IS NULL)"
        return switch kind {
        case .signIn:
            [
                ("session", "expires_at < \(end) AND \(ofUser)"),
                ("sign_in_link", "expires_at < \(end) AND \(ofUser)"),
            ]
        case .imports:
            [
                (
                    "import_row",
                    "batch_id IN (SELECT id FROM import_batch WHERE system_id = \(system) AND uploaded_at < \(end))"
                )
            ]
        case .mail:
            [
                ("outbox", "system_id = \(system) AND (sent_at < \(end) OR failed_at < \(end))"),
                (
                    "task_link",
                    "system_id = \(system) AND expires_at < \(end) AND (note = '' OR settled_at IS NOT NULL)"
                ),
            ]
        case .undo:
            [
                (
                    "audit_change",
                    """
                    (before IS NOT NULL OR after IS NOT NULL) AND erased_by IS NULL AND row_id NOT IN \(held)
                        AND entry_id IN (SELECT id FROM audit_entry WHERE system_id = \(system) AND at < \(end))
                    """
                )
            ]
        case .history:
            // Only from the oldest end, up to the first that is kept: the rest still fits one to the other.
            [
                (
                    "audit_entry",
                    AuditChain.before("at >= \(end) OR subject_id IN \(held)", in: "audit_entry", of: system)
                ),
                (
                    "reading",
                    AuditChain.before(
                        """
                        at >= \(end) OR id IN (SELECT reading_id FROM reading_subject WHERE subject_id IN \(held))
                        """,
                        in: "reading",
                        of: system
                    )
                ),
            ]
        case .requests:
            [
                ("rights_request", "system_id = \(system) AND answered_on < \(end)"),
                ("legal_hold", "system_id = \(system) AND lifted_on < \(end)"),
            ]
        case .notes:
            [
                (
                    "note",
                    """
                    system_id = \(system) AND at < \(end) AND author_id NOT IN \(held)
                        AND COALESCE(organisation_id, '') NOT IN \(held)
                    """
                ),
                (
                    "calendar_decision",
                    """
                    system_id = \(system) AND at < \(end) AND author_id NOT IN \(held)
                        AND organisation_id NOT IN \(held) AND provider_id NOT IN \(held)
                    """
                ),
            ]
        case .unplaced, .placements, .supportNeeds, .contacts, .accounts, .backups, .tombstones, .network: nil
        }
    }

    private static func unplaced(until cutoff: Day, in system: ID<System>, _ reader: any Reader) throws -> [Due] {
        let years = try reader.all(
            "SELECT DISTINCT year FROM student WHERE system_id = \(system)",
            as: AcademicYear.self
        )
        return try years.filter { $0.range.end <= cutoff }.flatMap { year in
            try reader.all(
                """
                SELECT id FROM student WHERE system_id = \(system) AND year = \(year) AND NOT EXISTS
                    (SELECT 1 FROM placement WHERE placement.student_id = student.id AND placement.state <> 'cancelled')
                ORDER BY id
                """,
                as: String.self
            )
            .map { Due(id: $0, counted: year.range.end) }
        }
    }

    /// Placed students whose last leg ended on or before a day.
    private static func placed(
        _ condition: SQL,
        until cutoff: Day,
        in system: ID<System>,
        _ reader: any Reader
    ) throws -> [Due] {
        try reader.all(
            """
            SELECT student.id, max(leg.last_day) AS counted
            FROM student JOIN placement ON placement.student_id = student.id AND placement.state <> 'cancelled'
                JOIN leg ON leg.placement_id = placement.id
            WHERE student.system_id = \(system) AND \(condition)
            GROUP BY student.id HAVING max(leg.last_day) <= \(cutoff) ORDER BY student.id
            """,
            as: Due.self
        )
    }

    private static func dated(_ sql: SQL, until cutoff: Day, _ reader: any Reader) throws -> [Due] {
        struct Found: Codable {
            var id: String
            var at: Date
        }
        let end = cutoff.adding(days: 1).description
        return try reader.all(
            "SELECT id, at FROM (\(sql)) AS found WHERE at < \(end) ORDER BY id",
            as: Found.self
        )
        .map { Due(id: $0.id, counted: Day.of($0.at)) }
    }
}
