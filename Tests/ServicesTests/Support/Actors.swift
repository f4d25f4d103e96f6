import Domain
import Records
import Services
import Store
import Testing

extension Trellis {
    /// The person with an address, as the first thing that the person is.
    func actor(_ email: EmailAddress) async throws -> Actor {
        let now = now()
        let (user, membership) = try await database.read { reader in
            let user = try #require(try Accounts.find(email: email, reader).first)
            return (user, try #require(try Memberships.held(by: user.id, at: now, reader).first).membership)
        }
        return Actor(user, as: membership, on: today)
    }
}
