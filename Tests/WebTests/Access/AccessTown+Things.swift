import Domain
import Foundation
import Pages

extension AccessTown {
    /// A record with everything that the policy may ask about it.
    struct Thing {
        let name: String
        let id: String
        let target: Target
    }

    /// The records that the address of a route can name, by what stands before the id in it, and one that is not there.
    func things(_ kind: String) -> [Thing] {
        switch kind {
        case "organisations", "colleges", "acting":
            rows.organisations.map { Thing(name: $0.name, id: "\($0.id)", target: target($0)) }
        case "sites": rows.sites.map { thing("site", "\($0.id)", $0.organisationID) }
        case "areas": rows.areas.map { area in Thing(name: "area", id: "\(area.id)", target: target(area)) }
        case "people": rows.contacts.map { thing("contact", "\($0.id)", $0.organisationID) }
        case "offers": rows.offers.map { Thing(name: "offer", id: "\($0.id)", target: target($0)) }
        case "other-learners": rows.wardGroups.map { thing("other learners", "\($0.id)", $0.organisationID) }
        case "plans": rows.intentions.map { thing("plan", "\($0.id)", $0.providerID) }
        case "cohorts": rows.cohorts.map { Thing(name: "cohort", id: "\($0.id)", target: target($0)) }
        case "students": rows.students.map { Thing(name: "student", id: "\($0.id)", target: target($0)) }
        case "team": memberships.map { Thing(name: "\($0.role)", id: "\($0.id)", target: target($0)) }
        case "users":
            memberships.map { membership in
                Thing(name: "user", id: "\(membership.userID)", target: Target(system: membership.systemID))
            }
        case "notes of the host room": notes.filter { $0.room == .host }.map(thing)
        case "notes of the college room": notes.filter { $0.room == .college }.map(thing)
        case "rounds":
            rows.rounds.map { Thing(name: "round", id: "\($0.id)", target: Target(system: $0.systemID)) }
        case "avoidances":
            rows.avoidances.map { row in
                row.organisationID.map { thing("weeks", "\(row.id)", $0) }
                    ?? Thing(name: "weeks of all", id: "\(row.id)", target: Target(system: row.systemID))
            }
        case "under-18-reviews": rows.reviews.map { thing("review", "\($0.id)", $0.organisationID) }
        case "placements": rows.placements.map { Thing(name: "placement", id: "\($0.id)", target: target($0)) }
        default: []
        }
    }

    private func thing(_ name: String, _ id: String, _ owner: ID<Organisation>) -> Thing {
        let target = rows.organisations.first { $0.id == owner }.map { self.target($0) }
        return Thing(name: name, id: id, target: target ?? .system)
    }

    private func organisation(_ id: ID<Organisation>) -> Organisation? { rows.organisations.first { $0.id == id } }

    func target(_ organisation: Organisation) -> Target { rows.target(organisation) }

    func target(_ area: Area) -> Target {
        var target = organisation(area.organisationID).map { self.target($0) } ?? .system
        target.area = area.id
        target.openedTo = opened(rows.offers.filter { $0.areaID == area.id })
        return target
    }

    func target(_ offer: Offer) -> Target {
        Target(offer, place: organisation(offer.organisationID)?.place)
    }

    func target(_ membership: Membership) -> Target {
        Target(
            system: membership.systemID,
            provider: membership.organisationID,
            employer: membership.organisationID
        )
    }

    func target(_ cohort: Cohort) -> Target {
        Target(system: cohort.systemID, provider: cohort.providerID, cohort: cohort.id)
    }

    func target(_ student: Student) -> Target {
        let placement = rows.placements.first { $0.studentID == student.id && $0.state.holdsPlaces }
        return Target(student, legs: rows.legs.filter { $0.placementID == placement?.id })
    }

    func target(_ placement: Domain.Placement) -> Target {
        let student = rows.students.first { $0.id == placement.studentID }
        guard let student else { return .system }
        var target = Target(student, legs: rows.legs.filter { $0.placementID == placement.id })
        target.isArchived = !placement.state.holdsPlaces || student.archivedAt != nil
        return target
    }

    private func opened(_ offers: [Offer]) -> [ID<Organisation>]? { AccessTown.Rows.opened(offers) }
}

extension AccessTown.Rows {
    /// An organisation, open to the colleges that one of its offers is open to.
    func target(_ organisation: Organisation) -> Target {
        var target = Target(organisation)
        target.openedTo = Self.opened(offers.filter { $0.organisationID == organisation.id })
        return target
    }

    static func opened(_ offers: [Offer]) -> [ID<Organisation>]? {
        let current = offers.filter { $0.archivedAt == nil }
        if current.isEmpty { return nil }
        return current.contains { $0.visibility.providers.isEmpty } ? [] : current.flatMap(\.visibility.providers)
    }
}

/// A route with the ids of records that exist in place of the sample's.
struct FilledRoute {
    let route: SiteRoute
    let path: String
    let thing: AccessTown.Thing

    /// What the id in a route's address names, if it names one thing that the town has.
    static func kind(of route: SiteRoute) -> String? {
        // People who sign in are not the contacts of organisations.
        if case .access(.account(.resetFactor)) = route { return "users" }
        if case .rooms(.withdraw(let room, _)) = route { return "notes of the \(room) room" }
        let segments = route.path.split(separator: "/").map(String.init)
        guard let index = segments.firstIndex(where: { $0 == ID<Student>.sample.description }), index > 0 else {
            return nil
        }
        return segments[index - 1]
    }

    /// The route for every record that it can name.
    static func all(of route: SiteRoute, in town: AccessTown) -> [FilledRoute] {
        guard let kind = kind(of: route) else { return [] }
        return town.things(kind).map { thing in
            let path = route.path.replacingOccurrences(of: ID<Student>.sample.description, with: thing.id)
            return FilledRoute(route: route, path: path, thing: thing)
        }
    }
}
