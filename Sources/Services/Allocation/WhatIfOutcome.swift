public import Domain

/// What one change of a what-if means, in words.
public struct WhatIfEffect: Sendable, Hashable {
    public var change: WhatIfChange
    /// What would be different.
    public var title: String
    /// What that does to the places and the students.
    public var detail: String

    init(_ change: WhatIfChange, _ title: String, _ detail: String) {
        self.change = change
        self.title = title
        self.detail = detail
    }

    /// A change of something that is not there, or no longer.
    static func gone(_ change: WhatIfChange) -> WhatIfEffect {
        WhatIfEffect(change, "A change to something that is no longer there", "It changes nothing. Take it away.")
    }
}

/// Today's plan and the plan with the changes made, beside each other. Nothing of it is stored.
public struct WhatIfOutcome: Sendable {
    /// One of the two plans.
    public struct Side: Sendable {
        /// What was reached at each level of the policy, and what is proved.
        public var levels: [RunLevel]
        public var placed: Int
        /// Places that nobody has in this plan.
        public var freePlaces: Int
        public var preferences: [ProposalFilter.Preference: Int]
        /// Tenths of a mile in a straight line, of everybody whose way is known, added up.
        public var tenthsOfMiles: Int
        /// How many ways that is.
        public var journeys: Int
        /// Placements in more than one part.
        public var splits: Int
        /// The run that the plan comes from; empty when the engine was asked anew.
        public var run: Int?
    }

    /// How a college comes off.
    public struct College: Sendable {
        public var id: ID<Organisation>
        public var name: String
        /// Its students of the year.
        public var students: Int
        /// Those without a place in today's plan.
        public var before: Int
        /// Those without a place with the changes made.
        public var after: Int
    }

    /// What the changes do to a student.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case loses, gains, moves, same, neither
    }

    /// One student in both plans.
    public struct Line: Sendable {
        public var studentID: ID<Student>
        public var student: String
        public var familyName: String
        public var college: String
        public var collegeID: ID<Organisation>
        public var tLevelCode: String
        /// Where the student is in today's plan; empty for nowhere.
        public var before: String?
        public var after: String?
        public var kind: Kind
        /// Whether the place of today is a confirmed placement, not only a proposal.
        public var isConfirmed: Bool
        /// Why it changes; empty when it does not.
        public var reason: String
    }

    public var question: WhatIf
    public var effects: [WhatIfEffect]
    public var before: Side
    public var after: Side
    public var colleges: [College]
    /// Every student, those who lose a place first, then those who gain one, then those who move.
    public var lines: [Line]
    public var counts: [Kind: Int]
    /// How long the engine took over the changed plan.
    public var seconds: Double
}
