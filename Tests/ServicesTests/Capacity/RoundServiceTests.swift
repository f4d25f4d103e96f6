import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Answering a capacity round")
struct RoundServiceTests {
    @Test(
        "“Same as last year” makes the offer of the new year; it can be corrected and undone",
        arguments: Engine.available
    )
    func same(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let secret = try await scene.secret(of: scene.jo)
            let sheet = try await scene.trellis.rounds.sheet(secret: secret).sheet
            #expect(sheet.lines.map(\.areaName) == ["Clinic", "Ward 1"] && sheet.standing == .owes)
            #expect(try await scene.offers(for: scene.coordinator).isEmpty, "opening a link changes nothing")

            let ward = scene.network.wardOffer
            let entry = try await scene.trellis.rounds.answer(.line(ward.id, .same), secret: secret, key: "one")
            #expect(
                entry.actedAs == "taskLink" && entry.onBehalfOf == "Haywood Hospital" && entry.actorName == "Joanna"
            )
            let offer = try #require(try await scene.offers(for: scene.coordinator).first)
            #expect(offer.places == 2 && offer.taken == 0 && offer.areaID == ward.areaID)
            #expect(offer.source == "Capacity round: Summer" && offer.asAt == scene.trellis.today)
            #expect(offer.firstDay == ward.firstDay.adding(days: 364))
            #expect(try await scene.standing(round, scene.network.hospitalID) == .inPart)
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.answer(.line(ward.id, .same), secret: secret, key: "one")
            }

            try await scene.trellis.rounds.answer(.line(ward.id, .more(3)), secret: secret, key: "two")
            let more = try await scene.offers(for: scene.coordinator)
            #expect(more.map(\.id) == [offer.id] && more[0].places == 5)
            let last = try await scene.trellis.rounds.answer(.rest(.full), secret: secret, key: "three")
            #expect(try await scene.standing(round, scene.network.hospitalID) == .answered)
            let interest = try await scene.trellis.capacity.interest(
                toEdit: scene.network.hospitalID,
                year: scene.next,
                for: scene.coordinator
            )
            #expect(interest.interest?.answer == .offers)

            try await scene.trellis.undo(last.id, by: scene.coordinator, key: nil)
            #expect(try await scene.standing(round, scene.network.hospitalID) == .inPart)
        }
    }

    @Test("Nobody answers for another employer's line, or with a link of another kind", arguments: Engine.available)
    func foreign(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let secret = try await scene.secret(of: scene.jo)
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.answer(
                    .line(scene.network.roomOffer.id, .same),
                    secret: secret,
                    key: nil
                )
            }
            var draft = NewPlacesDraft(scene.network.roomOffer.repeated(in: scene.next, id: ID(UUID())))
            draft.places = "4"
            let sent = draft
            await #expect(throws: InvalidDraft.self) {
                try await scene.trellis.rounds.answer(.added(sent), secret: secret, key: nil)
            }
            await #expect(throws: ServiceError.self) { try await scene.trellis.tasks.open(secret) }
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.sheet(round, of: scene.network.hospitalID, for: scene.network.hospital)
            }
            #expect(try await scene.offers(for: scene.coordinator).isEmpty)
        }
    }

    @Test("A coordinator records what was said on the telephone, and it says so", arguments: Engine.available)
    func behalf(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let entry = try await scene.trellis.rounds.answer(
                .line(scene.network.roomOffer.id, .same),
                round,
                for: scene.network.surgeryID,
                key: nil,
                by: scene.coordinator
            )
            #expect(entry.onBehalfOf == "Moor Surgery" && entry.actorName == "Kim")
            let member = try await scene.trellis.rounds.page(round, for: scene.coordinator).members
                .first { $0.row.organisationName == "Moor Surgery" }
            #expect(member?.standing == .answered && member?.answered?.channel == .behalf && member?.places == 3)
        }
    }

    @Test("“Nothing this year” keeps the reason, and is refused while students are placed", arguments: Engine.available)
    func declined(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let secret = try await scene.secret(of: scene.pat)
            var refusal = InterestDraft()
            await #expect(throws: InvalidDraft.self) {
                try await scene.trellis.rounds.answer(.declined(refusal), secret: secret, key: nil)
            }
            refusal.reasonCode = NotThisYearReason.staffChanges.rawValue
            refusal.contactID = scene.pat.id.description
            let sent = refusal
            try await scene.trellis.rounds.answer(.declined(sent), secret: secret, key: nil)
            #expect(try await scene.standing(round, scene.network.surgeryID) == .declined)
            let interest = try await scene.trellis.capacity.interest(
                toEdit: scene.network.surgeryID,
                year: scene.next,
                for: scene.coordinator
            ).interest
            #expect(interest?.reasonCode == .staffChanges && interest?.contactID == scene.pat.id)
            try await scene.trellis.rounds.answer(.rest(.same), secret: secret, key: nil)
            #expect(try await scene.standing(round, scene.network.surgeryID) == .answered)

            let held = try await scene.trellis.capacity.placements(
                inTheWayOf: scene.network.hospitalID,
                year: scene.network.year,
                for: scene.coordinator
            )
            #expect(held.map(\.id) == [scene.network.placement.id])
        }
    }

    @Test("Colleges see the answers on the day of release, in the night or by a press", arguments: Engine.available)
    func release(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open(release: scene.trellis.today.adding(days: 40))
            let secret = try await scene.secret(of: scene.jo)
            try await scene.trellis.rounds.answer(.line(scene.network.wardOffer.id, .same), secret: secret, key: nil)
            #expect(try await scene.offers(for: scene.network.stoke).isEmpty)
            #expect(try await scene.offers(for: scene.coordinator).count == 1)
            #expect(try await scene.offers(for: scene.network.hospital).count == 1)
            let id = try #require(try await scene.offers(for: scene.coordinator).first?.id)
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.capacity.detail(id, for: scene.network.stoke)
            }
            // Changing the offer in the meantime does not show it.
            var draft = OfferDraft(try await scene.trellis.capacity.detail(id, for: scene.coordinator).row.offer)
            draft.places = "4"
            try await scene.trellis.capacity.editOffer(id, draft, key: nil, by: scene.coordinator)
            #expect(try await scene.offers(for: scene.network.stoke).isEmpty)
            let entry = try await scene.trellis.rounds.release(round, key: nil, by: scene.coordinator)
            #expect(try await scene.offers(for: scene.network.stoke).map(\.places) == [4])
            try await scene.trellis.undo(entry.id, by: scene.coordinator, key: nil)
            #expect(try await scene.offers(for: scene.network.stoke).isEmpty)
            try await scene.trellis.database.write { writer in
                try writer.run("UPDATE capacity_round SET release_on = \(scene.trellis.today)")
            }
            _ = try await NightlyWork(trellis: scene.trellis).workIfDue()
            #expect(try await scene.offers(for: scene.network.stoke).count == 1)
        }
    }
}
