import Domain
import Store

extension AuditChain {
    /// What chooses the oldest entries of a chain, before the first that is to be kept.
    static func before(_ kept: SQL, in table: String, of system: ID<System>) -> SQL {
        """
        system_id = \(system) AND sequence < COALESCE((SELECT min(sequence) FROM \(identifier: table)
            WHERE system_id = \(system) AND (\(kept))), \(Int.max))
        """
    }

    /// Takes the oldest entries off a chain. The hash of the last one that goes is kept as the place to start from, with
    /// the entry that tells of it, written in the same transaction.
    /// - Returns: how many went.
    static func shorten(
        _ table: String,
        _ condition: SQL,
        of system: ID<System>,
        by entry: ID<AuditEntry>,
        _ writer: any Writer
    ) throws -> Int {
        struct Link: Codable {
            var sequence: Int
            var hash: String
        }
        guard let chain = Kind.allCases.first(where: { $0.table == table }),
            let last = try writer.first(
                """
                SELECT sequence, hash FROM \(identifier: table) WHERE \(condition) ORDER BY sequence DESC LIMIT 1
                """,
                as: Link.self
            )
        else { return 0 }
        try writer.run(
            """
            UPDATE audit_chain SET start_sequence = \(last.sequence), start_hash = \(last.hash), shortened_by = \(entry)
            WHERE system_id = \(system) AND chain = \(chain.rawValue)
            """
        )
        return try writer.run(
            "DELETE FROM \(identifier: table) WHERE system_id = \(system) AND sequence <= \(last.sequence)"
        )
    }
}
