import Domain
import Foundation
import Pages
import StoreTestSupport
import Testing

@testable import Web

/// A token in every field that not everybody may read, of every organisation of two systems; then every page and every
/// export, by everybody.
@Suite("Tokens in sensitive fields")
struct CanaryTests {
    @Test("Each token is read by whom it is for, and by nobody else", arguments: Engine.available)
    func crawl(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            let canaries = town.canaries()
            var seen: Set<String> = []
            for person in town.people {
                let client = try await town.signedIn(person)
                let forbidden = canaries.filter { !$0.isFor(person.actor) }
                // Whoever may see a student meets the name somewhere, and whoever may read a room every note in it.
                var missing = canaries.filter { $0.isMetByAll && $0.isFor(person.actor) }
                for path in town.everyPath() {
                    let page = await client.get(path)
                    // A search says again what was searched for.
                    for canary in forbidden where !path.contains(canary.text) && page.holds(canary.text) {
                        Issue.record("\(person.actor.role) reads \(canary.name) at \(path)")
                    }
                    missing.removeAll { page.holds($0.text) }
                    for canary in canaries where !seen.contains(canary.name) && page.holds(canary.text) {
                        seen.insert(canary.name)
                    }
                }
                #expect(missing.map(\.text) == [], "\(person.actor.role)")
            }
            // A token that nobody ever meets would prove nothing.
            #expect(Set(canaries.map(\.name)).subtracting(seen) == [])
        }
    }
}

extension AccessTown {
    /// A token with who may read it.
    struct Canary {
        /// What it stands in, for messages.
        let name: String
        /// The field that it stands in, where there is a policy for that.
        let field: Field?
        let text: String
        /// All that somebody must be allowed to see the record.
        let actions: [Action]
        let target: Target

        init(field: Field, text: String, action: Action, target: Target) {
            (name, self.field, self.text, actions, self.target) = (field.rawValue, field, text, [action], target)
        }

        /// A note, which is about an organisation or none.
        init(_ note: WrittenNote) {
            (name, field, text) = ("a note of the \(note.room) room", nil, note.text)
            actions = [note.room.seeing] + (note.isAboutOne ? [.seeOrganisations] : [])
            target = note.target
        }

        /// Other learners at an area.
        init(_ group: WardGroup, _ target: Target) {
            (name, field, text, actions, self.target) = (
                "other learners", nil, group.programme, [.editCapacity], target
            )
        }

        /// What a college plans.
        init(_ plan: Intention, _ target: Target) {
            (name, field, text, actions, self.target) = ("a plan", nil, plan.notes, [.seePlans], target)
        }

        /// Whether everybody whom it is for has a page that shows it.
        var isMetByAll: Bool { field == nil || field == .studentName }

        /// The policy's answer: whether somebody may see the record, and read the field of it.
        func isFor(_ actor: Actor) -> Bool {
            actions.allSatisfy { actor.may($0, target) }
                && (field.map { Policy.reading($0).decide(actor, target).isAllowed } ?? true)
        }
    }

    func canaries() -> [Canary] {
        var found: [Canary] = []
        for organisation in rows.organisations {
            let target = target(organisation)
            found.append(
                .init(field: .organisationNotes, text: organisation.notes, action: .seeOrganisations, target: target)
            )
        }
        for contact in rows.contacts {
            let owner = rows.organisations.first { $0.id == contact.organisationID }
            let target = owner.map { self.target($0) } ?? .system
            found.append(.init(field: .contactDetails, text: contact.name, action: .seeContacts, target: target))
        }
        for interest in rows.interests {
            let owner = rows.organisations.first { $0.id == interest.organisationID }
            let target = owner.map { self.target($0) } ?? .system
            found.append(
                .init(field: .employerAnswer, text: interest.reason, action: .seeOrganisations, target: target)
            )
        }
        for area in rows.areas {
            found.append(.init(field: .areaNotes, text: area.notes, action: .seeOrganisations, target: target(area)))
        }
        for offer in rows.offers {
            found.append(.init(field: .offerNotes, text: offer.notes, action: .seeOffers, target: target(offer)))
        }
        for group in rows.wardGroups {
            let owner = rows.organisations.first { $0.id == group.organisationID }
            found.append(Canary(group, owner.map { target($0) } ?? .system))
        }
        for plan in rows.intentions {
            let owner = rows.organisations.first { $0.id == plan.providerID }
            found.append(Canary(plan, owner.map { target($0) } ?? .system))
        }
        for cohort in rows.cohorts {
            found.append(.init(field: .cohortNotes, text: cohort.notes, action: .seeDemand, target: target(cohort)))
        }
        for student in rows.students { found += canaries(student) }
        found += notes.map { Canary($0) }
        return found
    }

    private func canaries(_ student: Student) -> [Canary] {
        // A placement that is cancelled makes nobody a host: `target` knows only those that hold places.
        let target = target(student)
        let texts: [(Field, String?)] = [
            (.studentName, student.familyName), (.needs, student.needs), (.preferences, student.preferences.first),
            (.collegeEmail, student.email?.description), (.source, student.source),
            (.homeDistrict, student.homeOutcode.map { ">\($0)<" }), (.dateOfBirth, student.dateOfBirth?.formatted()),
            (.travelLimit, student.travelLimitMiles.map { "\($0) miles" }),
            (.readiness, student.readyFrom?.formatted()),
        ]
        return texts.compactMap { field, text in
            text.map { Canary(field: field, text: $0, action: .seeStudents, target: target) }
        }
    }

    /// Every page and export there is, for every record there is, with the searches that could betray one.
    func everyPath() -> [String] {
        SiteRoute.samples.filter { $0.methods.contains(.get) && $0 != .access(.signOut) }.flatMap { route in
            let filled = FilledRoute.all(of: route, in: self).map(\.path)
            return filled.isEmpty ? [route.path] : filled
        } + rows.students.prefix(3).map { "/students?q=\($0.familyName)" }
    }
}
