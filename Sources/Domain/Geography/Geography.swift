public import Foundation

/// Where postcodes lie: the middle of every outcode and postcode sector of Great Britain.
///
/// Whole postcodes are not held. A sector's middle is within a mile or so, which is near enough to compare journeys and
/// says less about where a student lives.
public struct Geography: Sendable {
    /// A geography that knows no place, for a server that runs without postcode data.
    public static let empty = Geography(points: [:], baseMap: .empty)

    /// The built-up areas, for maps.
    public let baseMap: BaseMap

    /// Points by outcode ("ST4") and by sector ("ST4 6").
    private let points: [String: GridPoint]

    /// Reads `outcodes.csv` and `sectors.csv` (a heading, then code, easting, northing and more), and `basemap.csv`.
    /// - Throws: ``GeographyError`` when a line has another form.
    public init(outcodes: Data, sectors: Data, baseMap: Data = Data()) throws {
        var points: [String: GridPoint] = [:]
        points.reserveCapacity((outcodes.count + sectors.count) / 20)
        for (file, data) in [("outcodes.csv", outcodes), ("sectors.csv", sectors)] {
            try CSVNumbers.forEachLine(of: data, named: file) { line in
                let code = try line.text()
                points[code] = try GridPoint(easting: line.number(), northing: line.number())
            }
        }
        self.init(points: points, baseMap: try BaseMap(csv: baseMap))
    }

    private init(points: [String: GridPoint], baseMap: BaseMap) {
        self.points = points
        self.baseMap = baseMap
    }

    /// Whether it knows no place at all.
    public var isEmpty: Bool {
        points.isEmpty
    }

    /// The place of a postcode ("ST4 6QG"), a sector ("ST4 6") or an outcode ("ST4"), in any letter case and with or
    /// without the space of a postcode: the sector's middle where it is known, else the outcode's, else nil.
    public func point(for code: String) -> GridPoint? {
        for candidate in Self.candidates(for: code) {
            if let point = points[candidate] { return point }
        }
        return nil
    }

    /// How far two codes lie apart, each a postcode, sector or outcode; nil when either is unknown.
    public func distance(from one: String, to other: String) -> Distance? {
        guard let start = point(for: one), let end = point(for: other) else { return nil }
        return start.distance(to: end)
    }

    /// What a code may be looked up as, the most exact first. Without a space, a code that ends in a digit and two letters
    /// is a postcode and any other is an outcode: "ST46" means the outcode ST46, "ST4 6" the sector.
    private static func candidates(for code: String) -> [String] {
        let parts = code.uppercased().split(whereSeparator: \.isWhitespace)
        if parts.count == 2, let digit = parts[1].first {
            return ["\(parts[0]) \(digit)", String(parts[0])]
        }
        guard parts.count == 1, let only = parts.first else { return [] }
        let inward = only.suffix(3)
        if only.count >= 5, let digit = inward.first, digit.isNumber, inward.dropFirst().allSatisfy(\.isLetter) {
            return ["\(only.dropLast(3)) \(digit)", String(only.dropLast(3))]
        }
        return [String(only)]
    }
}
