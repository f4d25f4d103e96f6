import Design
import Domain
import Hummingbird
import NIOCore
import Pages
import Records
import Services

extension Site {
    /// The sites of the network on a map.
    func map(_ call: Call) async throws -> Response {
        let code = call.query["tLevel"].flatMap { trellis.catalogue.tLevel($0)?.code }
        let sites = try await trellis.network.map(tLevelCode: code, year: call.year, for: try call.actor)
        let known = sites.compactMap { site in site.point.map { (site.row, $0) } }
        let points = known.map { row, point in
            MapPoint(
                "\(row.organisationName), \(row.name)",
                detail: row.places.map { "\(row.taken ?? 0) of \($0) places taken" } ?? "",
                href: SiteRoute.network(.organisation(row.organisationID)).path,
                kind: row.kinds.contains(.employer) ? .employer : .provider,
                easting: Double(point.easting),
                northing: Double(point.northing)
            )
        }
        let page = MapPage(
            try await call.page(),
            points: points,
            cells: cells(around: known.map(\.1)),
            missing: sites.filter { $0.point == nil }.map { "\($0.row.organisationName), \($0.row.name)" },
            attribution: mapAttribution,
            tLevels: tLevelOptions,
            tLevelCode: code
        )
        return call.show(page)
    }

    /// The built-up squares around some points, far enough out for the sheet.
    private func cells(around points: [GridPoint]) -> [MapCell] {
        guard let box = GridBox(around: points, margin: 3000) else { return [] }
        let margin = 3000 + max(box.width, box.height) / 2
        guard let wide = GridBox(around: points, margin: margin) else { return [] }
        return trellis.geography.baseMap.runs(in: wide).map { run in
            MapCell(
                easting: Double(run.corner.easting),
                northing: Double(run.corner.northing),
                width: Double(run.length * BaseMap.cell),
                density: run.shade
            )
        }
    }

    /// Whose data the map is made of, a line each: what came with the postcode data, or the same without its years.
    private var mapAttribution: [String] {
        let file = files.assets["geo/ATTRIBUTION.txt"].map { String(buffer: $0.plain) }
        let lines = file?.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty } ?? []
        return lines.isEmpty ? Self.usualAttribution : lines
    }

    private static let usualAttribution = [
        "Contains OS data © Crown copyright and database right.",
        "Contains Royal Mail data © Royal Mail copyright and database right.",
        "Contains National Statistics data © Crown copyright and database right.",
        "Licensed under the Open Government Licence v3.0.",
    ]
}
