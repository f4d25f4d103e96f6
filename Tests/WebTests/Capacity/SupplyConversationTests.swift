import Domain
import Foundation
import NIOCore
import Records
import Services
import Testing

@testable import Web

@Suite("Supply and demand, page by page")
struct SupplyConversationTests {
    /// Places at the hospital's ward that only one college may see, in day release.
    private static func limited(_ sample: StudentsSite) async throws -> Offer {
        let trellis = sample.site.trellis
        let listed = try await trellis.capacity.list(
            OfferFilter(),
            .everything,
            near: nil,
            year: AcademicYear(containing: trellis.today),
            for: Actor(userID: nil, name: "Kim", role: .coordinator, systemID: sample.site.system.id)
        )
        var offer = try #require(listed.rows.first).row.offer
        offer.id = trellis.newID()
        offer.pattern = Pattern(kind: .dayRelease)
        (offer.places, offer.taken) = (12, 0)
        offer.visibility = Visibility(providers: [sample.stoke.id])
        let added = offer
        try await sample.site.fill { ledger in try ledger.insert(added) }
        return added
    }

    @Test("The coordinator sees both sides, narrows them in the address and saves them")
    func coordinator() async throws {
        let sample = try await StudentsSite()
        _ = try await Self.limited(sample)
        let client = try await sample.site.signedIn(.coordinator)
        #expect(await client.get("/offers").text.contains("href=\"/supply\""))
        let page = await client.get("/supply")
        #expect(page.code == 200 && page.text.contains("Free and short at the same time"))
        #expect(page.text.contains("39 planned"))
        #expect(page.text.contains("href=\"/offers?tLevel=health&amp;free=yes\""))
        #expect(page.text.contains("href=\"/students?tLevel=health&amp;placed=no\""))
        // The cohort without a window of its own fits; Leek's cohort cannot see the twelve, and the ward's one fits.
        #expect(page.text.contains("No rule in the way"))
        #expect(page.text.contains("More than in any year"))
        let colleges = await client.get("/supply?by=college&tLevel=health")
        #expect(colleges.text.contains("Open to several") && colleges.text.contains("Leek College"))
        #expect(colleges.text.contains("href=\"/supply?by=college\""))
        #expect(await client.get("/supply?by=nonsense&term=x&college=y").code == 200)
        let csv = await client.get("/supply/export.csv?by=college")
        #expect(csv.code == 200 && csv.text.contains("College,") && csv.text.contains("\nTotal,42,1,41,14,1,13,"))
        #expect(await client.get("/supply/export.xlsx").code == 200)
    }

    @Test("The rule between free places and students is a sentence, with where to go next")
    func gap() async throws {
        let sample = try await StudentsSite()
        var (offer, cohort) = (try await Self.limited(sample), sample.cohort)
        let trellis = sample.site.trellis
        (offer.id, offer.tLevelCode, offer.visibility) = (trellis.newID(), "science", .everyone)
        (cohort.id, cohort.tLevelCode, cohort.size, cohort.name) = (trellis.newID(), "science", 2, "Science 1")
        let students = (0..<2).map { _ in
            var student = sample.bo
            (student.id, student.cohortID, student.tLevelCode) = (trellis.newID(), cohort.id, "science")
            return student
        }
        let (places, group) = (offer, cohort)
        try await sample.site.fill { ledger in
            try ledger.insert(places)
            try ledger.insert(group)
            try ledger.insert(students)
        }
        let coordinator = try await sample.site.signedIn(.coordinator)
        let sentence = "12 free places are day release; the 2 without a place need block."
        let page = await coordinator.get("/supply")
        #expect(page.text.contains(sentence) && page.text.contains("Free and short"))
        #expect(page.text.contains("href=\"/offers?tLevel=science&amp;free=yes\""))
        #expect(page.text.contains("href=\"/students?tLevel=science&amp;placed=no\""))
        #expect(page.text.contains("href=\"/opportunities?tLevel=science\""))
        let college = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let own = await college.get("/supply?tLevel=science")
        #expect(own.text.contains(sentence) && !own.text.contains("/opportunities"))
        let other = try await sample.site.signedIn(.providerLead, of: sample.leek.id)
        #expect(!(await other.get("/supply").text.contains("without a place need block")))
    }

    @Test("Unused places are opened to every college in one press, with undo beside it")
    func release() async throws {
        let sample = try await StudentsSite()
        let offer = try await Self.limited(sample)
        let client = try await sample.site.signedIn(.coordinator)
        let college = try await sample.site.signedIn(.providerLead, of: sample.leek.id)
        #expect(await college.get("/offers/\(offer.id)").code == 404)
        let list = await client.get("/supply/unused")
        #expect(list.text.contains("Open all 12 places to every college") && list.text.contains("Stoke College"))
        #expect(list.hidden("selected") == offer.id.description)
        #expect(await client.post("/supply/unused", ["selected": offer.id.description]).code == 303)
        let after = await client.follow()
        #expect(after.text.contains("Opened 12 unused places to every college") && after.text.contains("Undo"))
        #expect(after.text.contains("Every place that is free can be seen by every college already."))
        #expect(await college.get("/offers/\(offer.id)").code == 200)
        #expect(await client.post("/supply/unused", ["selected": offer.id.description]).code == 409)
        #expect(await client.post("/supply/unused", ["selected": "x"]).code == 404)
        #expect(await college.get("/supply/unused").code == 403)
    }

    @Test("A college meets its own demand, and is warned on a cohort before places are promised")
    func college() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.providerLead, of: sample.leek.id)
        let page = await client.get("/supply")
        #expect(page.code == 200 && page.text.contains("Students of other colleges are not counted"))
        #expect(!page.text.contains("Stoke College") && !page.text.contains("/supply/unused"))
        #expect(!page.text.contains("/runs") && !page.text.contains("/what-if"))
        let cohort = await client.get("/cohorts/\(sample.leekCohort.id)")
        #expect(cohort.text.contains("More students than places were ever given"))
        #expect(cohort.text.contains("Health: 2 places in three years for 20 intended students."))
        #expect(cohort.text.contains("All your cohorts together intend 21 students for the same places."))
    }

    @Test("Readers and place leads get safe counts, and hosts nothing")
    func others() async throws {
        let sample = try await StudentsSite()
        let reader = try await sample.site.signedIn(.reader)
        #expect(await reader.get("/figures").text.contains("href=\"/supply\""))
        let page = await reader.get("/supply")
        #expect(page.code == 200 && page.text.contains("not shown") && !page.text.contains("Free and short"))
        #expect(!page.text.contains("href=\"/students") && !page.text.contains("href=\"/offers"))
        #expect(await reader.get("/supply/export.csv").code == 403)
        let host = try await sample.site.signedIn(.employerLead, of: sample.hospital.id)
        #expect(await host.get("/supply").code == 403)
        #expect(await host.get("/supply/unused").code == 200)
    }
}
