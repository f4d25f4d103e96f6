import Domain
import Records
import Services
import StoreTestSupport
import Testing

@Suite struct CapacityServiceTests {
    private func names(_ listing: Listing<CapacityService.Row>) -> [String] { listing.rows.map(\.row.place.areaName) }

    @Test("Offers are filtered and sorted", arguments: Engine.available)
    func list(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            func found(_ filter: OfferFilter, _ request: ListRequest = .everything, near: Outcode? = nil) async throws
                -> [String]
            {
                names(
                    try await sample.trellis.capacity.list(
                        filter,
                        request,
                        near: near,
                        year: sample.year,
                        for: sample.coordinator
                    )
                )
            }
            #expect(try await found(OfferFilter()) == ["Clinic", "Ward 1", "Treatment room"])
            #expect(try await found(OfferFilter(isFreeOnly: true)) == ["Ward 1", "Treatment room"])
            #expect(try await found(OfferFilter(sector: .primaryCare)) == ["Treatment room"])
            #expect(try await found(OfferFilter(place: "Stoke")) == ["Clinic", "Ward 1"])
            #expect(try await found(OfferFilter(specialismCode: "ZTLOS013")).count == 3)
            #expect(try await found(OfferFilter(tLevelCode: "science")).isEmpty)
            #expect(try await found(OfferFilter(source: "return.xlsx")).count == 3)
            #expect(try await found(OfferFilter(asAtBefore: sample.trellis.today)).isEmpty)
            #expect(try await found(OfferFilter(), ListRequest(text: "ward")) == ["Ward 1"])
            #expect(
                try await found(OfferFilter(), ListRequest(sort: "free", descending: true))
                    == ["Treatment room", "Ward 1", "Clinic"]
            )
            let leek = try Outcode("ST13")
            #expect(
                try await found(OfferFilter(), ListRequest(sort: "distance"), near: leek)
                    == ["Treatment room", "Clinic", "Ward 1"]
            )
            #expect(
                try await found(OfferFilter(), ListRequest(sort: "distance", offset: 1, limit: 1), near: leek) == [
                    "Clinic"
                ]
            )
        }
    }

    @Test(
        "A college sees the offers that are open to it, without notes or the names of other colleges",
        arguments: Engine.available
    )
    func collegeReach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            let forStoke = try await capacity.list(
                OfferFilter(),
                .everything,
                near: nil,
                year: sample.year,
                for: sample.stoke
            )
            #expect(names(forStoke) == ["Ward 1", "Treatment room"])
            let detail = try await capacity.detail(sample.roomOffer.id, for: sample.stoke)
            #expect(detail.row.offer.notes == "" && detail.visibleTo.isEmpty && !detail.canEdit)
            #expect(detail.row.offer.visibility.providers.isEmpty)
            await #expect(throws: ServiceError.self) {
                try await capacity.detail(sample.clinicOffer.id, for: sample.stoke)
            }
            try await capacity.setWithdrawn(true, sample.roomOffer.id, key: nil, by: sample.coordinator)
            await #expect(throws: ServiceError.self) {
                try await capacity.detail(sample.roomOffer.id, for: sample.stoke)
            }
        }
    }

    @Test("Places never fall below what is taken", arguments: Engine.available)
    func notBelowTaken(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            var draft = OfferDraft(sample.wardOffer)
            for (places, isUnknown) in [("0", false), ("", true)] {
                draft.places = places
                draft.isPlacesUnknown = isUnknown
                let sent = draft
                let error = await #expect(throws: InvalidDraft.self) {
                    try await capacity.editOffer(sample.wardOffer.id, sent, key: nil, by: sample.hospital)
                }
                #expect(error?.faults.first?.message.hasPrefix("1 place is taken") == true)
            }
            draft.isPlacesUnknown = false
            draft.places = "1"
            try await capacity.editOffer(sample.wardOffer.id, draft, key: nil, by: sample.hospital)
            let row = try await capacity.detail(sample.wardOffer.id, for: sample.hospital).row
            #expect((row.offer.places, row.offer.taken, row.offer.free) == (1, 1, 0))
            await #expect(throws: ServiceError.self) {
                try await capacity.setWithdrawn(true, sample.wardOffer.id, key: nil, by: sample.hospital)
            }
        }
    }

    @Test("An employer adds an offer at its own area only", arguments: Engine.available)
    func add(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            var draft = OfferDraft(sample.wardOffer)
            draft.isRestricted = true
            draft.providers = [sample.leekID.description]
            let sent = draft
            let entry = try await capacity.addOffer(
                at: sample.clinic.id,
                sent,
                year: sample.year,
                key: nil,
                by: sample.hospital
            )
            let detail = try await capacity.detail(try #require(ID(entry.subjectID)), for: sample.hospital)
            #expect(detail.visibleTo.map(\.name) == ["Leek College"])
            #expect(entry.onBehalfOf == nil)
            await #expect(throws: ServiceError.self) {
                try await capacity.addOffer(at: sample.room.id, sent, year: sample.year, key: nil, by: sample.hospital)
            }
            await #expect(throws: ServiceError.self) {
                try await capacity.addOffer(at: sample.ward.id, sent, year: sample.year, key: nil, by: sample.stoke)
            }
            let recorded = try await capacity.addOffer(
                at: sample.room.id,
                sent,
                year: sample.year,
                key: nil,
                by: sample.coordinator
            )
            #expect(recorded.onBehalfOf == "Moor Surgery")
        }
    }

    @Test("“Not this year” is refused while students are placed, and says how many", arguments: Engine.available)
    func interest(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            var draft = InterestDraft()
            draft.answer = InterestAnswer.notThisYear.rawValue
            draft.reasonCode = NotThisYearReason.buildingWorks.rawValue
            draft.reason = "Ward move"
            draft.askAgainOn = DayParts(sample.trellis.today.adding(days: 90))
            let sent = draft
            let error = await #expect(throws: InvalidDraft.self) {
                try await capacity.setInterest(
                    of: sample.hospitalID,
                    sent,
                    year: sample.year,
                    key: nil,
                    by: sample.hospital
                )
            }
            #expect(error?.faults.first?.message.contains("1 student is placed") == true)

            let offered = await #expect(throws: InvalidDraft.self) {
                try await capacity.setInterest(
                    of: sample.surgeryID,
                    sent,
                    year: sample.year,
                    key: nil,
                    by: sample.coordinator
                )
            }
            #expect(offered?.faults.first?.message.hasPrefix("Tick to withdraw the offer for 2026/27") == true)
            draft.withdrawsOffers = true
            let agreed = draft
            try await capacity.setInterest(
                of: sample.surgeryID,
                agreed,
                year: sample.year,
                key: nil,
                by: sample.coordinator
            )
            let room = try await capacity.detail(sample.roomOffer.id, for: sample.coordinator).row.offer
            #expect(room.archivedAt != nil)
            try await capacity.setInterest(
                of: sample.hospitalID,
                sent,
                year: sample.year.next,
                key: nil,
                by: sample.hospital
            )
            let stored = try await capacity.interest(
                toEdit: sample.surgeryID,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(stored.interest?.reason == "Ward move")
            #expect(stored.interest?.askAgainOn == sample.trellis.today.adding(days: 90))

            draft.answer = InterestAnswer.offers.rawValue
            draft.askAgainOn = DayParts()
            try await capacity.setInterest(
                of: sample.surgeryID,
                draft,
                year: sample.year,
                key: nil,
                by: sample.coordinator
            )
            let later = try await capacity.interest(
                toEdit: sample.surgeryID,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(
                later.interest?.answer == .offers && later.interest?.reason == "" && later.interest?.askAgainOn == nil
            )
            await #expect(throws: ServiceError.self) {
                try await capacity.setInterest(
                    of: sample.surgeryID,
                    sent,
                    year: sample.year,
                    key: nil,
                    by: sample.hospital
                )
            }
        }
    }

    @Test("The weeks show what is taken of what is offered, and the calendar", arguments: Engine.available)
    func weeks(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            let all = try await capacity.weeks(.init(), year: sample.year, for: sample.coordinator)
            #expect(all.rows.map(\.area.name) == ["Clinic", "Ward 1", "Treatment room"])
            let index = try #require(all.weeks.firstIndex(of: sample.wardOffer.firstDay.monday))
            #expect(all.rows[1].weeks[index] == WeekGrid.Week(offered: 2, taken: 1, peak: 1, limit: 2))
            #expect(all.rows[1].weeks[index - 1] == WeekGrid.Week(offered: 0, taken: 0, peak: 0, limit: 2))
            #expect(all.rows[2].weeks[index].isOfferedBeyondLimit)
            #expect(all.events.contains { $0.kind == .bankHoliday })
            #expect(all.events.contains { $0.title == "Resident doctors change posts" })
            let one = try await capacity.weeks(
                .init(organisation: sample.surgeryID),
                year: sample.year,
                for: sample.coordinator
            )
            #expect(one.rows.map(\.area.name) == ["Treatment room"])
            let forLeek = try await capacity.weeks(.init(), year: sample.year, for: sample.leek)
            #expect(forLeek.rows.map(\.area.name) == ["Clinic", "Ward 1"])
        }
    }
}
