public import Domain
import Records
import Store

/// Figures in which nobody can be told, for those who see no row.
public struct FiguresService: Sendable {
    let trellis: Trellis

    /// A table of figures: a label for each row, and the counts with their totals.
    public struct Table: Sendable {
        public var labels: [String]
        public var counts: SafeCounts
    }

    /// The students of a year by T Level, and the employers by sector.
    public func figures(year: AcademicYear, for actor: Actor) async throws -> (students: Table, employers: Table) {
        try actor.mustBeAllowed(to: .seeFigures)
        let trellis = trellis
        return try await trellis.database.read { reader in
            let students = try FigureRows.students(in: actor.scope, year: year, reader)
            let employers = try FigureRows.employers(in: actor.scope, year: year, reader)
            return (
                Self.table(students) { trellis.catalogue.tLevel($0)?.title ?? $0 },
                Self.table(employers) { Sector(rawValue: $0)?.title ?? $0 }
            )
        }
    }

    private static func table(_ rows: [FigureRows.Row], _ title: (String) -> String) -> Table {
        Table(labels: rows.map { title($0.label) }, counts: SafeCounts(rows.map { [$0.first, $0.second] }))
    }
}

extension Trellis {
    /// Figures in which nobody can be told.
    public var figures: FiguresService { FiguresService(trellis: self) }
}
