public import Domain
public import Exchange
import Records

extension NetworkService {
    /// The organisations that a list shows, as a table.
    /// - Throws: `ServiceError.denied`.
    public func exportTable(
        _ filter: OrganisationFilter = OrganisationFilter(),
        _ request: ListRequest,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let listing = try await list(filter, request, year: year, for: actor)
        return OrganisationExport.table(listing.rows, year: year, showsInterest: actor.scope.holds(.employerAnswer))
    }
}

/// The list of organisations as a file.
enum OrganisationExport {
    static func table(_ rows: [Organisations.ListRow], year: AcademicYear, showsInterest: Bool) -> ExportTable {
        var columns = ["Name", "What it is", "Sector", "Place", "ODS code", "UKPRN"]
        if showsInterest { columns += ["Answer for \(year.label)", "Reason", "Ask again on"] }
        columns += [
            "Places offered", "Places taken", "Places free", "Offers with places not known yet", "Source", "As at",
        ]
        return ExportTable(
            title: "Organisations",
            columns: columns,
            rows: rows.map { row in
                var cells: [ExportTable.Value] = [
                    .text(row.name), .text(row.kinds.map(\.title).joined(separator: ", ")), .text(row.sector.title),
                    .optional(row.place), .optional(row.odsCode?.description), .optional(row.ukprn?.description),
                ]
                if showsInterest {
                    let reason = [row.reasonCode?.title ?? "", row.reason ?? ""].filter { !$0.isEmpty }
                    cells += [
                        .optional(row.answer?.title), .text(reason.joined(separator: ": ")), .day(row.askAgainOn),
                    ]
                }
                cells += [
                    .whole(row.places), .whole(row.places == nil ? nil : row.taken), .whole(row.free),
                    .whole(row.unknownOffers), .text(row.source), .day(row.asAt),
                ]
                return cells
            }
        )
    }
}
