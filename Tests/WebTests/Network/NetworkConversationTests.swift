import Domain
import Foundation
import NIOCore
import Records
import Services
import Testing

@testable import Web

@Suite struct NetworkConversationTests {
    /// Adds an organisation through its form and gives its path.
    private func add(_ name: String, _ kind: String, _ sector: String, with client: TestClient) async -> String {
        await client.get("/organisations/new")
        let answer = await client.post(
            "/organisations/new",
            ["name": name, "kinds": kind, "sector": sector, "place": "Stoke", "notes": "Secret note"]
        )
        #expect(answer.code == 303)
        return String((answer.location ?? "").prefix { $0 != "?" })
    }

    @Test("A coordinator builds an employer from the list to an offer, and sees each step done")
    func build() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let empty = await client.get("/organisations")
        #expect(empty.code == 200)
        #expect(empty.text.contains("No organisation matches"))

        await client.get("/organisations/new")
        let wrong = await client.post("/organisations/new", ["name": "", "notes": "kept <b>"])
        #expect(wrong.code == 422)
        #expect(wrong.text.contains("Enter the name of the organisation"))
        #expect(wrong.text.contains("Choose a sector"))
        #expect(wrong.text.contains("kept &lt;b&gt;"))

        let path = await add("Haywood Hospital", "employer", "acuteTrust", with: client)
        let page = await client.get("\(path)?done=nonsense")
        #expect(page.text.contains("<h1") && page.text.contains("Haywood Hospital"))
        #expect(page.text.contains("Secret note"))

        await client.get("\(path)/sites/new")
        #expect(await client.post("\(path)/sites/new", ["name": "Main site", "postcode": "nope"]).code == 422)
        #expect(await client.post("\(path)/sites/new", ["name": "Main site", "postcode": "st6 7ag"]).code == 303)
        let withSite = await client.follow()
        #expect(withSite.text.contains("Added the site Main site"))
        #expect(withSite.text.contains("ST6 7AG"))
        let newArea = try #require(withSite.text.firstMatch(of: #/\/sites\/[0-9a-f-]+\/areas\/new/#)).output

        await client.get(String(newArea))
        let area = await client.post(
            String(newArea),
            ["name": "Ward 1", "setting": "hospitalWard", "learnersAtOnce": "2", "minimumAge": "17"]
        )
        #expect(area.code == 303)
        let withArea = await client.follow()
        #expect(withArea.text.contains("Ward 1"))
        let newOffer = try #require(withArea.text.firstMatch(of: #/\/areas\/[0-9a-f-]+\/offers\/new/#)).output

        let form = await client.get(String(newOffer))
        #expect(form.text.contains("The rule book allows 20% of the hours. Not known: "))
        #expect(await client.post(String(newOffer), ["year": "2026/27", "tLevel": "health"]).code == 422)
        let offered = await client.post(
            String(newOffer),
            [
                "year": "2026/27", "tLevel": "health", "specialism": "ZTLOS013", "places": "2", "pattern": "block",
                "firstDay-day": "4", "firstDay-month": "1", "firstDay-year": "2027", "lastDay-day": "26",
                "lastDay-month": "3", "lastDay-year": "2027", "remoteShare": "30", "visibility": "all",
                "notes": "Ask first",
            ]
        )
        #expect(offered.code == 303)
        let offer = await client.follow()
        #expect(offer.text.contains("Added an offer at Ward 1, Haywood Hospital"))
        #expect(offer.text.contains("Health: Supporting the Adult Nursing Team"))
        #expect(offer.text.contains("More remote hours than the rule book allows"))
        #expect(offer.text.contains("Kim Lee for Haywood Hospital"))

