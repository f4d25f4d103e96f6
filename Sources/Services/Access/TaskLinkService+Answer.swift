public import Domain
import Foundation
import Records
import Store

/// What the recipients of task links do. The secret is all they have, and it opens one task of one organisation. A link
/// that is unknown, expired or withdrawn, or whose recipient has left, is not found, always in the same way.
extension TaskLinkService {
    /// What a recipient sees: the task, and only what it is about.
    public struct Task: Sendable {
        public let link: TaskLink
        public let organisation: Organisation
        public let person: Person
        /// The answer that is known for the year, for that task.
        public let interest: Interest?
        /// The sites and the other contacts, for looking whether they are right.
        public let sites: [Site]
        public let colleagues: [Person]
        /// The areas that are used, with the names of their sites, for saying what may be offered.
        public let areas: [(area: Area, site: String)]
        /// Offers of the year that "not this year" would withdraw.
        public let openOffers: Int
    }

    /// What kind of task a secret opens. Changes nothing.
    /// - Throws: `ServiceError.notFound`.
    public func kind(of secret: String) async throws -> TaskKind {
        let now = trellis.now()
        return try await trellis.database.read { reader in try opened(secret, now, reader).0.task }
    }

    /// The task behind a secret. Changes nothing.
    /// - Throws: `ServiceError.notFound`.
    public func open(_ secret: String) async throws -> Task {
        let now = trellis.now()
        return try await trellis.database.read { reader in
            let (link, organisation, person, actor) = try opened(secret, now, reader)
            guard link.task != .answerRound else { throw ServiceError.notFound }
            let isDetails = link.task == .confirmDetails
            let colleagues = try People.of(organisation.id, in: actor.scope, reader).filter { $0.archivedAt == nil }
            return Task(
                link: trellis.fields.opened(link),
                organisation: organisation,
                person: person,
                interest: isDetails
                    ? nil : try Interests.find(of: organisation.id, year: link.year, in: actor.scope, reader),
                sites: isDetails ? try Sites.of(organisation.id, in: actor.scope, reader) : [],
                colleagues: colleagues.filter { $0.id != person.id },
                areas: isDetails ? [] : try trellis.capacity.openAreas(of: organisation.id, actor, reader),
                openOffers: isDetails
                    ? 0
                    : try Offers.list(
                        in: actor.scope,
                        year: link.year,
                        OfferFilter(organisationID: organisation.id),
                        .everything,
                        reader
                    ).total
            )
        }
    }

    /// Records the organisation's answer for the year of the link, as its recipient gives it.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`; `ServiceError.alreadyDone` when the form came before.
    @discardableResult
    public func answer(
        _ secret: String,
        _ draft: InterestDraft,
        key: String?,
        from origin: Origin? = nil
    ) async throws -> AuditEntry {
        let (trellis, now, today) = (trellis, trellis.now(), trellis.today)
        let newID: ID<Interest> = trellis.newID()
        return try await respond(secret, .answerInterest, key: key, origin) { link, organisation, actor, ledger in
            var draft = draft
            draft.source = "Answered by e-mail link"
            draft.asAt = DayParts(today)
            let after = try CapacityService(trellis: trellis).store(
                draft,
                of: organisation.id,
                year: link.year,
                newID: newID,
                by: actor,
                &ledger
            )
            link.answeredAt = now
            link.answer = after.answer.title
            return "\(organisation.name) for \(link.year.label): \(after.answer.title.lowercased())"
        }
    }

    /// Records whether what is known about the organisation is right, as the recipient says it.
    /// - Throws: `InvalidDraft`, `ServiceError.notFound`; `ServiceError.alreadyDone` when the form came before.
    @discardableResult
    public func confirm(
        _ secret: String,
        _ answer: DetailsAnswer,
        key: String?,
        from origin: Origin? = nil
    ) async throws -> AuditEntry {
        let (now, today) = (trellis.now(), trellis.today)
        return try await respond(secret, .confirmDetails, key: key, origin) { link, organisation, actor, ledger in
            let (isRight, note) = try answer.validated()
            link.answeredAt = now
            link.answer = isRight ? "Details are right" : "Something is wrong"
            link.note = note
            link.settledAt = nil
            if isRight {
                var fresh = organisation
                fresh.source = "Confirmed by e-mail link"
                fresh.asAt = today
                try ledger.update(fresh)
            }
            return isRight
                ? "The details of \(organisation.name) were confirmed"
                : "\(organisation.name) says that some of its details are wrong"
        }
    }

    func respond(
        _ secret: String,
        _ task: TaskKind,
        key: String?,
        _ origin: Origin?,
        _ body:
            @escaping @Sendable (inout TaskLink, Organisation, Actor, inout Ledger) throws -> String
    ) async throws -> AuditEntry {
        let now = trellis.now()
        var (_, _, _, actor) = try await trellis.database.read { reader in try opened(secret, now, reader) }
        actor.origin = origin
        return try await trellis.change(actor, "task.answer", key: key) { ledger in
            // Asked again inside: the link may have been withdrawn a moment ago.
            var (link, organisation, _, actor) = try opened(secret, now, ledger.writer)
            guard link.task == task else { throw ServiceError.notFound }
            let summary = try body(&link, organisation, actor, &ledger)
            try ledger.update(link)
            var outcome = ChangeOutcome(organisation, summary, onBehalfOf: organisation.name)
            outcome.actedAs = "taskLink"
            return outcome
        }
    }

    /// The link that a secret opens now, with the recipient as an actor who reaches the own organisation only.
    func opened(
        _ secret: String,
        _ now: Date,
        _ reader: any Reader
    ) throws -> (TaskLink, Organisation, Person, Actor) {
        guard let link = try TaskLinks.find(secretHash: Secret.hash(secret), reader), link.isOpen(at: now) else {
            throw ServiceError.notFound
        }
        var actor = Actor.recipient(in: link.systemID, of: link.organisationID)
        guard let organisation = try Organisations.find(link.organisationID, in: actor.scope, reader),
            organisation.archivedAt == nil,
            let person = try People.find(link.personID, in: actor.scope, reader), person.archivedAt == nil
        else { throw ServiceError.notFound }
        actor.name = person.name
        return (link, organisation, person, actor)
    }
}

extension Actor {
    /// Whoever holds a link for an organisation: with the reach of its lead, and no name yet.
    static func recipient(in system: ID<System>, of organisation: ID<Organisation>) -> Actor {
        Actor(userID: nil, name: "", role: .employerLead, systemID: system, organisationID: organisation)
    }

    /// Whoever holds a link for an organisation.
    public static func recipient(of organisation: Organisation) -> Actor {
        recipient(in: organisation.systemID, of: organisation.id)
    }
}
