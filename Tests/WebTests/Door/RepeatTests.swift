import Domain
import Foundation
import HTTPTypes
import NIOCore
import Pages
import Records
import Services
import Store
import Synchronization
import Testing

@testable import Web

@Suite("A form that is sent twice does one thing")
struct RepeatTests {
    @Test func `of fifty at once the first one works and the others wait for its answer`() async throws {
        let memory = FormMemory()
        let worked = Counter()
        let key = FormMemory.Key(user: "u", path: "/p", form: "f")
        let answers = try await withThrowingTaskGroup(of: String.self) { tasks in
            for _ in 0..<50 {
                tasks.addTask {
                    try await memory.once(key) {
                        worked.count()
                        try await Task.sleep(for: .milliseconds(20))
                        return "/done"
                    } led: {
                        $0
                    } again: {
                        "again:\($0)"
                    }
                }
            }
            return try await tasks.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(worked.total == 1)
        #expect(answers == ["/done": 1, "again:/done": 49])
    }

    @Test func `one that came to nothing may be sent again, by whoever waits too`() async throws {
        let memory = FormMemory()
        let key = FormMemory.Key(user: "u", path: "/p", form: "f")
        await #expect(throws: Broken.self) {
            try await memory.once(key) {
                throw Broken(secret: "")
            } led: {
                $0
            } again: {
                $0
            }
        }
        let faulty = try await memory.once(key) {
            "form again"
        } led: { _ in
            nil
        } again: {
            $0
        }
        let good = try await memory.once(key) {
            "/done"
        } led: {
            $0
        } again: {
            $0
        }
        let late = try await memory.once(key) {
            "never"
        } led: {
            $0
        } again: {
            "again:\($0)"
        }
        #expect([faulty, good, late] == ["form again", "/done", "again:/done"])
    }

    @Test func `another person, another page and another form are not held back, and memory is bounded`() async throws {
        let memory = FormMemory(most: 2)
        for (user, path, form) in [("a", "/p", "f"), ("b", "/p", "f"), ("a", "/q", "f"), ("a", "/p", "g")] {
            let key = FormMemory.Key(user: user, path: path, form: form)
            #expect(
                try await memory.once(key) {
                    "new"
                } led: {
                    $0
                } again: { _ in
                    "old"
                } == "new"
            )
        }
        let forgotten = FormMemory.Key(user: "a", path: "/p", form: "f")
        #expect(
            try await memory.once(forgotten) {
                "new"
            } led: {
                $0
            } again: { _ in
                "old"
            } == "new"
        )
    }

    @Test("Every form of the demo, sent twice at the same moment and once more later, changes as much as once")
    func everyForm() async throws {
        try await withDemoSite { site async throws in
            let client = try await site.signedIn(.coordinator)
            var tried: Set<String> = []
            for (_, answer) in await site.pages(of: client, each: 1) {
                for form in PageForm.all(in: answer.text) where form.isPost {
                    let segments = try #require(URLEncoding.pathSegments(form.action))
                    let route = try #require(SiteRoute(segments: segments))
                    guard route.carriesKey, route != .access(.clearDemo), tried.insert(route.name).inserted else {
                        continue
                    }
                    try await press(form, route, client, site)
                }
            }
            #expect(tried.count > 20, "\(tried.sorted())")
        }
    }

    private func press(_ form: PageForm, _ route: SiteRoute, _ client: TestClient, _ site: DemoSite) async throws {
        let fields = form.fields.map { "\(URLEncoding.encode($0.name))=\(URLEncoding.encode($0.value))" }
            .joined(separator: "&")
        let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        @Sendable func send() async -> Answer {
            await client.send(.post, form.action, headers: headers, body: .init(string: fields))
        }
        let entries: SQL = "SELECT count(*) FROM audit_entry"
        let runs: SQL = "SELECT count(*) FROM run"
        @Sendable func count(_ sql: SQL) async throws -> Int {
            try await site.trellis.database.read { reader in try reader.scalar(sql, as: Int.self) ?? 0 }
        }
        let before = (try await count(entries), try await count(runs))
        async let first = send()
        async let second = send()
        let answers = await [first, second]
        let third = await send()
        let after = (try await count(entries), try await count(runs))
        #expect(after.0 - before.0 <= 1, "\(route.name)")
        #expect(after.1 - before.1 <= 1, "\(route.name)")
        #expect(Set((answers + [third]).map(\.code)).count == 1, "\(route.name)")
        if third.code == 303 { #expect(Set((answers + [third]).map(\.location)).count == 1, "\(route.name)") }
        #expect(third.code < 500, "\(route.name)")
    }
}

@Suite("Fields that a form does not have")
struct MassAssignmentTests {
    @Test("Every column of every table, sent with every form, is stored nowhere")
    func columns() async throws {
        try await withDemoSite { site async throws in
            let columns = try await site.trellis.database.read { reader in
                var names: Set<String> = []
                for table in try Rows.names(reader) {
                    names.formUnion(try reader.all("SELECT name FROM pragma_table_info(\(table))", as: String.self))
                }
                return names
            }
            #expect(columns.count > 100)
            let canary = "mass-assigned-5b1c"
            for visitor in DemoSite.Visitor.allCases {
                let client = try await site.signedIn(visitor)
                var tried: Set<String> = []
                for (_, answer) in await site.pages(of: client, each: 1) {
                    for form in PageForm.all(in: answer.text) where form.isPost {
                        let segments = try #require(URLEncoding.pathSegments(form.action))
                        let route = try #require(SiteRoute(segments: segments))
                        guard route.carriesKey, route != .access(.clearDemo), tried.insert(route.name).inserted else {
                            continue
                        }
                        let spellings = columns.flatMap { [$0, Self.camel($0)] }
                        let extra = Set(spellings).subtracting(form.fields.map(\.name)).subtracting(["back"])
                        let sent = form.fields.map { ($0.name, $0.value) } + extra.sorted().map { ($0, canary) }
                        let body = sent.map { "\(URLEncoding.encode($0.0))=\(URLEncoding.encode($0.1))" }
                            .joined(separator: "&")
                        let result = await client.send(
                            .post,
                            form.action,
                            headers: [.contentType: "application/x-www-form-urlencoded"],
                            body: .init(string: body)
                        )
                        #expect(result.code < 500, "\(route.name)")
                    }
                }
                let found = try await Rows.all(in: site.trellis.database).holding(canary)
                #expect(found == [], "\(visitor)")
            }
        }
    }

    private static func camel(_ column: String) -> String {
        let words = column.split(separator: "_")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.capitalized }
    }
}

/// Counts from several tasks at once.
private final class Counter: Sendable {
    private let sum = Mutex(0)
    var total: Int { sum.withLock { $0 } }
    func count() { sum.withLock { $0 += 1 } }
}