        let list = await client.get("/organisations")
        #expect(list.text.contains("1 organisation"))
        #expect(await client.get("/organisations?sector=charity").text.contains("No organisation matches"))
    }

    @Test("The list is exported as it is shown")
    func export() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        _ = await add("=Haywood Hospital", "employer", "acuteTrust", with: client)
        _ = await add("Stoke College", "provider", "college", with: client)
        let csv = await client.get("/organisations/export.csv?kind=employer")
        #expect(csv.code == 200)
        #expect(csv.header("Content-Disposition")?.contains("Organisations 2026-27, as at 2026-11-06.csv") == true)
        #expect(csv.text.contains("'=Haywood Hospital,Employer,Hospital trust,Stoke"))
        #expect(!csv.text.contains("Stoke College"))
        let xlsx = await client.get("/organisations/export.xlsx")
        #expect(xlsx.code == 200 && xlsx.bytes.readableBytes > 2000)
    }

    @Test("“Not this year” takes a reason and a day to ask again")
    func interest() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let path = await add("Moor Surgery", "employer", "primaryCare", with: client)
        await client.get("\(path)/interest")
        let wrong = await client.post("\(path)/interest", ["year": "2026/27", "answer": "notThisYear"])
        #expect(wrong.code == 422 && wrong.text.contains("Choose the reason"))
        let right = await client.post(
            "\(path)/interest",
            [
                "year": "2026/27", "answer": "notThisYear", "reasonCode": "buildingWorks",
                "reason": "Moving house", "askAgainOn-day": "1",
                "askAgainOn-month": "3", "askAgainOn-year": "2027",
            ]
        )
        #expect(right.code == 303)
        let page = await client.follow()
        #expect(page.text.contains("Moving house") && page.text.contains("1 March 2027"))
        #expect(page.text.contains(NotThisYearReason.buildingWorks.title))
        #expect(await client.get("/organisations?answer=notThisYear").text.contains("Moor Surgery"))
        #expect(await client.get("/organisations?reason=buildingWorks").text.contains("Moor Surgery"))
        #expect(await client.get("/organisations?reason=staffChanges").text.contains("No organisation matches"))
        #expect(await client.get("/organisations?answer=unknown").text.contains("No organisation matches"))
    }

    @Test("An organisation is archived, leaves the list, and comes back by Undo")
    func archive() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let path = await add("Moor Surgery", "employer", "primaryCare", with: client)
        await client.get(path)
        await client.post("\(path)/archive", ["archived": "yes"])
        let page = await client.follow()
        #expect(page.text.contains("Archived on 6 November 2026") && page.text.contains("Undo"))
        #expect(await client.get("/organisations").text.contains("No organisation matches"))
        #expect(await client.get("/organisations?archived=yes").text.contains("Moor Surgery"))
        await client.get(path)
        await client.post("\(path)/archive", ["archived": "no"])
        #expect(await client.get("/organisations").text.contains("1 organisation"))
    }

    @Test("The same form sent twice adds one organisation")
    func twice() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let form = await client.get("/organisations/new")
        let key = try #require(form.hidden("_key"))
        for _ in 1...2 {
            await client.get("/organisations/new")
            let answer = await client.post(
                "/organisations/new",
                ["name": "Moor Surgery", "kinds": "employer", "sector": "primaryCare", "_key": key]
            )
            #expect(answer.code == 303)
        }
        #expect(await client.get("/organisations").text.contains("1 organisation"))
    }

    @Test("Each role sees its own part of the network")
    func roles() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let hospital = await add("Haywood Hospital", "employer", "acuteTrust", with: client)
        let surgery = await add("Moor Surgery", "employer", "primaryCare", with: client)
        let college = await add("Stoke College", "provider", "college", with: client)
        let id = { (path: String) in ID<Organisation>(path.split(separator: "/").last.map(String.init) ?? "") }

        let employer = try await site.signedIn(.employerLead, of: id(hospital))
        #expect(await employer.get(hospital).code == 200)
        #expect(await employer.get("\(hospital)/summary").code == 200)
        #expect(await employer.get("\(hospital)/people/new").code == 200)
        #expect(await employer.get(surgery).code == 404)
        #expect(await employer.get("\(surgery)/interest").code == 404)
        #expect(await employer.get("/organisations/new").code == 403)

        let lead = try await site.signedIn(.providerLead, of: id(college))
        let own = await lead.get(college)
        #expect(own.code == 200)
        #expect(!own.text.contains("Secret note"))
        #expect(await lead.get(hospital).code == 404, "no offer is open to the college")
        #expect(await lead.get("/organisations").text.contains("1 organisation"))
        #expect(await lead.get("/offers").text.contains("There are no places to show"))
        #expect(await site.visitor().get(hospital).code == 303)
    }

    @Test("The map, the weeks and the list of places open with and without anything in them")
    func emptyPages() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        for path in ["/map", "/map?tLevel=health", "/weeks", "/offers", "/offers?near=ST4", "/offers/export.csv"] {
            let answer = await client.get(path)
            #expect([200, 422].contains(answer.code), "\(path)")
        }
        #expect(await client.get("/offers?near=rubbish").code == 422)
        let path = await add("Moor Surgery", "employer", "primaryCare", with: client)
        #expect(await client.get("\(path)/summary").text.contains("No student is placed yet"))
        await client.get("\(path)/sites/new")
        await client.post("\(path)/sites/new", ["name": "Moor Road", "postcode": "ST13 5AA"])
        #expect(await client.get("/map").text.contains("1 site has no known postcode"))
    }
}
