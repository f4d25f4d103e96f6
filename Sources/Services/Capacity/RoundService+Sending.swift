public import Domain
import Foundation
import Records
import Store

/// Opening a round, reminding those who owe an answer, and ending it.
extension RoundService {
    /// Opens a round and writes to the chosen employers: one mail to each contact, even for several employers. Whoever
    /// belongs to the audience and is not written to stands in the round with the reason.
    ///
    /// - Parameter linkURL: makes the address of the page that a secret opens.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func open(
        _ draft: RoundDraft,
        _ audience: RoundAudience,
        chosen: [ID<Organisation>],
        key: String?,
        by actor: Actor,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        let trellis = trellis
        let round = try draft.validated(
            id: trellis.newID(),
            systemID: actor.systemID,
            openedAt: trellis.now(),
            today: trellis.today
        )
        return try await trellis.change(actor, "round.open", key: key) { ledger in
            let candidates = try candidates(audience, year: round.year, actor.scope, ledger.writer)
            let asked = candidates.filter { chosen.contains($0.id) && $0.leftOut == nil }
            if asked.isEmpty { throw InvalidDraft("selected", "Choose at least one employer who can be asked") }
            try ledger.insert(round)
            try ledger.insert(
                candidates.map { candidate in
                    RoundMember(
                        id: trellis.newID(),
                        systemID: actor.systemID,
                        roundID: round.id,
                        organisationID: candidate.id,
                        leftOut: candidate.leftOut ?? (chosen.contains(candidate.id) ? nil : .notChosen),
                        quietUntil: candidate.quietUntil
                    )
                }
            )
            var post = Post(round: round, linkURL: linkURL)
            for candidate in asked {
                guard let person = candidate.person else { continue }
                try send(to: person, candidate.name, by: actor, in: &post, &ledger)
            }
            try put(post, &ledger)
            let words = asked.count == 1 ? "1 employer" : "\(asked.count) employers"
            return ChangeOutcome(round, "Opened “\(round.name)” and asked \(words)")
        }
    }

    /// Writes again to everybody who owes an answer and may be written to. Each gets a new link; the old one dies. A link
    /// that was withdrawn stays withdrawn.
    /// - Throws: `ServiceError.conflict` when there is nobody, or the round is closed.
    @discardableResult
    public func remind(
        _ id: ID<CapacityRound>,
        key: String?,
        by actor: Actor,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        let (today, now) = (trellis.today, trellis.now())
        return try await trellis.change(actor, "round.remind", key: key) { ledger in
            let round = try round(id, actor, ledger.writer)
            guard round.isOpen(on: today) else { throw ServiceError.conflict("This round is closed.") }
            let employers = Dictionary(
                uniqueKeysWithValues: try Mailings.employers(year: round.year, in: actor.scope, ledger.writer)
                    .map { ($0.id, $0) }
            )
            var post = Post(round: round, linkURL: linkURL)
            var count = 0
            for member in try page(round, actor.scope, ledger.writer).members {
                guard member.standing.isOwing, member.row.member.leftOut == nil,
                    member.link?.link.revokedAt == nil,
                    let employer = employers[member.row.member.organisationID],
                    let person = employer.decision(on: today).person
                else { continue }
                try send(to: person, employer.name, again: member.link?.link, by: actor, in: &post, &ledger)
                var changed = member.row.member
                changed.timesReminded += 1
                changed.remindedAt = now
                try ledger.update(changed)
                count += 1
            }
            if count == 0 { throw ServiceError.conflict("Nobody who owes an answer can be written to now.") }
            try put(post, &ledger)
            return ChangeOutcome(
                round,
                "Reminded \(count == 1 ? "1 employer" : "\(count) employers") of “\(round.name)”"
            )
        }
    }

    /// Closes a round: its links answer nothing from then on.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func close(_ id: ID<CapacityRound>, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        let now = trellis.now()
        return try await trellis.change(actor, "round.close", key: key) { ledger in
            var round = try round(id, actor, ledger.writer)
            round.closedAt = round.closedAt ?? now
            try ledger.update(round)
            return ChangeOutcome(round, "Closed “\(round.name)”")
        }
    }

    /// Lets colleges see what was answered, before its day or on it.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func release(_ id: ID<CapacityRound>, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        let now = trellis.now()
        return try await trellis.change(actor, "round.release", key: key) { ledger in
            var round = try round(id, actor, ledger.writer)
            let held = try Rounds.held(by: id, in: actor.scope, ledger.writer)
            try ledger.update(
                held.map { offer in
                    var offer = offer
                    offer.visibility.heldUntil = nil
                    return offer
                }
            )
            round.releasedAt = round.releasedAt ?? now
            try ledger.update(round)
            let words = held.count == 1 ? "1 offer" : "\(held.count) offers"
            return ChangeOutcome(round, "Colleges see \(words) of “\(round.name)” from now on")
        }
    }

    /// Releases every round whose day has come: a part of the work of the night.
    func releaseDue(by actor: Actor) async throws {
        let today = trellis.today
        let due = try await trellis.database.read { reader in
            try Rounds.list(in: actor.scope, reader).filter { $0.isDueForRelease(on: today) }
        }
        for round in due { try await release(round.id, key: nil, by: actor) }
    }

    private func round(_ id: ID<CapacityRound>, _ actor: Actor, _ reader: any Reader) throws -> CapacityRound {
        guard let round = try Rounds.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
        return round
    }

    // MARK: - Letters

    /// The letters of one sending.
    private struct Post {
        let round: CapacityRound
        let linkURL: @Sendable (String) -> String
        var letters: [EmailAddress: TaskLetter] = [:]
    }

    private func send(
        to person: Person,
        _ organisation: String,
        again: TaskLink? = nil,
        by actor: Actor,
        in post: inout Post,
        _ ledger: inout Ledger
    ) throws {
        guard let email = person.email else { return }
        var tasks: [TaskKind] = [.answerRound]
        if again == nil, post.round.asks.contains(.details) { tasks.append(.confirmDetails) }
        for task in tasks {
            var link: TaskLink
            let secret: String
            if let again, again.personID == person.id {
                link = again
                secret = try trellis.tasks.renew(
                    &link,
                    at: email,
                    closing: post.round.closesOn,
                    by: actor,
                    &ledger
                )
            } else {
                // Somebody else is asked from now on: the link of the one before them dies.
                if var old = again {
                    old.revokedAt = trellis.now()
                    try ledger.update(old)
                }
                link = TaskLink(
                    id: trellis.newID(),
                    task: task,
                    for: person,
                    at: email,
                    year: post.round.year,
                    roundID: post.round.id,
                    sentAt: trellis.now(),
                    sentBy: actor.name,
                    expiresAt: TaskLinkService.end(of: post.round.closesOn)
                )
                secret = trellis.randomness.token()
                try ledger.insert(link)
                try TaskLinks.keep(secretHash: Secret.hash(secret), of: link.id, ledger.writer)
            }
            var letter = post.letters[email] ?? TaskLetter(to: person, at: email)
            letter.opening = post.round.message
            letter.add(link, organisation, post.linkURL(secret))
            post.letters[email] = letter
        }
    }

    private func put(_ post: Post, _ ledger: inout Ledger) throws {
        for letter in post.letters.values.sorted(by: { $0.recipient.description < $1.recipient.description }) {
            let mail = letter.mail(id: trellis.newID(), in: post.round.systemID, at: trellis.now())
            try Outbox.put(mail, ledger.writer)
        }
    }
}
