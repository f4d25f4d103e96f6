/// A rectangle on the British National Grid: what a map shows.
public struct GridBox: Hashable, Sendable {
    /// The south-west corner.
    public let southWest: GridPoint
    /// The north-east corner.
    public let northEast: GridPoint

    /// The rectangle between two corners.
    public init(southWest: GridPoint, northEast: GridPoint) {
        self.southWest = southWest
        self.northEast = northEast
    }

    /// The smallest rectangle around some points, widened by a margin in metres; nil when there is no point.
    public init?(around points: some Collection<GridPoint>, margin: Int = 5000) {
        let eastings = points.map(\.easting)
        let northings = points.map(\.northing)
        guard let west = eastings.min(), let east = eastings.max(), let south = northings.min(),
            let north = northings.max()
        else { return nil }
        southWest = GridPoint(easting: west - margin, northing: south - margin)
        northEast = GridPoint(easting: east + margin, northing: north + margin)
    }

    /// The extent from west to east in metres.
    public var width: Int {
        northEast.easting - southWest.easting
    }

    /// The extent from south to north in metres.
    public var height: Int {
        northEast.northing - southWest.northing
    }

    /// Whether a point lies in the rectangle or on its edge.
    public func contains(_ point: GridPoint) -> Bool {
        (southWest.easting...northEast.easting).contains(point.easting)
            && (southWest.northing...northEast.northing).contains(point.northing)
    }
}
