import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("What hosts do before they take students under 18")
struct YoungServiceTests {
    private func draft(_ change: (inout YoungReviewDraft) -> Void = { _ in }) -> YoungReviewDraft {
        var draft = YoungReviewDraft()
        draft.reviewedOn = DayParts(day: "1", month: "10", year: "2026")
        draft.reviewedBy = "Ward manager"
        draft.insurerToldOn = DayParts(day: "2", month: "10", year: "2026")
        change(&draft)
        return draft
    }

    @Test(
        "A placement warns while nothing is recorded, in words that tell a host nothing of the student’s age",
        arguments: Engine.available
    )
    func placement(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let young = network.trellis.young
            func ids(_ actor: Actor) async throws -> [String] {
                try await young.findings(network.placement.id, for: actor).map(\.ruleID)
            }
            #expect(try await ids(network.coordinator) == ["young-review", "insurer-told"])
            #expect(try await ids(network.hospital) == ["young-review", "insurer-told"])
            // Somebody of 18 and over: whoever knows the birthday is not warned; the host cannot tell, and is.
            let birthday = try Day(year: 2000, month: 1, day: 1)
            try await network.trellis.change(network.coordinator, "student.edit", key: nil) { ledger in
                let id = network.placement.studentID
                guard var student = try Students.find(id, in: network.coordinator.scope, ledger.writer) else {
                    throw ServiceError.notFound
                }
                student.dateOfBirth = birthday
                try ledger.update(student)
                return ChangeOutcome(student, "Changed")
            }
            #expect(try await ids(network.coordinator) == [])
            let told = try await young.findings(network.placement.id, for: network.hospital)
            #expect(told.map(\.ruleID) == ["young-review", "insurer-told"])
            #expect(told.allSatisfy { !$0.message.contains("until") })
            try await young.add(draft(), of: network.hospitalID, key: nil, by: network.hospital)
            #expect(try await ids(network.hospital) == [])
        }
    }

    @Test(
        "A review of one area leaves the others owing; one of a network serves its members",
        arguments: Engine.available
    )
    func reuse(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let young = network.trellis.young
            func ready(_ id: ID<Organisation>) async throws -> [String] {
                try await young.standing(id, for: network.coordinator).areas.filter { $0.findings.isEmpty }
                    .map(\.area.name)
            }
            #expect(try await ready(network.hospitalID) == [])
            let ward = draft { $0.part = "area:\(network.ward.id)" }
            let entry = try await young.add(ward, of: network.hospitalID, key: nil, by: network.hospital)
            #expect(try await ready(network.hospitalID) == [network.ward.name])
            try await network.trellis.undo(entry.id, by: network.coordinator, key: nil)
            #expect(try await ready(network.hospitalID) == [])
            let lead = draft { $0.members = [network.surgeryID.description] }
            try await young.add(lead, of: network.hospitalID, key: nil, by: network.coordinator)
            #expect(try await ready(network.surgeryID) == [network.room.name])
            let reviews = try await young.standing(network.surgeryID, for: network.coordinator).reviews
            #expect(reviews.map(\.organisationName) == [reviews.first?.organisationName])
            let id = try #require(reviews.first?.review.id)
            // A lead who does not see the members does not lose them by changing something else.
            try await young.edit(id, draft { $0.notes = "Later" }, key: nil, by: network.hospital)
            #expect(try await ready(network.surgeryID) == [network.room.name])
            try await young.archive(id, key: nil, by: network.hospital)
            #expect(try await ready(network.surgeryID) == [])
        }
    }

    @Test(
        "Leads record for their own organisation only, and nothing that has not happened yet",
        arguments: Engine.available
    )
    func refused(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let young = network.trellis.young
            await #expect(throws: ServiceError.self) {
                try await young.add(draft(), of: network.surgeryID, key: nil, by: network.hospital)
            }
            await #expect(throws: ServiceError.self) {
                try await young.add(draft(), of: network.hospitalID, key: nil, by: network.stoke)
            }
            let early = draft {
                $0.reviewedOn = DayParts(day: "1", month: "12", year: "2026")
                $0.insurerToldOn = DayParts()
                $0.validUntil = DayParts(day: "30", month: "11", year: "2026")
                $0.reviewedBy = ""
            }
            let error = await #expect(throws: InvalidDraft.self) {
                try await young.add(early, of: network.hospitalID, key: nil, by: network.hospital)
            }
            #expect(Set((error?.faults ?? []).map(\.field)) == ["reviewedOn", "validUntil", "reviewedBy"])
            let empty = await #expect(throws: InvalidDraft.self) {
                try await young.add(YoungReviewDraft(), of: network.hospitalID, key: nil, by: network.hospital)
            }
            #expect(empty?.faults.map(\.field) == ["reviewedOn"])
        }
    }
}
