/// A question to the engine: what would today's plan become if these things were different?
public struct WhatIf: Hashable, Sendable {
    /// So many things may be different at once.
    public static let mostChanges = 10

    /// What would be different, in the order in which it is done.
    public var changes: [WhatIfChange]
    /// How far today's plan stands.
    public var keeping: Keeping

    public init(_ changes: [WhatIfChange] = [], keeping: Keeping = .plan) {
        self.changes = changes
        self.keeping = keeping
    }

    /// Reads what stands in an address. What cannot be meant, what is said twice and what is too much is left out.
    public init(changes: [String], keeping: String?) {
        var read: [WhatIfChange] = []
        for change in changes.compactMap({ WhatIfChange($0) }) where !read.contains(change) { read.append(change) }
        self.changes = Array(read.prefix(Self.mostChanges))
        self.keeping = keeping.flatMap { Keeping(rawValue: $0) } ?? .plan
    }

    /// What becomes of today's plan.
    public enum Keeping: String, Hashable, Sendable, CaseIterable {
        /// As many students placed and as fairly as can be; then as few changes as possible.
        case plan
        /// As many students placed as can be; then as few changes as possible. Confirmed placements that have not
        /// started may be looked at again.
        case promises
        /// As if nobody had been told of anything.
        case nothing

        /// The words on screens.
        public var title: String {
            switch self {
            case .plan: "Keep it, unless it would be less fair"
            case .promises: "Keep promises before anything but a place for everybody"
            case .nothing: "Plan afresh"
            }
        }
    }

    /// Whether it asks about a host that drops out.
    public var isDropOut: Bool {
        keeping == .promises
            && changes.contains { change in
                if case .close = change { true } else { false }
            }
    }
}
