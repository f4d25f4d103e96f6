import Domain
import Records
import Services
import StoreTestSupport
import Testing

/// Why a student is left over, and the least that would have to change: tables with one offer or two.
@Suite struct ReasonTests {
    /// One thing that is in the way, and what would lift it.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var reason: Reason.Kind
        var remedy: @Sendable (SampleTown) -> Remedy
        var isFar = false
        var student: @Sendable (inout Student, SampleTown) -> Void = { _, _ in }
        var offer: @Sendable (inout Offer, SampleTown) -> Void = { _, _ in }
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "born too late",
            reason: .tooYoung,
            remedy: { _ in Remedy(.acceptYounger, count: 17, other: 18) },
            student: { student, town in
                student.dateOfBirth = try? Day(year: town.year.startYear - 17, month: 6, day: 1)
            },
            offer: { offer, _ in offer.minimumAge = 18 }
        ),
        Case(
            name: "no date of birth",
            reason: .ageUnknown,
            remedy: { _ in Remedy(.recordBirthDate, count: 18) },
            student: { student, _ in student.dateOfBirth = nil },
            offer: { offer, _ in offer.minimumAge = 18 }
        ),
        Case(
            name: "checks clear too late",
            reason: .notReadyInTime,
            remedy: { Remedy(.clearEarlier, count: 9, detail: $0.firstDay.formatted()) },
            student: { student, town in student.readyFrom = town.firstDay.adding(days: 9) }
        ),
        Case(
            name: "other dates",
            reason: .windowApart,
            remedy: { town in
                let end = town.year.range.end
                return Remedy(
                    .otherDates,
                    detail: "\(end.adding(days: -40).formatted()) to \(end.formatted())"
                )
            },
            offer: { offer, town in
                offer.firstDay = town.year.range.end.adding(days: -40)
                offer.lastDay = town.year.range.end
            }
        ),
        Case(
            name: "other days",
            reason: .patternApart,
            remedy: { _ in Remedy(.otherDays, detail: "Day release, Mon and Tue") },
            offer: { offer, town in
                // Two days a week need most of the year.
                offer.firstDay = town.firstDay
                offer.hours = 150
                offer.pattern = Pattern(kind: .dayRelease, days: [1, 2])
            }
        ),
        Case(
            name: "another college's",
            reason: .notOpenToCollege,
            remedy: { _ in Remedy(.openToCollege) },
            offer: { offer, town in offer.visibility = Visibility(providers: [town.otherCollege.id]) }
        ),
        Case(
            name: "number not known",
            reason: .placesNotKnown,
            remedy: { _ in Remedy(.sayPlaces) },
            offer: { offer, _ in offer.places = nil }
        ),
        Case(
            name: "no place left",
            reason: .full,
            remedy: { _ in Remedy(.onePlaceMore) },
            offer: { offer, _ in offer.places = 0 }
        ),
        Case(
            name: "too few hours",
            reason: .tooFewHours,
            remedy: { _ in Remedy(.moreHours, count: 15, other: 315) },
            offer: { offer, _ in offer.hours = 300 }
        ),
    ]

    @Test("One rule in the way is told, with what would lift it", arguments: cases)
    func one(case one: Case) async throws {
        try await SampleTown.run(.sqlite) { town in
            let offer = try await town.offer("Ward 1", places: 1, isFar: one.isFar) { one.offer(&$0, town) }
            try await town.student("Ada") { one.student(&$0, town) }
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.state == .unplaced)
            if one.name != "other days" {
                #expect(ada.reasons.map(\.kind) == [one.reason])
                #expect(ada.smallestChange == SmallestChange(offerIDs: [offer.id], remedies: [one.remedy(town)]))
            } else {
                #expect(ada.reasons.map(\.kind).contains(one.reason))
                #expect(ada.smallestChange?.remedies.contains(one.remedy(town)) == true)
            }
        }
    }

    @Test("A travel limit is raised by as much as the nearest place needs", arguments: Engine.available)
    func travel(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let near = try await town.offer("Ward 1", places: 1)
            try await town.offer("York ward", places: 1, isFar: true)
            try await town.student("Ada") { $0.travelLimitMiles = 1 }
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.reasons == [Reason(.tooFar, count: 2, other: 1)])
            let change = try #require(ada.smallestChange)
            #expect(change.offerIDs == [near.id])
            let miles = try #require(change.remedies.first)
            #expect(miles.kind == .travelFurther && miles.other - miles.count == 1 && miles.other < 10)
        }
    }

    @Test("Two things are told only when no one thing would do", arguments: Engine.available)
    func two(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("York ward", places: nil, isFar: true)
            try await town.student("Ada")
            let first = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(first.smallestChange?.remedies.map(\.kind) == [.sayPlaces, .travelFurther])
            #expect(first.reasons == [Reason(.placesNotKnown, count: 1)], "one rule is enough to stop every offer")

            try await town.offer("Ward 2", places: nil)
            let second = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(second.smallestChange?.remedies == [Remedy(.sayPlaces)])
        }
    }

    @Test("With nothing near, a new offer is what is needed", arguments: Engine.available)
    func nothing(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.student("Ada")
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.reasons == [Reason(.noOfferForTLevel)])
            #expect(ada.smallestChange?.offerIDs == [])
            let sentence = ada.smallestChange?.remedies.first?.sentence ?? ""
            #expect(sentence.hasPrefix("A new offer is found: for this T Level within 15 miles of ST4, "))
        }
    }

    @Test("Who has the place is told by the level that decided, and by nobody's name", arguments: Engine.available)
    func holders(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Maternity", places: 1, setting: .maternity)
            try await town.student("Ada") { $0.preferences = ["Midwifery"] }
            try await town.student("Bea") { $0.preferences = ["Pharmacy"] }
            let found = try await town.proposals(try await town.propose())
            let bea = try #require(found["Bea"])
            #expect(bea.state == .unplaced)
            #expect(bea.reasons == [Reason(.shortage, count: 2, other: 1), Reason(.heldForPreference, count: 1)])
            #expect(bea.smallestChange?.remedies == [Remedy(.onePlaceMore)])
            #expect(bea.reasons.allSatisfy { !$0.sentence.contains("Ada") })
        }
    }

    @Test("A place that fairness gave to another college says so", arguments: Engine.available)
    func fairness(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            // Two of three of the one college, one of one of the other: the small one is placed.
            try await town.offer("Ward 1", places: 3)
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) }
            try await town.student("Di") {
                $0.providerID = town.otherCollege.id
                $0.cohortID = nil
            }
            let run = try await town.propose()
            let found = try await town.proposals(run)
            #expect(found["Di"]?.state == .open)
            let left = try #require(found.values.first { $0.state == .unplaced })
            #expect(left.reasons.dropFirst().map(\.kind) == [.heldForFairness, .heldByLot])
            let shares = Dictionary(uniqueKeysWithValues: run.colleges.map { ($0.providerID, $0) })
            #expect(shares[town.college.id] == CollegeShare(providerID: town.college.id, students: 3, unplaced: 1))
            #expect(shares[town.otherCollege.id]?.rate == 1000)
        }
    }

    @Test("An alternative says what it would cost somebody else", arguments: Engine.available)
    func costs(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let ward = try await town.offer("Ward 1", places: 1)
            let clinic = try await town.offer("Clinic", places: 1, setting: .therapy)
            try await town.student("Ada") { $0.preferences = ["Hospital ward", "Physiotherapy"] }
            try await town.student("Bea") { $0.preferences = ["Physiotherapy"] }
            let found = try await town.proposals(try await town.propose())
            #expect(found["Ada"]?.offerID == ward.id && found["Bea"]?.offerID == clinic.id)
            let ada = try #require(found["Ada"])
            let detail = try await town.trellis.allocation.proposal(ada.id, for: town.coordinator)
            #expect(detail.proposal.alternatives.map(\.cost) == [Reason(.costsPreference)])
        }
    }

    @Test("An area's limit counts learners of every offer, week by week", arguments: Engine.available)
    func areaRoom(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let offer = try await town.offer("Ward 1", places: 3)
            try await town.fill { ledger in
                guard var area = try Areas.find(offer.areaID, in: town.coordinator.scope, ledger.writer) else { return }
                area.learnersAtOnce = 2
                try ledger.update(area)
            }
            for name in ["Ada", "Bea", "Cy"] { try await town.student(name) }
            let run = try await town.propose()
            #expect(run.placedCount == 2)
            let left = try #require(try await town.proposals(run).values.first { $0.state == .unplaced })
            #expect(left.smallestChange?.remedies == [Remedy(.oneLearnerMore)])
            // Those who are there already take up room.
            let first = try #require(try await town.proposals(run).values.first { $0.state == .open })
            _ = try await town.trellis.decisions.accept([first.id], of: run.id, key: nil, by: town.coordinator)
            #expect(try await town.propose().placedCount == 1)
        }
    }

    @Test("A site's and an organisation's ceiling hold across areas", arguments: Engine.available, [true, false])
    func ceilings(engine: Engine, isSite: Bool) async throws {
        try await SampleTown.run(engine) { town in
            let offer = try await town.offer("Ward 1", places: 2)
            try await town.offer("Ward 2", places: 2)
            try await town.fill { ledger in
                let scope = town.coordinator.scope
                if isSite, var site = try Sites.find(offer.siteID, in: scope, ledger.writer) {
                    site.studentsAtOnce = 3
                    try ledger.update(site)
                } else if var trust = try Organisations.find(offer.organisationID, in: scope, ledger.writer) {
                    trust.studentsAtOnce = 3
                    try ledger.update(trust)
                }
            }
            for name in ["Ada", "Bea", "Cy", "Di"] { try await town.student(name) }
            #expect(try await town.propose().placedCount == 3)
        }
    }

    @Test("A host that takes a group takes the group or nobody", arguments: Engine.available)
    func group(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            try await town.offer("Ward 1", places: 3) { $0.smallestGroup = 2 }
            try await town.student("Ada")
            let ada = try #require(try await town.proposals(try await town.propose())["Ada"])
            #expect(ada.state == .unplaced)
            #expect(ada.reasons.contains(Reason(.groupTooSmall, count: 2)))
            #expect(ada.smallestChange?.remedies == [Remedy(.fillGroup, count: 1)])
            try await town.student("Bea")
            #expect(try await town.propose().placedCount == 2)
        }
    }
}
