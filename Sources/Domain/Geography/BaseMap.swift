public import Foundation

/// The built-up areas of Great Britain as square kilometres, a map without borders or roads: towns show by themselves.
public struct BaseMap: Sendable {
    /// Neighbouring square kilometres of one shade in one row, from west to east.
    public struct Run: Hashable, Sendable {
        /// The south-west corner of the run.
        public let corner: GridPoint
        /// The number of square kilometres, from the corner eastwards.
        public let length: Int
        /// How built-up the run is: 1 a village, 2 a town, 3 a city.
        public let shade: Int

        /// A run from its south-west corner eastwards.
        public init(corner: GridPoint, length: Int, shade: Int) {
            self.corner = corner
            self.length = length
            self.shade = shade
        }
    }

    /// The side of a square in metres.
    public static let cell = 1000

    /// A map that shows nothing.
    public static let empty = BaseMap(runs: [])

    /// In the order of the file: from south to north, then from west to east.
    private let runs: [Run]

    /// Reads `basemap.csv`: its heading, then lines of northing, first easting, last easting (in kilometres) and shade.
    /// - Throws: ``GeographyError`` when a line has another form or the lines are out of order.
    public init(csv: Data) throws {
        var runs: [Run] = []
        try CSVNumbers.forEachLine(of: csv, named: "basemap.csv") { line in
            let row = try line.number()
            let first = try line.number()
            let last = try line.number()
            let shade = try line.number()
            let corner = GridPoint(easting: first * Self.cell, northing: row * Self.cell)
            guard first <= last, (runs.last?.corner.northing ?? 0) <= corner.northing else { throw line.misshapen }
            runs.append(Run(corner: corner, length: last - first + 1, shade: shade))
        }
        self.runs = runs
    }

    private init(runs: [Run]) {
        self.runs = runs
    }

    /// The runs that lie in a rectangle, cut off at the squares that its edges cross.
    public func runs(in box: GridBox) -> [Run] {
        let west = box.southWest.easting.flooredToCell
        let east = box.northEast.easting.flooredToCell
        return runs[rows(from: box.southWest.northing.flooredToCell, to: box.northEast.northing)].compactMap { run in
            let first = max(run.corner.easting, west)
            let last = min(run.corner.easting + (run.length - 1) * Self.cell, east)
            guard first <= last else { return nil }
            let corner = GridPoint(easting: first, northing: run.corner.northing)
            return Run(corner: corner, length: (last - first) / Self.cell + 1, shade: run.shade)
        }
    }

    private func rows(from south: Int, to north: Int) -> Range<Int> {
        let start = firstIndex { $0.corner.northing >= south }
        return start..<max(start, firstIndex { $0.corner.northing > north })
    }

    /// Halving instead of searching: the runs are in order.
    private func firstIndex(where isBeyond: (Run) -> Bool) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(runs[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Int {
    fileprivate var flooredToCell: Int {
        Int((Double(self) / Double(BaseMap.cell)).rounded(.down)) * BaseMap.cell
    }
}
