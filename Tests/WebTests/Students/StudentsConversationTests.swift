import Domain
import Foundation
import NIOCore
import Records
import Services
import Testing

@testable import Web

@Suite struct StudentsConversationTests {
    @Test("A coordinator adds a cohort and a student, with the input kept when something is wrong")
    func add() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        #expect(await client.get("/cohorts").text.contains("2 cohorts"))
        let blank = await client.get("/cohorts/new")
        #expect(blank.code == 200 && blank.text.contains("Leave it empty for what the rule book requires"))
        let wrong = await client.post("/cohorts/new", ["year": "2026/27", "name": "Health <2>", "pattern": "block"])
        #expect(wrong.code == 422 && wrong.text.contains("Health &lt;2&gt;") && wrong.text.contains("Choose a college"))
        let added = await client.post(
            "/cohorts/new",
            [
                "year": "2026/27", "provider": sample.stoke.id.description, "name": "Health 2", "tLevel": "health",
                "size": "20", "firstDay-day": "4", "firstDay-month": "1", "firstDay-year": "2027", "lastDay-day": "28",
                "lastDay-month": "5", "lastDay-year": "2027", "pattern": "dayRelease", "days": "1", "hours": "300",
            ]
        )
        #expect(added.code == 303)
        let cohort = await client.follow()
        #expect(cohort.text.contains("Added the cohort Health 2 of Stoke College"))
        #expect(cohort.text.contains("Fewer hours than the rule book requires"))
        #expect(cohort.text.contains("The rule book requires 315 hours."))
        #expect(cohort.text.contains("The rule book allows 20% of the hours."))
        #expect(cohort.text.contains("20 more than are known"))
        let id = try #require(added.location?.firstMatch(of: #/\/cohorts\/([0-9a-f-]+)/#)).1

