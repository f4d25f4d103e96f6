public import Domain
public import Exchange

extension SupplyService {
    /// Demand beside supply as a table, with the total as its last row.
    /// - Throws: `ServiceError.denied`.
    public func exportTable(
        by dimension: SupplyDimension,
        _ filter: SupplyFilter,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let overview = try await overview(by: dimension, filter, year: year, for: actor)
        func cells(_ title: String, _ figures: SafeSupply.Figures, _ planned: Int?) -> [ExportTable.Value] {
            let counts = [
                figures.wanted, figures.placed, figures.short, figures.offered, figures.taken, figures.free,
                figures.mayOffer,
            ]
            let numbers = counts.map { $0.map { ExportTable.Value.whole($0) } ?? .text("Not shown") }
            return [.text(title)] + numbers + [planned.map { .whole($0) } ?? .text("Not shown")]
        }
        return ExportTable(
            title: "Supply and demand",
            columns: [
                overview.dimension.title, "Students wanted for", "Students placed", "Students short",
                "Places offered", "Places taken", "Places free", "May offer (answers without a number)",
                "Students planned, not known by name",
            ],
            rows: overview.rows.map { cells($0.title, $0.figures, $0.planned) }
                + [cells("Total", overview.total, overview.planned)]
        )
    }
}
