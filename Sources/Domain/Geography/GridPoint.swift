import Foundation

/// A place on the British National Grid, in metres east and north of its origin south-west of Cornwall.
public struct GridPoint: Hashable, Sendable, Codable {
    /// Metres east of the grid's origin.
    public let easting: Int
    /// Metres north of the grid's origin.
    public let northing: Int

    /// The point at an easting and a northing in metres.
    public init(easting: Int, northing: Int) {
        self.easting = easting
        self.northing = northing
    }

    /// The way to another point as the crow flies. The grid is flat, so this is Pythagoras.
    public func distance(to other: GridPoint) -> Distance {
        Distance(metres: hypot(Double(easting - other.easting), Double(northing - other.northing)))
    }
}
