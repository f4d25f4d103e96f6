/// Where a placement stands in its life. A pure machine: an event and a state give a new state, or a refusal.
public enum PlacementState: String, Codable, Hashable, Sendable, CaseIterable {
    /// Accepted by a person: the places are taken, the paperwork follows.
    case confirmed
    case onPlacement
    case completed
    case endedEarly
    case cancelled

    /// The words on screens.
    public var title: String {
        switch self {
        case .confirmed: "Confirmed"
        case .onPlacement: "On placement"
        case .completed: "Completed"
        case .endedEarly: "Ended early"
        case .cancelled: "Cancelled"
        }
    }

    /// Whether the placement holds its places.
    public var holdsPlaces: Bool { self != .cancelled }

    /// The state after `event`.
    /// - Throws: `InvalidValue` with the reason when the event cannot happen in this state.
    public func after(_ event: PlacementEvent) throws(InvalidValue) -> PlacementState {
        switch (self, event) {
        case (.confirmed, .start): return .onPlacement
        case (.onPlacement, .complete): return .completed
        case (.onPlacement, .endEarly): return .endedEarly
        case (.confirmed, .cancel): return .cancelled
        default:
            throw InvalidValue("A placement that is \(title.lowercased()) cannot be \(event.participle).")
        }
    }
}

/// Something that happens to a placement.
public enum PlacementEvent: String, Codable, Hashable, Sendable, CaseIterable {
    case start, complete, endEarly, cancel

    var participle: String {
        switch self {
        case .start: "started"
        case .complete: "completed"
        case .endEarly: "ended early"
        case .cancel: "cancelled"
        }
    }
}
