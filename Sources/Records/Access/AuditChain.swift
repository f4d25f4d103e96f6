public import Domain
public import Store

/// The chains of a system: its changes and its readings, each entry tied to the one before it.
///
/// The head row says how long a chain is and what its newest hash is. Taking the next place is a conditional update of that
/// row, with the unique number of the entry behind it, so that two writers never take the same place.
public enum AuditChain {
    /// What is chained.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case changes, readings

        var table: String { self == .changes ? AuditEntry.table : Reading.table }
    }

    /// The newest end of a chain.
    public struct Head: Codable, Hashable, Sendable {
        public var systemID: ID<System>
        public var chain: Kind
        public var sequence: Int
        public var hash: String
        /// The number of the last entry that was taken off the other end when its time was over, and its hash.
        public var startSequence = 0
        public var startHash: String?
        /// The entry that tells of it.
        public var shortenedBy: ID<AuditEntry>?
    }

    /// The newest ends of a system's chains; none where nothing has been written yet.
    public static func heads(of system: ID<System>, _ reader: any Reader) throws -> [Head] {
        try reader.all("SELECT * FROM audit_chain WHERE system_id = \(system) ORDER BY chain", as: Head.self)
    }

    /// The hash at one place of a chain, to be held against one that was written down elsewhere.
    public static func hash(
        at sequence: Int,
        of chain: Kind,
        in system: ID<System>,
        _ reader: any Reader
    ) throws -> String? {
        try reader.scalar(
            """
            SELECT hash FROM \(identifier: chain.table) WHERE system_id = \(system) AND sequence = \(sequence)
            UNION ALL SELECT start_hash FROM audit_chain
            WHERE system_id = \(system) AND chain = \(chain.rawValue) AND start_sequence = \(sequence)
                AND start_hash IS NOT NULL
            """,
            as: String.self
        )
    }

    /// Gives an entry the next place in its chain.
    static func chained(_ entry: AuditEntry, seals: [String], _ writer: any Writer) throws -> AuditEntry {
        let link = try next(.changes, of: entry.systemID, writer) { sequence, previous in
            try AuditSeal.hash(entry, sequence: sequence, seals: seals, after: previous)
        }
        var entry = entry
        entry.sequence = link.sequence
        entry.hash = link.hash
        return entry
    }

    /// Gives a reading the next place in its chain.
    static func chained(_ reading: Reading, subjects: [String], _ writer: any Writer) throws -> Reading {
        let link = try next(.readings, of: reading.systemID, writer) { sequence, previous in
            try AuditSeal.hash(reading, sequence: sequence, subjects: subjects, after: previous)
        }
        var reading = reading
        reading.sequence = link.sequence
        reading.hash = link.hash
        return reading
    }

    /// Takes the next place of a chain for something whose hash follows from its place and the hash before it.
    private static func next(
        _ chain: Kind,
        of system: ID<System>,
        _ writer: any Writer,
        hash: (_ sequence: Int, _ previous: String) throws -> String
    ) throws -> (sequence: Int, hash: String) {
        let head = try head(chain, of: system, writer)
        let sequence = head.sequence + 1
        let hash = try hash(sequence, head.hash)
        try move(head, to: hash, writer)
        return (sequence, hash)
    }

    private static func head(_ chain: Kind, of system: ID<System>, _ writer: any Writer) throws -> Head {
        let found = try writer.first(
            """
            SELECT * FROM audit_chain WHERE system_id = \(system) AND chain = \(chain.rawValue)
            \(sqlite: "", postgres: "FOR UPDATE")
            """,
            as: Head.self
        )
        return try found ?? start(chain, of: system, writer)
    }

    /// The head of a chain that has none: its last link, or the beginning.
    private static func start(_ chain: Kind, of system: ID<System>, _ writer: any Writer) throws -> Head {
        var head = Head(
            systemID: system,
            chain: chain,
            sequence: 0,
            hash: AuditSeal.beginning(chain, of: system)
        )
        let last: SQL = """
            SELECT system_id, \(chain.rawValue) AS chain, sequence, hash, 0 AS start_sequence FROM \(identifier: chain.table)
            WHERE system_id = \(system) AND sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1
            """
        if let link = try writer.first(last, as: Head.self) { head = link }
        try writer.insert(head, into: "audit_chain")
        return head
    }

    private static func move(_ head: Head, to hash: String, _ writer: any Writer) throws {
        let moved = try writer.run(
            """
            UPDATE audit_chain SET sequence = \(head.sequence + 1), hash = \(hash)
            WHERE system_id = \(head.systemID) AND chain = \(head.chain.rawValue) AND sequence = \(head.sequence)
            """
        )
        guard moved == 1 else { throw LedgerError.outrun }
    }
}
