import Domain
import Foundation
import Records
import Services

extension AccessTown {
    /// The rows of the town.
    struct Rows: Sendable {
        var systems: [Domain.System] = []
        var organisations: [Organisation] = []
        var sites: [Domain.Site] = []
        var areas: [Area] = []
        var contacts: [Domain.Person] = []
        var interests: [Interest] = []
        var offers: [Offer] = []
        var wardGroups: [WardGroup] = []
        var intentions: [Intention] = []
        var cohorts: [Cohort] = []
        var students: [Student] = []
        var placements: [Domain.Placement] = []
        var legs: [Leg] = []
        var rounds: [CapacityRound] = []
        var members: [RoundMember] = []
        var avoidances: [Avoidance] = []
        var reviews: [YoungReview] = []

        /// The change that all of it would be.
        let sample: ID<AuditEntry>

        private let trellis: Trellis
        private let today: Day
        private let year: AcademicYear
        private var tokens = 0

        var system: ID<Domain.System> { systems[0].id }
        /// The college and employer that people of the town belong to.
        var college: Organisation { organisations[0] }
        var employer: Organisation { organisations[2] }

        init(_ trellis: Trellis) throws {
            self.trellis = trellis
            sample = trellis.newID()
            today = trellis.today
            year = AcademicYear(containing: trellis.today)
            for code in ["AAA", "BBB"] { try addSystem(code) }
        }

        /// A word that stands in no page but where its field is shown.
        private mutating func token(_ field: Field) -> String {
            tokens += 1
            return "zq\(field.rawValue.lowercased())\(tokens)qz"
        }

        /// Two colleges, an employer in each of two places, and students in every relation to them.
        private mutating func addSystem(_ code: String) throws {
            let system = Domain.System(
                id: trellis.newID(),
                code: code,
                name: "System \(code)",
                places: ["Stoke", "Leek"],
                isDemo: false,
                createdAt: trellis.now()
            )
            systems.append(system)
            addWeeks(of: nil, system.id)
            let colleges = ["Stoke", "Leek"].map { add("\($0) College \(code)", .provider, $0, system.id) }
            let employers = ["Stoke", "Leek"].map { add("\($0) Trust \(code)", .employer, $0, system.id) }
            let wards = employers.flatMap { addWards(of: $0) }
            let offers = [
                addOffer(at: wards[0]), addOffer(at: wards[1], for: [colleges[1].id]),
                addOffer(at: wards[2], for: [colleges[0].id]), addOffer(at: wards[3], isWithdrawn: true),
            ]
            addRound(system.id, employers)
            let cohorts = colleges.flatMap { college in [addCohort(of: college), addCohort(of: college)] }
            let now = today.adding(days: -20)
            // Where each student is placed: the first college's, then the second's.
            add(colleges[0], cohorts[0], at: offers[0], from: now)
            add(colleges[0], cohorts[1], at: offers[1], from: now)
            add(colleges[0], nil, at: offers[2], from: now)
            add(colleges[0], cohorts[0], at: offers[0], from: today.adding(days: 29))
            add(colleges[0], cohorts[0], at: offers[0], from: today.adding(days: 28))
            add(colleges[0], cohorts[0], at: offers[0], from: now, isArchived: true)
            add(colleges[0], cohorts[1], at: offers[0], from: now, state: .cancelled)
            add(colleges[0], cohorts[1], at: nil, from: now)
            add(colleges[1], cohorts[2], at: offers[0], from: now)
            add(colleges[1], cohorts[3], at: offers[2], from: now)
            add(colleges[1], cohorts[3], at: nil, from: now)
        }

