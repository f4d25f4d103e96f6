/// The rules that stop one student from having one offer.
public struct Obstacles: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set of one rule; empty for a reason that stops no offer.
    public init(_ kind: Reason.Kind) {
        self.init(rawValue: Self.order.firstIndex(of: kind).map { 1 << UInt16($0) } ?? 0)
    }

    /// The rules in the order in which they are asked: the first that says no is the reason that people see.
    public static let order: [Reason.Kind] = [
        .noOfferForTLevel, .noOfferForSpecialism, .notOpenToCollege, .vetoed, .placesNotKnown, .full, .windowApart,
        .weeksBlocked, .patternApart, .tooYoung, .ageUnknown, .notReadyInTime, .tooFewHours, .tooFar,
    ]

    public static let noOfferForTLevel = Obstacles(.noOfferForTLevel)
    public static let noOfferForSpecialism = Obstacles(.noOfferForSpecialism)
    public static let notOpenToCollege = Obstacles(.notOpenToCollege)
    public static let vetoed = Obstacles(.vetoed)
    public static let placesNotKnown = Obstacles(.placesNotKnown)
    public static let full = Obstacles(.full)
    public static let windowApart = Obstacles(.windowApart)
    public static let weeksBlocked = Obstacles(.weeksBlocked)
    public static let patternApart = Obstacles(.patternApart)
    public static let tooYoung = Obstacles(.tooYoung)
    public static let ageUnknown = Obstacles(.ageUnknown)
    public static let notReadyInTime = Obstacles(.notReadyInTime)
    public static let tooFewHours = Obstacles(.tooFewHours)
    public static let tooFar = Obstacles(.tooFar)

    /// The rules, in the order in which they are asked.
    public var kinds: [Reason.Kind] { Self.order.filter { contains(Obstacles($0)) } }

    /// The first rule.
    public var first: Reason.Kind? {
        rawValue == 0 ? nil : Self.order[rawValue.trailingZeroBitCount]
    }

    /// How many rules there are.
    public var count: Int { rawValue.nonzeroBitCount }

    /// The fewest rules that between them stop every offer, given what stops each; of equally few, those asked first.
    public static func fewest(stopping offers: some Sequence<Obstacles>) -> Obstacles {
        let sets = Set(offers).subtracting([[]])
        if sets.isEmpty { return [] }
        let all = sets.reduce(Obstacles()) { $0.union($1) }
        let bits = order.indices.map { Obstacles(rawValue: 1 << UInt16($0)) }.filter { all.contains($0) }
        var candidates: [Obstacles] = [[]]
        for _ in bits {
            candidates = candidates.flatMap { set in
                bits.filter { $0.rawValue > set.rawValue }.map { set.union($0) }
            }
            if let found = candidates.first(where: { candidate in sets.allSatisfy { !$0.isDisjoint(with: candidate) } })
            {
                return found
            }
        }
        return all
    }
}
