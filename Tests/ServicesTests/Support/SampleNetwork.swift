import Allocation
import Domain
import Foundation
import Logging
import Records
import Services
import Store
import StoreTestSupport

/// A small system for tests: two colleges, a hospital with two wards, a surgery, and one student who is placed.
struct SampleNetwork {
    let trellis: Trellis
    let system: System
    let year: AcademicYear
    let coordinator: Actor
    /// Leads of the first college and of the second one, and of the hospital.
    let stoke: Actor
    let leek: Actor
    let hospital: Actor
    let hospitalID, surgeryID, stokeID, leekID: ID<Organisation>
    let hospitalSite: Site
    let ward, clinic, room: Area
    /// Two places on the ward for all colleges, one taken; a number not known yet at the clinic, for the second college
    /// only; three places at the surgery, for the first college only.
    let wardOffer, clinicOffer, roomOffer: Offer
    let placement: Domain.Placement

    /// Runs a test on a fresh system on an engine.
    static func run(_ engine: Engine, _ body: (SampleNetwork) async throws -> Void) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await body(try await SampleNetwork(database))
        }
    }

    init(_ database: Database) async throws {
        let now = Date(timeIntervalSince1970: 1_794_000_000)  // 6 November 2026
        trellis = Trellis(
            database: database,
            now: { now },
            randomness: .seeded(7),
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            geography: try Self.geography(),
            solver: ChildSolver(),
            settings: Settings(publicURL: "http://localhost"),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let made = try Self.rows(trellis)
        system = made.system
        year = made.wardOffer.year
        coordinator = Actor(userID: nil, name: "Kim", role: .coordinator, systemID: system.id)
        (hospitalID, surgeryID, stokeID, leekID) = (made.hospital.id, made.surgery.id, made.stoke.id, made.leek.id)
        stoke = Actor(userID: nil, name: "Sam", role: .providerLead, systemID: system.id, organisationID: stokeID)
        leek = Actor(userID: nil, name: "Lou", role: .providerLead, systemID: system.id, organisationID: leekID)
        hospital = Actor(userID: nil, name: "Jo", role: .employerLead, systemID: system.id, organisationID: hospitalID)
        hospitalSite = made.sites[0]
        (ward, clinic, room) = (made.areas[0], made.areas[1], made.areas[2])
        (wardOffer, clinicOffer, roomOffer) = (made.wardOffer, made.clinicOffer, made.roomOffer)
        placement = made.placement
        try await trellis.database.write { writer in try writer.insert(made.system, into: System.table) }
        try await trellis.change(coordinator, "sample", key: nil) { ledger in
            try ledger.insert([made.hospital, made.surgery, made.stoke, made.leek])
            try ledger.insert(made.sites)
            try ledger.insert(made.areas)
            try ledger.insert([made.person])
            try ledger.insert([made.wardOffer, made.clinicOffer, made.roomOffer])
            try ledger.insert(made.student)
            try ledger.insert(made.placement)
            try ledger.insert(made.leg)
            _ = try ledger.takePlace(of: made.wardOffer.id)
            return ChangeOutcome(made.system, "Sample")
        }
    }

    private static func geography() throws -> Geography {
        try Geography(
            outcodes: Data("code,e,n,postcodes\nST4,387526,344555,1\nST6,386500,351000,1\nST13,398300,356500,1\n".utf8),
            sectors: Data("code,e,n,postcodes\n".utf8)
        )
    }
}

extension SampleNetwork {
    private struct Rows: Sendable {
        var system: System
        var hospital, surgery, stoke, leek: Organisation
        var sites: [Site]
        var areas: [Area]
        var person: Person
        var wardOffer, clinicOffer, roomOffer: Offer
        var student: Student
        var placement: Domain.Placement
        var leg: Leg
    }