        private mutating func add(
            _ name: String,
            _ kind: OrganisationKind,
            _ place: String,
            _ system: ID<Domain.System>
        ) -> Organisation {
            let organisation = Organisation(
                id: trellis.newID(),
                systemID: system,
                name: name,
                kinds: [kind],
                sector: kind == .employer ? .acuteTrust : .college,
                place: place,
                notes: token(.organisationNotes),
                source: "Test",
                asAt: today
            )
            organisations.append(organisation)
            addWeeks(of: organisation.id, system)
            contacts.append(
                Domain.Person(
                    id: trellis.newID(),
                    systemID: system,
                    organisationID: organisation.id,
                    name: token(.contactDetails),
                    role: .lead,
                    source: "Test",
                    asAt: today
                )
            )
            if kind == .employer {
                interests.append(
                    Interest(
                        id: trellis.newID(),
                        systemID: system,
                        organisationID: organisation.id,
                        year: year,
                        answer: .mayOffer,
                        reason: token(.employerAnswer),
                        source: "Test",
                        asAt: today
                    )
                )
            }
            return organisation
        }

        /// Weeks to avoid, and a record of what was done for under 18s.
        private mutating func addWeeks(of owner: ID<Organisation>?, _ system: ID<Domain.System>) {
            avoidances.append(
                Avoidance(
                    id: trellis.newID(),
                    systemID: system,
                    organisationID: owner,
                    kind: .local,
                    title: "Refit",
                    firstDay: today.adding(days: 60),
                    lastDay: today.adding(days: 64),
                    strength: .ratherNot,
                    source: "Test",
                    asAt: today
                )
            )
            guard let owner else { return }
            reviews.append(
                YoungReview(
                    id: trellis.newID(),
                    systemID: system,
                    organisationID: owner,
                    reviewedOn: today,
                    reviewedBy: "Manager",
                    source: "Test",
                    asAt: today
                )
            )
        }

        private mutating func addWards(of employer: Organisation) -> [Area] {
            let site = Domain.Site(
                id: trellis.newID(),
                systemID: employer.systemID,
                organisationID: employer.id,
                name: "Main site"
            )
            sites.append(site)
            let wards = [1, 2].map { number in
                Area(
                    id: trellis.newID(),
                    systemID: employer.systemID,
                    organisationID: employer.id,
                    siteID: site.id,
                    name: "Ward \(number)",
                    setting: .hospitalWard,
                    notes: token(.areaNotes)
                )
            }
            areas += wards
            return wards
        }

        private mutating func addOffer(
            at area: Area,
            for colleges: [ID<Organisation>] = [],
            isWithdrawn: Bool = false
        ) -> Offer {
            let offer = Offer(
                id: trellis.newID(),
                systemID: area.systemID,
                organisationID: area.organisationID,
                siteID: area.siteID,
                areaID: area.id,
                year: year,
                tLevelCode: "health",
                places: 20,
                firstDay: year.range.start,
                lastDay: year.range.end,
                pattern: .block,
                hours: 315,
                visibility: Visibility(providers: colleges),
                notes: token(.offerNotes),
                source: "Test",
                asAt: today,
                archivedAt: isWithdrawn ? trellis.now() : nil
            )
            offers.append(offer)
            addWardGroup(at: area, trellis.newID(), in: year)
            return offer
        }

        private mutating func addRound(_ system: ID<Domain.System>, _ employers: [Organisation]) {
            let round = CapacityRound(
                id: trellis.newID(),
                systemID: system,
                name: "Autumn round",
                year: year.next,
                closesOn: today.adding(days: 30),
                openedAt: trellis.now()
            )
            rounds.append(round)
            members += employers.map { employer in
                RoundMember(
                    id: trellis.newID(),
                    systemID: system,
                    roundID: round.id,
                    organisationID: employer.id
                )
            }
        }

        private mutating func addCohort(of college: Organisation) -> Cohort {
            let cohort = Cohort(
                id: trellis.newID(),
                systemID: college.systemID,
                providerID: college.id,
                year: year,
                name: token(.cohort),
                tLevelCode: "health",
                size: 20,
                firstDay: year.range.start,
                lastDay: year.range.end,
                pattern: .block,
                hours: 315,
                notes: token(.cohortNotes),
                source: "Test",
                asAt: today
            )
            cohorts.append(cohort)
            addIntention(of: college, trellis.newID(), in: year)
            return cohort
        }

