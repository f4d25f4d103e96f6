/// Demand beside supply by T Level for somebody who sees figures and no student.
///
/// The numbers of placed and unplaced students are those of `SafeCounts`, over the same rows as on every other page of
/// figures, so that two pages never show together what each of them hides. What a plan has beyond the known students is
/// only added where the number behind it is shown. Places taken would tell who is placed, so whoever may not see each
/// offer gets neither those nor what is free.
public struct SafeSupply: Hashable, Sendable {
    /// Figures of which some are not shown.
    public struct Figures: Hashable, Sendable {
        public var wanted, placed, short, offered, taken, free, mayOffer: Int?

        public init(
            wanted: Int?,
            placed: Int?,
            short: Int?,
            offered: Int?,
            taken: Int?,
            free: Int?,
            mayOffer: Int?
        ) {
            self.wanted = wanted
            self.placed = placed
            self.short = short
            self.offered = offered
            self.taken = taken
            self.free = free
            self.mayOffer = mayOffer
        }

        /// Everything is shown.
        public init(_ figures: SupplyFigures) {
            self.init(
                wanted: figures.wanted,
                placed: figures.placed,
                short: figures.short,
                offered: figures.offered,
                taken: figures.taken,
                free: figures.free,
                mayOffer: figures.mayOffer
            )
        }
    }

    public struct Row: Hashable, Sendable {
        public var key: SupplyKey
        public var figures: Figures

        public init(key: SupplyKey, figures: Figures) {
            self.key = key
            self.figures = figures
        }
    }

    public let rows: [Row]
    public let total: Figures

    /// - Parameters:
    ///   - table: by T Level.
    ///   - seesOffers: whether each offer may be seen, with what is taken of it.
    public init(_ table: SupplyTable, seesOffers: Bool) {
        // In the order of every other table of these counts, so that the same ones are hidden.
        let counted = table.rows.filter { $0.figures.known > 0 }.sorted { Self.code($0) < Self.code($1) }
        let counts = SafeCounts(counted.map { [$0.figures.placed, $0.figures.known - $0.figures.placed] })
        let cells = Dictionary(
            zip(counted.map(\.key), counts.cells.dropLast()).map { ($0, $1) },
            uniquingKeysWith: { first, _ in first }
        )
        func safe(_ figures: SupplyFigures, _ cells: [SafeCounts.Cell]?, isTotal: Bool) -> Figures {
            let numbers = cells?.map(\.number) ?? [0, 0, 0]
            return Figures(
                wanted: numbers[2].map { $0 + figures.planned },
                placed: numbers[0],
                short: numbers[1].map { $0 + figures.planned },
                offered: figures.offered,
                taken: seesOffers ? figures.taken : nil,
                free: seesOffers ? figures.free : nil,
                mayOffer: seesOffers || figures.mayOffer == 0 || isTotal && figures.mayOffer > SafeCounts.smallest
                    ? figures.mayOffer : nil
            )
        }
        rows = table.rows.map { Row(key: $0.key, figures: safe($0.figures, cells[$0.key], isTotal: false)) }
        total = safe(table.total, counts.cells.last, isTotal: true)
    }

    private static func code(_ row: SupplyTable.Row) -> String {
        if case .tLevel(let code) = row.key { code ?? "" } else { "" }
    }
}
