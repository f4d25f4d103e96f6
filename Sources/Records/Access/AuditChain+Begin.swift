public import Domain
public import Store

extension AuditChain {
    /// Ties the entries that were written before there were chains, oldest first. Does nothing where a chain has begun.
    ///
    /// - Parameter salt: fresh secret text, for the seals of changes that have none.
    /// - Returns: how many entries were tied.
    @discardableResult
    public static func begin(of system: ID<System>, salt: String, _ writer: any Writer) throws -> Int {
        let hasBegun = try writer.scalar(
            """
            SELECT count(*) FROM audit_chain WHERE system_id = \(system) AND chain = \(Kind.changes.rawValue)
            """,
            as: Int.self
        )
        let isTied = try writer.rows(
            "SELECT 1 FROM audit_entry WHERE system_id = \(system) AND sequence IS NOT NULL LIMIT 1"
        )
        guard hasBegun == 0, isTied.isEmpty else { return 0 }
        var tied = 0
        while true {
            let loose = try writer.all(
                """
                SELECT * FROM audit_entry WHERE system_id = \(system) AND sequence IS NULL ORDER BY at, id LIMIT 500
                """,
                as: AuditEntry.self
            )
            if loose.isEmpty { return tied }
            for var entry in loose {
                let secret = Checksum.of("\(salt) \(entry.id)")
                let seals = try seal(entry, salt: secret, writer)
                AuditSeal.seal(&entry, secret: secret)
                let linked = try chained(entry, seals: seals, writer)
                try writer.run(
                    """
                    UPDATE audit_entry SET sequence = \(linked.sequence), hash = \(linked.hash), salt = \(entry.salt),
                        seal = \(entry.seal)
                    WHERE id = \(entry.id)
                    """
                )
            }
            tied += loose.count
        }
    }

    private static func seal(_ entry: AuditEntry, salt: String, _ writer: any Writer) throws -> [String] {
        try AuditChange.of([entry.id], writer).map { change in
            let own = AuditSeal.salt(salt, change.position)
            let seal = AuditSeal.seal(change, salt: own)
            try writer.run(
                """
                UPDATE audit_change SET salt = \(own), seal = \(seal)
                WHERE entry_id = \(entry.id) AND position = \(change.position)
                """
            )
            return seal
        }
    }
}
