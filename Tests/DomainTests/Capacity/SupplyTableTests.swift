import Domain
import Foundation
import Testing

@Suite("Demand beside supply")
struct SupplyTableTests {
    static func id<T>(_ number: Int) -> ID<T> {
        ID("00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)")!
    }

    private static func group(_ cohort: Int?, known: Int, placed: Int = 0) -> DemandLine.Group {
        DemandLine.Group(
            providerID: id(1),
            place: "Stoke",
            tLevelCode: "health",
            specialismCode: nil,
            cohortID: cohort.map { id($0) },
            known: known,
            placed: placed
        )
    }

    private static func plan(_ id: Int, size: Int?) -> DemandLine.Plan {
        DemandLine.Plan(
            id: Self.id(id),
            providerID: Self.id(1),
            place: "Stoke",
            tLevelCode: "health",
            specialismCode: nil,
            size: size,
            firstDay: Day("2027-01-04")!
        )
    }

    @Test(
        "A cohort stands for the larger of the students known and those planned, so nobody is counted twice",
        arguments: [
            (known: [], size: 20, wanted: 20, planned: 20), (known: [12], size: 20, wanted: 20, planned: 8),
            (known: [20], size: 20, wanted: 20, planned: 0), (known: [25], size: 20, wanted: 25, planned: 0),
            (known: [12], size: nil, wanted: 12, planned: 0), (known: [], size: nil, wanted: 0, planned: 0),
            (known: [5, 4], size: 10, wanted: 10, planned: 1),
        ] as [(known: [Int], size: Int?, wanted: Int, planned: Int)]
    )
    func counting(known: [Int], size: Int?, wanted: Int, planned: Int) {
        let lines = DemandLine.lines(known.map { Self.group(7, known: $0) }, [Self.plan(7, size: size)])
        #expect(lines.reduce(0) { $0 + $1.wanted } == wanted)
        #expect(lines.reduce(0) { $0 + $1.planned } == planned)
        #expect(lines.allSatisfy { $0.term == .spring })
    }

    @Test("A student without a cohort fills no cohort's plan, and nobody knows when they start")
    func withoutCohort() {
        let lines = DemandLine.lines([Self.group(nil, known: 3, placed: 1)], [Self.plan(7, size: 10)])
        #expect(lines.map(\.wanted) == [3, 10] && lines.map(\.term) == [nil, .spring])
    }

    @Test(
        "A part of the year is decided by the month",
        arguments: [
            ("2026-08-01", StartTerm.autumn), ("2026-12-31", .autumn), ("2027-01-01", .spring),
            ("2027-03-31", .spring), ("2027-04-01", .summer), ("2027-07-31", .summer),
        ]
    )
    func term(day: String, expected: StartTerm) {
        #expect(StartTerm(containing: Day(day)!) == expected)
    }

    @Test("Rows add up to the total under every dimension, and both sides add up", arguments: SupplyDimension.allCases)
    func addsUp(dimension: SupplyDimension) {
        for seed in 1...200 {
            var lines = RandomLines(seed: UInt64(seed))
            let (demand, supply) = (lines.demand(), lines.supply())
            let table = SupplyTable(by: dimension, demand, supply)
            #expect(table.rows.reduce(SupplyFigures()) { $0 + $1.figures } == table.total)
            #expect(Set(table.rows.map(\.key)).count == table.rows.count)
            #expect(table.total.wanted == demand.reduce(0) { $0 + $1.known + $1.planned })
            #expect(table.total.offered == supply.reduce(0) { $0 + $1.offered })
            for figures in table.rows.map(\.figures) + [table.total] {
                #expect(figures.placed + figures.short == figures.wanted)
                #expect(figures.taken + figures.free == figures.offered)
            }
        }
    }

    @Test("May offer is counted apart and never as a place")
    func mayOffer() {
        let table = SupplyTable(
            by: .tLevel,
            [],
            [
                SupplyLine(tLevelCode: "health", place: nil, sector: .acuteTrust, offered: 3, taken: 1),
                SupplyLine(tLevelCode: "health", place: nil, sector: .acuteTrust, mayOffer: 4),
                SupplyLine(tLevelCode: nil, place: "Leek", sector: .careHome, mayOffer: 2),
            ]
        )
        #expect(table.rows.map(\.key) == [.tLevel("health"), .tLevel(nil)])
        #expect(table.total.offered == 3 && table.total.free == 2 && table.total.mayOffer == 6)
    }

    @Test("Only places that one college alone may see stand in its row")
    func colleges() {
        let supply = [[], [1], [1, 2]].map { colleges in
            SupplyLine(
                tLevelCode: "health",
                place: nil,
                sector: .other,
                visibility: Visibility(providers: colleges.map { Self.id($0) }),
                offered: 1
            )
        }
        let table = SupplyTable(by: .college, [], supply)
        #expect(table.rows.map(\.key) == [.college(nil), .college(Self.id(1))])
        #expect(table.rows.map(\.figures.offered) == [2, 1])
    }