        let form = await client.get("/students/new")
        #expect(form.text.contains("Health 2") && form.text.contains("Only the first half is kept"))
        let faulty = await client.post(
            "/students/new",
            [
                "year": "2026/27", "givenName": "Zoë", "homePostcode": "ST6 7AG", "uln": "1234567890",
                "email": "zoe", "dateOfBirth-day": "1", "dateOfBirth-month": "1", "dateOfBirth-year": "2027",
            ]
        )
        #expect(faulty.code == 422)
        #expect(faulty.text.contains("The last digit of this ULN does not fit the other nine"))
        #expect(faulty.text.contains("Check the date of birth"))
        #expect(faulty.text.contains("value=\"ST6\"") && !faulty.text.contains("7AG"))
        #expect(faulty.text.contains("value=\"Zoë\""))
        let taken = await client.post(
            "/students/new",
            [
                "year": "2026/27", "provider": sample.stoke.id.description, "givenName": "Zoë", "familyName": "Ng",
                "tLevel": "health", "uln": "1234567899",
            ]
        )
        #expect(taken.code == 422 && taken.text.contains("Another student of this college has this ULN this year"))
        let done = await client.post(
            "/students/new",
            [
                "year": "2026/27", "provider": sample.stoke.id.description, "givenName": "Zoë", "familyName": "Ng",
                "tLevel": "health", "cohort": String(id), "homePostcode": "ST6 7AG", "uln": "1000000035",
                "preferences": "Theatre\nWard 4", "dateOfBirth-day": "1", "dateOfBirth-month": "1",
                "dateOfBirth-year": "2009",
            ]
        )
        #expect(done.code == 303)
        let page = await client.follow()
        #expect(page.text.contains("Added a student of Stoke College") && page.text.contains("Undo"))
        #expect(page.text.contains("1 January 2009, 17 years old today"))
        #expect(page.text.contains("300 hours") && page.text.contains("No place is confirmed yet"))
        #expect(!page.text.contains("7AG"))
    }

    @Test("The list is filtered by the address, and exported as it is shown")
    func list() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        let all = await client.get("/students")
        #expect(all.code == 200 && all.text.contains("3 students"))
        #expect(all.text.contains("Byron, Ada") && all.text.contains("Vale Hospital"))
        let missing = await client.get("/students?placed=no&birth=missing")
        #expect(missing.text.contains("1 student<") && missing.text.contains("Ng, Bo"))
        #expect(missing.text.contains("without a place") && missing.text.contains("placed=no"))
        #expect(await client.get("/students?minor=yes").text.contains("1 student<"))
        let narrowed = await client.get("/students?college=\(sample.leek.id)&sort=-name")
        #expect(narrowed.text.contains("1 student<") && narrowed.text.contains("Leek College"))
        #expect(await client.get("/students?q=nobody").text.contains("No student matches"))
        #expect(await client.get("/students?college=nonsense&placed=perhaps&page=99").code == 200)
        let csv = await client.get("/students/export.csv?placed=yes")
        #expect(csv.code == 200 && csv.text.contains("Byron") && !csv.text.contains("Ng"))
        #expect(csv.header("Content-Disposition")?.contains("Students 2026-27, as at 2026-11-06.csv") == true)
        let xlsx = await client.get("/cohorts/export.xlsx")
        #expect(xlsx.code == 200 && xlsx.bytes.readableBytes > 2000)
    }

    @Test("A student is changed, archived and brought back")
    func life() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        let path = "/students/\(sample.bo.id)"
        let form = await client.get("\(path)/edit")
        #expect(form.text.contains("value=\"Bo\"") && form.text.contains("Stoke College"))
        #expect(
            await client.post("\(path)/edit", ["givenName": "Bob", "familyName": "Ng", "tLevel": "health"]).code == 303
        )
        let changed = await client.follow()
        #expect(changed.text.contains("Changed a student of Stoke College") && changed.text.contains("Bob Ng"))
        await client.post("\(path)/archive", ["archived": "yes"])
        #expect(await client.follow().text.contains("Archived on 6 November 2026"))
        #expect(await client.get("/students").text.contains("2 students"))
        #expect(await client.get("/students?archived=yes").text.contains("Ng, Bob"))
        await client.get(path)
        await client.post("\(path)/archive", ["archived": "no"])
        #expect(await client.get("/students").text.contains("3 students"))
        await client.get("/students/\(sample.ada.id)")
        let refused = await client.post("/students/\(sample.ada.id)/archive", ["archived": "yes"])
        #expect(refused.code == 409 && refused.text.contains("Cancel or end the placement first"))
    }

    @Test("A college sees and adds its own, and finds nothing of another")
    func college() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let list = await client.get("/students")
        #expect(list.text.contains("2 students") && !list.text.contains("Leek"))
        #expect(await client.get("/students?college=\(sample.leek.id)").text.contains("No student matches"))
        for path in ["", "/edit", "/summary"] {
            #expect(await client.get("/students/\(sample.cy.id)\(path)").code == 404)
        }
        #expect(await client.get("/cohorts/\(sample.leekCohort.id)").code == 404)
        let form = await client.get("/students/new")
        #expect(form.text.contains("Stoke College") && !form.text.contains("name=\"provider\""))
        let sent = await client.post(
            "/students/new",
            [
                "year": "2026/27", "provider": sample.leek.id.description, "givenName": "Al", "familyName": "Moor",
                "tLevel": "health",
            ]
        )
        #expect(sent.code == 303)
        #expect(await client.follow().text.contains("Stoke College"))
        await client.get("/students")
        #expect(await client.post("/students/\(sample.cy.id)/archive", ["archived": "yes"]).code == 404)
    }

    @Test("An employer meets its students by name, college, course and dates")
    func employer() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.employerLead, of: sample.hospital.id)
        let list = await client.get("/students?birth=missing&minor=yes")
        #expect(list.text.contains("1 student<") && list.text.contains("4 January 2027 to 26 March 2027"))
        let pages = [
            list.text, await client.get("/students/\(sample.ada.id)").text,
            await client.get("/students/\(sample.ada.id)/summary").text, await client.get("/students/export.csv").text,
        ]
        for page in pages {
            #expect(page.contains("Stoke College") && page.contains("Health"))
            for secret in ["1234567899", "2009", "ada@example.org", "WS11", "Large print", "Theatre", "Health 2"] {
                #expect(!page.contains(secret), "\(secret) is not for employers")
            }
        }
        #expect(await client.get("/students/\(sample.bo.id)").code == 404)
        #expect(await client.get("/students/\(sample.ada.id)/edit").code == 404)
        #expect(await client.get("/students/new").code == 403)
        #expect(await client.get("/cohorts").code == 403)
    }

    @Test("The sheet says who, what, where, when and whom to ask for")
    func sheet() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        let sheet = await client.get("/students/\(sample.ada.id)/summary").text
        for words in [
            "Ada Byron: summary", "Stoke College, 2026/27", "315 hours", "Ward 1", "1 High Street, ST6 7AG",
            "4 January 2027 to 26 March 2027, block", "Jo Ward, Ward manager, 01632 960123", "as at 6 November 2026",
            "Large print", "What to bring",
        ] {
            #expect(sheet.contains(words), "\(words) is missing")
        }
        let college = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let own = await college.get("/students/\(sample.ada.id)/summary").text
        #expect(own.contains("Ask your system coordinator whom to contact") && !own.contains("Jo Ward"))
    }
}
