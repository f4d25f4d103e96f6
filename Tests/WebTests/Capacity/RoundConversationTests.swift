import Domain
import Foundation
import HTTPTypes
import Records
import Services
import Store
import Testing

@testable import Web

@Suite("A capacity round in the browser")
struct RoundConversationTests {
    /// A hospital with a ward that offered places this year, its contact, and a coordinator who is signed in.
    private struct Scene {
        let site: WorkingSite
        let client: TestClient
        let hospital: Organisation
        let offer: Offer

        init() async throws {
            let site = try await WorkingSite()
            let trellis = site.trellis
            let (system, today) = (site.system.id, trellis.today)
            let year = AcademicYear(containing: today)
            let hospital = Organisation(
                id: trellis.newID(),
                systemID: system,
                name: "Vale Hospital",
                kinds: [.employer],
                sector: .acuteTrust,
                place: "Stoke",
                source: "Test",
                asAt: today
            )
            let place = Domain.Site(
                id: trellis.newID(),
                systemID: system,
                organisationID: hospital.id,
                name: "Main site"
            )
            let ward = Area(
                id: trellis.newID(),
                systemID: system,
                organisationID: hospital.id,
                siteID: place.id,
                name: "Ward 5",
                setting: .hospitalWard
            )
            let person = Person(
                id: trellis.newID(),
                systemID: system,
                organisationID: hospital.id,
                name: "Jo Ward",
                role: .lead,
                email: try EmailAddress("jo@example.org"),
                source: "Test",
                asAt: today
            )
            let offer = Offer(
                id: trellis.newID(),
                systemID: system,
                organisationID: hospital.id,
                siteID: place.id,
                areaID: ward.id,
                year: year,
                tLevelCode: "health",
                places: 3,
                firstDay: year.range.start.adding(days: 160),
                lastDay: year.range.start.adding(days: 230),
                pattern: .block,
                hours: 315,
                notes: "Secret note",
                source: "Test",
                asAt: today.adding(days: -200)
            )
            try await site.fill { ledger in
                try ledger.insert(hospital)
                try ledger.insert(place)
                try ledger.insert(ward)
                try ledger.insert(person)
                try ledger.insert(offer)
            }
            (self.site, self.hospital, self.offer) = (site, hospital, offer)
            client = try await site.signedIn(.coordinator)
        }

        /// Opens a round through its two pages; the path of the link in the mail.
        func open() async throws -> String {
            await client.get("/rounds/new")
            let whom = await client.post(
                "/rounds/new",
                [
                    "name": "Summer", "year": "2027/28", "closesOn-day": "1", "closesOn-month": "12",
                    "closesOn-year": "2026", "asks": "newPlaces",
                ]
            )
            #expect(whom.code == 200 && whom.text.contains("Vale Hospital") && whom.text.contains("Jo Ward"))
            let opened = await client.post(
                "/rounds/new",
                [
                    "name": "Summer", "year": "2027/28", "closesOn-day": "1", "closesOn-month": "12",
                    "closesOn-year": "2026", "asks": "newPlaces", "step": "send",
                    "selected": hospital.id.description,
                ]
            )
            #expect(opened.code == 303)
            return try await link()
        }

        func link() async throws -> String {
            let body = try await site.trellis.database.read { reader in
                try reader.scalar("SELECT body FROM outbox ORDER BY rowid DESC LIMIT 1", as: String.self)
            }
            let word = (body ?? "").split(whereSeparator: \.isWhitespace).last {
                $0.hasPrefix("http://localhost/task/")
            }
            return String(try #require(word).dropFirst("http://localhost".count))
        }

        func changes() async throws -> Int {
            try await site.trellis.database.read { reader in
                try reader.scalar("SELECT count(*) FROM audit_entry", as: Int.self) ?? 0
            }
        }
    }

    @Test("An employer answers in two presses; before the second one nothing has changed, however often it was opened")
    func twoPresses() async throws {
        let scene = try await Scene()
        let path = try await scene.open()
        let before = try await scene.changes()
        let check = "\(path)?say=same&line=\(scene.offer.id)"
        for _ in 1...4 {
            #expect(await scene.site.visitor().get(path).code == 200)
            #expect(await scene.site.visitor().send(.head, path).code == 200)
            #expect(await scene.site.visitor().get(check).code == 200)
            #expect(await scene.site.visitor().get("\(path)?say=full&line=rest").code == 200)
        }
        #expect(await scene.site.visitor().post(path, ["say": "same", "line": scene.offer.id.description]).code == 403)
        #expect(try await scene.changes() == before)

        let visitor = scene.site.visitor()
        let page = await visitor.get(path)
        #expect(page.text.contains("Ward 5") && page.text.contains("3 places") && !page.text.contains("Secret note"))
        let first = await visitor.get(check)
        #expect(first.text.contains("Is this right?") && first.text.contains("Confirm"))
        let second = await visitor.post(path, ["say": "same", "line": scene.offer.id.description])
        #expect(second.code == 303)
        #expect(await visitor.follow().text.contains("You have answered everything"))
        #expect(try await scene.changes() == before + 1)

        let rounds = await scene.client.get("/rounds")
        #expect(rounds.text.contains("Summer"))
        let id = try await scene.site.trellis.rounds.list(for: scene.site.coordinator)[0].round.id
        let round = await scene.client.get("/rounds/\(id)")
        #expect(round.text.contains("Answered") && round.text.contains("By the link"))
        #expect(await scene.client.get("/rounds/\(id)?standing=owes").text.contains("No employer stands so"))
    }

