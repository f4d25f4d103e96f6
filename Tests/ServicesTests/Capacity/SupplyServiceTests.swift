import Domain
import Exchange
import Foundation
import Records
import Services
import StoreTestSupport
import Testing

@Suite("Supply beside demand, from the store")
struct SupplyServiceTests {
    /// The sample with a cohort at each college: one of 5 with 2 known, who need block; one of 3 in day release with 4.
    private static func run(_ engine: Engine, _ body: (SampleNetwork) async throws -> Void) async throws {
        try await SampleNetwork.run(engine) { sample in
            let stoke = cohort(sample, sample.stokeID, size: 5, .block, specialism: nil)
            let leek = cohort(sample, sample.leekID, size: 3, Pattern(kind: .dayRelease), specialism: "ZTLOS013")
            let students =
                (0..<2).map { _ in student(sample, stoke) } + (0..<4).map { _ in student(sample, leek) }
            try await sample.trellis.change(sample.coordinator, "sample", key: nil) { ledger in
                try ledger.insert([stoke, leek])
                try ledger.insert(students)
                return ChangeOutcome(stoke, "Sample")
            }
            try await body(sample)
        }
    }

    private static func cohort(
        _ sample: SampleNetwork,
        _ college: ID<Organisation>,
        size: Int,
        _ pattern: Pattern,
        specialism: String?
    ) -> Cohort {
        Cohort(
            id: sample.trellis.newID(),
            systemID: sample.system.id,
            providerID: college,
            year: sample.year,
            name: "Health 1",
            tLevelCode: "health",
            specialismCode: specialism,
            size: size,
            firstDay: sample.wardOffer.firstDay,
            lastDay: sample.wardOffer.lastDay,
            pattern: pattern,
            hours: 315,
            source: "Plan.xlsx",
            asAt: sample.trellis.today
        )
    }

    private static func student(_ sample: SampleNetwork, _ cohort: Cohort) -> Student {
        Student(
            id: sample.trellis.newID(),
            systemID: sample.system.id,
            providerID: cohort.providerID,
            cohortID: cohort.id,
            year: sample.year,
            givenName: "Bo",
            familyName: "Lee",
            tLevelCode: cohort.tLevelCode,
            specialismCode: cohort.specialismCode,
            source: "Students.xlsx",
            asAt: sample.trellis.today
        )
    }

    private static func overview(
        _ sample: SampleNetwork,
        by dimension: SupplyDimension = .tLevel,
        _ filter: SupplyFilter = SupplyFilter(),
        for actor: Actor
    ) async throws -> SupplyService.Overview {
        try await sample.trellis.supply.overview(by: dimension, filter, year: sample.year, for: actor)
    }

