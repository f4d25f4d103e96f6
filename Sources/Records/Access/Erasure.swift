public import Domain
public import Foundation
public import Store

/// Takes people out of every table, as the register says what becomes of each. Counts stay; of the person a tombstone
/// with keyed hashes stays, so that an old spreadsheet does not bring them back unnoticed.
public enum Erasure {
    /// Erases some people of one kind in one system, in the caller's transaction.
    ///
    /// - Parameters:
    ///   - entry: the entry that tells of it, written in the same transaction.
    ///   - marks: the keyed hashes of a person's traits.
    public static func erase(
        _ files: [PersonFile],
        cause: String,
        at now: Date,
        by entry: ID<AuditEntry>,
        marks: (PersonFile) -> [String],
        _ writer: any Writer
    ) throws {
        guard let first = files.first else { return }
        let trails = try files.map { try PersonRows.trail($0, writer) }
        // The history still holds rows that are gone, for example proposals of an earlier run: they name the person.
        let accounts = try StudentAccounts(of: files, in: first.systemID, writer)
        let mentions = Mentions(files, trails: trails, addresses: accounts.addresses)
        for file in files where file.subject == .student {
            try countUp(file, writer)
            try givePlacesBack(file, today: Day.of(now), writer)
        }
        try AuditErasure.forget(mentions, subject: first.subject, in: first.systemID, by: entry, writer)
        for table in DataRegister.tables.reversed() {
            guard let path = table.about[first.subject] else { continue }
            if case .mention(let columns) = path {
                try sweep(table, columns, mentions, files, writer)
            } else {
                for file in files { try apply(table, file, writer) }
            }
        }
        try accounts.end(writer)
        for file in files { try Tombstones.put(file, cause: cause, at: now, marks: marks(file), writer) }
    }

    private static func apply(_ table: DataTable, _ file: PersonFile, _ writer: any Writer) throws {
        guard let condition = PersonRows.condition(table, file) else { return }
        try end(table, condition, writer)
    }

    private static func end(_ table: DataTable, _ condition: SQL, _ writer: any Writer) throws {
        switch table.fate {
        case .rowsGo: try writer.run("DELETE FROM \(identifier: table.name) WHERE \(condition)")
        case .emptied(let columns):
            let empty = columns.map { "\(identifier: $0) = ''" as SQL }.joined()
            try writer.run("UPDATE \(identifier: table.name) SET \(empty) WHERE \(condition)")
        case .stay: break
        }
    }

    /// Ends the rows of a table that name one of the people. A row that is known to be about somebody else is left.
    private static func sweep(
        _ table: DataTable,
        _ columns: [String],
        _ mentions: Mentions,
        _ files: [PersonFile],
        _ writer: any Writer
    ) throws {
        let own = Set(files.flatMap(\.ids))
        for row in try PersonRows.candidates(of: table, in: files[0].systemID, writer) {
            if let match = row["match_id"]?.stringValue, !own.contains(match) { continue }
            let text = (columns + ["differences", "faults", "match_label"]).compactMap { row[$0]?.stringValue }
                .joined(separator: " ")
            guard !mentions.any(in: text).isEmpty else { continue }
            let key = table.key.map { "\(identifier: $0) = \(row[$0] ?? .null)" as SQL }.joined(separator: " AND ")
            try end(table, key, writer)
        }
    }

    /// A place that was still to come is free again; one that is past stays counted.
    private static func givePlacesBack(_ file: PersonFile, today: Day, _ writer: any Writer) throws {
        let offers = try writer.all(
            """
            SELECT leg.offer_id FROM leg JOIN placement ON placement.id = leg.placement_id
            WHERE placement.student_id IN \(list: file.ids) AND placement.state <> 'cancelled' AND leg.last_day >= \(today)
            """,
            as: String.self
        )
        for offer in offers {
            try writer.run("UPDATE offer SET taken = taken - 1 WHERE id = \(offer) AND taken > 0")
        }
    }

    /// Counts the student's years, so that figures of the past stay right.
    private static func countUp(_ file: PersonFile, _ writer: any Writer) throws {
        try writer.run(
            """
            INSERT INTO erased_figure (system_id, year, provider_id, t_level_code, outcome, students)
            SELECT system_id, year, provider_id, t_level_code, outcome, count(*) FROM (
                SELECT student.id, student.system_id, student.year, student.provider_id, student.t_level_code,
                    COALESCE(max(placement.state), 'unplaced') AS outcome
                FROM student LEFT JOIN placement ON placement.student_id = student.id AND placement.state <> 'cancelled'
                WHERE student.id IN \(list: file.ids)
                GROUP BY student.id, student.system_id, student.year, student.provider_id, student.t_level_code
            ) AS erased
            WHERE true GROUP BY system_id, year, provider_id, t_level_code, outcome
            ON CONFLICT (system_id, year, provider_id, t_level_code, outcome)
                DO UPDATE SET students = erased_figure.students + excluded.students
            """
        )
    }

    /// How many students of a system have been erased, by year.
    public static func figures(of system: ID<System>, _ reader: any Reader) throws -> [ErasedFigure] {
        try reader.all(
            """
            SELECT year, outcome, CAST(sum(students) AS BIGINT) AS students FROM erased_figure
            WHERE system_id = \(system) GROUP BY year, outcome ORDER BY year DESC, outcome
            """,
            as: ErasedFigure.self
        )
    }
}

/// How many students of a year were erased, by what had become of them.
public struct ErasedFigure: Codable, Hashable, Sendable {
    public var year: AcademicYear
    /// A state of a placement, or `unplaced`.
    public var outcome: String
    public var students: Int
}
