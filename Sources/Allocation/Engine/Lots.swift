/// The published order that decides between answers which are equal at every level: each option of each student has a
/// lot, drawn from the seed and the ids, and the lowest sum of lots wins. Nobody can foresee it without the seed.
struct Lots: Sendable {
    private let start: UInt64

    init(seed: UInt64) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for shift in stride(from: 0, to: 64, by: 8) {
            Self.add(UInt8(truncatingIfNeeded: seed >> UInt64(shift)), to: &hash)
        }
        start = hash
    }

    struct Drawer: Sendable {
        fileprivate let hash: UInt64

        /// A number of 20 bits.
        func lot(for option: String) -> Int {
            var hash = hash
            for byte in option.utf8 { Lots.add(byte, to: &hash) }
            hash ^= hash >> 30
            hash = hash &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 27
            hash = hash &* 0x94D0_49BB_1331_11EB
            hash ^= hash >> 31
            return Int(hash >> 44)
        }
    }

    func drawer(for student: String) -> Drawer {
        var hash = start
        for byte in student.utf8 { Self.add(byte, to: &hash) }
        Self.add(0, to: &hash)
        return Drawer(hash: hash)
    }

    private static func add(_ byte: UInt8, to hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
