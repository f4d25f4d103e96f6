public import Domain

/// Runs of the engine, their proposals, and what people decide about them.
public enum AllocationRoute: RoutePart {
    /// The runs of the year, with the form that starts one.
    case runs
    case run(ID<Run>)
    case stopRun(ID<Run>)
    /// Accepts the proposals that were ticked, or all that are open.
    case acceptProposals(ID<Run>)
    /// Two runs side by side.
    case compareRuns(ID<Run>, ID<Run>)
    /// One student's proposal with the alternatives.
    case proposal(ID<Proposal>)
    case acceptProposal(ID<Proposal>)
    /// Chooses another offer for the student.
    case moveProposal(ID<Proposal>)
    /// Locks or unlocks.
    case lockProposal(ID<Proposal>)
    case rejectProposal(ID<Proposal>)
    /// Today's plan beside the plan with changes that the address names.
    case whatIf
    /// Where one more place is worth most.
    case opportunities
    case exportOpportunities(ExportFormat)
    /// What is decided first and why, with what it came to last.
    case policy
    case editPolicy
    /// How fair the last result is to one college.
    case collegeStatement(ID<Organisation>)

    public init?(_ segments: [String]) {
        guard let first = segments.first else { return nil }
        switch (first, segments.count) {
        case ("runs", 1): self = .runs
        case ("runs", 2...4):
            guard let id = ID<Run>(segments[1]) else { return nil }
            switch segments.count {
            case 2: self = .run(id)
            case 3 where segments[2] == "stop": self = .stopRun(id)
            case 3 where segments[2] == "accept": self = .acceptProposals(id)
            case 4 where segments[2] == "compare":
                guard let other = ID<Run>(segments[3]) else { return nil }
                self = .compareRuns(id, other)
            default: return nil
            }
        case ("proposals", 2...3):
            guard let id = ID<Proposal>(segments[1]) else { return nil }
            switch segments.count == 2 ? "" : segments[2] {
            case "": self = .proposal(id)
            case "accept": self = .acceptProposal(id)
            case "move": self = .moveProposal(id)
            case "lock": self = .lockProposal(id)
            case "reject": self = .rejectProposal(id)
            default: return nil
            }
        case ("what-if", 1): self = .whatIf
        case ("opportunities", 1): self = .opportunities
        case ("opportunities", 2):
            guard let format = ExportFormat(segment: segments[1]) else { return nil }
            self = .exportOpportunities(format)
        case ("policy", 1): self = .policy
        case ("policy", 2) where segments[1] == "edit": self = .editPolicy
        case ("policy", 3) where segments[1] == "colleges":
            guard let id = ID<Organisation>(segments[2]) else { return nil }
            self = .collegeStatement(id)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .runs: ["runs"]
        case .run(let id): ["runs", id.description]
        case .stopRun(let id): ["runs", id.description, "stop"]
        case .acceptProposals(let id): ["runs", id.description, "accept"]
        case .compareRuns(let id, let other): ["runs", id.description, "compare", other.description]
        case .proposal(let id): ["proposals", id.description]
        case .acceptProposal(let id): ["proposals", id.description, "accept"]
        case .moveProposal(let id): ["proposals", id.description, "move"]
        case .lockProposal(let id): ["proposals", id.description, "lock"]
        case .rejectProposal(let id): ["proposals", id.description, "reject"]
        case .whatIf: ["what-if"]
        case .opportunities: ["opportunities"]
        case .exportOpportunities(let format): ["opportunities", format.segment]
        case .policy: ["policy"]
        case .editPolicy: ["policy", "edit"]
        case .collegeStatement(let id): ["policy", "colleges", id.description]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .runs, .editPolicy: .both
        case .whatIf, .opportunities, .exportOpportunities, .policy, .collegeStatement, .run, .compareRuns, .proposal:
            .get
        case .stopRun, .acceptProposals, .acceptProposal, .moveProposal, .lockProposal, .rejectProposal: .post
        }
    }

    public static var samples: [AllocationRoute] {
        [
            .runs, .run(.sample), .stopRun(.sample), .acceptProposals(.sample), .compareRuns(.sample, .sample),
            .proposal(.sample), .acceptProposal(.sample), .moveProposal(.sample), .lockProposal(.sample),
            .rejectProposal(.sample), .whatIf, .opportunities, .exportOpportunities(.xlsx),
            .exportOpportunities(.csv), .policy, .editPolicy, .collegeStatement(.sample),
        ]
    }
}
