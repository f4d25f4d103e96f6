@testable import Allocation

/// Small flow problems drawn from a seed: resources nested at random, ties and empty resources on purpose.
enum SmallFlows {
    /// What the numbers of a problem look like.
    enum Numbers: CaseIterable {
        case small, wide, enormous

        var unit: Int128 {
            switch self {
            case .small: 1
            case .wide: 1 << 70
            // With the lots more than 128 bits can hold in one number.
            case .enormous: 1 << 104
            }
        }
    }

    /// Draws a problem of up to six students times a size; ties are rare where there are more.
    static func draw(_ seed: UInt64, size: Int = 1, numbers: Numbers = .small, locks: Bool = false) -> FlowProblem {
        var random = SplitMix(seed: seed)
        var problem = FlowProblem(
            firstWay: [0],
            waySet: [],
            wayCost: [],
            wayLot: [],
            provider: [],
            keys: [],
            mustPlace: [],
            sets: [],
            capacity: []
        )
        drawSets(&problem, size, &random)
        let providers = 1 + random.below(3)
        let students = size * (1 + random.below(6))
        for _ in 0..<students {
            for _ in 0..<random.below(size == 1 ? 5 : 15) {
                problem.waySet.append(Int32(random.below(problem.sets.count)))
                problem.wayCost.append(Int128(random.below(size == 1 ? 4 : 60)) * numbers.unit)
                problem.wayLot.append(Int64(random.below(5)) << (numbers == .small ? 0 : 40))
            }
            let hasWays = Int(problem.firstWay.last!) < problem.waySet.count
            problem.firstWay.append(Int32(problem.waySet.count))
            problem.provider.append(Int32(random.below(providers)))
            problem.mustPlace.append(locks && hasWays && random.below(3) == 0)
        }
        for _ in 0..<providers {
            // Mostly a place is worth more than anything below; now and then it is not.
            var key = Int128(random.below(4) == 0 ? 0 : size == 1 ? 40 : 10_000) * numbers.unit
            problem.keys.append(
                (0..<students).map { _ in
                    key += Int128(random.below(3)) * numbers.unit
                    return key
                }
            )
        }
        return problem
    }

    /// A tree of resources, some nodes with several resources; a set is a node with all that is around it.
    private static func drawSets(_ problem: inout FlowProblem, _ size: Int, _ random: inout SplitMix) {
        var chains: [[Int32]] = [[]]
        for _ in 0..<(size * (1 + random.below(7))) {
            var chain = chains[random.below(chains.count)]
            for _ in 0..<(1 + random.below(2)) {
                chain.append(Int32(problem.capacity.count))
                problem.capacity.append(Int32(random.below(4) == 0 ? 0 : 1 + random.below(2)))
            }
            chains.append(chain)
        }
        if random.below(3) > 0 { chains.removeFirst() }
        problem.sets = chains.map { $0.shuffled(using: &random) }
    }
}

/// Every plan of a small flow problem, one after the other.
enum FlowBruteForce {
    struct Best: Equatable {
        var cost: FlowCost?
        var mostPlaced: Int?
    }

    static func search(_ problem: FlowProblem) -> Best {
        var best = Best()
        var left = problem.capacity
        var unplaced = [Int](repeating: 0, count: problem.keys.count)

        func go(_ student: Int, _ cost: Int128, _ lots: Int128) {
            if student == problem.provider.count {
                let placed = student - unplaced.reduce(0, +)
                let total = FlowCost(cost: cost, lots: lots)
                best.cost = best.cost.map { min($0, total) } ?? total
                best.mostPlaced = max(best.mostPlaced ?? 0, placed)
                return
            }
            for way in Int(problem.firstWay[student])..<Int(problem.firstWay[student + 1]) {
                let set = problem.sets[Int(problem.waySet[way])]
                guard set.allSatisfy({ left[Int($0)] > 0 }) else { continue }
                for resource in set { left[Int(resource)] -= 1 }
                go(student + 1, cost + problem.wayCost[way], lots + Int128(problem.wayLot[way]))
                for resource in set { left[Int(resource)] += 1 }
            }
            if !problem.mustPlace[student] {
                let provider = Int(problem.provider[student])
                let key = problem.keys[provider][unplaced[provider]]
                unplaced[provider] += 1
                go(student + 1, cost + key, lots)
                unplaced[provider] -= 1
            }
        }
        go(0, 0, 0)
        return best
    }
}
