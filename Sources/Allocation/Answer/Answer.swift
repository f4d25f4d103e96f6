public import Foundation

/// What the engine found: who is placed where, how good that is at each level, and what proves it.
public struct Answer: Sendable, Equatable, Codable {
    /// The levels in the order in which they were decided.
    public var levels: [Level]
    /// The students who have a place, in the order of the problem.
    public var placements: [Placement]
    /// The students who have none, in the order of the problem.
    public var unplaced: [Unplaced]
    /// How long the engine took.
    public var seconds: Double
    /// How the engine chose among answers that are equal at every level.
    public var tieBreak: TieBreak
    /// Where students compete for too few places, with the proof; filled in a finished answer.
    public var shortages: [Shortage]
    /// What each opening of the problem would be worth, the openings in the order of the problem.
    public var openings: [OpeningGain]

    /// Makes an answer.
    public init(
        levels: [Level],
        placements: [Placement],
        unplaced: [Unplaced],
        seconds: Double,
        tieBreak: TieBreak,
        shortages: [Shortage] = [],
        openings: [OpeningGain] = []
    ) {
        self.levels = levels
        self.placements = placements
        self.unplaced = unplaced
        self.seconds = seconds
        self.tieBreak = tieBreak
        self.shortages = shortages
        self.openings = openings
    }

    /// Reads an answer, also one that was kept before there were shortages or openings.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        levels = try object.decode([Level].self, forKey: .levels)
        placements = try object.decode([Placement].self, forKey: .placements)
        unplaced = try object.decode([Unplaced].self, forKey: .unplaced)
        seconds = try object.decode(Double.self, forKey: .seconds)
        tieBreak = try object.decode(TieBreak.self, forKey: .tieBreak)
        shortages = try object.decodeIfPresent([Shortage].self, forKey: .shortages) ?? []
        openings = try object.decodeIfPresent([OpeningGain].self, forKey: .openings) ?? []
    }

    /// Whether nothing better exists, at any level.
    public var isProven: Bool { levels.allSatisfy(\.isProven) }

    /// The answer as one JSON object, its keys always in the same order.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// What was reached at a level.
    public subscript(name: Level.Name) -> Level? { levels.first { $0.name == name } }
}

/// One thing that is minimised, only among the answers that are best at every level above it.
public struct Level: Sendable, Equatable, Codable {
    /// What can be minimised.
    public enum Name: String, Sendable, Codable, CaseIterable {
        /// How many students are left without a place.
        case unplaced
        /// How unevenly they are shared out between the providers.
        case unfair
        /// How far the placements are from what the students want.
        case preference
        /// How far the students travel.
        case travel
        /// How many placements are split.
        case splits
        /// How many promised options are not kept.
        case changes
        /// In how many weeks hosts take students although they would rather not.
        case unwanted

        /// The levels that are decided when a problem names no others, in their order.
        public static let standard: [Name] = [.unplaced, .unfair, .preference, .travel, .splits]
    }

    /// Which level it is.
    public var name: Name
    /// What the answer reaches.
    public var value: Int
    /// What no answer that is as good at the levels above can go below.
    public var bound: Int
    /// Whether the value is the best there is.
    public var isProven: Bool

    /// Makes a level.
    public init(name: Name, value: Int, bound: Int, isProven: Bool) {
        self.name = name
        self.value = value
        self.bound = bound
        self.isProven = isProven
    }

    private enum CodingKeys: String, CodingKey {
        case name, value, bound
        case isProven = "proven"
    }
}

/// A student and the options that make up the placement, in the order of its legs.
public struct Placement: Sendable, Equatable, Codable {
    /// The student's id.
    public var student: String
    /// The ids of the chosen options.
    public var options: [String]

    /// Makes a placement.
    public init(student: String, options: [String]) {
        self.student = student
        self.options = options
    }
}

/// A student who is left without a place, and why.
public struct Unplaced: Sendable, Equatable, Codable {
    /// Why a student is left without a place.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// Nothing was open to the student.
        case noOption = "no-option"
        /// The student's options do not join up to a whole placement.
        case noWholePlacement = "no-whole-placement"
        /// Every way needs something that is taken by others.
        case full
        /// A way is free, but the host takes a group or nobody, and there is no group.
        case groupTooSmall = "group-too-small"
        /// A way is free: the engine was stopped before it used it.
        case stoppedEarly = "stopped-early"
    }

    /// The student's id.
    public var student: String
    /// Every reason that applies to one of the student's ways.
    public var reasons: [Reason]

    /// Makes an unplaced student.
    public init(student: String, reasons: [Reason]) {
        self.student = student
        self.reasons = reasons
    }
}

/// How the engine chooses among answers that are equal at every level: by costs drawn from a published seed.
public struct TieBreak: Sendable, Equatable, Codable {
    /// The seed from which the order is drawn.
    public var seed: UInt64
    /// How the order is drawn from the seed, so that anybody can draw it again.
    public var method: String

    /// Makes a tie-break of the method in use.
    public init(seed: UInt64) {
        self.seed = seed
        method = Self.method
    }

    /// The method in use.
    public static let method =
        "lowest sum of lots; lot = FNV-1a 64 of seed, student id and option id, mixed, top 20 bits"
}
