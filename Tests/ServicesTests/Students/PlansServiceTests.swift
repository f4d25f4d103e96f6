import Domain
import Exchange
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// What colleges plan for the years ahead, and what of a cohort's plan was agreed.
@Suite struct PlansServiceTests {
    private func draft(_ sample: SampleNetwork, _ numbers: [String]) -> IntentionDraft {
        var draft = IntentionDraft()
        draft.provider = sample.leekID.description
        draft.year = sample.trellis.plans.years[0].label
        draft.tLevelCode = "health"
        (draft.low, draft.central, draft.high) = (numbers[0], numbers[1], numbers[2])
        draft.source = "Planning talk"
        draft.asAt = DayParts(sample.trellis.today)
        return draft
    }

    @Test("A college plans for itself, the coordinator for any, and nobody sees another's", arguments: Engine.available)
    func plans(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let plans = sample.trellis.plans
            #expect(plans.years.map(\.label) == ["2027/28", "2028/29", "2029/30"])
            let own = try await plans.add(draft(sample, ["5", "10", "12"]), key: nil, by: sample.stoke)
            #expect(own.summary == "Added a plan of Stoke College for 2027/28")
            let other = try await plans.add(draft(sample, ["", "8", ""]), key: nil, by: sample.coordinator)
            #expect(other.onBehalfOf == "Leek College")

            let all = try await plans.outlook(for: sample.coordinator)
            #expect(all.forecast.totals[0] == .init(low: 13, central: 18, high: 20))
            for (college, central) in [(sample.stoke, 10), (sample.leek, 8)] {
                let seen = try await plans.outlook(for: college)
                #expect(seen.forecast.totals[0].central == central)
                let table = try await plans.export(for: college)
                #expect(table.rows.count == 1)
            }
            await #expect(throws: ServiceError.self) { try await plans.outlook(for: sample.hospital) }

            let leeks = try #require(all.rows.first { $0.college == "Leek College" }).intention
            await #expect(throws: ServiceError.self) {
                try await plans.edit(leeks.id, IntentionDraft(leeks), key: nil, by: sample.stoke)
            }
            var gone = IntentionDraft(leeks)
            gone.isArchived = true
            let entry = try await plans.edit(leeks.id, gone, key: nil, by: sample.leek)
            #expect(try await plans.outlook(for: sample.coordinator).forecast.totals[0].central == 10)
            try await sample.trellis.undo(entry.id, by: sample.coordinator, key: nil)
            #expect(try await plans.outlook(for: sample.coordinator).forecast.totals[0].central == 18)
        }
    }

    @Test(
        "Numbers in the wrong order are sent back",
        arguments: [(["11", "10", ""], "low"), (["", "10", "9"], "high"), (["", "", ""], "central")]
    )
    func order(numbers: [String], field: String) async throws {
        try await SampleNetwork.run(.sqlite) { (sample) async throws in
            await #expect {
                try await sample.trellis.plans.add(draft(sample, numbers), key: nil, by: sample.stoke)
            } throws: { error in
                (error as? InvalidDraft)?.faults.map(\.field) == [field]
            }
        }
    }

    @Test("An agreed plan stays beside a revised one", arguments: Engine.available)
    func agreed(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let students = sample.trellis.students
            var form = CohortDraft()
            form.name = "Health 2"
            form.tLevelCode = "health"
            form.size = "20"
            form.firstDay = DayParts(sample.wardOffer.firstDay)
            form.lastDay = DayParts(sample.wardOffer.lastDay)
            form.prerequisites = "Enhanced DBS"
            form.source = "Plan"
            form.asAt = DayParts(sample.trellis.today)
            let added = try await students.addCohort(form, year: sample.year, key: nil, by: sample.stoke)
            let id = try #require(ID<Cohort>(added.subjectID))
            await #expect(throws: ServiceError.self) {
                try await sample.trellis.plans.agree(id, key: nil, by: sample.stoke)
            }
            try await sample.trellis.plans.agree(id, key: nil, by: sample.coordinator)
            form.size = "26"
            try await students.editCohort(id, form, key: nil, by: sample.stoke)
            let cohort = try await students.cohort(id, for: sample.stoke).row.cohort
            #expect(cohort.prerequisites == "Enhanced DBS")
            #expect(cohort.changesSinceAgreed == [PlanChange(field: "Students", agreed: "20", now: "26")])
        }
    }
}
