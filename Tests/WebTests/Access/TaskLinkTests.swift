import Domain
import Foundation
import HTTPTypes
import NIOCore
import Records
import Services
import Store
import Testing

@testable import Web

@Suite("Tasks from a link in a mail")
struct TaskLinkTests {
    /// A site with two employers, each with a contact, and a coordinator who is signed in.
    private struct Scene {
        let site: WorkingSite
        let client: TestClient
        let hospital, surgery: Organisation
        let jo, pat: Person

        init() async throws {
            let site = try await WorkingSite()
            let trellis = site.trellis
            let (system, today) = (site.system.id, trellis.today)
            let organisation = { (name: String) in
                Organisation(
                    id: trellis.newID(),
                    systemID: system,
                    name: name,
                    kinds: [.employer],
                    sector: .acuteTrust,
                    notes: "Secret note",
                    source: "Test",
                    asAt: today
                )
            }
            let person = { (owner: Organisation, name: String, email: String) in
                Person(
                    id: trellis.newID(),
                    systemID: system,
                    organisationID: owner.id,
                    name: name,
                    role: .lead,
                    email: try EmailAddress(email),
                    source: "Test",
                    asAt: today
                )
            }
            let (hospital, surgery) = (organisation("Vale Hospital"), organisation("Moor Surgery"))
            let jo = try person(hospital, "Jo Ward", "jo@example.org")
            let pat = try person(surgery, "Pat Moor", "pat@example.org")
            try await site.fill { ledger in
                try ledger.insert([hospital, surgery])
                try ledger.insert([jo, pat])
            }
            (self.site, self.hospital, self.surgery, self.jo, self.pat) = (site, hospital, surgery, jo, pat)
            client = try await site.signedIn(.coordinator)
        }

        /// Sends questions from the page of an organisation.
        func ask(_ organisation: Organisation, _ person: Person, _ tasks: [TaskKind]) async throws {
            let path = "/organisations/\(organisation.id)/ask"
            await client.get(path)
            let answer =
                tasks.count == 2
                ? await client.post(
                    path,
                    [
                        "year": "2026/27", "tasks": tasks[0].rawValue, "tasks": tasks[1].rawValue,
                        "people": person.id.description,
                    ]
                )
                : await client.post(
                    path,
                    ["year": "2026/27", "tasks": tasks[0].rawValue, "people": person.id.description]
                )
            #expect(answer.code == 303)
        }

        func mails() async throws -> [Outbox.Mail] {
            try await site.trellis.database.read { reader in
                try Outbox.newest(in: site.system.id, limit: 20, reader)
            }
        }

        /// The paths of the links in the newest mail to somebody.
        func paths(to person: Person) async throws -> [String] {
            // The clock stands, so the order in which they were stored tells.
            let mail = try await site.trellis.database.read { reader in
                try reader.first(
                    "SELECT * FROM outbox WHERE recipient = \(person.email) ORDER BY rowid DESC LIMIT 1",
                    as: Outbox.Mail.self
                )
            }
            return (mail?.body ?? "").split(whereSeparator: \.isWhitespace)
                .filter { $0.hasPrefix("http://localhost/task/") }.map {
                    String($0.dropFirst("http://localhost".count))
                }
        }

        func interest() async throws -> InterestAnswer? {
            try await site.trellis.database.read { reader in
                try Interests.find(
                    of: hospital.id,
                    year: AcademicYear(containing: site.trellis.today),
                    in: site.coordinator.scope,
                    reader
                )?.answer
            }
        }

        func history() async throws -> [AuditEntry] {
            try await site.trellis.database.read { reader in
                try AuditEntries.list(in: site.coordinator.scope, offset: 0, limit: 50, reader)
            }
        }
    }