    @Test("What the forms lack is said, and kept: more without a number, new places without a place")
    func faults() async throws {
        let scene = try await Scene()
        let path = try await scene.open()
        let visitor = scene.site.visitor()
        await visitor.get("\(path)?say=more&line=\(scene.offer.id)")
        let more = await visitor.post(path, ["say": "more", "line": scene.offer.id.description, "more": ""])
        #expect(more.code == 422 && more.text.contains("Enter how many more"))
        let added = await visitor.post(path, ["say": "added", "places": "2"])
        #expect(added.code == 422 && added.text.contains("Choose where the places are"))
        let declined = await visitor.post(path, ["say": "no"])
        #expect(declined.code == 422 && declined.text.contains("Choose the reason"))
        #expect(await visitor.get("\(path)?say=nonsense&line=x").code == 200)
        await visitor.get("\(path)?say=full&line=rest")
        #expect(await visitor.post(path, ["say": "nonsense", "line": scene.offer.id.description]).code == 422)
        await visitor.get("\(path)?say=full&line=rest")
        #expect(await visitor.post(path, ["say": "same", "line": "x"]).code == 404)
        await visitor.get("\(path)?say=full&line=rest")
        let good = await visitor.post(
            path,
            ["say": "more", "line": scene.offer.id.description, "more": "2", "_key": "k"]
        )
        #expect(good.code == 303)
        #expect(await visitor.follow().text.contains("5 places"))
    }

    @Test("A coordinator answers for an employer on the same page, reminds, and closes the round")
    func coordinator() async throws {
        let scene = try await Scene()
        _ = try await scene.open()
        let id = try await scene.site.trellis.rounds.list(for: scene.site.coordinator)[0].round.id
        #expect(await scene.client.get("/").text.contains("employer still owes an answer"))
        let reminded = await scene.client.post("/rounds/\(id)/remind")
        #expect(reminded.code == 303)
        #expect(await scene.client.follow().text.contains("Reminded 1 employer"))
        let sheet = await scene.client.get("/rounds/\(id)/employers/\(scene.hospital.id)")
        #expect(sheet.code == 200 && sheet.text.contains("You answer for Vale Hospital"))
        let answer = await scene.client.post(
            "/rounds/\(id)/employers/\(scene.hospital.id)",
            ["say": "same", "line": scene.offer.id.description]
        )
        #expect(answer.code == 303)
        #expect(await scene.client.follow().text.contains("You have answered everything"))
        #expect(await scene.client.get("/rounds/\(id)").text.contains("Recorded for them"))
        #expect(await scene.client.post("/rounds/\(id)/close").code == 303)
        let path = try await scene.link()
        let closed = await scene.site.visitor().get(path)
        #expect(closed.code == 200 && closed.text.contains("This round is closed"))
        let lead = try await scene.site.signedIn(.employerLead, of: scene.hospital.id)
        #expect(await lead.get("/rounds").code == 403)
        #expect(await lead.get("/rounds/\(id)").code == 404)
    }

    @Test("Offers that are out of date are marked, found, and confirmed in one press")
    func fresh() async throws {
        let scene = try await Scene()
        let list = await scene.client.get("/offers?stale=yes")
        #expect(list.text.contains("Ward 5") && list.text.contains("Out of date"))
        let renewed = await scene.client.post("/offers/renew", ["selected": scene.offer.id.description])
        #expect(renewed.code == 303)
        #expect(await scene.client.get("/offers?stale=yes").text.contains("There are no places to show"))
        #expect(await scene.client.get("/offers/\(scene.offer.id)").text.contains("Confirmed to the coordinator"))
        await scene.client.get("/offers/freshness")
        #expect(await scene.client.post("/offers/freshness", ["weeks": "2"]).code == 422)
        #expect(await scene.client.post("/offers/freshness", ["weeks": "12", "_key": "again"]).code == 303)
        #expect(await scene.client.get("/rounds").text.contains("12 weeks"))
    }

    @Test("What an employer may offer is noted line by line")
    func mayOffer() async throws {
        let scene = try await Scene()
        let path = "/organisations/\(scene.hospital.id)/may-offer"
        await scene.client.get(path)
        let added = await scene.client.post(path, ["year": "2026/27", "do": "add", "note": "After Easter"])
        #expect(added.code == 303)
        let page = await scene.client.follow()
        #expect(page.text.contains("After Easter") && page.text.contains("Don’t know yet"))
        #expect(await scene.client.post(path, ["year": "2026/27", "do": "firm"]).code == 422)
        #expect(await scene.client.get("/organisations?answer=mayOffer").text.contains("Vale Hospital"))
    }
}
