import Domain
import Foundation
import Services
import Store
import Testing

@testable import Web

@Suite("A coordinator brings spreadsheets in")
struct ImportConversationTests {
    private static let file = """
        ULN,Name,DOB,College,T Level,1st choice
        1000000019,Amara Okafor,14/03/2009,Northbridge,Health,Therapies
        ,Jack Bell,2/11/2008,Northbridge College,Health,Ward 7
        ,Zoë <b>O'Neill,soon,Northbridge College,Health,
        """

    /// Uploads a file and opens the page that follows.
    private func upload(_ kind: String, _ content: String, name: String = "list.csv", _ client: TestClient) async
        -> Answer
    {
        await client.get("/imports/new/\(kind)")
        let answer = await client.upload(
            "/imports/new/\(kind)",
            ["asAt-day": "20", "asAt-month": "11", "asAt-year": "2026"],
            files: [("file", name, content)]
        )
        return answer.code == 303 ? await client.follow() : answer
    }

    private func path(in page: Answer, _ ending: String) throws -> String {
        let pattern = try Regex("/imports/[0-9a-f-]{36}\(ending)")
        return String(page.text[try #require(page.text.firstMatch(of: pattern)).range])
    }

    private func students(_ site: WholeSite) async throws -> Int {
        try await site.trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM student", as: Int.self) ?? 0
        }
    }

    @Test("From upload through review, mending and import to undo")
    func whole() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let start = await client.get("/imports")
            #expect(start.code == 200)
            for kind in ImportSubject.allCases { #expect(start.text.contains("/imports/new/\(kind.rawValue)")) }

            let review = await upload("students", Self.file, client)
            #expect(review.code == 200)
            #expect(review.text.contains("Import 2 rows"))
            #expect(review.text.contains("1 row that needs fixing will be left out"))
            #expect(review.text.contains("O'Neill") == false && review.text.contains("&lt;b&gt;"))
            #expect(try await students(site) == 0)

            // The faulty row, in the file and on its own page.
            let workbook = await client.get(try path(in: review, "/faulty-rows.xlsx"))
            #expect(workbook.code == 200 && workbook.text.hasPrefix("PK"))
            let row = try path(in: review, "/rows/4")
            #expect(await client.get(row).text.contains("Mend the row"))
            #expect(await client.post(row, ["dateOfBirth": "sooner"]).location == row)
            #expect(await client.follow().text.contains("sooner"))
            #expect(await client.post(row, ["dateOfBirth": "30/07/2009"]).code == 303)
            let mended = await client.follow()
            #expect(mended.text.contains("Import 3 rows"))
            #expect(try await students(site) == 0)

            let store = try path(in: mended, "/store")
            #expect(await client.post(store, ["_key": "press-1"]).code == 303)
            let done = await client.follow()
            #expect(done.text.contains("Imported students: added 3 students"))
            #expect(try await students(site) == 3)
            // A second press of the same button does nothing more.
            #expect(await client.post(store, ["_key": "press-1"]).code == 303)
            #expect(await client.follow().code == 200)
            #expect(try await students(site) == 3)
            // Somebody else's press on the same file is told so.
            let late = await client.post(store, ["_key": "press-2"])
            #expect(late.code == 422 && late.text.contains("imported already"))

            let again = await upload("students", Self.file.replacing("soon", with: "30/07/2009"), client)
            #expect(again.text.contains("No changes: everything in this file is stored already"))

            let undo = try #require(done.text.firstMatch(of: #/action="([^"]*undo[^"]*)"/#)).output.1
            #expect(await client.post(String(undo)).code == 303)
            #expect(try await students(site) == 0)
            let after = await client.get(String(store.dropLast("/store".count)))
            #expect(after.text.contains("This import was undone"))
            #expect(await client.get("/imports").text.contains("Undone"))
        }
    }

