import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Sending a capacity round")
struct RoundSendingTests {
    @Test("A round asks each contact once; who is left out is in it with the reason", arguments: Engine.available)
    func asked(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            var quiet = InterestDraft()
            quiet.answer = InterestAnswer.mayOffer.rawValue
            quiet.source = "Phone call"
            quiet.askAgainOn = DayParts(scene.trellis.today.adding(days: 60))
            let sent = quiet
            // Said for this year, and kept in a round about the next.
            try await scene.trellis.capacity.setInterest(
                of: scene.network.surgeryID,
                sent,
                year: scene.network.year,
                key: nil,
                by: scene.coordinator
            )
            let round = try await scene.open()
            #expect(try await scene.mails().map(\.recipient) == [scene.jo.email])
            let page = try await scene.trellis.rounds.page(round, for: scene.coordinator)
            #expect(page.members.map(\.standing) == [.owes, .notAsked])
            #expect(page.members[1].row.member.leftOut == .quiet)
            #expect(page.members[1].row.member.leftOutReason == "Asked not to be written to before 5 January 2027")
            #expect(page.owing == 1 && page.members[0].lines.asked == 2)
            // The same rule holds for every other letter.
            let error = await #expect(throws: InvalidDraft.self) {
                try await scene.trellis.tasks.send(
                    [.confirmDetails],
                    to: [scene.pat.id],
                    year: scene.next,
                    key: nil,
                    by: scene.coordinator,
                    linkURL: { $0 }
                )
            }
            #expect(error?.faults.first?.message.contains("5 January 2027") == true)
            let unasked = try await scene.trellis.tasks.unasked(year: scene.next, for: scene.coordinator)
            #expect(unasked.map(\.id) == [scene.network.hospitalID])
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.open(
                    scene.draft(),
                    RoundAudience(),
                    chosen: [scene.network.hospitalID],
                    key: nil,
                    by: scene.network.hospital,
                    linkURL: { $0 }
                )
            }
        }
    }

    @Test("Reminders go to those who owe an answer, and never to quiet ones", arguments: Engine.available)
    func remind(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let first = try await scene.secret(of: scene.jo)
            try await scene.trellis.rounds.answer(.rest(.same), secret: try await scene.secret(of: scene.pat), key: nil)
            try await scene.trellis.rounds.remind(round, key: nil, by: scene.coordinator) {
                "http://localhost/task/\($0)"
            }
            #expect(try await scene.mails().map(\.recipient).count { $0 == scene.jo.email } == 2)
            #expect(try await scene.mails().map(\.recipient).count { $0 == scene.pat.email } == 1)
            let second = try await scene.secret(of: scene.jo)
            #expect(first != second)
            await #expect(throws: ServiceError.self) { try await scene.trellis.rounds.sheet(secret: first) }
            #expect(try await scene.trellis.rounds.sheet(secret: second).link.timesSent == 2)

            var quiet = InterestDraft()
            quiet.answer = InterestAnswer.unknown.rawValue
            quiet.source = "Phone call"
            quiet.askAgainOn = DayParts(scene.trellis.today.adding(days: 60))
            try await scene.trellis.capacity.setInterest(
                of: scene.network.hospitalID,
                quiet,
                year: scene.next,
                key: nil,
                by: scene.coordinator
            )
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.remind(round, key: nil, by: scene.coordinator) { $0 }
            }
            #expect(try await scene.mails().count == 3)
        }
    }

    @Test("A withdrawn link, a closed round and the day after the last one answer nothing", arguments: Engine.available)
    func closed(engine: Engine) async throws {
        try await RoundScene.run(engine) { scene in
            let round = try await scene.open()
            let secret = try await scene.secret(of: scene.jo)
            let link = try await scene.trellis.rounds.sheet(secret: secret).link
            try await scene.trellis.tasks.revoke(link.id, key: nil, by: scene.coordinator)
            await #expect(throws: ServiceError.self) { try await scene.trellis.rounds.sheet(secret: secret) }
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.answer(.rest(.same), secret: secret, key: nil)
            }
            try await scene.trellis.tasks.resend(link.id, key: nil, by: scene.coordinator) {
                "http://localhost/task/\($0)"
            }
            let fresh = try await scene.secret(of: scene.jo)
            #expect(try await scene.trellis.rounds.sheet(secret: fresh).sheet.isOpen)
            #expect(try await scene.trellis.rounds.owing(for: scene.coordinator) == 2)
            try await scene.trellis.rounds.close(round, key: nil, by: scene.coordinator)
            #expect(try await !scene.trellis.rounds.sheet(secret: fresh).sheet.isOpen)
            #expect(try await scene.trellis.rounds.owing(for: scene.coordinator) == 0)
            await #expect(throws: ServiceError.self) {
                try await scene.trellis.rounds.answer(.rest(.same), secret: fresh, key: nil)
            }
            #expect(try await scene.offers(for: scene.coordinator).isEmpty)
        }
    }
}
