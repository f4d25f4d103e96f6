/// What a list of proposals is narrowed to.
public struct ProposalFilter: Hashable, Sendable {
    /// How a proposal meets what the student would like.
    public enum Preference: String, Hashable, Sendable, CaseIterable {
        case first, other
        case unmet = "none"

        /// The words on screens.
        public var title: String {
            switch self {
            case .first: "First choice met"
            case .other: "Another choice met"
            case .unmet: "No choice met"
            }
        }

        /// How a proposal meets the student's preferences; nothing when it suggests no place.
        public init?(_ proposal: Proposal) {
            guard proposal.offerID != nil else { return nil }
            switch proposal.preferenceMet {
            case 1: self = .first
            case nil: self = .unmet
            default: self = .other
            }
        }
    }

    /// Words that must all be found in the student's, the college's or the employer's name.
    public var text: String
    public var state: ProposalState?
    public var providerID: ID<Organisation>?
    public var tLevelCode: String?
    public var preference: Preference?

    public init(
        text: String = "",
        state: ProposalState? = nil,
        providerID: ID<Organisation>? = nil,
        tLevelCode: String? = nil,
        preference: Preference? = nil
    ) {
        self.text = text
        self.state = state
        self.providerID = providerID
        self.tLevelCode = tLevelCode
        self.preference = preference
    }
}
