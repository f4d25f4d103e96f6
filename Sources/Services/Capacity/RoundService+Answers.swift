public import Domain
import Foundation
import Records
import Store

/// What employers answer in a round: from the link in the mail, or recorded for them by a coordinator.
extension RoundService {
    /// The page on which an employer answers, whoever fills it in.
    public struct Sheet: Sendable {
        public let round: CapacityRound
        public let organisation: Organisation
        public let member: RoundMember
        public let standing: RoundStanding
        public let lines: [Line]
        /// What the employer has added itself.
        public let added: [Line]
        /// The areas where new places can be.
        public let areas: [(area: Area, site: String)]
        /// The contacts who can be named for next year.
        public let contacts: [Person]
        public let interest: Interest?
        /// Offers of the year that "not this year" would withdraw.
        public let openOffers: Int
        /// Whether it can be answered now.
        public let isOpen: Bool

        /// A line with where it is.
        public struct Line: Sendable {
            public let line: RoundLine
            public let areaName: String
            public let siteName: String
        }
    }

    /// What somebody says on that page.
    public enum Deed: Sendable {
        /// About one line.
        case line(ID<Offer>, RoundReply)
        /// About one line, as a form.
        case changed(ID<Offer>, NewPlacesDraft)
        /// About every line that is not answered yet.
        case rest(RoundReply)
        /// New places.
        case added(NewPlacesDraft)
        /// Nothing this year.
        case declined(InterestDraft)
    }

    /// The sheet behind the secret of a link, with the link. Changes nothing.
    /// - Throws: `ServiceError.notFound`.
    public func sheet(secret: String) async throws -> (link: TaskLink, sheet: Sheet) {
        let now = trellis.now()
        return try await trellis.database.read { reader in
            let (link, organisation, _, actor) = try trellis.tasks.opened(secret, now, reader)
            guard link.task == .answerRound, let round = link.roundID else { throw ServiceError.notFound }
            return (link, try sheet(round, organisation, .link, actor, reader))
        }
    }

