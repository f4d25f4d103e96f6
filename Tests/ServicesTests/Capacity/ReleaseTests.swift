import Domain
import Foundation
import Records
import Services
import StoreTestSupport
import Testing

@Suite("Unused places are opened to every college")
struct ReleaseTests {
    private static func names(_ sample: SampleNetwork, for actor: Actor) async throws -> [String] {
        try await sample.trellis.capacity.list(OfferFilter(), .everything, near: nil, year: sample.year, for: actor)
            .rows.map(\.row.place.areaName)
    }

    @Test(
        "Only places that are free and limited to some colleges are listed, with those colleges",
        arguments: Engine.available
    )
    func list(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            let all = try await capacity.unused(tLevelCode: nil, year: sample.year, for: sample.coordinator)
            #expect(all.map(\.row.place.areaName) == ["Treatment room"])
            #expect(all.map(\.colleges) == [["Stoke College"]])
            #expect(
                try await capacity.unused(tLevelCode: "science", year: sample.year, for: sample.coordinator).isEmpty
            )
            // The hospital's own are open to all, or have no number.
            #expect(try await capacity.unused(tLevelCode: nil, year: sample.year, for: sample.hospital).isEmpty)
            await #expect(throws: ServiceError.self) {
                _ = try await capacity.unused(tLevelCode: nil, year: sample.year, for: sample.stoke)
            }
        }
    }

    @Test("One press opens them, says for whom, and is undone in one press", arguments: Engine.available)
    func release(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let trellis = sample.trellis
            #expect(try await Self.names(sample, for: sample.leek) == ["Clinic", "Ward 1"])
            let entry = try await trellis.capacity.release([sample.roomOffer.id], key: "k", by: sample.coordinator)
            #expect(entry.summary == "Opened 3 unused places to every college")
            #expect(entry.onBehalfOf == "Moor Surgery" && entry.changeCount == 1)
            #expect(try await Self.names(sample, for: sample.leek) == ["Clinic", "Ward 1", "Treatment room"])
            #expect(
                try await trellis.capacity.unused(tLevelCode: nil, year: sample.year, for: sample.coordinator).isEmpty
            )
            await #expect(throws: ServiceError.self) {
                try await trellis.capacity.release([sample.roomOffer.id], key: "k", by: sample.coordinator)
            }
            try await trellis.undo(entry.id, by: sample.coordinator, key: nil)
            #expect(try await Self.names(sample, for: sample.leek) == ["Clinic", "Ward 1"])
        }
    }

    @Test("An employer opens its own, and nobody else's", arguments: Engine.available)
    func employers(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let surgery = Actor(
                userID: nil,
                name: "Vi",
                role: .employerLead,
                systemID: sample.system.id,
                organisationID: sample.surgeryID
            )
            for actor in [sample.hospital, sample.stoke] {
                await #expect(throws: ServiceError.self) {
                    try await sample.trellis.capacity.release([sample.roomOffer.id], key: nil, by: actor)
                }
            }
            #expect(try await Self.names(sample, for: sample.leek) == ["Clinic", "Ward 1"])
            let entry = try await sample.trellis.capacity.release([sample.roomOffer.id], key: nil, by: surgery)
            #expect(entry.onBehalfOf == nil)
        }
    }

    @Test("What has no place free is refused, and then nothing is opened", arguments: Engine.available)
    func refusals(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { (sample) async throws in
            let capacity = sample.trellis.capacity
            for ids in [[sample.clinicOffer.id, sample.roomOffer.id], [sample.wardOffer.id], []] {
                await #expect(throws: ServiceError.self) {
                    try await capacity.release(ids, key: nil, by: sample.coordinator)
                }
            }
            #expect(try await Self.names(sample, for: sample.leek) == ["Clinic", "Ward 1"])
            // An offer that is open already is left alone beside one that is not.
            let both = [sample.wardOffer.id, sample.roomOffer.id]
            let entry = try await capacity.release(both, key: nil, by: sample.coordinator)
            #expect(entry.changeCount == 1)
        }
    }
}
