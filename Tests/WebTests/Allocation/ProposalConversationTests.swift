import Domain
import Foundation
import Pages
import Records
import Services
import Store
import Testing

@testable import Web

/// From "Propose placements" to accepted, moved, locked and rejected proposals, as a person sees it.
@Suite struct ProposalConversationTests {
    /// Asks for proposals through the form and opens the run when it has ended.
    private func propose(_ site: WholeSite, with client: TestClient) async throws -> (path: String, page: Answer) {
        let form = await client.get("/runs")
        let started = await client.post("/runs", ["_key": form.hidden("_key") ?? ""])
        #expect(started.code == 303)
        let path = try #require(started.location)
        let id = try #require(ID<Run>(String(path.dropFirst("/runs/".count))))
        _ = try await site.trellis.allocation.finish(id, for: try await site.actor(.coordinator))
        return (path, await client.get(path))
    }

    /// The addresses of the proposals on a page, each once, in order.
    private func proposals(on page: Answer) -> [String] {
        var found: [String] = []
        for match in page.text.matches(of: #/href="(\/proposals\/[0-9a-f-]{36})"/#) {
            let path = String(match.1)
            if !found.contains(path) { found.append(path) }
        }
        return found
    }

    @Test("Propose, accept all, and undo: the whole way")
    func acceptAll() async throws {
        try await withWholeSite { site in
            let offer = try await site.fillTown(students: ["Ada", "Bea", "Cy"], places: 2)
            let client = try await site.signedIn(.coordinator)
            let runs = await client.get("/runs")
            #expect(runs.text.contains("students need a place"))
            #expect(runs.text.contains("Propose placements"))
            #expect(runs.text.contains("There is no run for 2026/27 yet."))

            let (path, page) = try await propose(site, with: client)
            #expect(page.text.contains("Run 1"))
            #expect(page.text.contains("Students without a place: 1, proved that it cannot be fewer."))
            #expect(page.text.contains("3 proposals"))
            #expect(page.text.contains("students compete for 2 places that fit."))

            let key = page.hidden("_key") ?? ""
            let accepted = await client.post("\(path)/accept", ["which": "all", "_key": key])
            #expect(accepted.code == 303)
            let done = await client.follow()
            #expect(done.text.contains("2 proposals accepted"))
            #expect(try await site.taken(offer) == 2)
            // The same form again does nothing and shows the same page.
            let again = await client.post("\(path)/accept", ["which": "all", "_key": key])
            #expect(again.code == 303)
            await client.follow()
            #expect(try await site.taken(offer) == 2)

            let undo = try #require(done.text.firstMatch(of: #/action="(\/history\/[0-9a-f-]{36}\/undo)"/#))
            #expect(await client.post(String(undo.1), ["_key": "undo-1"]).code == 303)
            #expect(await client.follow().text.contains("Undone: 2 proposals accepted"))
            #expect(try await site.taken(offer) == 0)
        }
    }

    @Test("The list is narrowed by its address, and ticked rows are accepted")
    func filterAndTick() async throws {
        try await withWholeSite { site in
            let offer = try await site.fillTown(students: ["Ada", "Bea", "Cy"], places: 2)
            let client = try await site.signedIn(.coordinator)
            let (path, page) = try await propose(site, with: client)
            let left = await client.get("\(path)?state=unplaced")
            #expect(left.text.contains("1 proposal<"))
            #expect(left.text.contains("Remove filter"))
            let none = await client.get("\(path)?q=nobody")
            #expect(none.text.contains("No proposal matches."))

            let open = await client.get("\(path)?state=open")
            let first = try #require(
                open.text.firstMatch(of: #/name="selected" type="checkbox" value="([0-9a-f-]{36})"/#)
            )
            let nothing = await client.post("\(path)/accept", ["which": "ticked", "_key": "k1"])
            #expect(nothing.code == 409)
            #expect(nothing.text.contains("Tick at least one proposal"))
            await client.get(path)
            let ticked = await client.post(
                "\(path)/accept",
                ["which": "ticked", "selected": String(first.1), "state": "open", "_key": "k2"]
            )
            #expect(ticked.location?.contains("state=open") == true)
            #expect(await client.follow().text.contains("1 proposal accepted"))
            #expect(try await site.taken(offer) == 1)
            #expect(page.text.contains("Accept all 2 to decide"))
        }
    }