    /// The sheet that a coordinator fills in for an employer.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func sheet(
        _ round: ID<CapacityRound>,
        of organisation: ID<Organisation>,
        for actor: Actor
    ) async throws -> Sheet {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.database.read { reader in
            let owner = try trellis.capacity.employer(organisation, actor, reader)
            return try sheet(round, owner, .behalf, actor, reader)
        }
    }

    /// Answers from the link, as the employer's own.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`; `ServiceError.alreadyDone` when the form came before.
    @discardableResult
    public func answer(
        _ deed: Deed,
        secret: String,
        key: String?,
        from origin: Origin? = nil
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.tasks.respond(secret, .answerRound, key: key, origin) {
            link,
            organisation,
            actor,
            ledger in
            guard let round = link.roundID else { throw ServiceError.notFound }
            let (standing, summary) = try record(deed, round, organisation, .link, actor, &ledger)
            link.answeredAt = now
            link.answer = standing.title
            return summary
        }
    }

    /// Records an answer for an employer.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func answer(
        _ deed: Deed,
        _ round: ID<CapacityRound>,
        for organisation: ID<Organisation>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.change(actor, "round.answer", key: key) { ledger in
            let owner = try trellis.capacity.employer(organisation, actor, ledger.writer)
            let (_, summary) = try record(deed, round, owner, .behalf, actor, &ledger)
            return ChangeOutcome(owner, summary, onBehalfOf: owner.name)
        }
    }

    // MARK: - Parts

    private func sheet(
        _ id: ID<CapacityRound>,
        _ organisation: Organisation,
        _ channel: RoundChannel,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> Sheet {
        guard let round = try Rounds.find(id, in: actor.scope, reader),
            let member = try Rounds.member(organisation.id, of: id, in: actor.scope, reader)
        else { throw ServiceError.notFound }
        let answers = try Rounds.answers(of: id, by: organisation.id, in: actor.scope, reader)
        let offers = try Rounds.offers(year: round.year, of: organisation.id, in: actor.scope, reader)
        let lines = RoundLine.of(lastYear: offers.lastYear, thisYear: offers.thisYear, answers: answers)
        let areas = try trellis.capacity.openAreas(of: organisation.id, actor, reader)
        let names = Dictionary(uniqueKeysWithValues: areas.map { ($0.area.id, ($0.area.name, $0.site)) })
        let named = { (line: RoundLine) in
            let name = names[line.base.areaID] ?? ("", "")
            return Sheet.Line(line: line, areaName: name.0, siteName: name.1)
        }
        let added = answers.filter { $0.lineID == nil }.compactMap { answer in
            offers.thisYear.first { $0.id == answer.offerID }.map {
                RoundLine(base: $0, current: $0, answer: answer)
            }
        }
        return Sheet(
            round: round,
            organisation: organisation,
            member: member,
            standing: Self.standing(member, lines, answers),
            lines: lines.map(named),
            added: added.map(named),
            areas: areas,
            contacts: try People.of(organisation.id, in: actor.scope, reader).filter { $0.archivedAt == nil },
            interest: try Interests.find(of: organisation.id, year: round.year, in: actor.scope, reader),
            openOffers: offers.thisYear.count { $0.archivedAt == nil },
            // A coordinator may still be told something on the telephone after the last day.
            isOpen: channel == .link ? round.isOpen(on: trellis.today) : round.closedAt == nil
        )
    }

    private func record(
        _ deed: Deed,
        _ id: ID<CapacityRound>,
        _ organisation: Organisation,
        _ channel: RoundChannel,
        _ actor: Actor,
        _ ledger: inout Ledger
    ) throws -> (RoundStanding, String) {
        let before = try sheet(id, organisation, channel, actor, ledger.writer)
        guard before.isOpen else { throw ServiceError.conflict("This round is closed.") }
        var member = before.member
        member.declinedAt = nil
        switch deed {
        case .line(let line, let reply):
            try answer(line, reply, before, channel, actor, &ledger)
        case .changed(let line, let draft):
            try answer(line, try draft.reply(), before, channel, actor, &ledger)
        case .rest(let reply):
            for line in before.lines where line.line.answer == nil {
                try answer(line.line.base.id, reply, before, channel, actor, &ledger)
            }
        case .added(let draft):
            try add(draft, before, channel, actor, &ledger)
        case .declined(var draft):
            draft.answer = InterestAnswer.notThisYear.rawValue
            draft.source = before.round.source
            draft.asAt = DayParts(trellis.today)
            _ = try trellis.capacity.store(
                draft,
                of: organisation.id,
                year: before.round.year,
                newID: trellis.newID(),
                by: actor,
                &ledger
            )
            member.declinedAt = trellis.now()
        }
        try ledger.update(member)
        let after = try sheet(id, organisation, channel, actor, ledger.writer)
        let summary = "\(organisation.name) in “\(before.round.name)”: \(after.standing.title.lowercased())"
        return (after.standing, summary)
    }

    private func answer(
        _ line: ID<Offer>,
        _ reply: RoundReply,
        _ sheet: Sheet,
        _ channel: RoundChannel,
        _ actor: Actor,
        _ ledger: inout Ledger
    ) throws {
        guard let asked = sheet.lines.first(where: { $0.line.base.id == line })?.line else {
            throw ServiceError.notFound
        }
        let offer = try asked.offer(after: reply, in: sheet.round, id: trellis.newID(), on: trellis.today)
        if let offer {
            if asked.current == nil { try ledger.insert(offer) } else { try ledger.update(offer) }
            if offer.places != 0 { try noteOffers(sheet, actor, &ledger) }
        }
        let answer = RoundAnswer(
            id: asked.answer?.id ?? trellis.newID(),
            systemID: actor.systemID,
            roundID: sheet.round.id,
            organisationID: sheet.organisation.id,
            lineID: line,
            reply: reply.kind,
            places: offer?.places,
            offerID: offer?.id,
            answeredAt: trellis.now(),
            channel: channel
        )
        if asked.answer == nil { try ledger.insert(answer) } else { try ledger.update(answer) }
    }

    private func add(
        _ draft: NewPlacesDraft,
        _ sheet: Sheet,
        _ channel: RoundChannel,
        _ actor: Actor,
        _ ledger: inout Ledger
    ) throws {
        let offer = try draft.offer(
            id: trellis.newID(),
            areas: sheet.areas.map(\.area),
            catalogue: trellis.catalogue,
            in: sheet.round,
            on: trellis.today
        )
        try ledger.insert(offer)
        try ledger.insert(
            RoundAnswer(
                id: trellis.newID(),
                systemID: actor.systemID,
                roundID: sheet.round.id,
                organisationID: sheet.organisation.id,
                lineID: nil,
                reply: .added,
                places: offer.places,
                offerID: offer.id,
                answeredAt: trellis.now(),
                channel: channel
            )
        )
        if offer.places != 0 { try noteOffers(sheet, actor, &ledger) }
    }

    private func noteOffers(_ sheet: Sheet, _ actor: Actor, _ ledger: inout Ledger) throws {
        try trellis.capacity.noteOffers(
            of: sheet.organisation.id,
            year: sheet.round.year,
            source: sheet.round.source,
            newID: trellis.newID(),
            by: actor,
            &ledger
        )
    }
}
