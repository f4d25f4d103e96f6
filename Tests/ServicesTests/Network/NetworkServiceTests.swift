import Domain
import Records
import Services
import StoreTestSupport
import Testing

@Suite struct NetworkServiceTests {
    @Test("A list is filtered, sorted and counted, and says what is offered", arguments: Engine.available)
    func list(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            func names(_ filter: OrganisationFilter, _ request: ListRequest = .everything) async throws -> [String] {
                let listing = try await sample.trellis.network.list(
                    filter,
                    request,
                    year: sample.year,
                    for: sample.coordinator
                )
                #expect(listing.total >= listing.rows.count)
                return listing.rows.map(\.name)
            }
            #expect(
                try await names(OrganisationFilter()) == [
                    "Haywood Hospital", "Leek College", "Moor Surgery", "Stoke College",
                ]
            )
            #expect(try await names(OrganisationFilter(sector: .acuteTrust)) == ["Haywood Hospital"])
            #expect(try await names(OrganisationFilter(place: "Leek")) == ["Leek College", "Moor Surgery"])
            #expect(try await names(OrganisationFilter(kind: .provider)) == ["Leek College", "Stoke College"])
            #expect(try await names(OrganisationFilter(answer: .offers)) == [])
            #expect(try await names(OrganisationFilter(isArchived: true)) == [])
            #expect(try await names(OrganisationFilter(), ListRequest(text: "HOSP hay")) == ["Haywood Hospital"])
            #expect(
                try await names(OrganisationFilter(kind: .employer), ListRequest(sort: "places", descending: true))
                    == ["Moor Surgery", "Haywood Hospital"]
            )
            #expect(
                try await names(OrganisationFilter(), ListRequest(offset: 1, limit: 2)) == [
                    "Leek College", "Moor Surgery",
                ]
            )

            let row = try await sample.trellis.network.list(
                OrganisationFilter(sector: .acuteTrust),
                .everything,
                year: sample.year,
                for: sample.coordinator
            ).rows[0]
            #expect((row.places, row.taken, row.free, row.unknownOffers) == (2, 1, 1, 1))
        }
    }

    @Test(
        "A college sees employers that offer to it, and never notes, contacts or answers",
        arguments: Engine.available
    )
    func collegeReach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let network = sample.trellis.network
            let forStoke = try await network.list(
                OrganisationFilter(),
                .everything,
                year: sample.year,
                for: sample.stoke
            )
            #expect(forStoke.rows.map(\.name) == ["Haywood Hospital", "Moor Surgery", "Stoke College"])
            #expect(forStoke.rows[0].unknownOffers == 0, "the clinic's offer is for another college")
            let forLeek = try await network.list(OrganisationFilter(), .everything, year: sample.year, for: sample.leek)
            #expect(forLeek.rows.map(\.name) == ["Haywood Hospital", "Leek College"])

            let detail = try await network.detail(sample.hospitalID, year: sample.year, for: sample.stoke)
            #expect(detail.organisation.notes == "")
            #expect(detail.people.isEmpty)
            #expect(detail.interest == nil && !detail.showsInterest && !detail.canEdit && !detail.canEditCapacity)
            #expect(detail.areas.map(\.name) == ["Ward 1"])
            #expect(detail.areas[0].notes == "")
            #expect(detail.placementCount == 1)
            #expect(detail.offers.map(\.offer.notes) == [""])
            await #expect(throws: ServiceError.self) {
                try await network.detail(sample.surgeryID, year: sample.year, for: sample.leek)
            }
        }
    }

    @Test("An employer sees and changes itself only", arguments: Engine.available)
    func employerReach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let network = sample.trellis.network
            let rows = try await network.list(
                OrganisationFilter(),
                .everything,
                year: sample.year,
                for: sample.hospital
            )
            #expect(rows.rows.map(\.name) == ["Haywood Hospital"])
            await #expect(throws: ServiceError.self) {
                try await network.organisation(toEdit: sample.surgeryID, for: sample.hospital)
            }
            await #expect(throws: ServiceError.self) {
                try await network.add(OrganisationDraft(), key: nil, by: sample.hospital)
            }
            var area = AreaDraft()
            area.name = "Ward 9"
            area.setting = Setting.hospitalWard.rawValue
            try await network.addArea(at: sample.hospitalSite.id, area, key: nil, by: sample.hospital)
            let detail = try await network.detail(sample.hospitalID, year: sample.year, for: sample.hospital)
            #expect(detail.areas.map(\.name).contains("Ward 9"))
            await #expect(throws: ServiceError.self) {
                try await network.addArea(at: sample.hospitalSite.id, area, key: nil, by: sample.stoke)
            }
        }
    }

    @Test(
        "An organisation is added, changed, archived and brought back, and each step can be undone",
        arguments: Engine.available
    )
    func life(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let network = sample.trellis.network
            var draft = OrganisationDraft()
            await #expect(throws: InvalidDraft.self) { try await network.add(draft, key: nil, by: sample.coordinator) }
            draft.name = "Hill View Care Home"
            draft.kinds = ["employer"]
            draft.sector = Sector.careHome.rawValue
            let added = try await network.add(draft, key: "k1", by: sample.coordinator)
            let id = try #require(ID<Organisation>(added.subjectID))
            await #expect(throws: ServiceError.self) { try await network.add(draft, key: "k1", by: sample.coordinator) }

            draft.place = "Stoke"
            try await network.edit(id, draft, key: nil, by: sample.coordinator)
            let changed = try await network.detail(id, year: sample.year, for: sample.coordinator).organisation
            #expect(changed.place == "Stoke")
            #expect(changed.source == "Entered by hand" && changed.asAt == sample.trellis.today)

            let archived = try await network.setArchived(true, id, key: nil, by: sample.coordinator)
            #expect(
                try await network.detail(id, year: sample.year, for: sample.coordinator).organisation.archivedAt != nil
            )
            try await sample.trellis.undo(archived.id, by: sample.coordinator, key: nil)
            #expect(
                try await network.detail(id, year: sample.year, for: sample.coordinator).organisation.archivedAt == nil
            )
        }
    }

    @Test("An organisation with students on their way cannot be archived", arguments: Engine.available)
    func archiveRefused(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            for id in [sample.hospitalID, sample.stokeID] {
                let error = await #expect(throws: ServiceError.self) {
                    try await sample.trellis.network.setArchived(true, id, key: nil, by: sample.coordinator)
                }
                guard case .conflict(let sentence) = error else {
                    Issue.record("expected a conflict")
                    continue
                }
                #expect(sentence.hasPrefix("1 student has a placement"))
            }
        }
    }

    @Test("The summary names the students whom the reader may know", arguments: Engine.available)
    func summary(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            func students(_ id: ID<Organisation>, _ actor: Actor) async throws -> [String] {
                try await sample.trellis.network.summary(id, year: sample.year, for: actor).students.map(\.familyName)
            }
            #expect(try await students(sample.hospitalID, sample.hospital) == ["Byron"])
            #expect(try await students(sample.stokeID, sample.stoke) == ["Byron"])
            #expect(try await students(sample.hospitalID, sample.leek) == [])
            #expect(try await students(sample.stokeID, sample.coordinator) == ["Byron"])
        }
    }

    @Test("The map shows sites with places for a T Level, where they lie", arguments: Engine.available)
    func map(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let all = try await sample.trellis.network.map(tLevelCode: nil, year: sample.year, for: sample.coordinator)
            #expect(all.map(\.row.name) == ["Haywood", "Moor Road"])
            #expect(all[0].point == GridPoint(easting: 386_500, northing: 351_000))
            #expect(all[0].row.places == 2)
            let none = try await sample.trellis.network.map(
                tLevelCode: "science",
                year: sample.year,
                for: sample.coordinator
            )
            #expect(none.isEmpty)
            let forLeek = try await sample.trellis.network.map(tLevelCode: nil, year: sample.year, for: sample.leek)
            #expect(forLeek.map(\.row.name) == ["Haywood"])
        }
    }
}
