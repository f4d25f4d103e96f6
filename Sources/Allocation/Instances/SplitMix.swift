/// A small generator of random numbers that is the same everywhere.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes a generator from a seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not reaching, 1.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number from 0 up to, but not reaching, a limit.
    public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// Whether something that happens in so many of a hundred cases happens now.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// An index, each as likely as its weight says.
    mutating func pick(_ weights: [Int]) -> Int {
        var drawn = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if drawn < weight { return index }
            drawn -= weight
        }
        return weights.count - 1
    }

    /// Puts items into an order by lot.
    mutating func mix<Item>(_ items: inout [Item]) {
        for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, below(last + 1)) }
    }
}
