public import Domain

/// Rounds in which employers are asked for places.
public enum RoundRoute: RoutePart {
    case rounds
    /// Opens a round: who is asked what, then whom exactly.
    case newRound
    case round(ID<CapacityRound>)
    /// Writes again to those who owe an answer.
    case remind(ID<CapacityRound>)
    case close(ID<CapacityRound>)
    /// Lets colleges see what was answered.
    case release(ID<CapacityRound>)
    /// Records an employer's answers for it.
    case behalf(ID<CapacityRound>, ID<Organisation>)

    public init?(_ segments: [String]) {
        guard segments.first == "rounds" else { return nil }
        if segments.count == 1 {
            self = .rounds
            return
        }
        if segments.count == 2, segments[1] == "new" {
            self = .newRound
            return
        }
        guard let id = ID<CapacityRound>(segments[1]) else { return nil }
        switch (segments.count, segments.last) {
        case (2, _): self = .round(id)
        case (3, "remind"): self = .remind(id)
        case (3, "close"): self = .close(id)
        case (3, "release"): self = .release(id)
        case (4, let last?):
            guard segments[2] == "employers", let employer = ID<Organisation>(last) else { return nil }
            self = .behalf(id, employer)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .rounds: ["rounds"]
        case .newRound: ["rounds", "new"]
        case .round(let id): ["rounds", id.description]
        case .remind(let id): ["rounds", id.description, "remind"]
        case .close(let id): ["rounds", id.description, "close"]
        case .release(let id): ["rounds", id.description, "release"]
        case .behalf(let id, let employer): ["rounds", id.description, "employers", employer.description]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .rounds, .round: .get
        case .remind, .close, .release: .post
        case .newRound, .behalf: .both
        }
    }

    public static var samples: [RoundRoute] {
        [
            .rounds, .newRound, .round(.sample), .remind(.sample), .close(.sample), .release(.sample),
            .behalf(.sample, .sample),
        ]
    }
}
