import Domain
import Foundation
import Records

/// Every row of the made-up system, thought out before the store is touched.
struct DemoRows: Sendable {
    var system: System
    var organisations: [Organisation] = []
    var users: [User] = []
    var memberships: [Membership] = []
    var sites: [Site] = []
    var areas: [Area] = []
    var people: [Person] = []
    var interests: [Interest] = []
    var offers: [Offer] = []
    var cohorts: [Cohort] = []
    var students: [Student] = []
    var placements: [Placement] = []
    var legs: [Leg] = []
    var notes: [Note] = []
    var wardGroups: [WardGroup] = []
    var intentions: [Intention] = []
    var avoidances: [Avoidance] = []
    var youngReviews: [YoungReview] = []
    /// How many students have a placement once every step is taken.
    var placedCount = 0
    /// What has happened since, oldest first.
    var steps: [DemoStep] = []

    /// Writes the rows, those that others refer to first, and takes the places of the placements.
    func write(to ledger: inout Ledger) throws {
        try ledger.insert(organisations)
        try ledger.insert(users)
        try ledger.insert(memberships)
        try ledger.insert(sites)
        try ledger.insert(areas)
        try ledger.insert(people)
        try ledger.insert(interests)
        try ledger.insert(offers)
        try ledger.insert(cohorts)
        try ledger.insert(students)
        try ledger.insert(notes)
        try ledger.insert(wardGroups)
        try ledger.insert(intentions)
        try ledger.insert(avoidances)
        try ledger.insert(youngReviews)
        try DemoRows.place(placements, legs, &ledger)
    }

    /// Writes placements and takes their places.
    static func place(_ placements: [Placement], _ legs: [Leg], _ ledger: inout Ledger) throws {
        for leg in legs {
            guard try ledger.takePlace(of: leg.offerID) else {
                throw ServiceError.conflict("The places of the made-up system do not add up. Report this as a fault.")
            }
        }
        try ledger.insert(placements)
        try ledger.insert(legs)
    }

    /// The people of a role, as it, by the order in which they came.
    func actors(_ role: Role, of organisation: ID<Organisation>? = nil, on day: Day) -> [Actor] {
        memberships.filter { $0.role == role && (organisation == nil || $0.organisationID == organisation) }
            .compactMap { membership in
                users.first { $0.id == membership.userID }.map { Actor($0, as: membership, on: day) }
            }
    }

    /// What is in it, in a sentence.
    var summary: String {
        let colleges = organisations.count(where: \.isProvider)
        return
            "\(colleges) colleges with \(students.count) students, \(organisations.count - colleges) employers with "
            + "\(offers.count) offers of places, \(placedCount) placements. All people are made up."
    }
}

/// Something that happened in the made-up system on an earlier day, for the history.
struct DemoStep: Sendable {
    let id: ID<AuditEntry>
    let at: Date
    let actor: Actor
    let action: String
    let change: @Sendable (inout Ledger) throws -> ChangeOutcome
}
