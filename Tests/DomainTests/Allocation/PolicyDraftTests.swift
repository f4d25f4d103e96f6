import Domain
import Testing

/// The policy as a form: what can be chosen, and what cannot.
@Suite struct PolicyDraftTests {
    @Test("The standard policy goes into the form and comes out the same")
    func roundTrip() throws {
        #expect(try PolicyDraft(.standard).validated() == .standard)
        var own = AllocationPolicy(levels: [.unplaced, .changes, .unfair, .unwanted], points: [0, 2, 4, 7])
        own.milesPerPoint = 5
        own.unmetPoints = 20
        own.mostLegs = 1
        #expect(try PolicyDraft(own).validated() == own)
    }

    @Test("Positions need not follow one another: their order counts")
    func gaps() throws {
        var draft = PolicyDraft(.standard)
        draft.positions = [.unplaced: "1", .travel: "7", .changes: "3"]
        #expect(try draft.validated().levels == [.unplaced, .changes, .travel])
    }

    private typealias Change = @Sendable (inout PolicyDraft) -> Void

    private static let faulty: [(Change, String)] =
        [
            ({ $0.positions[.unplaced] = "" }, "level-unplaced"),
            ({ $0.positions[.unplaced] = "6" }, "level-unplaced"),
            ({ $0.positions[.travel] = "3" }, "level-travel"),
            ({ $0.positions[.travel] = "x" }, "level-travel"),
            ({ $0.positions[.changes] = "8" }, "level-changes"),
            ({ $0.points[1] = "" }, "points-2"),
            ({ $0.points[1] = "9" }, "points-1"),
            ({ $0.unmetPoints = "3" }, "points-1"),
            ({ $0.laterPoints = "101" }, "laterPoints"),
            ({ $0.milesPerPoint = "0" }, "milesPerPoint"),
            ({ $0.mostLegs = "4" }, "mostLegs"),
            ({ $0.mostLegs = "" }, "mostLegs"),
        ]

    @Test("What cannot be meant is named by its field", arguments: faulty.indices)
    func faults(number: Int) {
        let (change, field) = Self.faulty[number]
        var draft = PolicyDraft(.standard)
        change(&draft)
        #expect {
            _ = try draft.validated()
        } throws: { error in
            (error as? InvalidDraft)?.faults.map(\.field) == [field]
        }
    }

    @Test(
        "Points grow with the rank; without wishes nothing costs anything",
        arguments: [(1, 3, 0), (2, 3, 1), (3, 3, 3), (4, 5, 6), (5, 5, 8), (nil, 2, 10), (nil, 0, 0)]
            as [(Int?, Int, Int)]
    )
    func points(rank: Int?, wishes: Int, points: Int) {
        #expect(AllocationPolicy.standard.points(ofRank: rank, wishes: wishes) == points)
    }
}

/// Who goes without, shared out by size, worked out by hand.
@Suite struct FairShareTests {
    @Test(
        "The worst-placed college is placed as well as can be",
        arguments: [
            (6, [10, 2], [5, 1]), (1, [10, 2], [1, 0]), (0, [3, 4], [0, 0]), (10, [80, 20], [8, 2]),
            (3, [5, 5], [2, 1]), (9, [3, 4], [3, 4]), (2, [0, 4], [0, 2]),
        ] as [(Int, [Int], [Int])]
    )
    func split(short: Int, sizes: [Int], without: [Int]) {
        #expect(FairShare.split(short, among: sizes) == without)
    }
}

/// The fewest rules that between them stop every offer.
@Suite struct ObstaclesTests {
    @Test(
        "Of equally few rules those that are asked first are told",
        arguments: [
            ([], []),
            ([[.tooFar], [.tooFar, .windowApart]], [.tooFar]),
            ([[.tooFar, .full], [.tooFar, .windowApart], [.full, .windowApart]], [.full, .windowApart]),
            ([[.tooYoung], [.tooFar]], [.tooYoung, .tooFar]),
            ([[.tooYoung, .tooFar], [.tooYoung, .full], [.vetoed, .tooYoung]], [.tooYoung]),
        ] as [([Obstacles], [Reason.Kind])]
    )
    func fewest(offers: [Obstacles], rules: [Reason.Kind]) {
        #expect(Obstacles.fewest(stopping: offers).kinds == rules)
    }

    @Test("The first rule is the one that is asked first")
    func first() {
        let all: Obstacles = [.tooFar, .full, .tooYoung]
        #expect(all.first == .full)
        #expect(all.count == 3)
        #expect(Obstacles().first == nil)
        #expect(Obstacles(.shortage).isEmpty)
    }

    @Test("Every reason and every remedy is a sentence")
    func sentences() {
        for kind in Reason.Kind.allCases {
            for count in [1, 2] { #expect(Reason(kind, count: count, other: 3, detail: "May").sentence.hasSuffix(".")) }
        }
        for kind in Remedy.Kind.allCases {
            for count in [1, 2] { #expect(Remedy(kind, count: count, other: 3, detail: "May").sentence.hasSuffix(".")) }
        }
    }
}
