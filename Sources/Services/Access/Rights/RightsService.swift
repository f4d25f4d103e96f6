public import Domain
public import Foundation
import Records
import Store

/// What people may ask about their data: a copy, a correction, that it is not used, that it goes.
public struct RightsService: Sendable {
    let trellis: Trellis

    /// Somebody whom data is about, by id.
    public enum Subject: Hashable, Sendable {
        case student(ID<Student>)
        case contact(ID<Person>)

        /// The kind of person.
        public var kind: DataSubject {
            switch self {
            case .student: .student
            case .contact: .contact
            }
        }

        /// The id as text.
        public var id: String {
            switch self {
            case .student(let id): id.description
            case .contact(let id): id.description
            }
        }

        /// From what is stored.
        public init?(_ kind: DataSubject, _ id: String) {
            switch kind {
            case .student:
                guard let id = ID<Student>(id) else { return nil }
                self = .student(id)
            case .contact:
                guard let id = ID<Person>(id) else { return nil }
                self = .contact(id)
            case .user, .anybody: return nil
            }
        }
    }

    /// What the page about somebody's data shows.
    public struct Overview: Sendable {
        public let subject: Subject
        public let name: String
        public let frozenAt: Date?
        public let requests: [RightsRequest]
        public let hold: LegalHold?
        public let isHeld: Bool
        public let mayErase: Bool
    }

