import Domain
import Foundation
import Records
import Services
import Testing

@testable import Web

@Suite("The calendar as a conversation")
struct CalendarConversationTests {
    /// The form of five days in January, or with another last day.
    private func weeks(until last: String = "15") -> KeyValuePairs<String, String> {
        [
            "of": "system", "title": "Records go live", "kind": "local", "strength": "never", "firstDay-day": "11",
            "firstDay-month": "1", "firstDay-year": "2027", "lastDay-day": last, "lastDay-month": "1",
            "lastDay-year": "2027",
        ]
    }

    /// The form about computed weeks, with an answer about winter.
    private func series(winter: String) -> KeyValuePairs<String, String> {
        [
            "exams": "ratherNot", "exams-weight": "1", "winterPressure": winter, "winterPressure-weight": "2",
            "changeover": "never", "changeover-weight": "1", "bankHolidays": "ignored", "bankHolidays-weight": "1",
            "apprenticeshipWeek": "ignored", "apprenticeshipWeek-weight": "1", "tLevelThursday": "ignored",
            "tLevelThursday-weight": "1", "campaigns": "ignored", "campaigns-weight": "1",
        ]
    }

    @Test("A coordinator adds weeks for everybody, mends what is wrong, and takes them out again")
    func add() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        let page = await client.get("/calendar")
        #expect(page.code == 200 && page.text.contains("Winter pressure"))
        #expect(await client.get("/calendar/new").text.contains("Whose weeks are they?"))
        await client.get("/calendar/new?of=system")
        let refused = await client.post("/calendar/new", weeks(until: "1"))
        #expect(refused.code == 422 && refused.text.contains("same as or after the first day"))
        #expect(await client.post("/calendar/new", weeks()).code == 303)
        let shown = await client.follow()
        #expect(shown.text.contains("Added Records go live to the calendar of the whole system"))
        let edit = try #require(shown.text.firstMatch(of: #/\/avoidances\/[0-9a-f-]+\/edit/#)).output
        #expect(await client.get(String(edit)).text.contains("value=\"Records go live\""))
        let archive = String(edit).replacing("/edit", with: "/archive")
        #expect(await client.post(archive, ["archived": "yes"]).code == 303)
        #expect(!(await client.get("/calendar?whose=system")).text.contains("Records go live"))
    }

    @Test("Computed weeks are switched for the whole system, and saved as a calendar file")
    func computed() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        await client.get("/calendar/series")
        #expect(await client.post("/calendar/series", series(winter: "perhaps")).code == 422)
        #expect(await client.post("/calendar/series", series(winter: "ratherNot")).code == 303)
        #expect(await client.follow().text.contains("Rather not, weight 2"))
        let file = await client.get("/calendar/calendar.ics")
        #expect(file.text.hasPrefix("BEGIN:VCALENDAR\r\n") && file.text.contains("SUMMARY:Winter pressure"))
    }

    @Test("Pages about conflicts, under 18s and briefs answer, and a brief names what the host does")
    func pages() async throws {
        let site = try await WorkingSite()
        let client = try await site.signedIn(.coordinator)
        #expect(await client.get("/calendar/conflicts").text.contains("No two calendars stand against each other"))
        #expect(await client.get("/one-pagers").text.contains("GP practice"))
        let brief = await client.get("/one-pagers/gp-practice")
        #expect(brief.code == 200 && brief.text.contains("cannot give personal care"))
        #expect(brief.text.contains("reviews its risk assessment"))
        #expect(await client.get("/one-pagers/space-station").code == 404)
    }
}
