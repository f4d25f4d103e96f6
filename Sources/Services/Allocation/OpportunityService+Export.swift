public import Domain
public import Exchange

extension OpportunityService {
    /// The rows that a list shows, as a table.
    /// - Throws: `ServiceError.denied`; `ServiceError.unavailable` when the engine does not get there in time.
    public func exportTable(
        _ filter: OpportunityFilter,
        year: AcademicYear,
        patience: Double,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        guard let table = try await table(year: year, patience: patience, for: actor) else {
            throw ServiceError.unavailable(
                "The engine still works on this list. Open the page, wait, and save it again."
            )
        }
        return export(table.rows.filter(filter.includes))
    }

    private func export(_ rows: [Opportunity]) -> ExportTable {
        ExportTable(
            title: "Where one more place helps",
            columns: [
                "Kind of place", "T Level", "Specialism", "Place", "Employer", "Area", "Pattern", "First day",
                "Last day",
                "More students placed", "At most", "Proved", "Students waiting", "Their colleges", "Whom to ring",
            ],
            rows: rows.map { row in
                [
                    .text(row.setting.title), .text(trellis.catalogue.tLevel(row.tLevelCode)?.title ?? row.tLevelCode),
                    .optional(row.specialismCode.map { trellis.catalogue.specialism($0)?.title ?? $0 }),
                    .text(row.town), .optional(row.host?.name), .optional(row.host?.area), .text(row.pattern.title),
                    .day(row.dates.start), .day(row.dates.end), .whole(row.gain), .whole(row.atMost),
                    .boolean(row.isProven), .whole(row.waitingCount),
                    .text(row.waiting.map { "\($0.college): \($0.students)" }.joined(separator: ", ")),
                    .text(row.host?.name ?? row.prospects.map(\.name).joined(separator: ", ")),
                ]
            }
        )
    }
}
