extension Evaluator {
    /// What a set of placements reaches.
    public struct Evaluation: Sendable, Equatable {
        /// The levels that the problem decides, in its order.
        public let levels: [Level.Name]
        /// Every rule that is broken, one sentence each; empty for a valid set.
        public let faults: [String]
        /// How each provider comes off, in the order of the problem.
        public let providers: [ProviderOutcome]
        private let sums: Sums

        init(levels: [Level.Name], sums: Sums, faults: [String], providers: [ProviderOutcome]) {
            self.levels = levels
            self.sums = sums
            self.faults = faults
            self.providers = providers
        }

        /// The value of each level, in the order of `levels`.
        public var values: [Int] { levels.map { sums[$0] } }
        /// The value of any level, also of one that the problem does not decide.
        public subscript(name: Level.Name) -> Int { sums[name] }
        /// Whether no rule is broken.
        public var isValid: Bool { faults.isEmpty }
    }

    /// How one provider comes off.
    public struct ProviderOutcome: Sendable, Equatable {
        /// The provider's id.
        public var provider: String
        /// How many students it has in all.
        public var students: Int
        /// How many of them are left without a place.
        public var unplaced: Int
    }
}

extension Evaluator.Evaluation {
    /// The value of every level there is.
    struct Sums: Sendable, Equatable {
        var unplaced = 0
        var unfair = 0
        var preference = 0
        var travel = 0
        var splits = 0
        var changes = 0
        var unwanted = 0

        mutating func add(_ option: Problem.Option) {
            preference += option.preference
            travel += option.travel
            splits += option.split
            unwanted += option.unwanted
        }

        subscript(name: Level.Name) -> Int {
            switch name {
            case .unplaced: unplaced
            case .unfair: unfair
            case .preference: preference
            case .travel: travel
            case .splits: splits
            case .changes: changes
            case .unwanted: unwanted
            }
        }
    }
}