    @Test(
        "A fault of the whole file is one sentence on the form",
        arguments: [
            ("", "This file is empty"), ("%PDF-1.7 binary", "not a spreadsheet"), ("Name,College\n", "no rows below"),
            ("a,b\n1,2\n", "No row of headings"),
        ]
    )
    func wholeFile(content: String, words: String) async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let answer = await upload("students", content, client)
            #expect(answer.code == 422)
            #expect(answer.text.contains(words) && answer.text.contains("Error:"))
            #expect(answer.text.contains("value=\"20\""))
        }
    }

    @Test("Columns that are not understood are matched by hand")
    func columns() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let page = await upload(
                "students",
                "Zzz,DOB,College,Course\nAmara Okafor,14/03/2009,Northbridge,Health",
                client
            )
            #expect(page.text.contains("Match the columns") && page.text.contains("For example: Amara Okafor"))
            let path = try path(in: page, "/columns")
            let nothing = await client.post(path, ["columns": ""])
            #expect(nothing.code == 422 && nothing.text.contains("Choose what the columns hold"))
            let unmatched = await client.post(path, ["columns": "", "column-1": "dateOfBirth", "column-3": "tLevel"])
            #expect(unmatched.code == 422 && unmatched.text.contains("needs a column for the student’s name"))
            let matched = await client.post(
                path,
                ["columns": "fullName", "column-1": "dateOfBirth", "column-2": "provider", "column-3": "tLevel"]
            )
            #expect(matched.code == 303)
            #expect(await client.follow().text.contains("Import 1 row"))
        }
    }

    @Test("A close match is compared and decided, alone and together with others")
    func closeMatches() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let head = "Name,DOB,College,T Level\n"
            let first = await upload(
                "students",
                head + "Amara Okafor,14/03/2009,Northbridge,Health\nJack Bell,2/11/2008,Northbridge,Health",
                client
            )
            await client.post(try path(in: first, "/store"))
            let review = await upload(
                "students",
                head + "Amara Okafor,15/03/2009,Northbridge,Health\nJack Bell,3/11/2008,Northbridge,Health",
                client
            )
            #expect(review.text.contains("To decide"))
            let row = try path(in: review, "/rows/2")
            let compare = await client.get(row)
            #expect(compare.text.contains("14 March 2009") && compare.text.contains("15 March 2009"))
            #expect(await client.post(row, ["decision": ""]).code == 422)
            #expect(await client.post(row, ["decision": "useUploaded"]).code == 303)
            let page = await client.follow()
            #expect(page.text.contains("Use uploaded") && page.text.contains("Import 1 row"))
            #expect(await client.post(try path(in: page, "/decide"), ["decision": "keepBoth"]).code == 303)
            let both = await client.follow()
            #expect(both.text.contains("Import 2 rows"))
            await client.post(try path(in: both, "/store"))
            #expect(await client.follow().text.contains("added 1 student and changed 1 student"))
            #expect(try await students(site) == 3)
        }
    }

    @Test("An outdated review is shown again, and a discarded file is gone")
    func outdated() async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(.coordinator)
            let good = Self.file.replacing("soon", with: "30/07/2009")
            let first = await upload("students", good, client)
            let second = await upload("students", good, client)
            await client.post(try path(in: first, "/store"))
            await client.follow()
            let late = await client.post(try path(in: second, "/store"))
            #expect(late.code == 422 && late.text.contains("3 rows do something else now"))
            #expect(await client.post(try path(in: second, "/discard")).code == 303)
            #expect(await client.follow().text.contains("Discarded"))
            let gone = await client.get(try path(in: second, ""))
            #expect(gone.text.contains("This file was discarded"))
        }
    }

    @Test("Nobody else gets in", arguments: [Role.providerLead, .employerLead])
    func others(role: Role) async throws {
        try await withWholeSite { site in
            let client = try await site.signedIn(role)
            for path in ["/imports", "/imports/new/students"] { #expect(await client.get(path).code == 403) }
        }
    }
}
