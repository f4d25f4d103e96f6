import Domain
import Exchange
import Foundation
import NIOCore
import Pages
import Records
import Services
import Testing

@testable import Web

/// The list of placements, its files, one placement, and cancelling it.
@Suite struct PlacementConversationTests {
    /// Two students placed with the employer.
    private func place(_ site: WholeSite) async throws -> Offer {
        let offer = try await site.fillTown(students: ["Ada", "Bea"], places: 2)
        let actor = try await site.actor(.coordinator)
        let year = AcademicYear(containing: site.trellis.today)
        let run = try await site.trellis.allocation.start(year: year, key: nil, by: actor)
        _ = try await site.trellis.allocation.finish(run.id, for: actor)
        _ = try await site.trellis.decisions.accept(nil, of: run.id, key: nil, by: actor)
        return offer
    }

    @Test("The list is filtered, sorted and saved as it is shown")
    func list() async throws {
        try await withWholeSite { site in
            _ = try await place(site)
            let client = try await site.signedIn(.coordinator)
            let page = await client.get("/placements")
            #expect(page.text.contains("2 placements"))
            #expect(page.text.contains("Ada Test") && page.text.contains("Vale Hospital Trust"))
            #expect(await client.get("/placements?q=bea").text.contains("1 placement<"))
            #expect(await client.get("/placements?tLevel=finance").text.contains("No placement matches."))
            #expect(await client.get("/placements?employer=\(site.employer.id)").text.contains("2 placements"))
            #expect(await client.get("/placements?state=cancelled").text.contains("No placement matches."))

            let csv = await client.get("/placements/export.csv?q=bea")
            #expect(csv.code == 200)
            #expect(csv.text.contains("ULN"))
            #expect(csv.text.contains("Bea") && !csv.text.contains("Ada"))
            let xlsx = await client.get("/placements/export.xlsx?sort=-student")
            let sheets = try SpreadsheetReader.read(bytes: [UInt8](xlsx.bytes.readableBytesView), fileName: "p.xlsx")
            let names = sheets[0].rows.map { $0.cells.first?.text ?? "" }
            #expect(names.suffix(2) == ["Bea", "Ada"])
        }
    }

    @Test("A college saves its own placements; an employer meets names, college, course and dates only")
    func roles() async throws {
        try await withWholeSite { site in
            _ = try await place(site)
            let college = try await site.signedIn(.providerLead)
            let own = await college.get("/placements/export.csv")
            #expect(own.text.contains("9276308686") && own.text.contains("ST6 7AG"))
            #expect(await college.get("/placements").text.contains("2 placements"))

            let employer = try await site.signedIn(.employerLead)
            let list = await employer.get("/placements")
            #expect(list.text.contains("Ada Test") && list.text.contains("Northbridge College"))
            let file = await employer.get("/placements/export.csv")
            #expect(file.text.contains("Ada"))
            #expect(!file.text.contains("9276308686") && !file.text.contains("ULN"))
            let path = try #require(list.text.firstMatch(of: #/href="(\/placements\/[0-9a-f-]{36})"/#))
            let page = await employer.get(String(path.1))
            #expect(page.code == 200)
            #expect(!page.text.contains("learner number") && !page.text.contains("9276308686"))
            for other in [college, employer] {
                #expect(await other.get("\(path.1)/cancel").code == 404)
            }
        }
    }

    @Test("A placement is cancelled with a reason, which frees the place; undo takes it again")
    func cancel() async throws {
        try await withWholeSite { site in
            let offer = try await place(site)
            let client = try await site.signedIn(.coordinator)
            let list = await client.get("/placements?q=ada")
            let path = String(try #require(list.text.firstMatch(of: #/href="(\/placements\/[0-9a-f-]{36})"/#)).1)
            let page = await client.get(path)
            #expect(page.text.contains("Where and when") && page.text.contains("9276308686"))
            #expect(page.text.contains("History"))

            let form = await client.get("\(path)/cancel")
            #expect(form.text.contains("becomes free again"))
            let wrong = await client.post("\(path)/cancel", ["reason": " ", "_key": "a"])
            #expect(wrong.code == 422)
            #expect(wrong.text.contains("Enter why it is cancelled"))
            #expect(await client.post("\(path)/cancel", ["reason": "Moved away", "_key": "b"]).code == 303)
            let cancelled = await client.follow()
            #expect(cancelled.text.contains("Cancelled a placement") && cancelled.text.contains("Moved away"))
            #expect(try await site.taken(offer) == 1)
            #expect(await client.get("/placements?state=cancelled").text.contains("1 placement<"))
            #expect(await client.post("\(path)/cancel", ["reason": "Again", "_key": "c"]).code == 409)

            let undo = try #require(cancelled.text.firstMatch(of: #/action="(\/history\/[0-9a-f-]{36}\/undo)"/#))
            await client.get(path)
            #expect(await client.post(String(undo.1), ["_key": "d"]).code == 303)
            #expect(try await site.taken(offer) == 2)
        }
    }

    @Test("A cancelled place that somebody else has taken cannot be had back by undo")
    func undoTooLate() async throws {
        try await withWholeSite { site in
            let offer = try await place(site)
            let actor = try await site.actor(.coordinator)
            let year = AcademicYear(containing: site.trellis.today)
            let placements = try await site.trellis.placements.list(.init(year: year), .everything, for: actor)
            let id = try #require(placements.rows.first).id
            let entry = try await site.trellis.placements.cancel(id, reason: "Moved", key: nil, by: actor)
            try await site.trellis.change(actor, "test", key: nil) { ledger in
                _ = try ledger.takePlace(of: offer.id)
                return ChangeOutcome(offer, "Taken")
            }
            do {
                _ = try await site.trellis.undo(entry.id, by: actor, key: nil)
                Issue.record("the place was given twice")
            } catch ServiceError.conflict(let sentence) {
                #expect(sentence.contains("taken its place"))
            }
            #expect(try await site.taken(offer) == 2)
        }
    }
}
