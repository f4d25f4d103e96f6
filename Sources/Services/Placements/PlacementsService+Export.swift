public import Domain
public import Exchange
public import Records

extension PlacementsService {
    /// The placements that a list shows, as a table. For a college lead it is that college's.
    /// - Throws: `ServiceError.denied`.
    public func exportTable(
        _ filter: Placements.Filter,
        _ request: ListRequest,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        var filter = filter
        filter.isForUse = true
        let found = try await list(filter, request, for: actor)
        let columns = PlacementColumn.columns(for: actor)
        try await trellis.note(.nameFile, of: Array(Set(found.rows.map(\.studentID))), to: actor)
        return ExportTable(
            title: "Placements",
            columns: columns.map(\.heading),
            rows: found.rows.map { row in columns.map { $0.value(of: row, trellis.catalogue) } }
        )
    }
}

/// A column of the placements that are handed out as a file.
enum PlacementColumn: CaseIterable {
    case givenName, familyName, uln, college, tLevel, specialism, employer, site, area, postcode
    case firstDay, lastDay, pattern, hours, state

    /// What a role may hand out: an employer has the name, college, course and dates only, and where it is.
    static func columns(for actor: Actor) -> [PlacementColumn] {
        actor.role.side == .host
            ? [.givenName, .familyName, .college, .tLevel, .specialism, .site, .area, .firstDay, .lastDay] : allCases
    }

    var heading: String {
        switch self {
        case .givenName: "First name"
        case .familyName: "Last name"
        case .uln: "ULN"
        case .college: "College"
        case .tLevel: "T Level"
        case .specialism: "Specialism"
        case .employer: "Employer"
        case .site: "Site"
        case .area: "Area"
        case .postcode: "Postcode"
        case .firstDay: "First day"
        case .lastDay: "Last day"
        case .pattern: "Pattern"
        case .hours: "Hours"
        case .state: "State"
        }
    }

    func value(of row: Placements.ListRow, _ catalogue: Catalogue) -> ExportTable.Value {
        switch self {
        case .givenName: .text(row.preferredName.isEmpty ? row.givenName : row.preferredName)
        case .familyName: .text(row.familyName)
        case .uln: .optional(row.uln?.description)
        case .college: .text(row.providerName)
        case .tLevel: .text(catalogue.tLevel(row.tLevelCode)?.title ?? row.tLevelCode)
        case .specialism: .optional(row.specialismCode.map { catalogue.specialism($0)?.title ?? $0 })
        case .employer: .text(row.organisationName)
        case .site: .text(row.siteName)
        case .area: .text(row.areaName)
        case .postcode: .optional(row.postcode?.description)
        case .firstDay: .day(row.firstDay)
        case .lastDay: .day(row.lastDay)
        case .pattern: .text(row.pattern.title)
        case .hours: .whole(row.hours)
        case .state: .text(row.state.title)
        }
    }
}
