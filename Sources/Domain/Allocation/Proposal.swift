/// What the engine suggests for one student in one run, with the reasons. A person decides.
public struct Proposal: Codable, Hashable, Sendable {
    public var id: ID<Proposal>
    public var systemID: ID<System>
    public var runID: ID<Run>
    public var studentID: ID<Student>
    public var providerID: ID<Organisation>
    /// The offer suggested; empty when the student is left over.
    public var offerID: ID<Offer>?
    /// The employer of the offer.
    public var organisationID: ID<Organisation>?
    /// Which of the student's preferences it meets, 1 is the first; empty when none.
    public var preferenceMet: Int?
    /// Straight-line distance in metres, of the furthest part; empty when either end is not known.
    public var distance: Int?
    /// The parts in their order, the first at `offerID`; empty when the placement is in one piece.
    public var legs: [ProposedLeg]
    /// The least that would have to change for a student who is left over.
    public var smallestChange: SmallestChange?
    /// Why this one, or what stopped every other, best first.
    public var reasons: [Reason]
    /// The other offers that would be allowed, best for the student first.
    public var alternatives: [Alternative]
    public var state: ProposalState
    /// Kept for this student in the next runs.
    public var locked: Bool
    /// True when a person chose this offer instead of the engine's.
    public var moved: Bool
    /// Why it was turned down, in the words of whoever did it.
    public var rejection: String

    public init(
        id: ID<Proposal>,
        systemID: ID<System>,
        runID: ID<Run>,
        studentID: ID<Student>,
        providerID: ID<Organisation>,
        offerID: ID<Offer>? = nil,
        organisationID: ID<Organisation>? = nil,
        preferenceMet: Int? = nil,
        distance: Int? = nil,
        legs: [ProposedLeg] = [],
        smallestChange: SmallestChange? = nil,
        reasons: [Reason] = [],
        alternatives: [Alternative] = [],
        state: ProposalState = .open,
        locked: Bool = false,
        moved: Bool = false,
        rejection: String = ""
    ) {
        self.id = id
        self.systemID = systemID
        self.runID = runID
        self.studentID = studentID
        self.providerID = providerID
        self.offerID = offerID
        self.organisationID = organisationID
        self.preferenceMet = preferenceMet
        self.distance = distance
        self.legs = legs
        self.smallestChange = smallestChange
        self.reasons = reasons
        self.alternatives = alternatives
        self.state = state
        self.locked = locked
        self.moved = moved
        self.rejection = rejection
    }

    /// The offers of every part, in their order; empty when the student is left over.
    public var offerIDs: [ID<Offer>] {
        legs.isEmpty ? [offerID].compactMap { $0 } : legs.map(\.offerID)
    }
}

/// Where a proposal stands. `unplaced` is the engine's own answer for a student it could not place.
public enum ProposalState: String, Codable, Hashable, Sendable, CaseIterable {
    case open, accepted, rejected, unplaced

    /// The words on screens.
    public var title: String {
        switch self {
        case .open: "To decide"
        case .accepted: "Accepted"
        case .rejected: "Rejected"
        case .unplaced: "No place found"
        }
    }
}

/// Another offer that a student could have, and what choosing it would mean.
public struct Alternative: Codable, Hashable, Sendable {
    public var offerID: ID<Offer>
    public var preferenceMet: Int?
    public var distance: Int?
    /// Places not taken by confirmed placements or by other proposals of the same run.
    public var free: Int
    /// The offers of the second and third part; empty when the placement would be in one piece.
    public var furtherOfferIDs: [ID<Offer>]?
    /// What it would cost somebody else; empty when that was not worked out.
    public var cost: Reason?

    public init(
        offerID: ID<Offer>,
        preferenceMet: Int?,
        distance: Int?,
        free: Int,
        furtherOfferIDs: [ID<Offer>]? = nil,
        cost: Reason? = nil
    ) {
        self.offerID = offerID
        self.preferenceMet = preferenceMet
        self.distance = distance
        self.free = free
        self.furtherOfferIDs = furtherOfferIDs
        self.cost = cost
    }

    /// The offers of every part, in their order.
    public var offerIDs: [ID<Offer>] { [offerID] + (furtherOfferIDs ?? []) }
}

/// A person's word that a student must not be proposed for an offer again.
public struct Veto: Codable, Hashable, Sendable {
    public var id: ID<Veto>
    public var systemID: ID<System>
    public var studentID: ID<Student>
    public var offerID: ID<Offer>
    public var reason: String

    public init(
        id: ID<Veto>,
        systemID: ID<System>,
        studentID: ID<Student>,
        offerID: ID<Offer>,
        reason: String
    ) {
        self.id = id
        self.systemID = systemID
        self.studentID = studentID
        self.offerID = offerID
        self.reason = reason
    }
}
