public import Domain
public import Foundation
public import Records
import Store

/// Rounds in which employers are asked, once a year and lightly, how many places they offer.
public struct RoundService: Sendable {
    let trellis: Trellis

    /// An employer that a round may ask.
    public struct Candidate: Sendable {
        public let id: ID<Organisation>
        public let name: String
        /// Who would be written to.
        public let person: Person?
        public let leftOut: RoundMember.LeftOut?
        public let quietUntil: Day?
    }

    /// The employers that belong to an audience, each with whom it would be written to or why not.
    /// - Throws: `ServiceError.denied`.
    public func candidates(
        _ audience: RoundAudience,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> [Candidate] {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.database.read { reader in try candidates(audience, year: year, actor.scope, reader) }
    }

    func candidates(
        _ audience: RoundAudience,
        year: AcademicYear,
        _ scope: Scope,
        _ reader: any Reader
    ) throws -> [Candidate] {
        let today = trellis.today
        return try Mailings.employers(year: year, in: scope, reader)
            .filter { audience.includes(sector: $0.sector, place: $0.place, answer: $0.answer) }
            .map { employer in
                let decision = employer.decision(on: today)
                var quietUntil: Day?
                if case .quiet(let day) = decision { quietUntil = day }
                return Candidate(
                    id: employer.id,
                    name: employer.name,
                    person: decision.person,
                    leftOut: audience.leavesOut(answer: employer.answer, decision: decision),
                    quietUntil: quietUntil
                )
            }
    }

    /// An employer in a round, with how it stands.
    public struct Member: Sendable {
        public let row: Rounds.MemberRow
        public let standing: RoundStanding
        /// The link that went to it last.
        public let link: TaskLinks.Row?
        public let lines: (asked: Int, answered: Int)
        /// The places of the year that its answers come to, as far as numbers are known.
        public let places: Int
        /// The newest answer.
        public let answered: (at: Date, channel: RoundChannel)?
    }

    /// A round with everybody in it.
    public struct Page: Sendable {
        public let round: CapacityRound
        public let members: [Member]
        /// Offers that colleges do not see yet.
        public let held: Int

        /// How many stand in each way.
        public func count(_ standing: RoundStanding) -> Int { members.count { $0.standing == standing } }
        /// How many employers still owe something.
        public var owing: Int { members.count { $0.standing.isOwing } }
    }

    /// The rounds, newest first.
    /// - Throws: `ServiceError.denied`.
    public func list(for actor: Actor) async throws -> [Page] {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.database.read { reader in
            try Rounds.list(in: actor.scope, reader).map { try page($0, actor.scope, reader) }
        }
    }

    /// One round.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func page(_ id: ID<CapacityRound>, for actor: Actor) async throws -> Page {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.database.read { reader in
            guard let round = try Rounds.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            return try page(round, actor.scope, reader)
        }
    }

    /// How many employers still owe an answer in rounds that are open.
    public func owing(for actor: Actor) async throws -> Int {
        guard actor.may(.runRounds) else { return 0 }
        let today = trellis.today
        return try await trellis.database.read { reader in
            try Rounds.list(in: actor.scope, reader).filter { $0.isOpen(on: today) }
                .map { try page($0, actor.scope, reader).owing }.reduce(0, +)
        }
    }

    func page(_ round: CapacityRound, _ scope: Scope, _ reader: any Reader) throws -> Page {
        let offers = try Rounds.offers(year: round.year, in: scope, reader)
        let (last, own) = (
            Dictionary(grouping: offers.lastYear, by: \.organisationID),
            Dictionary(grouping: offers.thisYear, by: \.organisationID)
        )
        let answers = Dictionary(grouping: try Rounds.answers(of: round.id, in: scope, reader), by: \.organisationID)
        let links = Dictionary(
            try Rounds.links(of: round.id, in: scope, reader).filter { $0.link.task == .answerRound }
                .map { ($0.link.organisationID, $0) },
            uniquingKeysWith: { _, later in later }
        )
        let members = try Rounds.members(of: round.id, in: scope, reader).map { row in
            let id = row.member.organisationID
            let given = answers[id] ?? []
            let lines = RoundLine.of(lastYear: last[id] ?? [], thisYear: own[id] ?? [], answers: given)
            let made = Set(given.compactMap(\.offerID))
            return Member(
                row: row,
                standing: Self.standing(row.member, lines, given),
                link: links[id],
                lines: (lines.count, lines.count { $0.answer != nil }),
                places: (own[id] ?? []).filter { made.contains($0.id) && $0.archivedAt == nil }.compactMap(\.places)
                    .reduce(0, +),
                answered: given.last.map { ($0.answeredAt, $0.channel) }
            )
        }
        return Page(round: round, members: members, held: try Rounds.held(by: round.id, in: scope, reader).count)
    }

    static func standing(_ member: RoundMember, _ lines: [RoundLine], _ answers: [RoundAnswer]) -> RoundStanding {
        RoundStanding.of(
            wasAsked: member.leftOut == nil,
            hasDeclined: member.declinedAt != nil,
            lines: (lines.count, lines.count { $0.answer != nil }),
            more: answers.count { $0.lineID == nil }
        )
    }
}

extension Trellis {
    /// Rounds in which employers are asked for places.
    public var rounds: RoundService { RoundService(trellis: self) }
}