    @Test("An employer answers from the mail without an account; it is told as theirs, on behalf of their organisation")
    func answer() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.answerInterest])
        let path = try #require(try await scene.paths(to: scene.jo).first)
        let visitor = scene.site.visitor()
        let page = await visitor.get(path)
        #expect(page.code == 200 && page.text.contains("Vale Hospital"))
        #expect(!page.text.contains("Secret note") && !page.text.contains("jo@example.org"))
        let empty = await visitor.post(path)
        #expect(empty.code == 422 && empty.text.contains("Choose what the employer said"))
        #expect(await visitor.post(path, ["answer": "offers"]).code == 303)
        let thanks = await visitor.follow()
        #expect(thanks.code == 200 && thanks.text.contains("You answered “Offers places”"))
        #expect(try await scene.interest() == .offers)
        let entry = try #require(try await scene.history().first)
        #expect(entry.actorName == "Jo Ward" && entry.actorID == nil && entry.actedAs == "taskLink")
        #expect(entry.onBehalfOf == "Vale Hospital" && entry.origin == "127.0.0.0/24")
        #expect(await scene.client.get("/tasks").text.contains("Offers places"))
    }

    @Test("Mail scanners that open the link, or ask for its head, change nothing")
    func prefetch() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.answerInterest])
        let path = try #require(try await scene.paths(to: scene.jo).first)
        let before = try await scene.history().count
        for _ in 1...5 {
            #expect(await scene.site.visitor().get(path).code == 200)
            #expect(await scene.site.visitor().send(.head, path).code == 200)
        }
        // A scanner that posts has neither the cookie nor the token of the page.
        #expect(await scene.site.visitor().post(path, ["answer": "offers"]).code == 403)
        #expect(try await scene.history().count == before)
        #expect(try await scene.interest() == nil)
    }

    @Test("The same form sent again does one thing; a new answer replaces the old one")
    func replay() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.answerInterest])
        let path = try #require(try await scene.paths(to: scene.jo).first)
        let visitor = scene.site.visitor()
        let key = try #require(await visitor.get(path).hidden("_key"))
        let before = try await scene.history().count
        for _ in 1...3 {
            await visitor.get(path)
            #expect(await visitor.post(path, ["answer": "offers", "_key": key]).code == 303)
        }
        #expect(try await scene.history().count == before + 1)
        await visitor.get(path)
        await visitor.post(path, ["answer": "mayOffer", "_key": "another"])
        #expect(try await scene.interest() == .mayOffer)
    }

    @Test("Unknown, withdrawn, expired and replaced links look alike, and answer nothing")
    func gone() async throws {
        let scene = try await Scene()
        let unknown = "/task/" + String(repeating: "0", count: 64)
        let reference = await scene.site.visitor().get(unknown)
        #expect(reference.code == 404)

        try await scene.ask(scene.hospital, scene.jo, [.answerInterest])
        let first = try #require(try await scene.paths(to: scene.jo).first)
        let id = try await scene.site.trellis.tasks.list(for: scene.site.coordinator).rows[0].link.id
        await scene.client.get("/tasks")
        #expect(await scene.client.post("/tasks/\(id)/resend").code == 303)
        let second = try #require(try await scene.paths(to: scene.jo).first)
        #expect(first != second)
        #expect(Self.shape(await scene.site.visitor().get(first)) == Self.shape(reference), "replaced")
        let visitor = scene.site.visitor()
        #expect(await visitor.get(second).code == 200)

        await scene.client.get("/tasks")
        #expect(await scene.client.post("/tasks/\(id)/withdraw").code == 303)
        #expect(await visitor.post(second, ["answer": "offers"]).code == 404)
        #expect(Self.shape(await scene.site.visitor().get(second)) == Self.shape(reference), "withdrawn")
        #expect(try await scene.interest() == nil)

        await scene.client.get("/tasks")
        await scene.client.post("/tasks/\(id)/resend")
        let third = try #require(try await scene.paths(to: scene.jo).first)
        try await scene.site.trellis.database.write { writer in
            try writer.run("UPDATE task_link SET expires_at = '2026-01-01T00:00:00.000Z'")
        }
        #expect(Self.shape(await scene.site.visitor().get(third)) == Self.shape(reference), "expired")
    }

    /// A page without what is new on each: tokens and keys.
    private static func shape(_ answer: Answer) -> String {
        "\(answer.code) " + answer.text.replacing(#/value="[^"]*"/#, with: "")
    }

    @Test("A link opens its own task of its own organisation, and no page behind the sign-in")
    func narrow() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.confirmDetails])
        let path = try #require(try await scene.paths(to: scene.jo).first)
        let visitor = scene.site.visitor()
        let page = await visitor.get(path)
        #expect(page.text.contains("Jo Ward") && !page.text.contains("Moor Surgery") && !page.text.contains("Pat Moor"))
        #expect(await visitor.post(path, ["answer": "offers"]).code == 422, "not the task of this link")
        #expect(try await scene.interest() == nil)
        #expect(await visitor.get("/organisations").location == "/sign-in")
        // A contact of another organisation cannot be chosen on this one's page.
        let ask = "/organisations/\(scene.hospital.id)/ask"
        await scene.client.get(ask)
        let wrong = await scene.client.post(
            ask,
            ["year": "2026/27", "tasks": "answerInterest", "people": scene.pat.id.description]
        )
        #expect(wrong.code == 422 && wrong.text.contains("Choose whom to ask"))
    }

    @Test("Details are confirmed, or what is wrong reaches the coordinator until it is dealt with")
    func details() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.confirmDetails])
        let path = try #require(try await scene.paths(to: scene.jo).first)
        let visitor = scene.site.visitor()
        await visitor.get(path)
        #expect(await visitor.post(path, ["verdict": "wrong"]).text.contains("Enter what is wrong"))
        await visitor.post(path, ["verdict": "wrong", "note": "The <postcode> is old"])
        let list = await scene.client.get("/tasks?look=yes")
        #expect(list.text.contains("The &lt;postcode&gt; is old"))
        #expect(await scene.client.get("/").text.contains("note from a contact"))
        let id = try await scene.site.trellis.tasks.list(for: scene.site.coordinator).rows[0].link.id
        await scene.client.post("/tasks/\(id)/settle")
        #expect(!(await scene.client.get("/tasks?look=yes").text.contains("postcode")))
        await visitor.get(path)
        await visitor.post(path, ["verdict": "right"])
        #expect(await scene.client.get("/organisations/\(scene.hospital.id)").text.contains("Confirmed by e-mail link"))
    }

    @Test("Several questions at once are one mail, and its links begin with the configured address only")
    func bundle() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.answerInterest, .confirmDetails])
        let mails = try await scene.mails()
        #expect(mails.count == 1)
        #expect(mails[0].subject == "2 questions about T Level placements at Vale Hospital")
        #expect(try await scene.paths(to: scene.jo).count == 2)
        let path = "/organisations/\(scene.surgery.id)/ask"
        let token = await scene.client.get(path).formToken ?? ""
        let poisoned = await scene.client.send(
            .post,
            path,
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: .init(string: "_csrf=\(token)&year=2026%2F27&tasks=answerInterest&people=\(scene.pat.id)"),
            host: "evil.example"
        )
        #expect(poisoned.code == 400)
        #expect(try await scene.mails().count == 1)
        #expect(!(try await scene.mails().contains { $0.body.contains("evil.example") }))
    }

    @Test("Everybody who has not answered is asked at once")
    func askAll() async throws {
        let scene = try await Scene()
        let page = await scene.client.get("/tasks/ask")
        #expect(page.text.contains("Vale Hospital") && page.text.contains("Moor Surgery"))
        let none = await scene.client.post("/tasks/ask", ["year": "2026/27"])
        #expect(none.code == 422)
        let sent = await scene.client.post(
            "/tasks/ask",
            ["year": "2026/27", "people": scene.jo.id.description, "people": scene.pat.id.description]
        )
        #expect(sent.code == 303)
        #expect(try await scene.mails().count == 2)
    }

    @Test("A lead sees and withdraws the links of the own organisation, and sends none")
    func leads() async throws {
        let scene = try await Scene()
        try await scene.ask(scene.hospital, scene.jo, [.answerInterest])
        try await scene.ask(scene.surgery, scene.pat, [.answerInterest])
        let rows = try await scene.site.trellis.tasks.list(for: scene.site.coordinator).rows
        let own = try #require(rows.first { $0.link.organisationID == scene.hospital.id }).link.id
        let other = try #require(rows.first { $0.link.organisationID == scene.surgery.id }).link.id
        let lead = try await scene.site.signedIn(.employerLead, of: scene.hospital.id)
        let list = await lead.get("/tasks")
        #expect(list.text.contains("Jo Ward") && !list.text.contains("Pat Moor") && !list.text.contains("Send again"))
        #expect(await lead.post("/tasks/\(other)/withdraw").code == 404)
        await lead.get("/tasks")
        #expect(await lead.post("/tasks/\(own)/resend").code == 404)
        await lead.get("/tasks")
        #expect(await lead.post("/tasks/\(own)/withdraw").code == 303)
        #expect(await lead.get("/organisations/\(scene.hospital.id)/ask").code == 404)
        let path = try #require(try await scene.paths(to: scene.jo).first)
        #expect(await scene.site.visitor().get(path).code == 404)
    }

    @Test("A network that opens links without end has to wait")
    func limits() async throws {
        let scene = try await Scene()
        var codes: Set<Int> = []
        for index in 1...2000 where !codes.contains(429) {
            codes.insert(await scene.site.visitor().get("/task/\(String(repeating: "f", count: 60))\(index)").code)
        }
        #expect(codes == [404, 429])
    }
}
