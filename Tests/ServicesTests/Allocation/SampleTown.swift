import Allocation
import Domain
import Foundation
import Logging
import Records
import Services
import Store
import StoreTestSupport

/// A town for tests of proposals: one college, one hospital and one far away, and nobody who needs a place yet.
struct SampleTown: Sendable {
    let trellis: Trellis
    let system: System
    let year: AcademicYear
    let coordinator: Actor
    let college, otherCollege, hospital, farHospital: Organisation
    let cohort: Cohort
    private let site, farSite: Site
    let firstDay, lastDay: Day

    /// Runs a test on a fresh town on an engine.
    static func run(
        _ engine: Engine,
        solver: any Solver = LevelSolver(),
        _ body: (SampleTown) async throws -> Void
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let town = try await SampleTown(database, solver)
            try await body(town)
        }
    }

    private init(_ database: Database, _ solver: any Solver) async throws {
        let now = Date(timeIntervalSince1970: 1_794_000_000)  // 6 November 2026
        trellis = Trellis(
            database: database,
            now: { now },
            randomness: .seeded(3),
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            geography: try Geography(
                outcodes: Data(
                    "code,e,n,p\nST4,387526,344555,1\nST6,386500,351000,1\nCW1,370500,355500,1\nYO1,460000,452000,1\n"
                        .utf8
                ),
                sectors: Data("code,e,n,p\n".utf8)
            ),
            solver: solver,
            settings: Settings(publicURL: "http://localhost"),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let (trellis, day) = (trellis, trellis.today)
        let system = System(
            id: trellis.newID(),
            code: "TOWN",
            name: "Town",
            places: [],
            isDemo: false,
            createdAt: now
        )
        func organisation(_ name: String, _ kind: OrganisationKind, _ sector: Sector) -> Organisation {
            Organisation(
                id: trellis.newID(),
                systemID: system.id,
                name: name,
                kinds: [kind],
                sector: sector,
                source: "Test",
                asAt: day
            )
        }
        func site(_ owner: Organisation, _ postcode: String) -> Site {
            Site(
                id: trellis.newID(),
                systemID: system.id,
                organisationID: owner.id,
                name: "Main site",
                postcode: Postcode(ifValid: postcode)
            )
        }
        self.system = system
        year = AcademicYear(containing: day)
        coordinator = Actor(userID: nil, name: "Kim", role: .coordinator, systemID: system.id)
        college = organisation("Stoke College", .provider, .college)
        otherCollege = organisation("Leek College", .provider, .college)
        hospital = organisation("Haywood Hospital", .employer, .acuteTrust)
        farHospital = organisation("York Hospital", .employer, .acuteTrust)
        self.site = site(hospital, "ST6 7AG")
        farSite = site(farHospital, "YO1 7AA")
        firstDay = year.range.start.adding(days: 150)
        lastDay = year.range.start.adding(days: 240)
        cohort = Cohort(
            id: trellis.newID(),
            systemID: system.id,
            providerID: college.id,
            year: year,
            name: "Health 2",
            tLevelCode: "health",
            size: nil,
            firstDay: firstDay,
            lastDay: lastDay,
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: day
        )
        try await trellis.database.write { writer in try writer.insert(system, into: System.table) }
        let organisations = [college, otherCollege, hospital, farHospital]
        let (sites, cohort) = ([self.site, farSite], cohort)
        try await fill { ledger in
            try ledger.insert(organisations)
            try ledger.insert(sites)
            try ledger.insert([cohort])
        }
    }

    /// Writes rows.
    func fill(_ body: @escaping @Sendable (inout Ledger) throws -> Void) async throws {
        let system = system
        try await trellis.change(coordinator, "sample", key: nil) { ledger in
            try body(&ledger)
            return ChangeOutcome(system, "Sample")
        }
    }

    /// Adds a student of the college who needs a place.
    @discardableResult
    func student(_ name: String, _ change: (inout Student) -> Void = { _ in }) async throws -> Student {
        var student = Student(
            id: trellis.newID(),
            systemID: system.id,
            providerID: college.id,
            cohortID: cohort.id,
            year: year,
            givenName: name,
            familyName: "Test",
            dateOfBirth: try Day(year: year.startYear - 18, month: 1, day: 10),
            homeOutcode: Outcode(ifValid: "ST4"),
            tLevelCode: "health",
            source: "Test",
            asAt: trellis.today
        )
        change(&student)
        let made = student
        try await fill { ledger in try ledger.insert(made) }
        return made
    }

    /// Adds an area with an offer to the hospital, or to the one far away.
    @discardableResult
    func offer(
        _ area: String,
        places: Int?,
        isFar: Bool = false,
        setting: Setting = .hospitalWard,
        _ change: (inout Offer) -> Void = { _ in }
    ) async throws -> Offer {
        let site = isFar ? farSite : site
        let area = Area(
            id: trellis.newID(),
            systemID: system.id,
            organisationID: site.organisationID,
            siteID: site.id,
            name: area,
            setting: setting
        )
        var offer = Offer(
            id: trellis.newID(),
            systemID: system.id,
            organisationID: site.organisationID,
            siteID: site.id,
            areaID: area.id,
            year: year,
            tLevelCode: "health",
            places: places,
            firstDay: firstDay,
            lastDay: lastDay,
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: trellis.today
        )
        change(&offer)
        let made = offer
        try await fill { ledger in
            try ledger.insert(area)
            try ledger.insert(made)
        }
        return made
    }

    /// Asks for proposals and waits for them.
    func propose(key: String? = nil) async throws -> Run {
        let run = try await trellis.allocation.start(year: year, key: key, by: coordinator)
        return try await trellis.allocation.finish(run.id, for: coordinator)
    }

    /// The proposals of a run by the student's first name.
    func proposals(_ run: Run) async throws -> [String: Proposal] {
        let list = try await trellis.allocation.proposals(of: run.id, for: coordinator)
        return Dictionary(uniqueKeysWithValues: list.rows.map { ($0.givenName, $0.proposal) })
    }

    /// How many places of an offer are taken.
    func taken(_ offer: Offer) async throws -> Int? {
        try await trellis.database.read { reader in
            try reader.scalar("SELECT taken FROM offer WHERE id = \(offer.id)", as: Int.self)
        }
    }

    /// Everything in the tables that accepting touches, as text: equal before and after an undo.
    func state() async throws -> [String] {
        try await trellis.database.read { reader in
            try ["offer", "placement", "leg", "proposal", "veto"].flatMap { table in
                try reader.rows("SELECT * FROM \(identifier: table) ORDER BY id").map { "\(table) \($0.values)" }
            }
        }
    }
}
