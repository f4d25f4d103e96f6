import Domain
import Records
import Services
import StoreTestSupport
import Testing

@Suite struct CohortServiceTests {
    private func draft(_ name: String, at college: ID<Organisation>) -> CohortDraft {
        var draft = CohortDraft()
        draft.provider = college.description
        draft.name = name
        draft.tLevelCode = "health"
        draft.size = "20"
        draft.firstDay = DayParts(Day("2027-01-04"))
        draft.lastDay = DayParts(Day("2027-05-28"))
        draft.patternKind = "block"
        return draft
    }

    private func add(_ draft: CohortDraft, _ sample: SampleNetwork, by actor: Actor? = nil) async throws -> ID<Cohort> {
        let entry = try await sample.trellis.students.addCohort(
            draft,
            year: sample.year,
            key: nil,
            by: actor ?? sample.coordinator
        )
        return try #require(ID<Cohort>(entry.subjectID))
    }

    @Test("The planned size stands beside the students known and placed", arguments: Engine.available)
    func counts(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let id = try await add(draft("Health 2", at: sample.stokeID), sample)
            _ = try await add(draft("Leek health", at: sample.leekID), sample)
            var form = StudentDraft(
                try await students.student(toEdit: sample.placement.studentID, for: sample.coordinator).student
            )
            form.cohort = id.description
            try await students.edit(sample.placement.studentID, form, key: nil, by: sample.coordinator)

            let list = try await students.cohorts(
                CohortFilter(),
                .everything,
                year: sample.year,
                for: sample.coordinator
            )
            #expect(list.total == 2)
            let row = try #require(list.rows.first { $0.cohort.id == id })
            #expect((row.cohort.size, row.counts.students, row.counts.placed) == (20, 1, 1))
            #expect(row.counts.providerName == "Stoke College")
            let detail = try await students.cohort(id, for: sample.coordinator)
            #expect(detail.requiredHours?.value == 315 && detail.row.cohort.hours == 315 && detail.canEdit)
            #expect(detail.row.counts.placed == 1)
            let bySize = ListRequest(sort: "students", descending: true)
            let sorted = try await students.cohorts(CohortFilter(), bySize, year: sample.year, for: sample.coordinator)
            #expect(sorted.rows.first?.cohort.id == id)
            let found = try await students.cohorts(
                CohortFilter(providerID: sample.leekID, tLevelCode: "health"),
                ListRequest(text: "leek", limit: 50),
                year: sample.year,
                for: sample.coordinator
            )
            #expect(found.rows.map(\.cohort.name) == ["Leek health"])
        }
    }

    @Test("A college reaches its own cohorts only", arguments: Engine.available)
    func reach(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let other = try await add(draft("Leek health", at: sample.leekID), sample)
            let own = try await add(draft("Health 2", at: sample.leekID), sample, by: sample.stoke)
            let list = try await students.cohorts(CohortFilter(), .everything, year: sample.year, for: sample.stoke)
            #expect(list.rows.map(\.cohort.id) == [own] && list.total == 1)
            await #expect(throws: ServiceError.self) { try await students.cohort(other, for: sample.stoke) }
            await #expect(throws: ServiceError.self) { try await students.cohort(toEdit: other, for: sample.stoke) }
            await #expect(throws: ServiceError.self) { try await students.cohort(own, for: sample.hospital) }
            #expect(try await students.openCohorts(year: sample.year, for: sample.stoke).map(\.id) == [own])
            #expect(try await students.openCohorts(year: sample.year, for: sample.hospital).isEmpty)
            // Nor can a student of another college be put into it.
            var form = StudentDraft(
                try await students.student(toEdit: sample.placement.studentID, for: sample.stoke).student
            )
            form.cohort = other.description
            let clash = await #expect(throws: InvalidDraft.self) {
                try await students.edit(sample.placement.studentID, form, key: nil, by: sample.stoke)
            }
            #expect(clash?.faults.map(\.field) == ["cohort"])
        }
    }

    @Test("A cohort with students keeps its T Level and is not archived", arguments: Engine.available)
    func life(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            let empty = await #expect(throws: InvalidDraft.self) { try await add(CohortDraft(), sample) }
            #expect(Set(empty?.faults.map(\.field) ?? []) == ["provider", "name", "tLevel", "firstDay", "lastDay"])
            let id = try await add(draft("Health 2", at: sample.stokeID), sample)
            try await students.setCohortArchived(true, id, key: nil, by: sample.stoke)
            #expect(try await students.openCohorts(year: sample.year, for: sample.stoke).isEmpty)
            #expect(try await students.openCohorts(keeping: id, year: sample.year, for: sample.stoke).count == 1)
            try await students.setCohortArchived(false, id, key: nil, by: sample.stoke)

            let student = sample.placement.studentID
            var form = StudentDraft(try await students.student(toEdit: student, for: sample.stoke).student)
            form.cohort = id.description
            try await students.edit(student, form, key: nil, by: sample.stoke)
            await #expect(throws: ServiceError.self) {
                try await students.setCohortArchived(true, id, key: nil, by: sample.stoke)
            }
            var changed = draft("Science 2", at: sample.stokeID)
            changed.tLevelCode = "science"
            let clash = await #expect(throws: InvalidDraft.self) {
                try await students.editCohort(id, changed, key: nil, by: sample.stoke)
            }
            #expect(clash?.faults.map(\.field) == ["tLevel"])
            changed.tLevelCode = "health"
            try await students.editCohort(id, changed, key: nil, by: sample.stoke)
            #expect(try await students.cohort(id, for: sample.stoke).row.cohort.name == "Science 2")
        }
    }
}
