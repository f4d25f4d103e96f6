public import Domain
public import Foundation
public import Store

/// Who was shown sensitive fields about whom.
public enum Readings {
    /// Writes a reading at the next place of the system's chain, with everybody whom it showed.
    public static func add(_ reading: Reading, of subjects: [String], _ writer: any Writer) throws {
        let subjects = Set(subjects).sorted()
        var reading = reading
        reading.subjectCount = max(reading.subjectCount, subjects.count)
        reading = try AuditChain.chained(reading, subjects: subjects, writer)
        let columns = try reading.columns()
        try writer.insertMany(into: Reading.table, columns: columns.map(\.column), rows: [columns.map(\.value)])
        try writer.insertMany(
            into: "reading_subject",
            columns: ["reading_id", "subject_id", "system_id", "at"],
            rows: subjects.map { [reading.id.sqlValue, .text($0), reading.systemID.sqlValue, reading.at.sqlValue] }
        )
    }

    /// One reading, with what the person who asks may be told about the reader.
    public struct Row: Codable, Sendable {
        public var id: ID<Reading>
        public var at: Date
        public var actorName: String
        public var actedAs: String
        public var organisationName: String?
        public var disclosure: String
        public var subjectCount: Int
        public var origin: String?
    }

    /// Who was shown one student, newest first. A college learns it about its own students only; an employer not at all.
    public static func about(
        student: ID<Student>,
        in scope: Scope,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> [Row] {
        try reader.all(
            """
            SELECT reading.id, reading.at, reading.actor_name, reading.acted_as,
                organisation.name AS organisation_name, reading.disclosure, reading.subject_count, reading.origin
            FROM (\(pages(student, in: scope, offset: offset, limit: limit))) AS seen
                CROSS JOIN reading LEFT JOIN organisation ON organisation.id = reading.organisation_id
            WHERE reading.id = seen.reading_id ORDER BY seen.at DESC, reading.id DESC
            """,
            as: Row.self
        )
    }

    /// How many readings there are about one student.
    public static func count(student: ID<Student>, in scope: Scope, _ reader: any Reader) throws -> Int {
        try reader.scalar(
            """
            SELECT count(*) FROM reading_subject AS seen
            WHERE seen.subject_id = \(student) AND \(visible(student, in: scope))
            """,
            as: Int.self
        ) ?? 0
    }

    /// How a question about one student is answered, as SQLite plans it.
    public static func plan(student: ID<Student>, in scope: Scope, _ reader: any Reader) throws -> [String] {
        try reader.rows("EXPLAIN QUERY PLAN \(pages(student, in: scope, offset: 0, limit: 50))")
            .compactMap { $0["detail"]?.stringValue }
    }

    private static func pages(_ student: ID<Student>, in scope: Scope, offset: Int, limit: Int) -> SQL {
        """
        SELECT seen.reading_id, seen.at FROM reading_subject AS seen
        WHERE seen.subject_id = \(student) AND \(visible(student, in: scope))
        ORDER BY seen.at DESC, seen.reading_id DESC LIMIT \(limit) OFFSET \(offset)
        """
    }

    private static func visible(_ student: ID<Student>, in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "seen.system_id = \(system)"
        case .provider(let system, _), .oneself(let system, _, _):
            """
            seen.system_id = \(system) AND EXISTS (SELECT 1 FROM student
                WHERE student.id = \(student) AND \(Students.visible(in: scope)))
            """
        case .place, .tutees, .employer, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The newest reading of a kind that a person has had of one subject since a moment, if there is one.
    public static func isKnown(
        _ reading: Reading,
        of subject: String,
        since: Date,
        _ reader: any Reader
    ) throws -> Bool {
        let found = try reader.rows(
            """
            SELECT 1 FROM reading_subject AS seen CROSS JOIN reading
            WHERE seen.subject_id = \(subject) AND seen.at > \(since) AND reading.id = seen.reading_id
                AND reading.system_id = \(reading.systemID) AND reading.actor_name = \(reading.actorName)
                AND COALESCE(reading.actor_id, '') = \(reading.actorID?.description ?? "")
                AND reading.acted_as = \(reading.actedAs) AND reading.disclosure = \(reading.disclosure) LIMIT 1
            """
        )
        return !found.isEmpty
    }

    /// Everybody whom some readings showed.
    static func subjects(of readings: [ID<Reading>], _ reader: any Reader) throws -> [ID<Reading>: [String]] {
        var subjects: [ID<Reading>: [String]] = [:]
        let rows = try reader.rows(
            "SELECT reading_id, subject_id FROM reading_subject WHERE reading_id IN \(list: readings)"
        )
        for row in rows {
            guard let id = row["reading_id"]?.stringValue.flatMap({ ID<Reading>($0) }),
                let subject = row["subject_id"]?.stringValue
            else { continue }
            subjects[id, default: []].append(subject)
        }
        return subjects
    }
}
