public import Domain
import Foundation
public import Records
import Store

/// Tasks that people do from a link in a mail, without an account: sending them, and looking after them.
public struct TaskLinkService: Sendable {
    let trellis: Trellis
    /// Days that a link stays good.
    static let days = 28

    /// The links that the actor may see, newest first.
    /// - Throws: `ServiceError.denied`.
    public func list(
        of organisation: ID<Organisation>? = nil,
        needingLook: Bool = false,
        offset: Int = 0,
        limit: Int = 50,
        for actor: Actor
    ) async throws -> Listing<TaskLinks.Row> {
        try actor.mustBeAllowed(to: .seeTasks, .owned(by: actor.organisationID))
        return try await trellis.database.read { reader in
            var found = try TaskLinks.list(
                of: organisation,
                needingLook: needingLook,
                in: actor.scope,
                offset: offset,
                limit: limit,
                reader
            )
            for index in found.rows.indices { found.rows[index].link = trellis.fields.opened(found.rows[index].link) }
            return found
        }
    }

    /// An organisation with the contacts who can be asked something by mail.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func recipients(
        of id: ID<Organisation>,
        for actor: Actor
    ) async throws -> (organisation: Organisation, people: [Person]) {
        try actor.mustBeAllowed(to: .sendTasks)
        return try await trellis.database.read { reader in
            guard let organisation = try Organisations.find(id, in: actor.scope, reader) else {
                throw ServiceError.notFound
            }
            let people = try People.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil && $0.email != nil }
            return (organisation, people)
        }
    }

    /// The employers without an answer for a year that may be written to, each with the contact who would be asked.
    /// - Throws: `ServiceError.denied`.
    public func unasked(
        year: AcademicYear,
        for actor: Actor
    ) async throws -> [(id: ID<Organisation>, name: String, person: Person?)] {
        try actor.mustBeAllowed(to: .sendTasks)
        let today = trellis.today
        let employers = try await trellis.database.read { reader in
            try Mailings.employers(year: year, in: actor.scope, reader)
        }
        return employers.filter { ($0.answer ?? .unknown) == .unknown }.compactMap { employer in
            switch employer.decision(on: today) {
            case .write(let person): (employer.id, employer.name, person)
            case .noContact: (employer.id, employer.name, nil)
            case .quiet: nil
            }
        }
    }

    /// Refuses to write to an organisation that asked for peace until a later day.
    /// - Throws: `InvalidDraft` with the day.
    func mustBeReachable(_ owner: Organisation, in scope: Scope, _ reader: any Reader) throws {
        if let day = try Mailings.quiet(owner.id, on: trellis.today, in: scope, reader) {
            throw InvalidDraft("people", MailingRule.sentence(owner.name, until: day))
        }
    }

    /// Sends tasks to contacts. Whoever gets several, even for several organisations, gets one mail.
    ///
    /// - Parameter linkURL: makes the address of the page that a secret opens.
    /// - Throws: `InvalidDraft` when nobody or nothing is chosen, or somebody asked not to be written to yet; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func send(
        _ tasks: [TaskKind],
        to people: [ID<Person>],
        year: AcademicYear,
        key: String?,
        by actor: Actor,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .sendTasks)
        if tasks.isEmpty { throw InvalidDraft("tasks", "Choose what to ask") }
        if people.isEmpty { throw InvalidDraft("people", "Choose whom to ask") }
        let trellis = trellis
        let now = trellis.now()
        return try await trellis.change(actor, "task.send", key: key) { ledger in
            var letters: [EmailAddress: TaskLetter] = [:]
            var last: Organisation?
            var organisations: Set<ID<Organisation>> = []
            for id in people {
                guard let person = try People.find(id, in: actor.scope, ledger.writer), person.archivedAt == nil,
                    let email = person.email,
                    let owner = try Organisations.find(person.organisationID, in: actor.scope, ledger.writer)
                else { throw ServiceError.notFound }
                try mustBeReachable(owner, in: actor.scope, ledger.writer)
                // Only an employer can say whether it hosts.
                for task in tasks where task != .answerInterest || owner.isEmployer {
                    let link = TaskLink(
                        id: trellis.newID(),
                        task: task,
                        for: person,
                        at: email,
                        year: year,
                        sentAt: now,
                        sentBy: actor.name,
                        expiresAt: Self.expiry(now)
                    )
                    let secret = trellis.randomness.token()
                    try ledger.insert(link)
                    try TaskLinks.keep(secretHash: Secret.hash(secret), of: link.id, ledger.writer)
                    letters[email, default: TaskLetter(to: person, at: email)].add(link, owner.name, linkURL(secret))
                }
                organisations.insert(owner.id)
                last = owner
            }
            guard let last, !letters.isEmpty else { throw InvalidDraft("tasks", "Choose what an employer can answer") }
            for letter in letters.values.sorted(by: { $0.recipient.description < $1.recipient.description }) {
                try Outbox.put(letter.mail(id: trellis.newID(), in: actor.systemID, at: now), ledger.writer)
            }
            let whom = organisations.count == 1 ? "a contact at \(last.name)" : "\(organisations.count) organisations"
            return ChangeOutcome(last, "Sent \(Self.words(tasks)) to \(whom)")
        }
    }

    /// Makes a link that has been sent already good again with a new secret, and sends it. The old one dies.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func resend(
        _ id: ID<TaskLink>,
        key: String?,
        by actor: Actor,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .sendTasks)
        let trellis = trellis
        let now = trellis.now()
        return try await trellis.change(actor, "task.resend", key: key) { ledger in
            guard var link = try TaskLinks.find(id, in: actor.scope, ledger.writer),
                let person = try People.find(link.personID, in: actor.scope, ledger.writer),
                let owner = try Organisations.find(link.organisationID, in: actor.scope, ledger.writer)
            else { throw ServiceError.notFound }
            guard person.archivedAt == nil, let email = person.email else {
                throw ServiceError.conflict("This contact has left or has no e-mail address. Ask somebody else there.")
            }
            if let day = try Mailings.quiet(owner.id, on: trellis.today, in: actor.scope, ledger.writer) {
                throw ServiceError.conflict(MailingRule.sentence(owner.name, until: day) + ".")
            }
            let round = try link.roundID.flatMap { try Rounds.find($0, in: actor.scope, ledger.writer) }
            if let round, !round.isOpen(on: trellis.today) {
                throw ServiceError.conflict("This round is closed. Record the answer on the page of the round.")
            }
            var letter = TaskLetter(to: person, at: email)
            let secret = try renew(&link, at: email, closing: round?.closesOn, by: actor, &ledger)
            letter.add(link, owner.name, linkURL(secret))
            try Outbox.put(letter.mail(id: trellis.newID(), in: actor.systemID, at: now), ledger.writer)
            return ChangeOutcome(owner, "Sent \(Self.words([link.task])) to a contact at \(owner.name) again")
        }
    }

    /// Gives a link a new secret and a new end; the old secret dies.
    func renew(
        _ link: inout TaskLink,
        at email: EmailAddress,
        closing: Day?,
        by actor: Actor,
        _ ledger: inout Ledger
    ) throws -> String {
        let now = trellis.now()
        link.recipient = email
        link.sentAt = now
        link.sentBy = actor.name
        link.timesSent += 1
        link.expiresAt = closing.map { Self.end(of: $0) } ?? Self.expiry(now)
        link.revokedAt = nil
        let secret = trellis.randomness.token()
        try ledger.update(link)
        try TaskLinks.keep(secretHash: Secret.hash(secret), of: link.id, ledger.writer)
        return secret
    }

    /// The last second of a day, in universal time, when the links of a round that closes on it expire.
    static func end(of day: Day) -> Date {
        let epoch = Date(timeIntervalSince1970: 0)
        return epoch.addingTimeInterval(Double(Day.of(epoch).days(until: day) + 1) * 86_400 - 1)
    }

    /// Withdraws a link: it opens nothing any more.
    /// - Throws: `ServiceError.notFound`, for links of other organisations too.
    @discardableResult
    public func revoke(_ id: ID<TaskLink>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await change(id, "task.revoke", key: key, by: actor) { link, owner in
            link.revokedAt = link.revokedAt ?? now
            return "Withdrew a link that was sent to a contact at \(owner.name)"
        }
    }

    /// Notes that somebody has dealt with what a recipient wrote.
    /// - Throws: `ServiceError.notFound`.
    @discardableResult
    public func settle(_ id: ID<TaskLink>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await change(id, "task.settle", key: key, by: actor) { link, owner in
            link.settledAt = link.settledAt ?? now
            return "Dealt with what \(owner.name) wrote"
        }
    }

    private func change(
        _ id: ID<TaskLink>,
        _ action: String,
        key: String?,
        by actor: Actor,
        _ body: @escaping @Sendable (inout TaskLink, Organisation) -> String
    ) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .seeTasks, .owned(by: actor.organisationID))
        return try await trellis.change(actor, action, key: key) { ledger in
            guard var link = try TaskLinks.find(id, in: actor.scope, ledger.writer),
                let owner = try Organisations.find(link.organisationID, in: actor.scope, ledger.writer)
            else { throw ServiceError.notFound }
            let summary = body(&link, owner)
            try ledger.update(link)
            return ChangeOutcome(owner, summary)
        }
    }

    private static func expiry(_ now: Date) -> Date { now.addingTimeInterval(Double(days) * 86_400) }

    private static func words(_ tasks: [TaskKind]) -> String {
        tasks.count == 1 ? "a question" : "\(tasks.count) questions"
    }
}

extension Trellis {
    /// Tasks that people do from a link in a mail.
    public var tasks: TaskLinkService { TaskLinkService(trellis: self) }
}
