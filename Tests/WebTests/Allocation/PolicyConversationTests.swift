import Domain
import Foundation
import Pages
import Services
import Testing

@testable import Web

/// The policy page and its form, and the statements that may be published, as people see them.
@Suite struct PolicyConversationTests {
    /// The form's fields as a browser sends them, some of them changed.
    private func fields(
        _ key: String,
        unfair: String = "2",
        changes: String = "",
        travel: String = "4",
        second: String = "1"
    ) -> KeyValuePairs<String, String> {
        [
            "_key": key, "level-unplaced": "1", "level-unfair": unfair, "level-changes": changes,
            "level-preference": "3", "level-travel": travel, "level-splits": "5", "level-unwanted": "",
            "points-1": "0", "points-2": second, "points-3": "3", "points-4": "6", "laterPoints": "8",
            "unmetPoints": "10", "milesPerPoint": "", "mostLegs": "3",
        ]
    }

    @Test("The coordinator changes the policy, sees it, and undoes it")
    func change() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let page = await client.get("/policy")
            #expect(page.text.contains("How places are shared out"))
            #expect(page.text.contains("Not used: changes to the last plan, weeks that hosts would rather not."))
            #expect(page.text.contains("drawn from the number 2026"))
            #expect(page.text.contains("A placement may be in up to 3 parts"))

            let form = await client.get("/policy/edit")
            #expect(form.text.contains("What is decided first"))
            let wrong = await client.post("/policy/edit", fields("a", travel: "3", second: "many"))
            #expect(wrong.code == 422)
            #expect(wrong.text.contains("Two levels have the position 3. Give each its own"))
            #expect(wrong.text.contains("value=\"many\""), "what was typed is kept")

            let good = await client.post("/policy/edit", fields("b", unfair: "7", changes: "2"))
            #expect(good.code == 303)
            let changed = await client.follow()
            #expect(changed.text.contains("Changed the allocation policy"))
            #expect(changed.text.contains("When a host drops out, as few others as possible are moved."))
            #expect(changed.text.contains("Not used: weeks that hosts would rather not."))
            let undo = try #require(changed.text.firstMatch(of: #/action="(\/history\/[0-9a-f-]{36}\/undo)"/#))
            #expect(await client.post(String(undo.1), ["_key": "undo"]).code == 303)
            #expect(await client.get("/policy").text.contains("Not used: changes to the last plan"))
        }
    }

    @Test("The last result stands on the page, and each college has a statement of its own")
    func result() async throws {
        try await withWholeSite { site in
            try await site.fillTown(students: ["Ada", "Bea", "Cy"], places: 2)
            let client = try await site.signedIn(.coordinator)
            let form = await client.get("/runs")
            let started = try #require(await client.post("/runs", ["_key": form.hidden("_key") ?? ""]).location)
            let id = try #require(ID<Run>(String(started.dropFirst("/runs/".count))))
            _ = try await site.trellis.allocation.finish(id, for: try await site.actor(.coordinator))

            let page = await client.get("/policy")
            #expect(page.text.contains("2 of 3 students who needed a place have one."))
            #expect(page.text.contains("Cannot be less than") && page.text.contains("Proved"))
            #expect(page.text.contains("66.7%"))
            let path = "/policy/colleges/\(site.college.id)"
            #expect(page.text.contains("href=\"\(path)\""))
            let statement = await client.get(path)
            #expect(statement.code == 200)
            #expect(statement.text.contains("Fairness statement: \(site.college.name)"))
            #expect(statement.text.contains("2, 66.7%"))
            #expect(statement.text.contains("That is the same share as of all students."))
            #expect(statement.text.contains("It is proved that no plan with as many students placed"))

            let lead = try await site.signedIn(.providerLead)
            let shown = await lead.get("/policy")
            #expect(shown.code == 200 && !shown.text.contains("Change the policy"))
            #expect(await lead.get(path).code == 200)
            let employer = try await site.signedIn(.employerLead)
            #expect(await employer.get("/policy").code == 200)
            #expect(await employer.get(path).code == 404, "a college’s own figures are the college’s")
            for text in [shown.text, statement.text] {
                for name in ["Ada", "Bea", "Cy"] { #expect(!text.contains("\(name) Test")) }
            }
        }
    }

    @Test("A student who is left over sees the smallest change on the proposal’s page")
    func smallestChange() async throws {
        try await withWholeSite { site in
            try await site.fillTown(students: ["Ada", "Bea"], places: 1)
            let client = try await site.signedIn(.coordinator)
            let form = await client.get("/runs")
            let started = try #require(await client.post("/runs", ["_key": form.hidden("_key") ?? ""]).location)
            let id = try #require(ID<Run>(String(started.dropFirst("/runs/".count))))
            let actor = try await site.actor(.coordinator)
            _ = try await site.trellis.allocation.finish(id, for: actor)
            let left = try await site.trellis.allocation.proposals(
                of: id,
                ProposalFilter(state: .unplaced),
                for: actor
            ).rows
            let page = await client.get("/proposals/\(try #require(left.first).proposal.id)")
            #expect(page.text.contains("The smallest change that would help"))
            #expect(page.text.contains("The employer offers one more place."))
            #expect(page.text.contains("the published order decided."))
        }
    }
}
