public import Foundation

/// An employer in a round: asked, or left out with the reason.
public struct RoundMember: Codable, Hashable, Sendable {
    public var id: ID<RoundMember>
    public var systemID: ID<System>
    public var roundID: ID<CapacityRound>
    public var organisationID: ID<Organisation>
    /// Why it was not written to; empty when it was.
    public var leftOut: LeftOut?
    /// Until when it asked not to be written to.
    public var quietUntil: Day?
    /// When it said that it offers nothing in the year.
    public var declinedAt: Date?
    public var timesReminded: Int
    public var remindedAt: Date?

    public init(
        id: ID<RoundMember>,
        systemID: ID<System>,
        roundID: ID<CapacityRound>,
        organisationID: ID<Organisation>,
        leftOut: LeftOut? = nil,
        quietUntil: Day? = nil,
        declinedAt: Date? = nil,
        timesReminded: Int = 0,
        remindedAt: Date? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.roundID = roundID
        self.organisationID = organisationID
        self.leftOut = leftOut
        self.quietUntil = quietUntil
        self.declinedAt = declinedAt
        self.timesReminded = timesReminded
        self.remindedAt = remindedAt
    }

    /// Why an employer was not written to.
    public enum LeftOut: String, Codable, Hashable, Sendable, CaseIterable {
        case quiet, noContact, refused, notChosen

        /// The words on screens; `quiet` is said with its day.
        public var title: String {
            switch self {
            case .quiet: "Asked not to be written to yet"
            case .noContact: "No contact with an e-mail address"
            case .refused: "Has said “not this year”"
            case .notChosen: "Not chosen"
            }
        }
    }

    /// Why it was not written to, in words.
    public var leftOutReason: String? {
        if leftOut == .quiet, let quietUntil { return "Asked not to be written to before \(quietUntil.formatted())" }
        return leftOut?.title
    }
}

/// How an employer stands in a round.
public enum RoundStanding: String, Codable, Hashable, Sendable, CaseIterable {
    case owes, inPart, answered, declined, notAsked

    /// The words on screens.
    public var title: String {
        switch self {
        case .owes: "Owes an answer"
        case .inPart: "Answered in part"
        case .answered: "Answered"
        case .declined: "Not this year"
        case .notAsked: "Not asked"
        }
    }

    /// Whether something is still to come.
    public var isOwing: Bool { self == .owes || self == .inPart }

    /// How an employer stands, from what it was asked and what has come back.
    ///
    /// - Parameters:
    ///   - wasAsked: whether it was written to.
    ///   - hasDeclined: whether it offers nothing in the year.
    ///   - lines: how many lines it was asked about, and how many of them are answered.
    ///   - more: how many things it has added itself.
    public static func of(
        wasAsked: Bool,
        hasDeclined: Bool,
        lines: (asked: Int, answered: Int),
        more: Int
    ) -> RoundStanding {
        if hasDeclined { return .declined }
        if lines.answered + more == 0 { return wasAsked ? .owes : .notAsked }
        return lines.answered < lines.asked ? .inPart : .answered
    }
}

/// What an employer said about one line of a round.
public struct RoundAnswer: Codable, Hashable, Sendable {
    public var id: ID<RoundAnswer>
    public var systemID: ID<System>
    public var roundID: ID<CapacityRound>
    public var organisationID: ID<Organisation>
    /// The offer that the line was about; empty for something new.
    public var lineID: ID<Offer>?
    public var reply: RoundReply.Kind
    /// The places that it comes to; empty when not known yet, or none are offered.
    public var places: Int?
    /// The offer that the answer made or confirmed; empty when it offers nothing.
    public var offerID: ID<Offer>?
    public var answeredAt: Date
    public var channel: RoundChannel

    public init(
        id: ID<RoundAnswer>,
        systemID: ID<System>,
        roundID: ID<CapacityRound>,
        organisationID: ID<Organisation>,
        lineID: ID<Offer>?,
        reply: RoundReply.Kind,
        places: Int?,
        offerID: ID<Offer>?,
        answeredAt: Date,
        channel: RoundChannel
    ) {
        self.id = id
        self.systemID = systemID
        self.roundID = roundID
        self.organisationID = organisationID
        self.lineID = lineID
        self.reply = reply
        self.places = places
        self.offerID = offerID
        self.answeredAt = answeredAt
        self.channel = channel
    }
}

/// How an answer came.
public enum RoundChannel: String, Codable, Hashable, Sendable, CaseIterable {
    /// From the employer, with the link in the mail.
    case link
    /// Recorded by a coordinator for the employer.
    case behalf

    /// The words on screens.
    public var title: String {
        switch self {
        case .link: "By the link"
        case .behalf: "Recorded for them"
        }
    }
}
