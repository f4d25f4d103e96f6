import Domain
import Foundation
import Records
import Services
import Testing

@testable import Web

@Suite("The history and who saw whom, on pages")
struct HistoryConversationTests {
    @Test("A coordinator undoes a change on the record's own page and stays there")
    func undo() async throws {
        let scene = try await StudentsSite()
        let client = try await scene.site.signedIn(.coordinator)
        let path = "/students/\(scene.bo.id)"
        await client.get(path)
        #expect(await client.post("\(path)/archive", ["archived": "yes"]).code == 303)
        let page = await client.get(path)
        #expect(page.text.contains("Archived a student of Stoke College") && page.text.contains("Undo"))
        let undo = try #require(page.text.firstMatch(of: #/\/history\/[0-9a-f-]+\/undo/#)).output
        let answer = await client.post(String(undo), ["back": path])
        #expect(answer.code == 303 && answer.location?.hasPrefix("\(path)?done=") == true)
        #expect(await client.follow().text.contains("Undone: Archived a student"))
    }

    @Test("Undo never leads elsewhere")
    func nowhereElse() async throws {
        for back in ["https://evil.example/", "//evil.example", "/no-such-page", "/sign-out"] {
            let scene = try await StudentsSite()
            let client = try await scene.site.signedIn(.coordinator)
            let path = "/students/\(scene.bo.id)"
            await client.get(path)
            await client.post("\(path)/archive", ["archived": "yes"])
            let page = await client.get(path)
            let undo = try #require(page.text.firstMatch(of: #/\/history\/[0-9a-f-]+\/undo/#)).output
            let answer = await client.post(String(undo), ["back": back])
            #expect(answer.location?.hasPrefix("/history?done=") == true, "\(back)")
        }
    }

    @Test("Who opened a student's page stands on the page that tells it, to those who look after the student")
    func seen() async throws {
        let scene = try await StudentsSite()
        let lead = try await scene.site.signedIn(.providerLead, of: scene.stoke.id)
        let path = "/students/\(scene.ada.id)"
        let page = await lead.get(path)
        #expect(page.text.contains("\(path)/seen"))
        let seen = await lead.get("\(path)/seen")
        #expect(seen.code == 200 && seen.text.contains("Kim Lee") && seen.text.contains("College lead, Stoke College"))
        let other = try await scene.site.signedIn(.providerLead, of: scene.leek.id)
        #expect(await other.get("\(path)/seen").code == 404)
        let employer = try await scene.site.signedIn(.employerLead, of: scene.hospital.id)
        #expect(await employer.get(path).code == 200)
        #expect(await employer.get("\(path)/seen").code == 404)
    }

    @Test("The history is searched, linked and saved")
    func search() async throws {
        let scene = try await StudentsSite()
        let client = try await scene.site.signedIn(.coordinator)
        let path = "/students/\(scene.bo.id)"
        await client.get(path)
        await client.post("\(path)/archive", ["archived": "yes"])
        #expect(await client.get("/history?kind=student").text.contains("1 change"))
        #expect(await client.get("/history?who=Kim%20Lee").text.contains("1 change"))
        #expect(await client.get("/history?who=Nobody").text.contains("No change matches"))
        #expect(
            await client.get("/history?from-day=32&from-month=1&from-year=2027").text.contains("must be a real date")
        )
        let csv = await client.get("/history/export.csv?kind=student")
        #expect(csv.code == 200 && csv.text.contains("student.archive") && csv.text.contains("127.0.0.0/24"))
    }
}
