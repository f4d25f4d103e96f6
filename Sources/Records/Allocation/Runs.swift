public import Domain
public import Foundation
public import Store

/// Runs of the engine. Only a coordinator's scope sees any.
public enum Runs {
    /// One run.
    public static func find(_ id: ID<Run>, in scope: Scope, _ reader: any Reader) throws -> Run? {
        guard case .system(let system) = scope else { return nil }
        return try reader.first("SELECT * FROM run WHERE id = \(id) AND system_id = \(system)", as: Run.self)
    }

    /// The runs of a year, newest first.
    public static func list(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Run] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            "SELECT * FROM run WHERE system_id = \(system) AND year = \(year) ORDER BY number DESC",
            as: Run.self
        )
    }

    /// The number for the next run of a year.
    public static func nextNumber(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> Int {
        let last = try reader.scalar(
            "SELECT max(number) FROM run WHERE system_id = \(scope.systemID) AND year = \(year)",
            as: Int.self
        )
        return (last ?? 0) + 1
    }

    /// Adds a run. A unique index lets only one run of a system be under way.
    /// - Throws: `StoreError` with `.uniqueViolation` when another is running.
    public static func add(_ run: Run, _ writer: any Writer) throws {
        let columns = try run.columns()
        try writer.insertMany(into: Run.table, columns: columns.map(\.column), rows: [columns.map(\.value)])
    }

    /// Writes what a run has come to, unless it has ended in another way already.
    /// - Returns: false when it was no longer running.
    public static func end(_ run: Run, _ writer: any Writer) throws -> Bool {
        try writer.update(run, in: Run.table, where: "id = \(run.id) AND state = 'running'") == 1
    }

    /// Ends the runs that a stopped server has left behind.
    public static func endAbandoned(at now: Date, _ writer: any Writer) throws {
        try writer.run(
            """
            UPDATE run SET state = 'failed', finished_at = \(now),
                message = 'The server was stopped while this run was working. Start it again.'
            WHERE state = 'running'
            """
        )
    }
}
