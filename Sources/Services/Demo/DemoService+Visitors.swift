public import Domain
import Store

extension DemoService {
    /// Whom a visitor of the demo may sign in as: the coordinator, the lead of the college with the most students, and
    /// the lead of the employer with the most students placed.
    /// - Throws: `ServiceError.notFound` when the store holds no made-up system, or nobody is left in it.
    public func visitors() async throws -> (coordinator: EmailAddress, provider: EmailAddress, employer: EmailAddress) {
        let found = try await trellis.database.read { reader in
            let users: SQL = """
                SELECT user_account.email FROM user_account JOIN system ON system.id = user_account.system_id
                    JOIN membership ON membership.user_id = user_account.id
                WHERE system.is_demo AND user_account.disabled_at IS NULL
                """
            let students: SQL =
                "(SELECT count(*) FROM student WHERE student.provider_id = membership.organisation_id)"
            let legs: SQL = "(SELECT count(*) FROM leg WHERE leg.organisation_id = membership.organisation_id)"
            return [
                try reader.scalar(
                    "\(users) AND membership.role = \(Role.coordinator.rawValue) ORDER BY user_account.email LIMIT 1",
                    as: EmailAddress.self
                ),
                try reader.scalar(
                    """
                    \(users) AND membership.role = \(Role.providerLead.rawValue)
                    ORDER BY \(students) DESC, user_account.email LIMIT 1
                    """,
                    as: EmailAddress.self
                ),
                try reader.scalar(
                    """
                    \(users) AND membership.role = \(Role.employerLead.rawValue)
                    ORDER BY \(legs) DESC, user_account.email LIMIT 1
                    """,
                    as: EmailAddress.self
                ),
            ]
        }
        guard let coordinator = found[0], let provider = found[1], let employer = found[2] else {
            throw ServiceError.notFound
        }
        return (coordinator, provider, employer)
    }
}