    @Test("One proposal: reasons, lock, move, reject with a reason, accept")
    func decide() async throws {
        try await withWholeSite { site in
            try await site.fillTown(students: ["Ada"], places: 1)
            try await site.fillTown(students: [], places: 1, area: "Ward 2")
            let client = try await site.signedIn(.coordinator)
            let (_, page) = try await propose(site, with: client)
            let path = try #require(proposals(on: page).first)
            let shown = await client.get(path)
            #expect(shown.text.contains("Proposal for Ada Test"))
            #expect(shown.text.contains("Age on"))
            #expect(shown.text.contains("The student has given no preferences."))
            #expect(shown.text.contains("Other places that would be allowed"))

            #expect(await client.post("\(path)/lock", ["locked": "yes", "_key": "a"]).code == 303)
            #expect(await client.follow().text.contains("Locked a proposal"))
            let offer = try #require(shown.text.firstMatch(of: #/name="offer" value="([0-9a-f-]{36})"/#))
            #expect(await client.post("\(path)/move", ["offer": String(offer.1), "_key": "b"]).code == 303)
            let moved = await client.follow()
            #expect(moved.text.contains("Chosen by a person."))
            #expect(moved.text.contains("Undo"))

            let wrong = await client.post("\(path)/reject", ["reason": "", "_key": "c"])
            #expect(wrong.code == 422)
            #expect(wrong.text.contains("Enter why you reject it"))
            #expect(await client.post("\(path)/reject", ["reason": "Works there <x>", "_key": "d"]).code == 303)
            let rejected = await client.follow()
            #expect(rejected.text.contains("Rejected: Works there &lt;x&gt;"))
            #expect(!rejected.text.contains("Decide</h2>"))

            let back = try #require(rejected.text.firstMatch(of: #/name="offer" value="([0-9a-f-]{36})"/#))
            #expect(await client.post("\(path)/move", ["offer": String(back.1), "_key": "e"]).code == 303)
            await client.follow()
            #expect(await client.post("\(path)/accept", ["_key": "f"]).code == 303)
            let accepted = await client.follow()
            #expect(accepted.text.contains("1 proposal accepted"))
            #expect(accepted.text.contains("See the placement"))
            let late = await client.post("\(path)/accept", ["_key": "g"])
            #expect(late.code == 409)
            #expect(late.text.contains("None of these proposals is open any more."))
        }
    }

    @Test("Two runs are compared through the form")
    func compare() async throws {
        try await withWholeSite { site in
            try await site.fillTown(students: ["Ada", "Bea"], places: 1)
            let client = try await site.signedIn(.coordinator)
            let (one, _) = try await propose(site, with: client)
            let (other, _) = try await propose(site, with: client)
            let runs = await client.get("/runs")
            #expect(runs.text.contains("Compare two runs"))
            let ids = [one, other].map { $0.dropFirst("/runs/".count) }
            #expect(await client.get("/runs?first=\(ids[0])&second=\(ids[1])").location == "\(one)/compare/\(ids[1])")
            let page = await client.follow()
            #expect(page.code == 200)
            #expect(page.text.contains("Run 1 and run 2"))
            #expect(page.text.contains("The same place"))
            #expect(page.text.contains("Students without a place"))
        }
    }

