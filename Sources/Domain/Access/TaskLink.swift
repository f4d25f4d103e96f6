public import Foundation

/// A link in a mail that lets one person do one task for their organisation, without an account. Only the hash of its
/// secret is stored, apart from it.
public struct TaskLink: Codable, Hashable, Sendable {
    public var id: ID<TaskLink>
    public var systemID: ID<System>
    public var task: TaskKind
    /// Whose task it is.
    public var organisationID: ID<Organisation>
    /// The contact who does it.
    public var personID: ID<Person>
    /// Where the mail went.
    public var recipient: EmailAddress
    public var year: AcademicYear
    /// The round that it answers, for that task.
    public var roundID: ID<CapacityRound>?
    /// When it was sent last.
    public var sentAt: Date
    public var sentBy: String
    public var timesSent: Int
    public var expiresAt: Date
    public var revokedAt: Date?
    public var answeredAt: Date?
    /// What was answered, in a few words; empty until then.
    public var answer: String
    /// What the recipient wrote to the coordinator; empty when nothing.
    public var note: String
    /// When somebody has dealt with the note.
    public var settledAt: Date?

    public init(
        id: ID<TaskLink>,
        task: TaskKind,
        for person: Person,
        at email: EmailAddress,
        year: AcademicYear,
        roundID: ID<CapacityRound>? = nil,
        sentAt: Date,
        sentBy: String,
        expiresAt: Date
    ) {
        self.id = id
        self.systemID = person.systemID
        self.task = task
        self.organisationID = person.organisationID
        self.personID = person.id
        self.recipient = email
        self.year = year
        self.roundID = roundID
        self.sentAt = sentAt
        self.sentBy = sentBy
        self.timesSent = 1
        self.expiresAt = expiresAt
        self.answer = ""
        self.note = ""
    }

    /// How it stands at a moment.
    public func state(at now: Date) -> State {
        if revokedAt != nil { return .revoked }
        if answeredAt != nil { return .answered }
        return expiresAt <= now ? .expired : .waiting
    }

    /// Whether its secret still opens it. An answer can be corrected until the link expires.
    public func isOpen(at now: Date) -> Bool { revokedAt == nil && expiresAt > now }

    /// Whether the coordinator still has to look at what was written.
    public var needsLook: Bool { !note.isEmpty && settledAt == nil }

    /// How a link stands.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case waiting, answered, expired, revoked

        /// The words on screens.
        public var title: String {
            switch self {
            case .waiting: "Not answered yet"
            case .answered: "Answered"
            case .expired: "Expired"
            case .revoked: "Withdrawn"
            }
        }
    }
}

/// What can be done from a link in a mail.
public enum TaskKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// Saying whether the organisation hosts students in a year.
    case answerInterest
    /// Looking whether what is known about the organisation is right.
    case confirmDetails
    /// Saying how many places the organisation offers, in a round.
    case answerRound

    /// The tasks that can be sent one by one; those of a round are sent by the round.
    public static let single: [TaskKind] = [.answerInterest, .confirmDetails]

    /// The task in a few words.
    public var title: String {
        switch self {
        case .answerInterest: "Say whether you will host T Level students"
        case .confirmDetails: "Check the details that we hold about you"
        case .answerRound: "Say how many places you can offer"
        }
    }

    /// The task as the person who sends it chooses it.
    public var request: String {
        switch self {
        case .answerInterest: "Will you host T Level students?"
        case .confirmDetails: "Are your contact details and sites right?"
        case .answerRound: "How many places can you offer?"
        }
    }
}
