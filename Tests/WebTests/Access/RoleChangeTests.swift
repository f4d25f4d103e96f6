import Domain
import Foundation
import Pages
import Services
import Testing

@testable import Web

/// Somebody becomes something else without being taken away first.
@Suite("Changing what somebody is")
struct RoleChangeTests {
    /// Opens the form of a role and sends it.
    private func change(
        _ membership: Membership,
        _ fields: KeyValuePairs<String, String>,
        by client: TestClient
    ) async -> Answer {
        _ = await client.get("/team/\(membership.id)/role")
        return await client.post("/team/\(membership.id)/role", fields)
    }

    @Test("A lead makes a tutor a lead: signed out at once, then signed in with the new rights, named for nothing")
    func tutor() async throws {
        try await withWholeSite { site async throws in
            let (lead, tutor) = (try await site.signedIn(.providerLead), try await site.signedIn(.tutor))
            let membership = try await site.memberships(of: .tutor).first.unwrapped
            #expect(await tutor.get("/students").code == 200)
            #expect(await tutor.get("/team").code == 403)
            #expect(await lead.get("/team/\(membership.id)").text.contains("/team/\(membership.id)/role"))
            #expect(await lead.get("/team/\(membership.id)/role").text.contains("value=\"tutor\" selected"))

            #expect(await change(membership, ["role": "providerLead"], by: lead).code == 303)
            #expect(await lead.follow().text.contains("College lead"))
            #expect(await tutor.get("/students").location == "/sign-in")
            let again = try await site.signedIn(.tutor)
            #expect(await again.get("/team").code == 200)
            let after = try await site.memberships(of: .tutor).first.unwrapped
            #expect(after.role == .providerLead && after.organisationID == site.college.id)
            #expect(after.cohorts.isEmpty && after.students.isEmpty && after.confirmedAt == site.clock.now)
            let entry = try await site.lastEntry()
            #expect(entry.action == "membership.role")
            #expect(entry.summary == "Changed what a person is, from tutor to college lead")
        }
    }

    @Test("A lead gives no role of the other side or the system, nobody changes their own, and the same twice is told")
    func limits() async throws {
        try await withWholeSite { site async throws in
            let lead = try await site.signedIn(.providerLead)
            let tutor = try await site.memberships(of: .tutor).first.unwrapped
            for role in [Role.coordinator, .employerLead, .mentor, .auditor] {
                #expect(await change(tutor, ["role": role.rawValue], by: lead).code == 422, "\(role)")
            }
            #expect(await change(tutor, ["role": "tutor"], by: lead).code == 422)
            #expect(await change(tutor, ["role": ""], by: lead).code == 422)
            let own = try await site.memberships(of: .providerLead).first.unwrapped
            #expect(await lead.get("/team/\(own.id)/role").text.contains("You cannot change this role"))
            #expect(!(await lead.get("/team/\(own.id)").text.contains("/role\"")))
            #expect(await change(own, ["role": "tutor"], by: lead).code == 409)
            let theirs = try await site.memberships(of: .employerLead).first.unwrapped
            #expect(await lead.get("/team/\(theirs.id)/role").code == 404)
            #expect(await change(theirs, ["role": "mentor"], by: lead).code == 404)
            #expect(try await site.memberships(of: .tutor) == [tutor])
            #expect(try await site.memberships(of: .employerLead) == [theirs])
        }
    }

    @Test("A coordinator says which organisation or place the new role belongs to")
    func coordinator() async throws {
        try await withWholeSite { site async throws in
            let kim = try await site.signedIn(.coordinator)
            let tutor = try await site.memberships(of: .tutor).first.unwrapped
            #expect(await change(tutor, ["role": "mentor", "organisation": ""], by: kim).code == 422)
            let college = site.college.id.description
            #expect(await change(tutor, ["role": "mentor", "organisation": college], by: kim).code == 422)
            #expect(await change(tutor, ["role": "placeLead", "organisation": "", "place": ""], by: kim).code == 422)
            let employer = site.employer.id.description
            #expect(await change(tutor, ["role": "mentor", "organisation": employer], by: kim).code == 303)
            let after = try await site.memberships(of: .tutor).first.unwrapped
            #expect(after.role == .mentor && after.organisationID == site.employer.id && after.students.isEmpty)
        }
    }

    @Test("Whoever becomes a coordinator, or becomes one again by undo, signs in again with a second factor")
    func stepUp() async throws {
        try await withWholeSite { site async throws in
            let kim = try await site.signedIn(.coordinator)
            let lead = try await site.memberships(of: .providerLead).first.unwrapped
            let client = try await site.signedIn(.providerLead)
            #expect(await change(lead, ["role": "coordinator"], by: kim).code == 303)
            #expect(await client.get("/").location == "/sign-in")
            let college = site.college.id.description
            #expect(await change(lead, ["role": "tutor", "organisation": college], by: kim).code == 303)
            let down = try await site.lastEntry()
            let tutor = try await site.signedIn(.providerLead)
            #expect(await tutor.get("/students").code == 200)
            let actor = try await site.actor(.coordinator)
            try await site.trellis.undo(down.id, by: actor, key: nil)
            #expect(await tutor.get("/students").location == "/sign-in")
            #expect(await kim.get("/").code == 200, "whoever undoes goes on")
        }
    }

    @Test("A change of a role asks for a recent sign-in")
    func recent() async throws {
        try await withWholeSite { site async throws in
            let lead = try await site.signedIn(.providerLead)
            let tutor = try await site.memberships(of: .tutor).first.unwrapped
            _ = await lead.get("/team/\(tutor.id)/role")
            site.clock.advance(minutes: 20)
            let late = await lead.post("/team/\(tutor.id)/role", ["role": "providerLead"])
            #expect(late.location == "/account/confirm")
            #expect(try await site.memberships(of: .tutor) == [tutor])
        }
    }
}

/// What somebody reads who only checks.
@Suite("What auditors read")
struct AuditorTests {
    @Test("What is kept and why, and how many ask; not who, not why, and nothing to press")
    func assurance() async throws {
        let sample = try await StudentsSite()
        let kim = try await sample.site.signedIn(.coordinator)
        let page = "/data/students/\(sample.ada.id)"
        _ = await kim.get(page)
        _ = await kim.post("\(page)/hold", ["hold": "A claim by Quentin"])
        let today = sample.site.trellis.today
        _ = await kim.get(page)
        _ = await kim.post(
            "\(page)/ask",
            [
                "kind": "export", "received-day": "\(today.day)", "received-month": "\(today.month)",
                "received-year": "\(today.year)", "words": "Asked by Quentin",
            ]
        )
        let auditor = try await sample.site.signedIn(.auditor)
        let data = await auditor.get("/data")
        #expect(data.code == 200)
        #expect(data.text.contains("Requests: 1 open. Legal holds that stand: 1."))
        #expect(!data.text.contains("Quentin") && !data.text.contains("\(sample.ada.id)"))
        #expect(!data.text.contains("/lift") && !data.text.contains("href=\"/data/requests\""))
        for path in ["/data/processing", "/data/impact"] {
            #expect(data.text.contains(path))
            #expect(await auditor.get(path).code == 200, "\(path)")
        }
        for path in ["/data/requests", "/data/retention"] { #expect(await auditor.get(path).code == 403, "\(path)") }
        #expect(await auditor.get(page).code == 404)
        #expect(await auditor.post("/data/retention").code == 403)
    }
}