    @Test("A run that works shows how far it is, and is stopped with the best so far")
    func stop() async throws {
        let solver = PatientSolver()
        try await withWholeSite(solver: solver) { site in
            try await site.fillTown(students: ["Ada"], places: 1)
            let client = try await site.signedIn(.coordinator)
            let form = await client.get("/runs")
            let path = try #require(await client.post("/runs", ["_key": form.hidden("_key") ?? ""]).location)
            await solver.hasFound()
            let page = await client.get(path)
            #expect(page.text.contains("Looking for places for 1 student"))
            #expect(page.text.contains("id=\"progress\"") && page.text.contains("data-refresh=\"3\""))
            #expect(page.text.contains("http-equiv=\"refresh\""), "it loads again without scripts")
            #expect(page.text.contains("Stop and keep the best so far"))
            let runs = await client.get("/runs")
            #expect(runs.text.contains("Run 1 is working.") && !runs.text.contains("Propose placements"))
            let second = await client.post("/runs", ["_key": "other"])
            #expect(second.code == 409)
            #expect(second.text.contains("Another run is under way."))

            await client.get(path)
            #expect(await client.post("\(path)/stop", ["_key": "stop"]).location == path)
            let stopped = await client.follow()
            #expect(stopped.text.contains("The run was stopped."))
            #expect(stopped.text.contains("Ada Test") && !stopped.text.contains("data-refresh"))
        }
    }

    @Test("Nothing to do is said in a sentence; other roles do not come in")
    func refusals() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            #expect(await client.get("/runs").text.contains("Every student has a place"))
            let nothing = await client.post("/runs", ["_key": "k"])
            #expect(nothing.code == 409)
            #expect(nothing.text.contains("No student of 2026/27 is without a place"))
            #expect(await client.get(SiteRoute.allocation(.run(.sample)).path).code == 404)
            #expect(await client.get(SiteRoute.allocation(.proposal(.sample)).path).code == 404)
            for role in [Role.providerLead, .employerLead] {
                let other = try await site.signedIn(role)
                let open: Set<AllocationRoute> = [.policy, .collegeStatement(.sample)]
                for part in AllocationRoute.samples where !open.contains(part) && part.methods.contains(.get) {
                    let route = SiteRoute.allocation(part)
                    let code = route.namesRow ? 404 : 403
                    #expect(await other.get(route.path).code == code, "\(route.name) as \(role)")
                }
            }
        }
    }
}

extension WholeSite {
    /// Adds students of the college who need a place, and an offer of the employer for them.
    @discardableResult
    func fillTown(students names: [String], places: Int, area: String = "Ward 1") async throws -> Offer {
        let (system, year) = (system.id, AcademicYear(containing: trellis.today))
        let day = trellis.today
        let students = try names.map { name in
            Student(
                id: trellis.newID(),
                systemID: system,
                providerID: college.id,
                year: year,
                uln: try ULN("9276308686"),
                givenName: name,
                familyName: "Test",
                dateOfBirth: try Day(year: year.startYear - 18, month: 1, day: 10),
                tLevelCode: "health",
                source: "Test",
                asAt: day
            )
        }
        let site = Domain.Site(
            id: trellis.newID(),
            systemID: system,
            organisationID: employer.id,
            name: "Main site",
            postcode: Postcode(ifValid: "ST6 7AG")
        )
        let area = Area(
            id: trellis.newID(),
            systemID: system,
            organisationID: employer.id,
            siteID: site.id,
            name: area,
            setting: .hospitalWard
        )
        let offer = Offer(
            id: trellis.newID(),
            systemID: system,
            organisationID: employer.id,
            siteID: site.id,
            areaID: area.id,
            year: year,
            tLevelCode: "health",
            places: places,
            firstDay: year.range.start.adding(days: 150),
            lastDay: year.range.start.adding(days: 240),
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: day
        )
        let made = students.enumerated().map { index, student in
            var student = student
            student.uln = index == 0 ? student.uln : nil
            return student
        }
        try await trellis.change(.commandLine(in: system), "test", key: nil) { ledger in
            try ledger.insert(site)
            try ledger.insert(area)
            try ledger.insert(offer)
            try ledger.insert(made)
            return ChangeOutcome(offer, "Prepared")
        }
        return offer
    }

    /// How many places of an offer are taken.
    func taken(_ offer: Offer) async throws -> Int? {
        try await trellis.database.read { reader in try Offers.taken(of: offer.id, in: .system(system.id), reader) }
    }
}
