import Domain
import Records
import Services

@testable import Web

/// A working site with two colleges, a hospital and three students, of whom Ada is placed.
struct StudentsSite {
    let site: WorkingSite
    let stoke, leek, hospital: Organisation
    let cohort, leekCohort: Cohort
    let ada, bo, cy: Student

    init() async throws {
        let site = try await WorkingSite()
        self.site = site
        let trellis = site.trellis
        let (system, today, year) = (site.system.id, trellis.today, AcademicYear(containing: trellis.today))
        let first = try Day(year: 2027, month: 1, day: 4)
        let last = try Day(year: 2027, month: 3, day: 26)
        let organisation = { (name: String, kind: OrganisationKind, sector: Sector) in
            Organisation(
                id: trellis.newID(),
                systemID: system,
                name: name,
                kinds: [kind],
                sector: sector,
                source: "Test",
                asAt: today
            )
        }
        let stoke = organisation("Stoke College", .provider, .college)
        let leek = organisation("Leek College", .provider, .college)
        let hospital = organisation("Vale Hospital", .employer, .acuteTrust)
        let cohort = { (college: Organisation, name: String) in
            Cohort(
                id: trellis.newID(),
                systemID: system,
                providerID: college.id,
                year: year,
                name: name,
                tLevelCode: "health",
                size: 20,
                firstDay: first,
                lastDay: last,
                pattern: .block,
                hours: 315,
                source: "Test",
                asAt: today
            )
        }
        let cohorts = [cohort(stoke, "Health 2"), cohort(leek, "Leek health")]
        let student = { (college: Organisation, given: String, family: String, born: String?) in
            Student(
                id: trellis.newID(),
                systemID: system,
                providerID: college.id,
                year: year,
                givenName: given,
                familyName: family,
                dateOfBirth: born.flatMap { Day($0) },
                tLevelCode: "health",
                source: "Test",
                asAt: today
            )
        }
        var ada = student(stoke, "Ada", "Byron", "2009-03-04")
        ada.uln = try ULN("1234567899")
        ada.email = try EmailAddress("ada@example.org")
        ada.homeOutcode = try Outcode("WS11")
        ada.preferences = ["Theatre"]
        ada.needs = "Large print"
        ada.cohortID = cohorts[0].id
        let students = [ada, student(stoke, "Bo", "Ng", nil), student(leek, "Cy", "Oak", "2007-03-04")]
        let placed = try Placed(student: ada, at: hospital, from: first, to: last, trellis)
        try await site.fill { ledger in
            try ledger.insert([stoke, leek, hospital])
            try ledger.insert(cohorts)
            try ledger.insert(students)
            try placed.write(&ledger)
        }
        (self.stoke, self.leek, self.hospital) = (stoke, leek, hospital)
        (self.cohort, leekCohort) = (cohorts[0], cohorts[1])
        (self.ada, bo, cy) = (students[0], students[1], students[2])
    }

    /// A placement with everything that it stands on.
    private struct Placed: Sendable {
        let hostSite: Domain.Site
        let area: Area
        let person: Person
        let offer: Offer
        let placement: Placement
        let leg: Leg

        init(student: Student, at host: Organisation, from first: Day, to last: Day, _ trellis: Trellis) throws {
            let system = host.systemID
            hostSite = Domain.Site(
                id: trellis.newID(),
                systemID: system,
                organisationID: host.id,
                name: "Main site",
                address: "1 High Street",
                postcode: try Postcode("ST6 7AG")
            )
            area = Area(
                id: trellis.newID(),
                systemID: system,
                organisationID: host.id,
                siteID: hostSite.id,
                name: "Ward 1",
                setting: .hospitalWard
            )
            person = Person(
                id: trellis.newID(),
                systemID: system,
                organisationID: host.id,
                name: "Jo Ward",
                role: .supervisor,
                jobTitle: "Ward manager",
                phone: try PhoneNumber("01632 960123"),
                source: "Test",
                asAt: trellis.today
            )
            offer = Offer(
                id: trellis.newID(),
                systemID: system,
                organisationID: host.id,
                siteID: hostSite.id,
                areaID: area.id,
                year: student.year,
                tLevelCode: "health",
                places: 2,
                firstDay: first,
                lastDay: last,
                pattern: .block,
                hours: 315,
                source: "Test",
                asAt: trellis.today
            )
            placement = Placement(
                id: trellis.newID(),
                systemID: system,
                studentID: student.id,
                providerID: student.providerID,
                year: student.year,
                state: .confirmed,
                hoursRequired: 315,
                confirmedAt: trellis.now()
            )
            leg = Leg(
                id: trellis.newID(),
                systemID: system,
                placementID: placement.id,
                organisationID: host.id,
                areaID: area.id,
                offerID: offer.id,
                position: 1,
                firstDay: first,
                lastDay: last,
                pattern: .block,
                hours: 315
            )
        }

        func write(_ ledger: inout Ledger) throws {
            try ledger.insert(hostSite)
            try ledger.insert(area)
            try ledger.insert(person)
            try ledger.insert(offer)
            try ledger.insert(placement)
            try ledger.insert(leg)
            _ = try ledger.takePlace(of: offer.id)
        }
    }
}
