/// What somebody asked about their personal data, and until when it has to be answered.
public struct RightsRequest: Codable, Hashable, Sendable {
    public var id: ID<RightsRequest>
    public var systemID: ID<System>
    public var kind: Kind
    /// Whom it is about.
    public var subjectKind: DataSubject
    public var subjectID: String
    /// The college of a student, which may answer too.
    public var providerID: ID<Organisation>?
    public var receivedOn: Day
    public var dueOn: Day
    public var state: State
    /// What they asked, in their words or the coordinator's.
    public var words: String
    public var answeredOn: Day?
    public var answeredBy: String
    /// What was answered.
    public var answer: String

    public init(
        id: ID<RightsRequest>,
        systemID: ID<System>,
        kind: Kind,
        subjectKind: DataSubject,
        subjectID: String,
        providerID: ID<Organisation>?,
        receivedOn: Day,
        words: String
    ) {
        self.id = id
        self.systemID = systemID
        self.kind = kind
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.providerID = providerID
        self.receivedOn = receivedOn
        self.dueOn = kind.due(receivedOn)
        self.state = .open
        self.words = words
        self.answeredOn = nil
        self.answeredBy = ""
        self.answer = ""
    }

    /// What they ask for.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case export, correction, objection, erasure, complaint

        /// The words on screens.
        public var title: String {
            switch self {
            case .export: "A copy of their data"
            case .correction: "Correct something"
            case .objection: "Stop using their data"
            case .erasure: "Erase their data"
            case .complaint: "Complaint"
            }
        }

        /// What it means, in a sentence.
        public var hint: String {
            switch self {
            case .export: "Everything that is kept about them, to read and to take along."
            case .correction: "Something is wrong or missing."
            case .objection: "Keep the data but do not use it: no proposals, no lists, until it is settled."
            case .erasure: "Take everything about them out, for good."
            case .complaint: "About how their data was used. Acknowledge it within 30 days."
            }
        }

        /// The day by which it is answered: one month, and 30 days for a complaint to be acknowledged.
        func due(_ received: Day) -> Day {
            self == .complaint ? received.adding(days: 30) : received.adding(months: 1)
        }
    }

    /// Where it stands.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case open, done, refused

        /// The words on screens.
        public var title: String {
            switch self {
            case .open: "Open"
            case .done: "Done"
            case .refused: "Refused, with reasons"
            }
        }
    }

    /// Whether its time is over and nobody has answered.
    public func isLate(on day: Day) -> Bool { state == .open && dueOn < day }
}

/// A word that a person or an organisation's people must not be erased for now, and why.
public struct LegalHold: Codable, Hashable, Sendable {
    public var id: ID<LegalHold>
    public var systemID: ID<System>
    /// `student`, `person` or `organisation`: the table of the row.
    public var subjectKind: String
    public var subjectID: String
    public var reason: String
    public var placedOn: Day
    public var placedBy: String
    public var liftedOn: Day?

    public init(
        id: ID<LegalHold>,
        systemID: ID<System>,
        subjectKind: String,
        subjectID: String,
        reason: String,
        placedOn: Day,
        placedBy: String
    ) {
        self.id = id
        self.systemID = systemID
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.reason = reason
        self.placedOn = placedOn
        self.placedBy = placedBy
    }
}
