import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Fresh offers and what may be offered")
struct FreshnessTests {
    @Test("One press confirms old offers; the weeks can be set", arguments: Engine.available)
    func fresh(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let (capacity, today) = (scene.trellis.capacity, scene.trellis.today)
            try await scene.trellis.database.write { writer in
                try writer.run("UPDATE offer SET as_at = \(today.adding(days: -100))")
            }
            let usual = try await capacity.freshness(for: scene.coordinator)
            #expect(usual.weeks == 26 && !usual.isStale(today.adding(days: -100)))
            try await capacity.setFreshness("12", key: nil, by: scene.coordinator)
            let limit = try await capacity.freshness(for: scene.network.hospital).limit
            func stale() async throws -> Int {
                try await capacity.list(
                    OfferFilter(asAtBefore: limit),
                    .everything,
                    near: nil,
                    year: scene.network.year,
                    for: scene.coordinator
                ).total
            }
            #expect(try await stale() == 3)
            try await capacity.renew([scene.network.wardOffer.id], key: nil, by: scene.network.hospital)
            #expect(try await stale() == 2)
            let rest = [scene.network.clinicOffer.id, scene.network.roomOffer.id]
            await #expect(throws: ServiceError.self) {
                try await capacity.renew(rest, key: nil, by: scene.network.hospital)
            }
            await #expect(throws: ServiceError.self) {
                try await capacity.setFreshness("9", key: nil, by: scene.network.hospital)
            }
            try await capacity.renew(rest, key: nil, by: scene.coordinator)
            #expect(try await stale() == 0)
        }
    }

    @Test("What may be offered counts as nothing until it is ticked", arguments: Engine.available)
    func mayOffer(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let capacity = scene.trellis.capacity
            var draft = MayOfferDraft()
            draft.areaID = scene.network.ward.id.description
            draft.places = "2"
            let vague = draft
            draft.tLevelCode = "health"
            draft.term = Term.spring.rawValue
            for line in [vague, draft] {
                try await capacity.addMayOffer(
                    of: scene.network.hospitalID,
                    line,
                    year: scene.next,
                    key: nil,
                    by: scene.network.hospital
                )
            }
            func lines() async throws -> [MayOfferLine] {
                try await capacity.mayOffer(of: scene.network.hospitalID, year: scene.next, for: scene.coordinator)
                    .interest?.lines ?? []
            }
            #expect(try await lines().map(\.missing.count) == [2, 0])
            #expect(try await scene.offers(for: scene.coordinator).isEmpty)
            let all = try await lines().map(\.id)
            await #expect(throws: InvalidDraft.self) {
                try await capacity.makeFirm(
                    of: scene.network.hospitalID,
                    lines: all,
                    year: scene.next,
                    key: nil,
                    by: scene.coordinator
                )
            }
            try await capacity.makeFirm(
                of: scene.network.hospitalID,
                lines: [all[1]],
                year: scene.next,
                key: nil,
                by: scene.coordinator
            )
            #expect(try await scene.offers(for: scene.coordinator).map(\.places) == [2])
            #expect(try await lines().map(\.id) == [all[0]])
            await #expect(throws: ServiceError.self) {
                try await capacity.addMayOffer(
                    of: scene.network.surgeryID,
                    vague,
                    year: scene.next,
                    key: nil,
                    by: scene.network.hospital
                )
            }
        }
    }
}
