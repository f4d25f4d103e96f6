/// The keys of one kind of object in a problem file.
protocol LineKey: CaseIterable, RawRepresentable<String>, Sendable {
    /// The keys that may be left out.
    static var optional: [Self] { get }
    /// The keys as they stand in a file.
    static var table: KeyTable<Self> { get }
}

/// The keys of one kind of object by their spelling, numbered in the order in which they are declared.
struct KeyTable<Key: LineKey>: Sendable {
    let keys: [Key]
    private let spellings: [UInt128]
    /// Each key as files have it, with what stands around it: `"travel":`.
    private let tokens: [[UInt8]]
    /// A bit for each key that has to be there.
    let required: UInt32

    init() {
        keys = Array(Key.allCases)
        spellings = keys.map { Self.spelling($0.rawValue.utf8)! }
        tokens = keys.map { Array("\"\($0.rawValue)\":".utf8) }
        let optional = Key.optional.map(\.rawValue)
        required = keys.enumerated().reduce(0) { bits, key in
            optional.contains(key.element.rawValue) ? bits : bits | 1 << key.offset
        }
    }

    /// The number of the key that is spelt so.
    func number(of bytes: some Collection<UInt8>) -> Int? {
        Self.spelling(bytes).flatMap { spellings.firstIndex(of: $0) }
    }

    /// Passes over a key of which it is known how it is written, if it comes next: files keep to an order.
    func take(_ number: Int, _ scanner: inout JSONScanner) -> Bool {
        number < tokens.count && tokens[number].withUnsafeBufferPointer { scanner.take($0) }
    }

    /// The bytes of a short word as one number.
    private static func spelling(_ bytes: some Collection<UInt8>) -> UInt128? {
        bytes.count > 16 ? nil : bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// The keys for people.
    var list: String { keys.map(\.rawValue).joined(separator: ", ") }
}

enum TopKey: String, LineKey {
    case version, fairness, levels, provider, resource, student, cohort, opening

    static let optional = allCases
    static let table = KeyTable<Self>()

    /// The keys of which a line has one, unless it is the header.
    static let parts = "provider, resource, student, cohort or opening"
    var isOfHeader: Bool { self == .version || self == .fairness || self == .levels }
}

enum ProviderKey: String, LineKey {
    case id, students

    static let optional: [Self] = []
    static let table = KeyTable<Self>()
}

enum ResourceKey: String, LineKey {
    case id, capacity

    static let optional: [Self] = []
    static let table = KeyTable<Self>()
}

enum StudentKey: String, LineKey {
    case id, provider, locked, promised, options

    static let optional: [Self] = [.locked, .promised]
    static let table = KeyTable<Self>()
}

enum OptionKey: String, LineKey {
    case id, from, to, preference, travel, split, unwanted, resources, area, window

    static let optional: [Self] = [.unwanted, .area, .window]
    static let table = KeyTable<Self>()
}

enum CohortKey: String, LineKey {
    case minimum, options

    static let optional: [Self] = []
    static let table = KeyTable<Self>()
}

enum OpeningKey: String, LineKey {
    case id, resources

    static let optional: [Self] = []
    static let table = KeyTable<Self>()
}
