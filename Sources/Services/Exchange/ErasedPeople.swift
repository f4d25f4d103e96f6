import Domain
import Records

/// The people of a system who were erased, known only by keyed hashes, so that a file that still names one is noticed.
struct ErasedPeople: Sendable {
    private let stones: [String: Tombstones.Stone]
    private let fields: FieldCipher

    init(_ stones: [String: Tombstones.Stone], fields: FieldCipher) {
        self.stones = stones
        self.fields = fields
    }

    /// That somebody with one of these traits was erased; nothing when nobody was.
    func stone(like traits: [String]) -> Tombstones.Stone? {
        guard !stones.isEmpty else { return nil }
        return fields.marks(traits, like: stones.keys).lazy.compactMap { stones[$0] }.first
    }
}
