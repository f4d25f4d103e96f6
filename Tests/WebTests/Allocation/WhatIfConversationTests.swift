import Domain
import Pages
import Testing

@testable import Web

/// Asking what would be, and where one more place helps, as a coordinator sees it.
@Suite struct WhatIfConversationTests {
    @Test("Choose a change, fill in its form, see both plans, take the change away")
    func closeAnArea() async throws {
        try await withWholeSite { site in
            let offer = try await site.fillTown(students: ["Ada", "Bea", "Cy"], places: 2)
            let client = try await site.signedIn(.coordinator)
            let runs = await client.get("/runs")
            #expect(runs.text.contains("Where one more place helps most"))
            let start = await client.get("/what-if")
            #expect(start.text.contains("Nothing is stored"))
            #expect(start.text.contains("href=\"/what-if?add=close\""))

            let form = await client.get("/what-if?add=close")
            #expect(form.text.contains("All of Vale Hospital Trust"))
            #expect(form.text.contains("area.\(offer.areaID)"))
            let faulty = await client.get("/what-if?add=close&sent=yes&from-day=31&from-month=2&from-year=2027")
            #expect(faulty.code == 422)
            #expect(faulty.text.contains("Choose what closes"))
            #expect(faulty.text.contains("The date must be a real date"))

            let sent = await client.get("/what-if?add=close&sent=yes&keep=plan&host=area.\(offer.areaID)")
            #expect(sent.code == 303)
            #expect(sent.location == "/what-if?change=close.area.\(offer.areaID)")
            let page = await client.follow()
            #expect(page.code == 200)
            #expect(page.text.contains("Vale Hospital Trust, Ward 1 closes"))
            #expect(page.text.contains("2 students fewer would have a place, proved that no plan places more."))
            #expect(page.text.contains("Loses the place"))
            #expect(page.text.contains("3, proved"))
            #expect(!page.text.contains("No place in either"), "those whose lot is the same are not listed")
            let all = await client.get("\(sent.location ?? "")&show=all")
            #expect(all.text.contains("No place in either"))
            #expect(all.text.contains("Take away"))

            // A second change is added to the first.
            let more = await client.get(
                "/what-if?change=share&add=more&sent=yes&keep=nothing&places=1&offer=\(offer.id)"
            )
            #expect(more.location == "/what-if?change=share&change=more.1.\(offer.id)&keep=nothing")
            #expect(await client.follow().text.contains("1 student more would have a place"))
        }
    }

    @Test("A host that drops out asks for promises first")
    func dropOut() async throws {
        try await withWholeSite { site in
            let offer = try await site.fillTown(students: ["Ada"], places: 1)
            let client = try await site.signedIn(.coordinator)
            let sent = await client.get(
                "/what-if?add=drop-out&sent=yes&keep=plan&host=organisation.\(offer.organisationID)"
            )
            #expect(sent.location == "/what-if?change=close.organisation.\(offer.organisationID)&keep=promises")
            #expect(await client.follow().text.contains("What if a host drops out"))
        }
    }

    @Test("The page of opportunities says what one more place gains, and leads to the what-if and to files")
    func opportunities() async throws {
        try await withWholeSite { site in
            let offer = try await site.fillTown(students: ["Ada", "Bea"], places: 1)
            let client = try await site.signedIn(.coordinator)
            let page = await client.get("/opportunities")
            #expect(page.text.contains("1 more student"))
            #expect(page.text.contains("1 from Northbridge College"))
            #expect(page.text.contains("href=\"/what-if?change=more.1.\(offer.id)\""))
            #expect(page.text.contains("href=\"/organisations/\(offer.organisationID)\""))
            let tried = await client.get("/what-if?change=more.1.\(offer.id)")
            #expect(tried.text.contains("1 student more would have a place"))
            #expect(await client.get("/opportunities?tLevel=finance").text.contains("No place that matches"))
            let csv = await client.get("/opportunities/export.csv")
            #expect(csv.code == 200 && csv.text.contains("Vale Hospital Trust"))
            #expect(await client.get("/opportunities/export.xlsx").code == 200)
        }
    }

    @Test("With everybody placed no further place is looked for; with nobody known neither page breaks")
    func nothingToDo() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            #expect(await client.get("/opportunities").text.contains("no further place is needed"))
            #expect(await client.get("/what-if?change=share").code == 200)
            #expect(await client.get("/what-if?change=share&show=zzz&page=-7&keep=x&add=nothing").code == 200)
            try await site.fillTown(students: ["Ada"], places: 1)
            #expect(await client.get("/opportunities").text.contains("no further place is needed"))
        }
    }
}
