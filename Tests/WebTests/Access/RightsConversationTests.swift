import Domain
import Foundation
import HTTPTypes
import Pages
import Records
import Services
import Testing

@testable import Web

@Suite("What people may ask about their data")
struct RightsConversationTests {
    @Test("A college notes an objection, makes a copy and answers; it does not erase")
    func college() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let page = "/data/students/\(sample.ada.id)"
        let student = await client.get("/students/\(sample.ada.id)")
        #expect(student.text.contains(page))
        let shown = await client.get(page)
        #expect(shown.code == 200 && !shown.text.contains("Erase everything"))
        let nameless = await client.post("\(page)/copy", ["reason": ""])
        #expect(nameless.code == 422 && nameless.text.contains("why the copy is made"))
        let copy = await client.post("\(page)/copy", ["reason": "They asked"])
        #expect(copy.code == 200 && copy.headers[.contentType] == "application/zip")
        #expect(!(copy.headers[.contentDisposition] ?? "").contains("Ada"))
        _ = await client.get(page)
        let missing = await client.post("\(page)/ask", ["received-day": "1"])
        #expect(missing.code == 422 && missing.text.contains("Choose what they ask for"))
        let today = sample.site.trellis.today
        let asked = await client.post(
            "\(page)/ask",
            [
                "kind": "objection", "received-day": "\(today.day)", "received-month": "\(today.month)",
                "received-year": "\(today.year)", "words": "Please stop",
            ]
        )
        #expect(asked.code == 303)
        let after = await client.follow()
        #expect(after.text.contains("kept but not used") && after.text.contains(today.adding(months: 1).formatted()))
        let requests = await client.get("/data/requests")
        let id = try #require(requests.text.firstMatch(of: #/\/data\/requests\/([0-9a-f-]{36})/#)).1
        let empty = await client.post("/data/requests/\(id)", ["answer": ""])
        #expect(empty.code == 422)
        _ = await client.post("/data/requests/\(id)", ["answer": "Agreed by letter", "state": "done"])
        let answered = await client.follow()
        #expect(answered.text.contains("Agreed by letter"))
        _ = await client.get(page)
        #expect(await client.post("\(page)/erase", ["cause": "asked"]).code == 404)
    }

    @Test("A coordinator erases a student, after saying why, and the student is nowhere")
    func erase() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        let page = "/data/students/\(sample.ada.id)"
        let form = await client.get("\(page)/erase")
        #expect(form.code == 200 && form.text.contains("This cannot be undone"))
        #expect(await client.post("\(page)/erase", [:]).code == 422)
        let done = await client.post("\(page)/erase", ["cause": "asked"])
        #expect(done.code == 303)
        #expect(await client.follow().text.contains("Erased a student"))
        #expect(await client.get(page).code == 404)
        #expect(await client.get("/students/\(sample.ada.id)").code == 404)
        for path in ["/students", "/placements", "/history", "/data", "/data/requests"] {
            #expect(await !client.get(path).text.contains(sample.ada.familyName), "\(path)")
        }
    }

    @Test("A hold on a student is placed and lifted, and what is due is shown")
    func hold() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.coordinator)
        let page = "/data/students/\(sample.ada.id)"
        _ = await client.get(page)
        #expect(await client.post("\(page)/hold", ["hold": ""]).code == 422)
        _ = await client.post("\(page)/hold", ["hold": "A claim"])
        #expect(await client.follow().text.contains("There is a legal hold"))
        let data = await client.get("/data")
        let id = try #require(data.text.firstMatch(of: #/\/data\/holds\/([0-9a-f-]{36})\/lift/#)).1
        _ = await client.post("/data/holds/\(id)/lift", [:])
        #expect(await client.follow().text.contains("Nothing is on hold"))
        let due = await client.get("/data/retention")
        #expect(due.code == 200 && due.text.contains("Students who were never placed"))
    }

    @Test("Signed out, the notices are there, and no cookie is set that the page does not name")
    func notices() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            for path in ["/privacy", "/privacy/students", "/privacy/staff", "/privacy/retention", "/cookies"] {
                #expect(await client.get(path).code == 200, "\(path)")
            }
            let page = await client.get("/cookies").text
            _ = await client.get("/sign-in")
            _ = await client.post("/sign-in", ["email": WholeSite.address(of: .coordinator)])
            var names = Set(await client.cookies.keys)
            names.formUnion(await (try site.signedIn(.coordinator)).cookies.keys)
            #expect(names.count >= 2)
            for name in names { #expect(page.contains(name), "\(name) is not on the page of cookies") }
        }
    }

    @Test("The notice for students can be read at twelve")
    func readingAge() async throws {
        try await withWholeSite { site async throws in
            let report = try site.trellis.assurance.studentNotice()
            let sentences = report.intro + report.sections.flatMap { $0.paragraphs + $0.bullets }
            let grade = ReadingGrade(sentences.joined(separator: "\n"))
            // The seventh grade of American schools is for children of twelve.
            #expect(grade.value <= 7, "it asks for grade \(grade.value)")
            for word in ["first name", "postcode", "plan the support you want", "6 years", "30 days"] {
                #expect(sentences.contains { $0.contains(word) }, "it does not say: \(word)")
            }
        }
    }

    @Test("The grade tells plain words from hard ones")
    func gradeTells() {
        #expect(ReadingGrade("The cat sat on the mat. It was warm.").value < 2)
        let hard = """
            Notwithstanding the aforementioned considerations, organisational responsibilities necessitate comprehensive \
            documentation of processing activities.
            """
        #expect(ReadingGrade(hard).value > 15)
    }
}