    @Test("The coordinator sees everybody, planned ones once, beside everything offered", arguments: Engine.available)
    func everything(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let found = try await Self.overview(sample, for: sample.coordinator)
            #expect(found.rows.map(\.title) == ["Health"])
            // One placed student without a cohort, 2 known and 3 more planned, 4 of a plan of 3.
            #expect(found.total.wanted == 10 && found.planned == 3)
            #expect(found.total.placed == 1 && found.total.short == 9)
            #expect(found.total.offered == 5 && found.total.taken == 1 && found.total.free == 4)
            #expect(found.total.mayOffer == 1)
        }
    }

    @Test("Rows add up to the same total under every dimension", arguments: Engine.available)
    func dimensions(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let total = try await Self.overview(sample, for: sample.coordinator).total
            for dimension in SupplyDimension.allCases {
                let found = try await Self.overview(sample, by: dimension, for: sample.coordinator)
                #expect(found.dimension == dimension && found.total == total)
                #expect(found.rows.compactMap(\.figures.wanted).reduce(0, +) == total.wanted)
                #expect(found.rows.compactMap(\.figures.free).reduce(0, +) == total.free)
            }
            let college = try await Self.overview(sample, by: .college, for: sample.coordinator)
            #expect(college.rows.map(\.title) == ["Leek College", "Stoke College", "Open to several"])
            #expect(college.rows.map(\.figures.free) == [0, 3, 1])
            let place = try await Self.overview(
                sample,
                by: .place,
                SupplyFilter(place: "Leek"),
                for: sample.coordinator
            )
            #expect(place.rows.map(\.title) == ["Leek"] && place.total.wanted == 4 && place.total.offered == 3)
        }
    }

    @Test("Free is what lists of offers call free", arguments: Engine.available)
    func sameAsLists(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            for actor in [sample.coordinator, sample.stoke, sample.leek] {
                let listed = try await sample.trellis.capacity.list(
                    OfferFilter(),
                    .everything,
                    near: nil,
                    year: sample.year,
                    for: actor
                )
                let found = try await Self.overview(sample, for: actor)
                #expect(found.total.free == listed.rows.reduce(0) { $0 + ($1.row.offer.free ?? 0) })
            }
        }
    }

    @Test(
        "A college meets its own students beside what is open to it, and no other college",
        arguments: Engine.available
    )
    func college(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let leek = try await Self.overview(sample, for: sample.leek)
            #expect(leek.total.wanted == 4 && leek.total.placed == 0 && leek.total.offered == 2)
            #expect(leek.total.mayOffer == 1 && !leek.dimensions.contains(.college))
            #expect(leek.colleges.values.sorted() == ["Leek College"])
            // Asking for another college's row or students gives nothing more.
            let asked = try await Self.overview(
                sample,
                by: .college,
                SupplyFilter(collegeID: sample.stokeID),
                for: sample.leek
            )
            #expect(asked.total == leek.total && asked.dimension == .tLevel)
            #expect(leek.checks.map(\.intended) == [4])
        }
    }

    @Test("What keeps free places and students apart, each student once", arguments: Engine.available)
    func gaps(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let gaps = try #require(try await Self.overview(sample, for: sample.coordinator).gaps)
            #expect(gaps.fitting == [SupplyMatch(tLevelCode: "health", students: 2, free: 4)])
            // The surgery's 3 places are not open to Leek, the ward's one is, but both are in block.
            let gap = try #require(gaps.gaps.first)
            #expect(gaps.gaps.count == 1 && gap.students == 4 && gap.places == 4)
            #expect(gap.cause == .pattern(offered: [.block], needed: Pattern(kind: .dayRelease)))
            let own = try #require(try await Self.overview(sample, for: sample.leek).gaps)
            #expect(own.gaps.map(\.students) == [4] && own.gaps.map(\.places) == [1])
            let narrowed = try await Self.overview(
                sample,
                SupplyFilter(collegeID: sample.stokeID),
                for: sample.coordinator
            )
            #expect(narrowed.gaps?.gaps.isEmpty == true && narrowed.gaps?.students == 2)
        }
    }

    @Test("Whoever sees no student gets safe counts by T Level only, whatever is asked", arguments: Engine.available)
    func readers(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let system = sample.system.id
            let reader = Actor(userID: nil, name: "Ro", role: .reader, systemID: system)
            let plain = try await Self.overview(sample, for: reader)
            #expect(plain.gaps == nil && plain.checks.isEmpty && plain.dimensions.isEmpty && plain.planned == nil)
            #expect(plain.total.offered == 5 && plain.total.taken == nil && plain.total.free == nil)
            #expect(plain.total.placed == nil)
            let asked = try await Self.overview(
                sample,
                by: .college,
                SupplyFilter(tLevelCode: "health", collegeID: sample.stokeID),
                for: reader
            )
            #expect(asked.total == plain.total && asked.dimension == .tLevel)
            let lead = Actor(userID: nil, name: "Pat", role: .placeLead, systemID: system, place: "Leek")
            let place = try await Self.overview(sample, for: lead)
            #expect(place.total.offered == 3 && place.total.free == 3 && place.total.placed == 0)
            #expect(place.total.short == nil)
            for actor in [sample.hospital, Actor(userID: nil, name: "Au", role: .auditor, systemID: system)] {
                await #expect(throws: ServiceError.self) { _ = try await Self.overview(sample, for: actor) }
            }
        }
    }

    @Test("An employer who may offer counts as an answer, once, and never as a place", arguments: Engine.available)
    func mayOffer(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            var draft = InterestDraft()
            draft.answer = InterestAnswer.mayOffer.rawValue
            draft.source = "Call"
            for employer in [sample.hospitalID, sample.surgeryID] {
                try await sample.trellis.capacity.setInterest(
                    of: employer,
                    draft,
                    year: sample.year,
                    key: nil,
                    by: sample.coordinator
                )
            }
            // The hospital has an offer without a number already: that is its answer.
            let found = try await Self.overview(sample, by: .sector, for: sample.coordinator)
            #expect(found.total.mayOffer == 2 && found.total.offered == 5)
            #expect(found.rows.map(\.title) == ["Hospital trust", "GP practice", "Students, of no sector"])
            #expect(found.rows.map(\.figures.mayOffer) == [1, 1, 0])
            #expect(try await Self.overview(sample, for: sample.stoke).total.mayOffer == 0)
        }
    }

    @Test("A cohort's plan stands beside what was given in three years", arguments: Engine.available)
    func plans(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            var earlier = sample.wardOffer
            earlier.id = sample.trellis.newID()
            earlier.year = sample.year.previous
            earlier.specialismCode = "ZTLOS013"
            earlier.places = 2
            let past = earlier
            try await sample.trellis.change(sample.coordinator, "sample", key: nil) { ledger in
                try ledger.insert(past)
                return ChangeOutcome(past, "Sample")
            }
            let students = sample.trellis.students
            let rows = try await students.cohorts(
                CohortFilter(providerID: sample.leekID),
                .everything,
                year: sample.year,
                for: sample.coordinator
            ).rows
            let row = try #require(rows.first)
            let check = try #require(
                try await sample.trellis.supply.check(row.cohort, known: row.counts.students, for: sample.coordinator)
            )
            #expect(check.own.intended == 4 && check.own.named == 2 && check.own.open == 5)
            #expect(check.own.years.map(\.named) == [0, 2, 0] && check.together == nil)
            #expect(check.own.verdict == .onlyWithOpen)
            // The college has only been shown one of this year's two offers for any specialism.
            let own = try await sample.trellis.supply.check(row.cohort, known: 4, for: sample.leek)
            #expect(own?.own.open == 2 && own?.own.verdict == .moreThanAnyYear)
            #expect(try await sample.trellis.supply.check(row.cohort, known: 4, for: sample.stoke) == nil)
            #expect(try await sample.trellis.supply.check(row.cohort, known: 4, for: sample.hospital) == nil)
        }
    }

    @Test("The file holds the rows and their total", arguments: Engine.available)
    func export(engine: Engine) async throws {
        try await Self.run(engine) { (sample) async throws in
            let supply = sample.trellis.supply
            let table = try await supply.exportTable(
                by: .place,
                SupplyFilter(),
                year: sample.year,
                for: sample.coordinator
            )
            #expect(table.rows.map { $0[0] } == [.text("Leek"), .text("Stoke"), .text("Total")])
            #expect(table.rows.map { $0[1] } == [.whole(4), .whole(6), .whole(10)])
            #expect(table.rows.allSatisfy { $0.count == table.columns.count })
            let reader = Actor(userID: nil, name: "Ro", role: .reader, systemID: sample.system.id)
            await #expect(throws: ServiceError.self) {
                _ = try await supply.exportTable(by: .tLevel, SupplyFilter(), year: sample.year, for: reader)
            }
        }
    }
}