    @Test("A filter leaves in the places for any specialism of the T Level, and those open to the college")
    func filter() {
        func line(_ tLevel: String?, _ specialism: String?, open: [Int] = []) -> SupplyLine {
            SupplyLine(
                tLevelCode: tLevel,
                specialismCode: specialism,
                place: "Leek",
                sector: .other,
                term: .spring,
                visibility: Visibility(providers: open.map { Self.id($0) })
            )
        }
        func includes(_ filter: SupplyFilter, _ line: SupplyLine) -> Bool {
            filter.includes(line) { $0 == "A" ? "health" : nil }
        }
        let forA = SupplyFilter(specialismCode: "A")
        #expect(includes(forA, line("health", "A")) && includes(forA, line("health", nil)))
        #expect(!includes(forA, line("health", "B")) && !includes(forA, line("science", nil)))
        #expect(!includes(forA, line(nil, nil)) && !includes(SupplyFilter(specialismCode: "no"), line("health", nil)))
        let forOne = SupplyFilter(collegeID: Self.id(1))
        #expect(includes(forOne, line("health", nil)) && includes(forOne, line("health", nil, open: [1, 2])))
        #expect(!includes(forOne, line("health", nil, open: [2])))
        #expect(!includes(SupplyFilter(place: "Stoke"), line("health", nil)))
        #expect(!includes(SupplyFilter(term: .autumn), line("health", nil)))
    }
}

/// Made-up lines, the same for the same seed.
private struct RandomLines: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
    }

    private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &self)] }

    mutating func demand() -> [DemandLine] {
        (0..<Int.random(in: 0...20, using: &self)).map { _ in
            let known = Int.random(in: 0...30, using: &self)
            return DemandLine(
                tLevelCode: pick(["health", "science", "digital"]),
                specialismCode: pick([nil, "A", "B"]),
                collegeID: SupplyTableTests.id(pick([1, 2, 3])),
                place: pick([nil, "Stoke", "Leek"]),
                term: pick([nil, .autumn, .spring, .summer]),
                known: known,
                placed: Int.random(in: 0...known, using: &self),
                planned: Int.random(in: 0...5, using: &self)
            )
        }
    }

    mutating func supply() -> [SupplyLine] {
        (0..<Int.random(in: 0...20, using: &self)).map { _ in
            let offered = Int.random(in: 0...12, using: &self)
            return SupplyLine(
                tLevelCode: pick([nil, "health", "science", "finance"]),
                specialismCode: pick([nil, "A", "C"]),
                place: pick([nil, "Stoke", "Town"]),
                sector: pick(Sector.allCases),
                term: pick([nil, .autumn, .summer]),
                visibility: Visibility(providers: pick([[], [SupplyTableTests.id(1)], [SupplyTableTests.id(4)]])),
                offered: offered,
                taken: Int.random(in: 0...offered, using: &self),
                mayOffer: Int.random(in: 0...3, using: &self)
            )
        }
    }
}

@Suite("Demand beside supply for whoever sees no student")
struct SafeSupplyTests {
    private static func line(_ code: String, known: Int, placed: Int, planned: Int = 0) -> DemandLine {
        DemandLine(
            tLevelCode: code,
            specialismCode: nil,
            collegeID: SupplyTableTests.id(1),
            place: nil,
            term: nil,
            known: known,
            placed: placed,
            planned: planned
        )
    }

    private static let demand = [
        line("science", known: 33, placed: 30), line("digital", known: 0, placed: 0, planned: 9),
        line("health", known: 52, placed: 40), line("finance", known: 45, placed: 25, planned: 10),
    ]
    private static let supply = [
        SupplyLine(tLevelCode: "science", place: nil, sector: .other, offered: 40, taken: 30, mayOffer: 1),
        SupplyLine(tLevelCode: nil, place: nil, sector: .other, mayOffer: 6),
    ]

    private static func safe(seesOffers: Bool) -> [String: SafeSupply.Figures] {
        let table = SupplyTable(by: .tLevel, demand, supply)
        let safe = SafeSupply(table, seesOffers: seesOffers)
        var named = ["total": safe.total]
        for row in safe.rows {
            if case .tLevel(let code) = row.key { named[code ?? ""] = row.figures }
        }
        return named
    }

    @Test("Placed and short are hidden where the page of figures hides them, whatever order the rows come in")
    func sameAsFigures() throws {
        let safe = Self.safe(seesOffers: false)
        let students = Self.demand.filter { $0.known > 0 }.sorted { $0.tLevelCode < $1.tLevelCode }
        let figures = SafeCounts(students.map { [$0.placed, $0.known - $0.placed] })
        for (line, cells) in zip(students, figures.cells) {
            let row = try #require(safe[line.tLevelCode])
            #expect(row.placed == cells[0].number)
            #expect(row.short == cells[1].number.map { $0 + line.planned })
            #expect(row.wanted == cells[2].number.map { $0 + line.planned })
        }
        #expect(safe["science"]?.short == nil && safe["science"]?.placed == nil)
        #expect(safe["health"]?.placed == 40)
        #expect(safe["digital"]?.wanted == 9 && safe["digital"]?.placed == 0)
        #expect(safe["total"]?.wanted == 149 && safe["total"]?.placed == 95)
    }

    @Test("Whoever does not see each offer is told neither what is taken nor what is free")
    func taken() {
        let (figures, place) = (Self.safe(seesOffers: false), Self.safe(seesOffers: true))
        #expect(figures.values.allSatisfy { $0.taken == nil && $0.free == nil })
        #expect(figures["science"]?.offered == 40 && figures["science"]?.mayOffer == nil)
        #expect(figures["total"]?.mayOffer == 7 && figures[""]?.mayOffer == nil)
        #expect(place["science"]?.taken == 30 && place["science"]?.free == 10 && place["science"]?.mayOffer == 1)
        #expect(place["science"]?.short == nil)
    }

    @Test("Nobody and nothing is a table of noughts")
    func empty() {
        let safe = SafeSupply(SupplyTable(by: .tLevel, [], []), seesOffers: false)
        #expect(safe.rows.isEmpty && safe.total.wanted == 0 && safe.total.offered == 0)
    }
}
