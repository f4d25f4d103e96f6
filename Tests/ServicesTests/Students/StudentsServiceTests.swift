import Domain
import Exchange
import Records
import Services
import StoreTestSupport
import Testing

@Suite struct StudentsServiceTests {
    /// The form of a student whom the sample does not have.
    private func draft(_ given: String, _ family: String, at college: ID<Organisation>) -> StudentDraft {
        var draft = StudentDraft()
        draft.provider = college.description
        draft.givenName = given
        draft.familyName = family
        draft.tLevelCode = "health"
        return draft
    }

    @discardableResult
    private func add(_ draft: StudentDraft, _ sample: SampleNetwork, by actor: Actor? = nil) async throws -> ID<Student>
    {
        let entry = try await sample.trellis.students.add(
            draft,
            year: sample.year,
            key: nil,
            by: actor ?? sample.coordinator
        )
        return try #require(ID<Student>(entry.subjectID))
    }

    private func names(
        _ sample: SampleNetwork,
        _ filter: StudentFilter = StudentFilter(),
        _ request: ListRequest = .everything,
        for actor: Actor? = nil
    ) async throws -> [String] {
        try await sample.trellis.students.list(filter, request, year: sample.year, for: actor ?? sample.coordinator)
            .rows.map(\.student.name)
    }

    @Test("A list is filtered, sorted, paged and counted, and says who is placed", arguments: Engine.available)
    func list(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            var young = draft("Zoë", "Ng", at: sample.leekID)
            young.dateOfBirth = DayParts(Day("2009-09-02"))
            young.uln = StudentSamples.ulns[0]
            try await add(young, sample)
            var old = draft("Bo", "Adams", at: sample.stokeID)
            old.dateOfBirth = DayParts(Day("2008-09-01"))
            old.tLevelCode = "science"
            try await add(old, sample)

            #expect(try await names(sample) == ["Bo Adams", "Ada Byron", "Zoë Ng"])
            #expect(try await names(sample, StudentFilter(isPlaced: true)) == ["Ada Byron"])
            #expect(try await names(sample, StudentFilter(isPlaced: false)) == ["Bo Adams", "Zoë Ng"])
            #expect(try await names(sample, StudentFilter(isBirthMissing: true)) == ["Ada Byron"])
            #expect(try await names(sample, StudentFilter(isMinor: true)) == ["Zoë Ng"], "18 on 1 September is of age")
            #expect(try await names(sample, StudentFilter(tLevelCode: "science")) == ["Bo Adams"])
            #expect(try await names(sample, StudentFilter(providerID: sample.leekID)) == ["Zoë Ng"])
            #expect(try await names(sample, StudentFilter(isArchived: true)) == [])
            #expect(try await names(sample, .init(), ListRequest(text: "zoe NG")) == ["Zoë Ng"])
            #expect(try await names(sample, .init(), ListRequest(text: StudentSamples.ulns[0])) == ["Zoë Ng"])
            #expect(try await names(sample, .init(), ListRequest(sort: "age")) == ["Zoë Ng", "Bo Adams", "Ada Byron"])
            #expect(
                try await names(sample, .init(), ListRequest(sort: "age", descending: true))
                    == ["Bo Adams", "Zoë Ng", "Ada Byron"]
            )
            #expect(try await names(sample, .init(), ListRequest(sort: "college")).first == "Zoë Ng")

