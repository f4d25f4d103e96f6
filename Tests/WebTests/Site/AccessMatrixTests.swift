import Domain
import Foundation
import Pages
import Testing

@testable import Web

/// Every address by everybody. The samples' ids belong to nothing, so what names a row is never found; what matters is who
/// gets past the door, and that nothing ever breaks.
@Suite("Every route by every role")
struct AccessMatrixTests {
    /// What only a coordinator may open or do, by the first words of the path.
    static let coordinatorOnly = [
        "/imports", "/runs", "/proposals", "/what-if", "/opportunities", "/history", "/organisations/new",
        "/demo/clear",
        "/policy/edit", "/data/processing", "/data/impact", "/data/retention", "/data/holds", "/data/organisations",
        "/tasks/ask", "/rounds", "/offers/freshness",
    ]
    /// What anybody may open without signing in.
    static let open: Set<String> = [
        "/sign-in", "/sign-in/sent", "/accessibility", "/privacy", "/healthz", "/readyz", "/metrics", "/demo/mail",
        "/privacy/students", "/privacy/staff", "/privacy/retention", "/cookies",
        "/security", "/.well-known/security.txt",
    ]

    /// What leads on to another page, or to another organisation that is not set up here.
    static let leadingOn: Set<String> = [
        "/account/code", "/account/kept-form", "/sign-in/with/example", "/sign-in/back/example",
    ]

    private static func isOpen(_ route: SiteRoute) -> Bool {
        open.contains(route.path) || route.path.hasPrefix("/sign-in/") || route.path.hasPrefix("/task/")
    }

    private static func isCoordinatorOnly(_ route: SiteRoute) -> Bool {
        coordinatorOnly.contains { route.path == $0 || route.path.hasPrefix($0 + "/") }
    }

    @Test("Without signing in, everything but the open pages leads to the sign-in page")
    func signedOut() async throws {
        try await withWholeSite { site async throws in
            let client = site.client()
            for route in SiteRoute.samples where route.methods.contains(.get) && !Self.isOpen(route) {
                let answer = await client.get(route.path)
                #expect(answer.code == 303 && answer.location == "/sign-in", "\(route.name): \(answer.code)")
            }
            for route in SiteRoute.samples where route.methods.contains(.post) && !Self.isOpen(route) {
                _ = await client.get("/sign-in")
                let answer = await client.post(route.path)
                #expect(answer.code == 303 && answer.location == "/sign-in", "\(route.name): \(answer.code)")
            }
        }
    }

    @Test("A coordinator opens every page that names no row", arguments: [Role.coordinator])
    func coordinator(role: Role) async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(role)
            for route in SiteRoute.samples where route.methods.contains(.get) {
                let answer = await client.get(route.path)
                let namesRow = route.name.contains("{id}")
                if Self.leadingOn.contains(route.path) {
                    #expect([303, 404].contains(answer.code), "\(route.name): \(answer.code)")
                    continue
                }
                let expected: Set<Int> = namesRow || route.path.hasPrefix("/demo") ? [200, 404] : [200]
                #expect(expected.contains(answer.code), "\(route.name): \(answer.code)")
            }
        }
    }

    @Test(
        "Leads get nothing of what only the coordinator may see or do",
        arguments: [Role.providerLead, .employerLead]
    )
    func leads(role: Role) async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(role)
            for route in SiteRoute.samples where Self.isCoordinatorOnly(route) {
                if route.methods.contains(.get) {
                    let answer = await client.get(route.path)
                    #expect([403, 404].contains(answer.code), "GET \(route.name): \(answer.code)")
                }
                if route.methods.contains(.post) {
                    _ = await client.get("/")
                    let answer = await client.post(route.path, ["reason": "x", "which": "all", "undo": "x"])
                    #expect([403, 404].contains(answer.code), "POST \(route.name): \(answer.code)")
                }
            }
        }
    }

    @Test("No address and no empty form breaks anything", arguments: [Role.coordinator, .providerLead, .employerLead])
    func nothingBreaks(role: Role) async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(role)
            for route in SiteRoute.samples where route != .access(.signOut) && route != .access(.clearDemo) {
                if route.methods.contains(.get) {
                    let answer = await client.get(route.path)
                    #expect(answer.code < 500, "GET \(route.name): \(answer.code)")
                }
                if route.methods.contains(.post) {
                    _ = await client.get("/")
                    let answer = await client.post(route.path)
                    #expect(answer.code < 500, "POST \(route.name): \(answer.code)")
                }
            }
        }
    }

    @Test("Lists take whatever stands in the address", arguments: [Role.coordinator, .providerLead, .employerLead])
    func strangeQueries(role: Role) async throws {
        try await withWholeSite { site async throws in
            let client = try await site.signedIn(role)
            for route in SiteRoute.samples where route.methods.contains(.get) && !route.name.contains("{id}") {
                let strange =
                    "?q=%27%22%3Cx&sort=-nonsense&page=-7&college=x&employer=1&state=zzz&tLevel=no&near=XX99&done=1"
                let answer = await client.get(route.path + strange)
                #expect(answer.code < 500, "\(route.name): \(answer.code)")
            }
        }
    }
}