/// How many years of school a text asks for (Flesch and Kincaid, 1975). Items of a list count as sentences.
struct ReadingGrade {
    let value: Double

    init(_ text: String) {
        let sentences = text.split { ".!?:\n".contains($0) }.filter { $0.contains(where: \.isLetter) }
        let words = text.split { !$0.isLetter && $0 != "’" && $0 != "'" }
        let syllables = words.map(Self.syllables).reduce(0, +)
        value =
            0.39 * Double(words.count) / Double(max(1, sentences.count))
            + 11.8 * Double(syllables) / Double(max(1, words.count)) - 15.59
    }

    /// Groups of vowels, without a silent e at the end.
    private static func syllables(_ word: Substring) -> Int {
        let letters = Array(word.lowercased())
        var count = 0
        var wasVowel = false
        for letter in letters {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        if letters.last == "e", count > 1, !(letters.suffix(2).first == "l") { count -= 1 }
        return max(1, count)
    }
}

/// While the person is asked for what is needed to answer them, the time does not run.
@Suite("Stopping the time of a request")
struct RequestClockTests {
    @Test("The day it is due moves by the days that they took, and the history says so")
    func moves() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let today = sample.site.trellis.today
        let id = try await ask(.correction, on: today.adding(days: -20), sample, client)
        let page = "/data/requests/\(id)"
        #expect(await client.get(page).text.contains(today.adding(days: -20).adding(months: 1).formatted()))
        let done = await client.post("\(page)/wait", days(today.adding(days: -9), today.adding(days: -2)))
        #expect(done.code == 303)
        let after = await client.follow().text
        #expect(after.contains(today.adding(days: -20).adding(months: 1).adding(days: 7).formatted()))
        #expect(after.contains("Stopped the time of a request for 7 days"))
    }

    @Test("Days that cannot be are told at their fields, and nothing moves")
    func faults() async throws {
        let sample = try await StudentsSite()
        let client = try await sample.site.signedIn(.providerLead, of: sample.stoke.id)
        let today = sample.site.trellis.today
        let id = try await ask(.correction, on: today.adding(days: -5), sample, client)
        let page = "/data/requests/\(id)"
        let due = today.adding(days: -5).adding(months: 1).formatted()
        for (asked, answered, words) in [
            (today.adding(days: -6), today, "must not be before the day of the request"),
            (today, today, "must be after the day you asked them"),
            (today, today.adding(days: 1), "must not be in the future"),
        ] {
            let answer = await client.post("\(page)/wait", days(asked, answered))
            #expect(answer.code == 422 && answer.text.contains(words), "\(words)")
            #expect(answer.hidden("asked-day") == "\(asked.day)", "what was typed stays")
            #expect(await client.get(page).text.contains(due))
        }
        #expect(await client.post("\(page)/wait").code == 422)
        let other = try await sample.site.signedIn(.employerLead, of: nil)
        _ = await other.get("/")
        #expect(await other.post("\(page)/wait", days(today.adding(days: -3), today)).code == 404)
        let complaint = try await ask(.complaint, on: today.adding(days: -5), sample, client)
        #expect(!(await client.get("/data/requests/\(complaint)").text.contains("/wait")))
        let refused = await client.post("/data/requests/\(complaint)/wait", days(today.adding(days: -3), today))
        #expect(refused.code == 409)
    }

    private func ask(
        _ kind: RightsRequest.Kind,
        on day: Day,
        _ sample: StudentsSite,
        _ client: TestClient
    ) async throws -> String {
        let page = "/data/students/\(sample.ada.id)"
        _ = await client.get(page)
        _ = await client.post(
            "\(page)/ask",
            [
                "kind": kind.rawValue, "received-day": "\(day.day)", "received-month": "\(day.month)",
                "received-year": "\(day.year)", "words": "",
            ]
        )
        let requests = await client.get("/data/requests").text
        let title = try #require(requests.firstRange(of: kind.title))
        let link = requests[..<title.lowerBound].matches(of: #/\/data\/requests\/([0-9a-f-]{36})/#).last
        return String(try #require(link).1)
    }

    private func days(_ asked: Day, _ answered: Day) -> KeyValuePairs<String, String> {
        [
            "asked-day": "\(asked.day)", "asked-month": "\(asked.month)", "asked-year": "\(asked.year)",
            "answered-day": "\(answered.day)", "answered-month": "\(answered.month)",
            "answered-year": "\(answered.year)",
        ]
    }
}
