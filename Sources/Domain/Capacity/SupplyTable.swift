/// By what demand and supply are set side by side.
public enum SupplyDimension: String, Hashable, Sendable, CaseIterable {
    case tLevel, specialism, place, sector, term, college

    /// The words on screens.
    public var title: String {
        switch self {
        case .tLevel: "T Level"
        case .specialism: "Specialism"
        case .place: "Place"
        case .sector: "Sector"
        case .term: "Start"
        case .college: "College"
        }
    }

    /// The row that a line of demand belongs to. A student without a place has no sector.
    public func key(of line: DemandLine) -> SupplyKey {
        switch self {
        case .tLevel: .tLevel(line.tLevelCode)
        case .specialism: .specialism(line.tLevelCode, line.specialismCode)
        case .place: .place(line.place)
        case .sector: .sector(nil)
        case .term: .term(line.term)
        case .college: .college(line.collegeID)
        }
    }

    /// The row that a line of supply belongs to. Places that several colleges may see belong to none of them.
    public func key(of line: SupplyLine) -> SupplyKey {
        switch self {
        case .tLevel: .tLevel(line.tLevelCode)
        case .specialism: .specialism(line.tLevelCode, line.specialismCode)
        case .place: .place(line.place)
        case .sector: .sector(line.sector)
        case .term: .term(line.term)
        case .college: .college(line.visibility.providers.count == 1 ? line.visibility.providers[0] : nil)
        }
    }
}

/// What a row is about. What has no value stands in a row of its own, so that the rows always add up to the total.
public enum SupplyKey: Hashable, Sendable {
    case tLevel(String?)
    /// A T Level and its specialism; without a specialism any will do, or none has been chosen yet.
    case specialism(String?, String?)
    case place(String?)
    case sector(Sector?)
    case term(StartTerm?)
    case college(ID<Organisation>?)
}

/// Demand beside supply by one dimension, with the total.
public struct SupplyTable: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var key: SupplyKey
        public var figures: SupplyFigures

        public init(key: SupplyKey, figures: SupplyFigures) {
            self.key = key
            self.figures = figures
        }
    }

    public let dimension: SupplyDimension
    public let rows: [Row]
    public let total: SupplyFigures

    /// Sets lines side by side. Rows come in the order in which they first appear.
    public init(by dimension: SupplyDimension, _ demand: [DemandLine], _ supply: [SupplyLine]) {
        var order: [SupplyKey] = []
        var sums: [SupplyKey: SupplyFigures] = [:]
        func add(_ key: SupplyKey, _ figures: SupplyFigures) {
            if sums[key] == nil { order.append(key) }
            sums[key] = (sums[key] ?? SupplyFigures()) + figures
        }
        for line in demand { add(dimension.key(of: line), SupplyFigures(line)) }
        for line in supply { add(dimension.key(of: line), SupplyFigures(line)) }
        self.dimension = dimension
        rows = order.map { Row(key: $0, figures: sums[$0] ?? SupplyFigures()) }
        total = rows.reduce(SupplyFigures()) { $0 + $1.figures }
    }
}
