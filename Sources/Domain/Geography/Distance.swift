import Foundation

/// How far two places lie apart as the crow flies. It says nothing about roads or buses.
public struct Distance: Hashable, Sendable, Codable, Comparable {
    /// Metres in an English statute mile.
    public static let metresPerMile = 1609.344

    /// The distance in metres.
    public let metres: Double

    /// A distance in metres.
    public init(metres: Double) {
        self.metres = metres
    }

    /// A distance in miles.
    public init(miles: Double) {
        self.init(metres: miles * Self.metresPerMile)
    }

    /// The distance in miles, unrounded.
    public var miles: Double {
        metres / Self.metresPerMile
    }

    /// The distance in whole miles, halves rounded up.
    public var wholeMiles: Int {
        Int(miles.rounded())
    }

    /// The distance for a table cell: "13 miles", "1 mile", "under a mile".
    public var short: String {
        switch wholeMiles {
        case 0: "under a mile"
        case 1: "1 mile"
        default: "\(wholeMiles) miles"
        }
    }

    /// The distance as a sentence says it: "about 13 miles in a straight line". The middle of a postcode area is meant,
    /// so it is never exact.
    public var sentence: String {
        wholeMiles == 0 ? "less than a mile in a straight line" : "about \(short) in a straight line"
    }

    public static func < (one: Distance, other: Distance) -> Bool {
        one.metres < other.metres
    }
}
