import Testing

@testable import Allocation

/// The flow engine against every plan there is.
@Suite struct FlowTests {
    @Test(arguments: SmallFlows.Numbers.allCases)
    func `no plan costs less, and the prices prove it`(numbers: SmallFlows.Numbers) throws {
        for seed in UInt64(0)..<2_000 {
            let problem = SmallFlows.draw(seed, numbers: numbers)
            let network = try #require(FlowNetwork(problem), "seed \(seed)")
            let plan = try #require(network.solve().plan, "seed \(seed)")
            #expect(plan.total == FlowBruteForce.search(problem).cost, "seed \(seed)")
            #expect(FlowProof.value(of: problem, chosenWay: plan.chosenWay) == plan.total, "seed \(seed)")
            #expect(FlowProof.lowerBound(of: problem, prices: plan.prices) == plan.total, "seed \(seed)")
            #expect(FlowProof.proves(plan, for: problem), "seed \(seed)")
        }
    }

    @Test func `every width of number is used`() throws {
        let widths = try SmallFlows.Numbers.allCases.map { numbers in
            try (UInt64(0)..<50).map { try #require(FlowNetwork(SmallFlows.draw($0, numbers: numbers))).width.number }
        }
        #expect(widths[0].allSatisfy { $0 == .one64 })
        #expect(widths[1].contains(.one128))
        #expect(widths[2].contains(.pair))
    }

    @Test func `students who must be placed are, or it is said that they cannot`() throws {
        var infeasible = 0
        for seed in UInt64(0)..<2_000 {
            let problem = SmallFlows.draw(seed, locks: true)
            let best = FlowBruteForce.search(problem).cost
            switch try #require(FlowNetwork(problem)).solve() {
            case .solved(let plan):
                #expect(plan.total == best, "seed \(seed)")
                #expect(FlowProof.proves(plan, for: problem), "seed \(seed)")
            case .infeasible:
                #expect(best == nil, "seed \(seed)")
                infeasible += 1
            case .stopped: Issue.record("seed \(seed) stopped by itself")
            }
        }
        #expect(infeasible > 100)
    }

    @Test func `a bound holds whatever the prices`() throws {
        for seed in UInt64(0)..<500 {
            let problem = SmallFlows.draw(seed)
            let best = try #require(FlowBruteForce.search(problem).cost)
            var random = SplitMix(seed: seed)
            for weight in [nil, 100 as Int128] {
                var draw: FlowCost { FlowCost(cost: Int128(random.below(60)), lots: Int128(random.below(9) - 4)) }
                let prices = FlowPrices(
                    lotsInCost: weight,
                    resource: problem.capacity.map { _ in max(.zero, draw) },
                    provider: problem.keys.map { _ in draw }
                )
                #expect(FlowProof.lowerBound(of: problem, prices: prices) <= best, "seed \(seed)")
            }
        }
    }

    @Test func `a plan or a price that is wrong is not proved`() throws {
        for seed in UInt64(0)..<500 {
            let problem = SmallFlows.draw(seed)
            let plan = try #require(FlowNetwork(problem)?.solve().plan)
            var cheaper = plan
            cheaper.total.cost -= 1
            #expect(!FlowProof.proves(cheaper, for: problem))
            var negative = plan
            if !negative.prices.resource.isEmpty { negative.prices.resource[0].cost = -1 }
            #expect(!FlowProof.proves(negative, for: problem))
            var narrow = plan
            narrow.prices.lotsInCost = 0
            #expect(!FlowProof.proves(narrow, for: problem))
            var foreign = plan
            foreign.chosenWay[0] = Int32(problem.waySet.count)
            #expect(FlowProof.value(of: problem, chosenWay: foreign.chosenWay) == nil)
        }
    }

    @Test func `being told to stop ends the search`() throws {
        let problem = SmallFlows.draw(7, size: 5)
        let network = try #require(FlowNetwork(problem))
        var asked = 0
        let whole = network.solve {
            asked += 1
            return false
        }
        #expect(whole.plan != nil && asked > 2)
        for limit in 0...asked {
            var left = limit
            let outcome = network.solve {
                left -= 1
                return left < 0
            }
            if limit < asked {
                guard case .stopped = outcome else { return #expect(Bool(false), "\(limit): \(outcome)") }
            } else {
                #expect(outcome.plan?.total == whole.plan?.total)
            }
        }
    }

    @Test func `middling problems of every shape are proved`() throws {
        for seed in UInt64(0)..<400 {
            let problem = SmallFlows.draw(seed, size: 8, numbers: seed.isMultiple(of: 2) ? .small : .wide)
            let plan = try #require(FlowNetwork(problem)?.solve().plan)
            #expect(FlowProof.proves(plan, for: problem), "seed \(seed)")
        }
    }

    @Test func `the same problem has the same plan, and another order of students the same total`() throws {
        for seed in UInt64(0)..<300 {
            let problem = SmallFlows.draw(seed, numbers: .wide)
            let plan = try #require(FlowNetwork(problem)?.solve().plan)
            let again = try #require(FlowNetwork(problem)?.solve().plan)
            #expect(plan.chosenWay == again.chosenWay)
            #expect(plan.prices == again.prices)
            var random = SplitMix(seed: seed)
            let shuffled = problem.reordered((0..<problem.students).shuffled(using: &random))
            #expect(FlowNetwork(shuffled)?.solve().plan?.total == plan.total)
        }
    }

    @Test func `a whole system is solved and proved`() throws {
        let problem = SystemFlow.draw(students: 600, ways: 30, seed: 1)
        let plan = try #require(FlowNetwork(problem)?.solve().plan)
        #expect(FlowProof.proves(plan, for: problem))
        #expect(plan.chosenWay.contains(-1))
    }

    @Test func `systems with few or many places, and few or many ways, are proved`() throws {
        for seed in UInt64(0)..<120 {
            let problem = SystemFlow.draw(
                students: 40 + Int(seed % 8) * 20,
                ways: 5 + Int(seed % 7) * 5,
                seed: seed,
                places: 0.7 + 0.1 * Double(seed % 6)
            )
            let plan = try #require(FlowNetwork(problem)?.solve().plan)
            #expect(FlowProof.proves(plan, for: problem), "seed \(seed)")
        }
    }
}

extension FlowOutcome {
    var plan: FlowPlan? { if case .solved(let plan) = self { plan } else { nil } }
}

extension FlowProblem {
    fileprivate func reordered(_ order: [Int]) -> FlowProblem {
        var problem = self
        problem.firstWay = [0]
        (problem.waySet, problem.wayCost, problem.wayLot) = ([], [], [])
        for student in order {
            for way in ways(of: student) {
                problem.waySet.append(waySet[way])
                problem.wayCost.append(wayCost[way])
                problem.wayLot.append(wayLot[way])
            }
            problem.firstWay.append(Int32(problem.waySet.count))
        }
        problem.provider = order.map { provider[$0] }
        problem.mustPlace = order.map { mustPlace[$0] }
        return problem
    }
}