    /// Somebody's data and requests.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func overview(_ subject: Subject, for actor: Actor) async throws -> Overview {
        let trellis = trellis
        return try await trellis.disclosing(.request, to: actor) { reader in
            let file = try Self.file(subject, actor, reader)
            let requests = try RightsRequests.list(about: subject.id, in: actor.scope, reader).map(
                trellis.fields.opened
            )
            let hold = try LegalHolds.list(in: actor.scope, reader).first { $0.subjectID == subject.id }
                .map(trellis.fields.opened)
            var frozenAt: Date?
            if case .student(let id) = subject { frozenAt = try Students.find(id, in: actor.scope, reader)?.frozenAt }
            let overview = Overview(
                subject: subject,
                name: file.name,
                frozenAt: frozenAt,
                requests: requests,
                hold: hold,
                isHeld: try LegalHolds.holds(file, reader),
                mayErase: actor.may(.erasePeople)
            )
            return (overview, requests.compactMap(\.studentWithWords) + [hold?.student].compactMap { $0 })
        }
    }

    /// Who somebody is, if the actor may answer them.
    static func file(_ subject: Subject, _ actor: Actor, _ reader: any Reader) throws -> PersonFile {
        let file: PersonFile? =
            switch subject {
            case .student(let id): try PersonFile.student(id, in: actor.scope, reader)
            case .contact(let id): try PersonFile.contact(id, in: actor.scope, reader)
            }
        guard let file else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .answerPeople, Target(provider: file.organisationID))
        return file
    }

    // MARK: - Requests

    /// A request with the name of whom it is about, for the list.
    public struct Line: Sendable {
        public let request: RightsRequest
        /// Empty when they were erased.
        public let name: String?
        public let isLate: Bool
    }

    /// The requests that the actor may answer, the open ones first. What was asked and answered stays sealed: a list shows
    /// neither.
    public func requests(for actor: Actor) async throws -> [Line] {
        try actor.mustBeAllowed(to: .answerPeople, Target(provider: actor.organisationID))
        let today = trellis.today
        return try await trellis.database.read { reader in
            try RightsRequests.list(in: actor.scope, reader).map { request in
                let subject = Subject(request.subjectKind, request.subjectID)
                let name = subject.flatMap { try? Self.file($0, actor, reader).name }
                return Line(request: request, name: name, isLate: request.isLate(on: today))
            }
        }
    }

    /// One request, with what was asked and answered.
    /// - Throws: `ServiceError.notFound`.
    public func request(_ id: ID<RightsRequest>, for actor: Actor) async throws -> Line {
        try actor.mustBeAllowed(to: .answerPeople, Target(provider: actor.organisationID))
        let (trellis, today) = (trellis, trellis.today)
        return try await trellis.disclosing(.request, to: actor) { reader in
            guard let request = try RightsRequests.find(id, in: actor.scope, reader) else {
                throw ServiceError.notFound
            }
            let subject = Subject(request.subjectKind, request.subjectID)
            let line = Line(
                request: trellis.fields.opened(request),
                name: subject.flatMap { try? Self.file($0, actor, reader).name },
                isLate: request.isLate(on: today)
            )
            return (line, [request.studentWithWords].compactMap { $0 })
        }
    }

    /// Notes that somebody asked something.
    /// - Throws: `InvalidDraft`, `ServiceError`.
    public func ask(
        _ kind: RightsRequest.Kind,
        about subject: Subject,
        receivedOn: DayParts,
        words: String,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        var reader = DraftReader()
        let day = reader.requiredDay(receivedOn, "received", "the day they asked")
        if let day, day > trellis.today { reader.fault("received", "The day they asked must not be in the future") }
        let words = reader.optional(words, "words")
        try reader.finish()
        guard let day else { throw InvalidDraft("received", "Enter the day they asked") }
        let id: ID<RightsRequest> = trellis.newID()
        return try await trellis.change(actor, "rights.ask", key: key) { ledger in
            let file = try Self.file(subject, actor, ledger.writer)
            let request = RightsRequest(
                id: id,
                systemID: file.systemID,
                kind: kind,
                subjectKind: subject.kind,
                subjectID: subject.id,
                providerID: subject.kind == .student ? file.organisationID : nil,
                receivedOn: day,
                words: words
            )
            try ledger.insert(request)
            if kind == .objection { try Self.freeze(subject, at: trellis.now(), actor, &ledger) }
            let frozen = kind == .objection && subject.kind == .student ? ". Their data is not used until then" : ""
            return ChangeOutcome(
                request,
                "Noted a request: \(kind.title.lowercased()), due \(request.dueOn.formatted())\(frozen)"
            )
        }
    }

    /// Answers a request.
    public func answer(
        _ id: ID<RightsRequest>,
        as state: RightsRequest.State,
        _ answer: String,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        var reader = DraftReader()
        let answer = reader.required(answer, "answer", "what was answered", atMost: 4000)
        try reader.finish()
        let today = trellis.today
        return try await trellis.change(actor, "rights.answer", key: key) { ledger in
            guard var request = try RightsRequests.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            try actor.mustBeAllowed(to: .answerPeople, Target(provider: request.providerID))
            request = trellis.fields.opened(request)
            guard request.state == .open else { throw ServiceError.conflict("This request has been answered already.") }
            request.state = state == .open ? .done : state
            request.answer = answer
            request.answeredOn = today
            request.answeredBy = actor.name
            try ledger.update(request)
            return ChangeOutcome(request, "Answered a request: \(request.kind.title.lowercased())")
        }
    }

    // MARK: - Objection

    /// Keeps a student's data from being used, or lets it be used again.
    public func setFrozen(
        _ isFrozen: Bool,
        _ id: ID<Student>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, isFrozen ? "student.freeze" : "student.unfreeze", key: key) { ledger in
            _ = try Self.file(.student(id), actor, ledger.writer)
            guard var student = try Students.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            student.frozenAt = isFrozen ? student.frozenAt ?? now : nil
            try ledger.update(student)
            return ChangeOutcome(
                student,
                isFrozen ? "A student’s data is kept but not used" : "A student’s data may be used again"
            )
        }
    }

    private static func freeze(_ subject: Subject, at now: Date, _ actor: Actor, _ ledger: inout Ledger) throws {
        guard case .student(let id) = subject,
            var student = try Students.find(id, in: actor.scope, ledger.writer), student.frozenAt == nil
        else { return }
        student.frozenAt = now
        try ledger.update(student)
    }
}

extension RightsRequest {
    /// The student whose words, or an answer to them, this holds.
    fileprivate var studentWithWords: ID<Student>? {
        subjectKind == .student && !(words.isEmpty && answer.isEmpty) ? ID(subjectID) : nil
    }
}

extension Trellis {
    /// What people may ask about their data.
    public var rights: RightsService { RightsService(trellis: self) }
}
