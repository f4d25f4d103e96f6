/// The form of the allocation policy, as typed.
public struct PolicyDraft: Hashable, Sendable {
    /// How many preferences have points of their own.
    public static let ranks = 4

    /// For each level the position at which it is decided, 1 for the first; empty when it is not used.
    public var positions: [AllocationPolicy.Level: String] = [:]
    /// Points of the first, second … preference.
    public var points: [String] = Array(repeating: "", count: ranks)
    public var laterPoints = ""
    public var unmetPoints = ""
    public var milesPerPoint = ""
    public var mostLegs = ""

    public init() {}

    /// The form that shows a policy as it is.
    public init(_ policy: AllocationPolicy) {
        for (index, level) in policy.levels.enumerated() { positions[level] = String(index + 1) }
        points = (0..<Self.ranks).map { policy.points.indices.contains($0) ? String(policy.points[$0]) : "" }
        laterPoints = String(policy.laterPoints)
        unmetPoints = String(policy.unmetPoints)
        milesPerPoint = policy.milesPerPoint.map(String.init) ?? ""
        mostLegs = String(policy.mostLegs)
    }

    /// The policy that the form describes.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated() throws(InvalidDraft) -> AllocationPolicy {
        var reader = DraftReader()
        let levels = readLevels(&reader)
        let names = ["first", "second", "third", "fourth"]
        let points = points.enumerated().map { index, text in
            number(text, "points-\(index + 1)", "Points of the \(names[index]) choice", in: 0...100, &reader)
        }
        let later = number(laterPoints, "laterPoints", "Points of a later choice", in: 0...100, &reader)
        let unmet = number(unmetPoints, "unmetPoints", "Points when no choice is met", in: 0...100, &reader)
        let all = points + [later, unmet]
        if reader.faults.isEmpty, zip(all, all.dropFirst()).contains(where: { $0 > $1 }) {
            reader.fault("points-1", "A later choice must not cost fewer points than an earlier one")
        }
        let miles = reader.number(milesPerPoint, "milesPerPoint", "Miles for one point", in: 1...100)
        let legs = number(mostLegs, "mostLegs", "Parts of a placement", in: 1...3, &reader)
        try reader.finish()
        return AllocationPolicy(
            levels: levels,
            points: points,
            laterPoints: later,
            unmetPoints: unmet,
            milesPerPoint: miles,
            mostLegs: legs
        )
    }

    private func number(
        _ text: String,
        _ field: String,
        _ name: String,
        in range: ClosedRange<Int>,
        _ reader: inout DraftReader
    ) -> Int {
        if text.trimmed.isEmpty { reader.fault(field, "Enter a number: \(name.lowercased())") }
        return reader.number(text, field, name, in: range) ?? 0
    }

    private func readLevels(_ reader: inout DraftReader) -> [AllocationPolicy.Level] {
        var chosen: [Int: AllocationPolicy.Level] = [:]
        for level in AllocationPolicy.Level.allCases {
            let field = "level-\(level.rawValue)"
            let count = AllocationPolicy.Level.allCases.count
            guard let position = reader.number(positions[level] ?? "", field, "The position", in: 1...count) else {
                continue
            }
            if chosen.updateValue(level, forKey: position) != nil {
                reader.fault(field, "Two levels have the position \(position). Give each its own")
            }
        }
        let levels = chosen.sorted { $0.key < $1.key }.map(\.value)
        // Placing everybody stands above everything else: no other level may cost a student the place.
        if levels.first != .unplaced, reader.faults.isEmpty {
            reader.fault("level-unplaced", "Students without a place must be decided first")
        }
        return levels
    }
}
