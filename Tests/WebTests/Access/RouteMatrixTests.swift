import Domain
import Foundation
import Pages
import Services
import Store
import StoreTestSupport
import Testing

@testable import Web

/// Every route by every role, for one's own records, those related through a placement, the same kind elsewhere, the same
/// in another system, before, in and after the window of time. What is expected comes from the policy table; what
/// happens, from the pages and the rows that the store gives out.
@Suite("The matrix of routes, roles, relations and windows")
struct RouteMatrixTests {
    @Test("A page of a record opens exactly for whom the policy allows it", arguments: Engine.available)
    func records(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            for person in town.people {
                let client = try await town.signedIn(person)
                for route in SiteRoute.samples where route.namesRow && route.methods.contains(.get) {
                    guard case .actions(let actions) = route.need else { continue }
                    let missing = await client.get(route.path)
                    #expect(missing.code == 404, "\(person.actor.role) \(route.name)")
                    for filled in FilledRoute.all(of: route, in: town) {
                        let answer = await client.get(filled.path)
                        let isAllowed = Self.isExpected(actions, of: route, filled.thing, person.actor)
                        let words = "\(person.actor.role) \(route.name) of \(filled.thing.name): \(answer.code)"
                        #expect((answer.code == 200) == isAllowed, "\(words)")
                        guard answer.code != 200 else { continue }
                        #expect(answer.code == 404, "\(words)")
                        #expect(Self.plain(answer.text) == Self.plain(missing.text), "\(words)")
                    }
                }
            }
        }
    }

    @Test("Nothing is done to a record by somebody whom the policy does not allow it", arguments: Engine.available)
    func deeds(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            let before = try await town.historyCount()
            for person in town.people {
                let client = try await town.signedIn(person)
                // Every answer is a page with the token for the next form.
                _ = await client.get("/rules")
                for route in SiteRoute.samples where route.namesRow && route.methods.contains(.post) {
                    guard case .actions(let actions) = route.need else { continue }
                    for filled in FilledRoute.all(of: route, in: town)
                    where !Self.isExpected(actions, of: route, filled.thing, person.actor) {
                        let answer = await client.post(filled.path, ["reason": "x", "name": "x", "archived": "yes"])
                        #expect(answer.code == 404, "\(person.actor.role) \(route.name): \(answer.code)")
                    }
                }
            }
            #expect(try await town.historyCount() == before)
        }
    }

    @Test("A page without a record opens exactly for the roles that the policy names", arguments: Engine.available)
    func lists(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            for person in town.people {
                let client = try await town.signedIn(person)
                for route in SiteRoute.samples where !route.namesRow {
                    guard case .actions(let actions) = route.need, route != .access(.clearDemo) else { continue }
                    let isNamed = actions.allSatisfy { Policy.of($0).conditions[person.actor.role] != nil }
                    if route.methods.contains(.get) {
                        let code = await client.get(route.path).code
                        let mayOpen =
                            isNamed && actions.allSatisfy { person.actor.may($0, Self.target(of: route, person.actor)) }
                        // Some pages ask the solver, which does not run here.
                        let isFine = mayOpen ? [200, 503].contains(code) : code == 403
                        #expect(isFine, "\(person.actor.role) \(route.name): \(code)")
                    } else if !isNamed {
                        _ = await client.get("/")
                        let code = await client.post(route.path).code
                        #expect(code == 403, "\(person.actor.role) \(route.name): \(code)")
                    }
                }
            }
        }
    }

    /// What a page without a record is about: a list, or something new of the system or of one's own organisation.
    private static func target(of route: SiteRoute, _ actor: Actor) -> Target {
        switch route {
        case .network(.newOrganisation): .system
        case .students(.newStudent), .students(.newCohort): .owned(by: actor.organisationID)
        default: .list
        }
    }

    /// What the policy says of a route and a record. A contact is seen and changed with its organisation.
    private static func isExpected(
        _ actions: [Action],
        of route: SiteRoute,
        _ thing: AccessTown.Thing,
        _ actor: Actor
    ) -> Bool {
        guard actions.allSatisfy({ actor.may($0, thing.target) }) else { return false }
        return switch route {
        // A form for places at an area needs an employer's area; a statement is for the college itself.
        case .allocation(.collegeStatement):
            thing.name.contains("College")
                && (actor.role == .coordinator || thing.target.provider == actor.organisationID)
        case .network(.editInterest), .network(.mayOffer): thing.target.place != nil
        // Names an employer too, which is never the round itself.
        case .rounds(.behalf): false
        default: true
        }
    }

    /// A page without what differs between any two answers.
    static func plain(_ page: String) -> String {
        page.replacing(/name="_(csrf|key)" value="[^"]*"/, with: "").replacing(/nonce="[^"]*"/, with: "")
    }
}

extension AccessTown {
    /// How many changes have been made.
    func historyCount() async throws -> Int {
        try await trellis.database.read { reader in
            try reader.scalar("SELECT count(*) FROM audit_entry", as: Int.self) ?? 0
        }
    }
}
