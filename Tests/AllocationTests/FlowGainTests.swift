import Testing

@testable import Allocation

/// What openings are worth, against solving again with them.
@Suite struct FlowGainTests {
    @Test func `an opening gains what solving again with it gains`() throws {
        var seen: [Int: Int] = [:]
        for seed in UInt64(0)..<2_000 {
            let problem = SmallFlows.draw(seed, locks: seed.isMultiple(of: 3))
            guard let network = FlowNetwork(problem), let plan = network.solve().plan else { continue }
            let before = try #require(FlowBruteForce.search(problem).mostPlaced)
            let openings = Self.openings(problem, seed)
            for (opening, gain) in zip(openings, network.gains(of: openings, from: plan)) {
                var raised = problem
                for resource in opening { raised.capacity[Int(resource)] += 1 }
                let after = try #require(FlowBruteForce.search(raised).mostPlaced)
                #expect(gain == after - before, "seed \(seed), opening \(opening)")
                seen[gain, default: 0] += 1
            }
        }
        for gain in 0...2 { #expect(seen[gain, default: 0] > 50, "gains of \(gain)") }
    }

    /// Every resource, every set, and some resources at random, one of them perhaps twice.
    private static func openings(_ problem: FlowProblem, _ seed: UInt64) -> [[Int32]] {
        var random = SplitMix(seed: seed)
        let all = problem.capacity.indices.map(Int32.init)
        let mixed = (0..<4).map { _ in
            let some = all.filter { _ in random.below(2) == 0 }
            return some + some.prefix(random.below(2))
        }
        return [[]] + all.map { [$0] } + problem.sets + mixed
    }

    @Test func `in a whole system openings gain what solving again gains`() throws {
        let problem = SystemFlow.draw(students: 300, ways: 4, seed: 5)
        let network = try #require(FlowNetwork(problem))
        let plan = try #require(network.solve().plan)
        let openings = problem.sets + [problem.sets[0] + problem.sets[1], problem.sets[5] + problem.sets[9]]
        let gains = network.gains(of: openings, from: plan)
        for index in stride(from: 0, to: openings.count, by: 9) + [openings.count - 1] {
            var raised = problem
            for resource in openings[index] { raised.capacity[Int(resource)] += 1 }
            let again = try #require(FlowNetwork(raised)?.solve().plan)
            #expect(again.placed - plan.placed == gains[index], "opening \(index)")
        }
        #expect(gains.contains(0) && gains.contains(1))
    }
}

extension FlowPlan {
    fileprivate var placed: Int { chosenWay.count { $0 >= 0 } }
}
