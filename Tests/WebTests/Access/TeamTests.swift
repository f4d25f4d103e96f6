import Domain
import Foundation
import Pages
import Records
import Services
import Store
import StoreTestSupport
import Testing

@testable import Web

/// Those who look after an organisation's people, and those who work on somebody's behalf.
@Suite("People who can sign in")
struct TeamTests {
    @Test("A lead lets a tutor sign in, names the students, and ends it: the tutor is out at once")
    func tutor() async throws {
        try await withWholeSite { site async throws in
            let lead = try await site.signedIn(.providerLead)
            #expect(await lead.get("/team").text.contains("College lead, Northbridge College"))
            #expect(await lead.get("/team/invite").code == 200)
            let invited = await lead.post(
                "/team/invite",
                ["name": "Tess Tutor", "email": "tess@college.example.org", "role": "tutor"]
            )
            #expect(invited.code == 303)
            let page = try #require(invited.location?.split(separator: "?").first.map(String.init))
            #expect(await lead.get(page).text.contains("Tess Tutor"))

            let link = try await site.trellis.access.consoleLink(for: try EmailAddress("tess@college.example.org"))
            let tutor = site.client()
            _ = await tutor.get("/sign-in/link/\(link.token)")
            _ = await tutor.post("/sign-in/link/\(link.token)")
            #expect(await tutor.get("/students").code == 200)
            #expect(await tutor.get("/team").code == 403)

            _ = await lead.get(page)
            #expect(await lead.post("\(page)/end").code == 303)
            #expect(await tutor.get("/students").location == "/sign-in")
            #expect(!(await lead.get("/team").text.contains("Tess Tutor")))
        }
    }

    @Test("A lead gives no role of the other side or of the system, and reaches nobody of another organisation")
    func limits() async throws {
        try await withWholeSite { site async throws in
            let lead = try await site.signedIn(.providerLead)
            for role in [Role.coordinator, .employerLead, .mentor, .auditor, .reader] {
                _ = await lead.get("/team/invite")
                let answer = await lead.post(
                    "/team/invite",
                    ["name": "Pat", "email": "pat@example.org", "role": role.rawValue]
                )
                #expect(answer.code == 422, "\(role)")
            }
            let theirs = try await site.memberships(of: .employerLead).first.unwrapped
            #expect(await lead.get("/team/\(theirs.id)").code == 404)
            _ = await lead.get("/")
            #expect(await lead.post("/team/\(theirs.id)/end").code == 404)
            let own = try await site.memberships(of: .providerLead).first.unwrapped
            _ = await lead.get("/")
            #expect(await lead.post("/team/\(own.id)/end").code == 409)
            #expect(await lead.get("/team").code == 200)
        }
    }

    @Test("After a quarter, Today asks to confirm people; confirming them settles it")
    func confirming() async throws {
        try await withWholeSite { site async throws in
            #expect(!(await (try await site.signedIn(.providerLead)).get("/").text.contains("to confirm")))
            site.clock.advance(minutes: 92 * 24 * 60)
            let lead = try await site.signedIn(.providerLead)
            #expect(await lead.get("/").text.contains("people to confirm"))
            let own = try await site.memberships(of: .providerLead).first.unwrapped
            _ = await lead.get("/team/\(own.id)")
            #expect(await lead.post("/team/\(own.id)/confirm").code == 303)
            let after = try await site.memberships(of: .providerLead).first.unwrapped
            #expect(!after.needsConfirmation(at: site.clock.now))
        }
    }

    @Test("Working on behalf of an organisation stands on every page and in every entry, until it is ended")
    func acting() async throws {
        try await withWholeSite { site async throws in
            let kim = try await site.signedIn(.coordinator)
            #expect(await kim.get("/organisations/\(site.employer.id)").text.contains("Work on behalf of"))
            #expect(await kim.post("/acting/\(site.employer.id)").code == 303)
            for path in ["/", "/students", "/rules"] {
                #expect(await kim.get(path).text.contains("on behalf of Vale Hospital Trust"), "\(path)")
            }
            let site1 = ["name": "Main site"] as KeyValuePairs
            site.clock.advance(minutes: 1)
            _ = await kim.get("/organisations/\(site.employer.id)/sites/new")
            #expect(await kim.post("/organisations/\(site.employer.id)/sites/new", site1).code == 303)
            #expect(try await site.lastEntry().onBehalfOf == "Vale Hospital Trust")

            _ = await kim.get("/")
            #expect(await kim.post("/acting/stop").code == 303)
            #expect(!(await kim.get("/").text.contains("on behalf of Vale")))
            site.clock.advance(minutes: 1)
            _ = await kim.get("/organisations/\(site.employer.id)/sites/new")
            _ = await kim.post("/organisations/\(site.employer.id)/sites/new", ["name": "Second site"])
            #expect(try await site.lastEntry().onBehalfOf == nil)

            let lead = try await site.signedIn(.employerLead)
            _ = await lead.get("/")
            #expect(await lead.post("/acting/\(site.employer.id)").code == 404)
        }
    }

    @Test("Who can see what is there for everybody, and speaks to a student about the student")
    func whoSees() async throws {
        try await withWholeSite { site async throws in
            for role in Role.allCases {
                let page = await (try await site.signedIn(role)).get("/who-sees-what")
                #expect(page.code == 200)
                #expect(page.text.contains("about me") == (role == .student), "\(role)")
            }
            let page = await (try await site.signedIn(.student)).get("/who-sees-what").text
            #expect(page.contains("Your supervisor or mentor, from 4 weeks before the placement to 4 weeks after it"))
            let needs = try #require(page.firstRange(of: "Support you need")?.upperBound)
            #expect(!page[needs...].prefix(600).contains("mentor"))
        }
    }

    @Test("Readers find figures and no row")
    func figures() async throws {
        try await withWholeSite { site async throws in
            for role in [Role.reader, .grantManager] {
                let client = try await site.signedIn(role)
                let page = await client.get("/figures")
                #expect(page.code == 200)
                #expect(page.text.contains("not shown"))
                for path in ["/students", "/placements", "/organisations", "/offers", "/history", "/team"] {
                    #expect(await client.get(path).code == 403, "\(path)")
                }
            }
        }
    }
}

extension WholeSite {
    /// The newest entry of the history.
    func lastEntry() async throws -> AuditEntry {
        try await trellis.database.read { reader in
            try AuditEntries.list(in: .system(system.id), offset: 0, limit: 1, reader).first.unwrapped
        }
    }
}
