import Domain
import Foundation
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

/// People who are several things, and what happens when one of them ends.
@Suite("Acting as one of several memberships")
struct MembershipTests {
    @Test("Somebody who is two things chooses between them in the header")
    func switching() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.providerLead)
            #expect(!(await client.get("/")).text.contains("Act as"))

            let coordinator = Actor.commandLine(in: site.system.id)
            let email = try EmailAddress(WholeSite.address(of: .providerLead))
            _ = try await site.trellis.access.invite(
                Invitation(email, name: "Lee", role: .employerLead, organisationID: site.employer.id),
                by: coordinator
            )
            let both = await client.get("/")
            #expect(both.text.contains("Act as"))
            #expect(both.text.contains("Employer lead, Vale Hospital Trust"))
            #expect(await client.get("/students/new").code == 200)

            let memberships = try await site.memberships(of: .providerLead)
            let other = try memberships.first { $0.role == .employerLead }.unwrapped
            _ = await client.get("/")
            let chosen = await client.post("/membership", ["membership": other.id.description])
            #expect(chosen.code == 303)
            #expect(await client.follow().text.contains("employer lead"))
            #expect(await client.get("/students/new").code != 200)
            #expect(await client.get("/organisations/\(site.employer.id)").code == 200)
        }
    }

    @Test("Whoever becomes something that asks for a second factor signs in again")
    func stepUp() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.providerLead)
            #expect(await client.get("/students").code == 200)
            let email = try EmailAddress(WholeSite.address(of: .providerLead))
            _ = try await site.trellis.access.invite(
                Invitation(email, name: "Lee", role: .coordinator),
                by: .commandLine(in: site.system.id)
            )
            #expect(await client.get("/students").location == "/sign-in")
            let link = try await site.trellis.access.consoleLink(for: email)
            let fresh = site.client()
            _ = await fresh.get("/sign-in/link/\(link.token)")
            _ = await fresh.post("/sign-in/link/\(link.token)", [:])
            #expect(await fresh.get("/students").location == "/account/code")
        }
    }

    @Test("Nobody acts as what somebody else is, or as what has ended")
    func notTheirs() async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(.providerLead)
            let coordinators = try await site.memberships(of: .coordinator)
            let theirs = try coordinators.first.unwrapped
            _ = await client.get("/")
            #expect(await client.post("/membership", ["membership": theirs.id.description]).code == 404)
            #expect(await client.get("/imports").code != 200)

            var own = try await site.memberships(of: .providerLead).first.unwrapped
            own.until = site.clock.now
            let ended = own
            try await site.trellis.change(.commandLine(in: site.system.id), "test", key: nil) { ledger in
                try ledger.update(ended)
                return ChangeOutcome(ended, "Ended")
            }
            let answer = await client.get("/students")
            #expect(answer.code == 303 && answer.location == "/sign-in")
        }
    }
}

extension WholeSite {
    /// What the person of a role is.
    func memberships(of role: Role) async throws -> [Membership] {
        let email = try EmailAddress(Self.address(of: role))
        let now = clock.now
        return try await trellis.database.read { reader in
            let user = try Accounts.find(email: email, reader).first.unwrapped
            return try Memberships.held(by: user.id, at: now, reader).map(\.membership)
        }
    }
}
