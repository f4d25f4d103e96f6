public import Domain
public import Exchange
import Records

extension CapacityService {
    /// The offers that a list shows, as a table.
    /// - Throws: `ServiceError.denied`.
    public func exportTable(
        _ filter: OfferFilter = OfferFilter(),
        _ request: ListRequest,
        near outcode: Outcode? = nil,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let listing = try await list(filter, request, near: outcode, year: year, for: actor)
        return OfferExport.table(listing.rows) { offer in
            trellis.catalogue.subject(offer.tLevelCode, offer.specialismCode)
        }
    }
}

/// The list of offers as a file.
enum OfferExport {
    static func table(_ rows: [CapacityService.Row], subject: (Offer) -> String) -> ExportTable {
        let showsDistance = rows.contains { $0.distance != nil }
        let columns = [
            "Employer", "Sector", "Place", "Site", "Postcode", "Area", "T Level", "Places offered", "Places taken",
            "Places free", "First day", "Last day", "Pattern", "Hours", "Minimum age", "Most remote hours (%)",
            "Source",
            "As at",
        ]
        return ExportTable(
            title: "Places",
            columns: columns + (showsDistance ? ["Distance (miles, straight line)"] : []),
            rows: rows.map { row in
                let (offer, place) = (row.row.offer, row.row.place)
                let cells: [ExportTable.Value] = [
                    .text(place.organisationName), .text(place.sector.title), .optional(place.organisationPlace),
                    .text(place.siteName), .optional(place.postcode?.description), .text(place.areaName),
                    .text(subject(offer)), offer.places.map { .whole($0) } ?? .text("Not known yet"),
                    .whole(offer.taken), .whole(offer.free), .day(offer.firstDay), .day(offer.lastDay),
                    .text(offer.pattern.title), .whole(offer.hours), .whole(row.row.minimumAge),
                    .whole(offer.remoteShare), .text(offer.source), .day(offer.asAt),
                ]
                return cells + (showsDistance ? [.whole(row.distance?.wholeMiles)] : [])
            }
        )
    }
}