        private mutating func add(
            _ college: Organisation,
            _ cohort: Cohort?,
            at offer: Offer?,
            from first: Day,
            state: PlacementState = .confirmed,
            isArchived: Bool = false
        ) {
            let student = Student(
                id: trellis.newID(),
                systemID: college.systemID,
                providerID: college.id,
                cohortID: cohort?.id,
                year: year,
                givenName: "Ada",
                familyName: token(.studentName),
                dateOfBirth: today.adding(days: 7 * students.count - 17 * 365),
                homeOutcode: Outcode(ifValid: "ZE\(students.count + 1)"),
                email: try? EmailAddress("\(token(.collegeEmail))@college.example"),
                tLevelCode: "health",
                preferences: [token(.preferences)],
                travelLimitMiles: 60 + students.count,
                readyFrom: today.adding(days: 900 + 31 * students.count),
                needs: token(.needs),
                source: token(.source),
                asAt: today,
                archivedAt: isArchived ? trellis.now() : nil
            )
            students.append(student)
            guard let offer else { return }
            let placement = Domain.Placement(
                id: trellis.newID(),
                systemID: student.systemID,
                studentID: student.id,
                providerID: college.id,
                year: year,
                state: state,
                hoursRequired: 315,
                confirmedAt: trellis.now()
            )
            placements.append(placement)
            legs.append(
                Leg(
                    id: trellis.newID(),
                    systemID: student.systemID,
                    placementID: placement.id,
                    organisationID: offer.organisationID,
                    areaID: offer.areaID,
                    offerID: offer.id,
                    position: 1,
                    firstDay: first,
                    lastDay: first.adding(days: 60),
                    pattern: .block,
                    hours: 315
                )
            )
        }

        func write(to ledger: inout Ledger) throws {
            try ledger.insert(organisations)
            try ledger.insert(sites)
            try ledger.insert(areas)
            try ledger.insert(contacts)
            try ledger.insert(interests)
            try ledger.insert(offers)
            try ledger.insert(wardGroups)
            try ledger.insert(cohorts)
            try ledger.insert(intentions)
            try ledger.insert(students)
            try ledger.insert(placements)
            try ledger.insert(legs)
            try ledger.insert(rounds)
            try ledger.insert(members)
            try ledger.insert(avoidances)
            try ledger.insert(reviews)
        }

        /// Somebody of each role of the first system, and the coordinator of the second.
        func memberships(_ now: Date) -> [Membership] {
            var found = Role.allCases.map { membership($0, systems[0].id, now) }
            // Both sides have safeguarding contacts.
            var safeguarding = membership(.safeguardingContact, systems[0].id, now)
            safeguarding.organisationID = employer.id
            found.append(safeguarding)
            found.append(membership(.coordinator, systems[1].id, now))
            return found
        }

        private func membership(_ role: Role, _ system: ID<Domain.System>, _ now: Date) -> Membership {
            let organisation: ID<Organisation>? =
                switch role.side {
                case .system: nil
                case .host: employer.id
                case .college, .either: college.id
                }
            let named: [ID<Student>] =
                switch role {
                // Of those at the employer: now, too early, just in time, archived, cancelled; and one elsewhere.
                case .mentor: [0, 2, 3, 4, 5, 6].map { students[$0].id }
                case .tutor: [students[2].id]
                case .student: [students[0].id]
                default: []
                }
            return Membership(
                id: trellis.newID(),
                systemID: system,
                userID: trellis.newID(),
                role: role,
                organisationID: organisation,
                place: role == .placeLead ? "Stoke" : nil,
                areas: role == .areaManager ? [areas[0].id] : [],
                cohorts: role == .tutor ? [cohorts[0].id] : [],
                students: named,
                since: now
            )
        }
    }
}
