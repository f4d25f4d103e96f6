/// Demand and supply side by side. Both sides add up: wanted is placed and short, offered is taken and free.
public struct SupplyFigures: Hashable, Sendable {
    /// Students who are known by name.
    public var known = 0
    /// Students whom cohorts plan beyond those.
    public var planned = 0
    /// Students with a placement.
    public var placed = 0
    /// Places whose number is known.
    public var offered = 0
    /// Places taken. A placement in parts takes one at each of its hosts, so this may be more than `placed`.
    public var taken = 0
    /// Answers without a number; no places.
    public var mayOffer = 0

    public init() {}

    public init(_ line: DemandLine) {
        known = line.known
        planned = line.planned
        placed = line.placed
    }

    public init(_ line: SupplyLine) {
        offered = line.offered
        taken = line.taken
        mayOffer = line.mayOffer
    }

    /// Everybody who needs a place, placed or not.
    public var wanted: Int { known + planned }
    /// Those still without one.
    public var short: Int { wanted - placed }
    /// Places that nobody has.
    public var free: Int { offered - taken }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.known += right.known
        sum.planned += right.planned
        sum.placed += right.placed
        sum.offered += right.offered
        sum.taken += right.taken
        sum.mayOffer += right.mayOffer
        return sum
    }
}