    private static func rows(_ trellis: Trellis) throws -> Rows {
        let system = System(
            id: trellis.newID(),
            code: "QNC",
            name: "Sample system",
            places: ["Stoke", "Leek"],
            isDemo: false,
            createdAt: trellis.now()
        )
        let organisation = { (name: String, kind: OrganisationKind, sector: Sector, place: String) in
            Organisation(
                id: trellis.newID(),
                systemID: system.id,
                name: name,
                kinds: [kind],
                sector: sector,
                place: place,
                notes: "Prefers a call before nine",
                source: "Return.xlsx",
                asAt: trellis.today
            )
        }
        let hospital = organisation("Haywood Hospital", .employer, .acuteTrust, "Stoke")
        let surgery = organisation("Moor Surgery", .employer, .primaryCare, "Leek")
        let stoke = organisation("Stoke College", .provider, .college, "Stoke")
        let leek = organisation("Leek College", .provider, .college, "Leek")
        let site = { (owner: Organisation, name: String, postcode: String) in
            Site(
                id: trellis.newID(),
                systemID: system.id,
                organisationID: owner.id,
                name: name,
                postcode: Postcode(ifValid: postcode)
            )
        }
        let sites = [site(hospital, "Haywood", "ST6 7AG"), site(surgery, "Moor Road", "ST13 5AA")]
        let area = { (site: Site, name: String, setting: Setting, limit: Int?) in
            Area(
                id: trellis.newID(),
                systemID: system.id,
                organisationID: site.organisationID,
                siteID: site.id,
                name: name,
                setting: setting,
                learnersAtOnce: limit,
                notes: "No night shifts"
            )
        }
        let areas = [
            area(sites[0], "Ward 1", .hospitalWard, 2), area(sites[0], "Clinic", .hospitalWard, nil),
            area(sites[1], "Treatment room", .primaryCare, 1),
        ]
        let year = AcademicYear(containing: trellis.today)
        let (first, last) = (year.range.start.adding(days: 150), year.range.start.adding(days: 240))
        let offer = { (area: Area, places: Int?, visibility: Visibility) in
            Offer(
                id: trellis.newID(),
                systemID: system.id,
                organisationID: area.organisationID,
                siteID: area.siteID,
                areaID: area.id,
                year: year,
                tLevelCode: "health",
                places: places,
                firstDay: first,
                lastDay: last,
                pattern: .block,
                hours: 315,
                visibility: visibility,
                notes: "Ask Jo first",
                source: "Return.xlsx",
                asAt: trellis.today
            )
        }
        let student = Student(
            id: trellis.newID(),
            systemID: system.id,
            providerID: stoke.id,
            year: year,
            givenName: "Ada",
            familyName: "Byron",
            tLevelCode: "health",
            source: "Students.xlsx",
            asAt: trellis.today
        )
        let wardOffer = offer(areas[0], 2, .everyone)
        let placement = Domain.Placement(
            id: trellis.newID(),
            systemID: system.id,
            studentID: student.id,
            providerID: stoke.id,
            year: year,
            state: .confirmed,
            hoursRequired: 315,
            confirmedAt: trellis.now()
        )
        let leg = Leg(
            id: trellis.newID(),
            systemID: system.id,
            placementID: placement.id,
            organisationID: hospital.id,
            areaID: areas[0].id,
            offerID: wardOffer.id,
            position: 1,
            firstDay: first,
            lastDay: last,
            pattern: .block,
            hours: 315
        )
        return Rows(
            system: system,
            hospital: hospital,
            surgery: surgery,
            stoke: stoke,
            leek: leek,
            sites: sites,
            areas: areas,
            person: Person(
                id: trellis.newID(),
                systemID: system.id,
                organisationID: hospital.id,
                name: "Jo Ward",
                role: .lead,
                source: "Return.xlsx",
                asAt: trellis.today
            ),
            wardOffer: wardOffer,
            clinicOffer: offer(areas[1], nil, Visibility(providers: [leek.id])),
            roomOffer: offer(areas[2], 3, Visibility(providers: [stoke.id])),
            student: student,
            placement: placement,
            leg: leg
        )
    }
}