            let page = try await sample.trellis.students.list(
                StudentFilter(),
                ListRequest(offset: 1, limit: 1),
                year: sample.year,
                for: sample.coordinator
            )
            #expect(page.total == 3 && page.rows.map(\.student.name) == ["Ada Byron"])
            #expect(page.rows[0].hosts == "Haywood Hospital" && page.rows[0].surroundings.placementState == .confirmed)
        }
    }

    @Test("A college reaches its own students only", arguments: Engine.available)
    func collegeReach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let other = try await add(draft("Zoë", "Ng", at: sample.leekID), sample)
            #expect(try await names(sample, for: sample.stoke) == ["Ada Byron"])
            #expect(try await names(sample, StudentFilter(providerID: sample.leekID), for: sample.stoke) == [])
            await #expect(throws: ServiceError.self) { try await students.detail(other, for: sample.stoke) }
            await #expect(throws: ServiceError.self) { try await students.student(toEdit: other, for: sample.stoke) }
            await #expect(throws: ServiceError.self) {
                try await students.setArchived(true, other, key: nil, by: sample.stoke)
            }
            // Whatever the form says, a college adds to itself.
            let own = try await add(draft("Al", "Moor", at: sample.leekID), sample, by: sample.stoke)
            #expect(try await students.detail(own, for: sample.stoke).student.providerID == sample.stokeID)
            #expect(try await students.colleges(for: sample.stoke).map(\.name) == ["Stoke College"])
        }
    }

    @Test("An employer meets those placed with it by name, college and course", arguments: Engine.available)
    func employerReach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let id = sample.placement.studentID
            var form = StudentDraft(try await students.student(toEdit: id, for: sample.coordinator).student)
            form.uln = StudentSamples.ulns[1]
            form.email = "ada@example.org"
            form.homePostcode = "ST4 1AA"
            form.dateOfBirth = DayParts(Day("2009-03-04"))
            form.needs = "Large print"
            form.preferences = "Theatre"
            form.readyFrom = DayParts(Day("2027-01-01"))
            try await students.edit(id, form, key: nil, by: sample.coordinator)
            let stranger = try await add(draft("Zoë", "Ng", at: sample.leekID), sample)

            let detail = try await students.detail(id, for: sample.hospital)
            let seen = detail.student
            #expect(seen.name == "Ada Byron" && detail.collegeName == "Stoke College" && detail.legs.count == 1)
            #expect(seen.uln == nil && seen.email == nil && seen.homeOutcode == nil && seen.dateOfBirth == nil)
            #expect(seen.needs == "" && seen.preferences == [] && seen.readyFrom == nil && seen.source == "")
            #expect(!detail.canEdit && !detail.showsPersonalDetails && detail.cohort == nil && detail.proposal == nil)
            await #expect(throws: ServiceError.self) { try await students.detail(stranger, for: sample.hospital) }
            await #expect(throws: ServiceError.self) { try await students.student(toEdit: id, for: sample.hospital) }
            await #expect(throws: ServiceError.self) {
                try await students.cohorts(CohortFilter(), .everything, year: sample.year, for: sample.hospital)
            }
            #expect(try await names(sample, for: sample.hospital) == ["Ada Byron"])
            #expect(try await names(sample, StudentFilter(isMinor: true), for: sample.hospital) == ["Ada Byron"])
            #expect(try await names(sample, StudentFilter(isBirthMissing: true), for: sample.hospital) == ["Ada Byron"])
            #expect(
                try await names(sample, .init(), ListRequest(text: StudentSamples.ulns[1]), for: sample.hospital) == []
            )
            let table = try await students.studentExport(.everything, year: sample.year, for: sample.hospital)
            #expect(!table.rows.joined().contains(.text("ada@example.org")))
            #expect(!table.rows.joined().contains(.text(StudentSamples.ulns[1])))
        }
    }

    @Test("A ULN is used once in a college and year", arguments: Engine.available)
    func repeatedULN(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            var one = draft("Zoë", "Ng", at: sample.leekID)
            one.uln = StudentSamples.ulns[0]
            let id = try await add(one, sample)
            var two = draft("Al", "Moor", at: sample.leekID)
            two.uln = StudentSamples.ulns[0]
            let clash = await #expect(throws: InvalidDraft.self) { try await add(two, sample) }
            #expect(clash?.faults.map(\.field) == ["uln"])
            two.provider = sample.stokeID.description
            try await add(two, sample)
            one.givenName = "Zoe"
            try await sample.trellis.students.edit(id, one, key: nil, by: sample.coordinator)
        }
    }

    @Test(
        "A student is added, changed, archived and brought back, and the history names nobody",
        arguments: Engine.available
    )
    func life(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let nobody = await #expect(throws: InvalidDraft.self) { try await add(StudentDraft(), sample) }
            #expect(Set(nobody?.faults.map(\.field) ?? []) == ["provider", "givenName", "familyName", "tLevel"])
            var form = draft("Zoë", "Ng", at: sample.leekID)
            let id = try await add(form, sample)
            form.preferredName = "Zed"
            try await students.edit(id, form, key: nil, by: sample.coordinator)
            #expect(try await students.detail(id, for: sample.coordinator).student.name == "Zed Ng")
            let archived = try await students.setArchived(true, id, key: nil, by: sample.coordinator)
            #expect(try await names(sample, StudentFilter(isArchived: true)) == ["Zed Ng"])
            try await sample.trellis.undo(archived.id, by: sample.coordinator, key: nil)
            let history = try await sample.trellis.history.about(id.description, for: sample.coordinator)
            #expect(history.count == 4)
            #expect(!history.contains { $0.entry.summary.contains("Ng") })
        }
    }

    @Test("A student who is placed keeps the T Level and is not archived", arguments: Engine.available)
    func placed(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let id = sample.placement.studentID
            await #expect(throws: ServiceError.self) {
                try await students.setArchived(true, id, key: nil, by: sample.coordinator)
            }
            var form = StudentDraft(try await students.student(toEdit: id, for: sample.stoke).student)
            form.tLevelCode = "science"
            let clash = await #expect(throws: InvalidDraft.self) {
                try await students.edit(id, form, key: nil, by: sample.coordinator)
            }
            #expect(clash?.faults.map(\.field) == ["tLevel"])
        }
    }

    @Test("Without a place, the last finished run says why, to the coordinator", arguments: Engine.available)
    func proposal(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let trellis = sample.trellis
            let id = try await add(draft("Zoë", "Ng", at: sample.stokeID), sample)
            let runs = [RunState.finished, .finished, .failed].enumerated().map { index, state in
                Run(
                    id: trellis.newID(),
                    systemID: sample.system.id,
                    year: sample.year,
                    number: index + 1,
                    state: state,
                    startedBy: "Kim",
                    startedAt: trellis.now()
                )
            }
            let proposals = runs.enumerated().map { index, run in
                Proposal(
                    id: trellis.newID(),
                    systemID: sample.system.id,
                    runID: run.id,
                    studentID: id,
                    providerID: sample.stokeID,
                    offerID: index == 0 ? sample.wardOffer.id : nil,
                    reasons: [Reason(.tooFar, count: 2, other: 15)],
                    state: index == 0 ? .open : .unplaced
                )
            }
            #expect(try await trellis.students.detail(id, for: sample.coordinator).proposal == nil)
            for (run, proposal) in zip(runs, proposals) {
                try await trellis.change(sample.coordinator, "sample", key: nil) { ledger in
                    try ledger.insert(run)
                    try ledger.insert(proposal)
                    return ChangeOutcome(run, "Sample")
                }
                let shown = try await trellis.students.detail(id, for: sample.coordinator).proposal
                #expect(shown?.runNumber == min(run.number, 2))
                #expect(shown?.areaName == (run.number == 1 ? "Ward 1" : nil))
                #expect(shown?.reasons.map(\.kind) == [.tooFar])
            }
            #expect(try await trellis.students.detail(id, for: sample.stoke).proposal == nil)
        }
    }

    @Test("The sheet names whom to ask for, to those who may know", arguments: Engine.available)
    func summary(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let id = sample.placement.studentID
            let full = try await students.summary(id, for: sample.coordinator)
            #expect(full.contacts[sample.hospitalID]?.name == "Jo Ward" && full.hidden.isEmpty)
            #expect(full.detail.hoursOwed == 315)
            let college = try await students.summary(id, for: sample.stoke)
            #expect(college.contacts.isEmpty && college.hidden == [sample.hospitalID])
            await #expect(throws: ServiceError.self) { try await students.summary(id, for: sample.leek) }
        }
    }
}

/// Values that the tests of this wing share.
enum StudentSamples {
    /// Learner numbers whose check digits are right.
    static let ulns = ["1234567899", "1000000035"]
}
