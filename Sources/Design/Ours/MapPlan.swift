/// A point of a map, in metres to the east and north of the origin of the National Grid.
public struct MapPoint: Sendable, Equatable {
    /// What is at a point. Each kind has a shape of its own.
    public enum Kind: String, Sendable, CaseIterable {
        /// Where students learn: a square.
        case provider
        /// Where students work: a circle.
        case employer
        /// Where a student lives, roughly: a triangle.
        case home
    }

    let name, detail: String
    let href: String?
    let kind: Kind
    let easting, northing: Double

    /// A point: its name, what stands beside it in the list ("about 13 miles in a straight line"), and where it is.
    public init(
        _ name: String,
        detail: String = "",
        href: String? = nil,
        kind: Kind,
        easting: Double,
        northing: Double
    ) {
        self.name = name
        self.detail = detail
        self.href = href
        self.kind = kind
        self.easting = easting
        self.northing = northing
    }
}

/// A run of built-up squares of the base map, in metres.
public struct MapCell: Sendable, Equatable {
    let easting, northing, width, height: Double
    let density: Int

    /// A run whose south-west corner is at the easting and northing; `density` is 1 (villages), 2 or 3 (cities).
    public init(easting: Double, northing: Double, width: Double, height: Double = 1000, density: Int) {
        self.easting = easting
        self.northing = northing
        self.width = width
        self.height = height
        self.density = min(3, max(1, density))
    }
}

/// Where things stand on the sheet: a sheet 480 units wide over all the points, with a margin around.
struct MapPlan {
    static let width = 480.0

    let west, north, metresPerUnit, height: Double

    init(points: [MapPoint]) {
        let eastings = points.map(\.easting)
        let northings = points.map(\.northing)
        let (west, east) = (eastings.min() ?? 0, eastings.max() ?? 0)
        let (south, north) = (northings.min() ?? 0, northings.max() ?? 0)
        // At least 4 km across, and no taller or flatter than a sheet that fits a screen.
        let across = max(east - west, (north - south) / 1.2, 4000) * 1.2
        let down = max((north - south) * 1.2, across * 0.6)
        self.west = (west + east - across) / 2
        self.north = (south + north + down) / 2
        metresPerUnit = across / Self.width
        height = (down / metresPerUnit).rounded()
    }

    func x(_ easting: Double) -> Double { tenth((easting - west) / metresPerUnit) }
    func y(_ northing: Double) -> Double { tenth((north - northing) / metresPerUnit) }
    func length(_ metres: Double) -> Double { tenth(metres / metresPerUnit) }

    func shows(_ cell: MapCell) -> Bool {
        let (left, right) = (x(cell.easting), x(cell.easting + cell.width))
        let (top, bottom) = (y(cell.northing + cell.height), y(cell.northing))
        return right > 0 && left < Self.width && bottom > 0 && top < height
    }

    /// A round number of miles that is about a quarter of the sheet.
    var scaleMiles: Int {
        let quarter = Self.width / 4 * metresPerUnit / 1609.344
        return [50, 20, 10, 5, 2].first { Double($0) <= quarter } ?? 1
    }

    private func tenth(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
