public import Domain
import Records
import Store

extension AccessService {
    /// Begins to work on behalf of an organisation: everything that is changed in this session says so until it ends.
    /// - Throws: `ServiceError.notFound` when there is no such organisation.
    public func act(for organisation: ID<Organisation>, in session: Session) async throws {
        try session.actor.mustBeAllowed(to: .actForOthers)
        try await trellis.database.write { writer in
            guard try Organisations.find(organisation, in: session.actor.scope, writer) != nil else {
                throw ServiceError.notFound
            }
            try Memberships.act(for: organisation, tokenHash: session.tokenHash, writer)
        }
    }

    /// Ends working on somebody's behalf.
    public func stopActing(in session: Session) async throws {
        try await trellis.database.write { writer in
            try Memberships.act(for: nil, tokenHash: session.tokenHash, writer)
        }
    }
}
