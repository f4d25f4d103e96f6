import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// A system with contacts who can be written to, and what the letters held.
struct RoundScene {
    let network: SampleNetwork
    let jo, pat: Person
    var trellis: Trellis { network.trellis }
    var coordinator: Actor { network.coordinator }
    var next: AcademicYear { network.year.next }

    /// Runs a test on a fresh system on an engine.
    static func run(_ engine: Engine, _ body: (RoundScene) async throws -> Void) async throws {
        try await SampleNetwork.run(engine) { try await body(try await RoundScene($0)) }
    }

    init(_ network: SampleNetwork) async throws {
        self.network = network
        let trellis = network.trellis
        let person = { (owner: ID<Organisation>, name: String) in
            Person(
                id: trellis.newID(),
                systemID: network.system.id,
                organisationID: owner,
                name: name,
                role: .lead,
                email: try EmailAddress("\(name.lowercased())@example.org"),
                source: "Test",
                asAt: trellis.today
            )
        }
        let (jo, pat) = (try person(network.hospitalID, "Joanna"), try person(network.surgeryID, "Pat"))
        (self.jo, self.pat) = (jo, pat)
        let system = network.system
        try await trellis.change(network.coordinator, "sample", key: nil) { ledger in
            try ledger.insert([jo, pat])
            return ChangeOutcome(system, "Contacts")
        }
    }

    func draft(release: Day? = nil) -> RoundDraft {
        var draft = RoundDraft()
        draft.name = "Summer"
        draft.year = next.label
        draft.closesOn = DayParts(trellis.today.adding(days: 30))
        draft.releaseOn = DayParts(release)
        return draft
    }

    /// Opens a round with both employers; the secrets of their links by organisation.
    func open(release: Day? = nil) async throws -> ID<CapacityRound> {
        let entry = try await trellis.rounds.open(
            draft(release: release),
            RoundAudience(),
            chosen: [network.hospitalID, network.surgeryID],
            key: nil,
            by: coordinator,
            linkURL: { "http://localhost/task/\($0)" }
        )
        return try #require(ID(entry.subjectID))
    }

    /// The secret in the mails to somebody that opens something now: a newer one ends the older ones.
    func secret(of person: Person) async throws -> String {
        let words = try await mails().filter { $0.recipient == person.email }
            .flatMap { $0.body.split(whereSeparator: \.isWhitespace) }
            .filter { $0.hasPrefix("http://localhost/task/") }
            .map { String($0.dropFirst("http://localhost/task/".count)) }
        for word in words where (try? await trellis.rounds.sheet(secret: word)) != nil { return word }
        return try #require(words.last)
    }

    func mails() async throws -> [Outbox.Mail] {
        try await trellis.database.read { reader in
            try reader.all("SELECT * FROM outbox ORDER BY id", as: Outbox.Mail.self)
        }
    }

    func standing(_ round: ID<CapacityRound>, _ employer: ID<Organisation>) async throws -> RoundStanding? {
        try await trellis.rounds.page(round, for: coordinator).members
            .first { $0.row.member.organisationID == employer }?.standing
    }

    func offers(for actor: Actor) async throws -> [Offer] {
        try await trellis.capacity.list(OfferFilter(), .everything, near: nil, year: next, for: actor).rows
            .map(\.row.offer)
    }
}
