import Domain
import Testing

@Suite struct OccupancyTests {
    private let term = try! DayRange(start: Day("2027-01-04")!, end: Day("2027-01-31")!)

    @Test("A day counts whoever may be there on that day of the week")
    func days() {
        let occupancy = Occupancy(
            of: [
                Presence(term, .unknown),
                Presence(term, Pattern(kind: .dayRelease, days: [1]), learners: 2),
                Presence(term, Pattern(kind: .block, days: [6]), learners: 4),
            ],
            in: term
        )
        #expect(occupancy.learners(on: Day("2027-01-04")!) == 3)
        #expect(occupancy.learners(on: Day("2027-01-05")!) == 1)
        #expect(occupancy.learners(on: Day("2027-01-09")!) == 4)
        #expect(occupancy.learners(on: Day("2027-01-10")!) == 0)
        #expect(occupancy.learners(on: Day("2027-02-01")!) == 0)
        #expect(occupancy.peak(in: term) == 4)
        #expect(occupancy.firstDay(beyond: 3) == Day("2027-01-09"))
        #expect(occupancy.firstDay(beyond: 4) == nil)
    }

    @Test("There is room only if there is room on every day on which somebody may come")
    func room() {
        let occupancy = Occupancy(of: [Presence(term, Pattern(kind: .dayRelease, days: [3]), learners: 2)], in: term)
        let wednesdays = Presence(term, Pattern(kind: .dayRelease, days: [3, 4]))
        #expect(occupancy.firstDay(withoutRoomFor: wednesdays, limit: 2) == Day("2027-01-06"))
        #expect(occupancy.firstDay(withoutRoomFor: wednesdays, limit: 3) == nil)
        let mondays = Presence(term, Pattern(kind: .dayRelease, days: [1]))
        #expect(occupancy.firstDay(withoutRoomFor: mondays, limit: 1) == nil)
    }

    @Test("What is counted day by day is what counting from the start gives, for random stays")
    func random() throws {
        var random = Dice(state: 11)
        for _ in 0..<200 {
            var stays: [Presence] = []
            var occupancy = Occupancy(in: term)
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let start = term.start.adding(days: Int.random(in: -10...30, using: &random))
                let end = start.adding(days: Int.random(in: 0...40, using: &random))
                let days = (1...7).filter { _ in Bool.random(using: &random) }
                let stay = Presence(
                    try DayRange(start: start, end: end),
                    Pattern(kind: .dayRelease, days: days),
                    learners: Int.random(in: 1...5, using: &random)
                )
                stays.append(stay)
                occupancy.add(stay)
            }
            for day in term.days {
                let there = stays.filter { $0.mayBeThere(on: day) }.reduce(0) { $0 + $1.learners }
                #expect(occupancy.learners(on: day) == there)
            }
        }
    }

    @Test(
        "An area takes no more than its supervisors can look after",
        arguments: [
            (nil, nil, nil, nil), (4, nil, nil, 4), (4, 1, nil, 1), (4, 2, 3, 4), (nil, 2, 3, 6), (3, 0, nil, 0),
        ] as [(Int?, Int?, Int?, Int?)]
    )
    func supervisors(atOnce: Int?, supervisors: Int?, each: Int?, expected: Int?) {
        #expect(Area.room(atOnce, supervisors: supervisors, each: each) == expected)
    }
}

/// The same numbers for the same seed on every machine.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
