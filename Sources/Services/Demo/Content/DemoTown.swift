import Domain

/// A real town of the made-up system, with its postcode districts and where it lies on the national grid, in kilometres.
struct DemoTown: Hashable, Sendable {
    let name: String
    let outcodes: [String]
    let easting: Double
    let northing: Double

    /// Miles to another town in a straight line.
    func miles(to other: DemoTown) -> Double {
        let (east, north) = (easting - other.easting, northing - other.northing)
        return (east * east + north * north).squareRoot() / 1.609344
    }

    static let stafford = DemoTown("Stafford", "ST16 ST17 ST18", 393, 323)
    static let stoke = DemoTown("Stoke-on-Trent", "ST1 ST2 ST3 ST4 ST6", 388, 346)
    static let newcastle = DemoTown("Newcastle-under-Lyme", "ST5", 384, 347)
    static let leek = DemoTown("Leek", "ST13", 398, 356)
    static let stone = DemoTown("Stone", "ST15", 390, 333)
    static let cannock = DemoTown("Cannock", "WS11 WS12", 399, 311)
    static let lichfield = DemoTown("Lichfield", "WS13 WS14", 412, 309)
    static let burton = DemoTown("Burton upon Trent", "DE13 DE14 DE15", 424, 323)
    static let telford = DemoTown("Telford", "TF1 TF2 TF3 TF4", 368, 310)
    static let newport = DemoTown("Newport", "TF10", 374, 319)
    static let shrewsbury = DemoTown("Shrewsbury", "SY1 SY2 SY3", 350, 313)
    static let wolverhampton = DemoTown("Wolverhampton", "WV1 WV3 WV6 WV10", 391, 300)
    static let walsall = DemoTown("Walsall", "WS1 WS2 WS4", 401, 299)

    static let all: [DemoTown] = [
        .stafford, .stoke, .newcastle, .leek, .stone, .cannock, .lichfield, .burton, .telford, .newport, .shrewsbury,
        .wolverhampton, .walsall,
    ]

    private init(_ name: String, _ outcodes: String, _ easting: Double, _ northing: Double) {
        self.name = name
        self.outcodes = outcodes.split(separator: " ").map(String.init)
        self.easting = easting
        self.northing = northing
    }
}
