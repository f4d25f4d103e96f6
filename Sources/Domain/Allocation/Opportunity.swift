/// A place that could be found, and what one more of it would be worth.
public struct Opportunity: Sendable, Hashable {
    /// The host that makes an offer already.
    public struct Host: Sendable, Hashable {
        public var id: ID<Organisation>
        public var name: String
        public var area: String

        public init(id: ID<Organisation>, name: String, area: String) {
            self.id = id
            self.name = name
            self.area = area
        }
    }

    /// How many of a college's students wait for such a place.
    public struct Waiting: Sendable, Hashable {
        public var college: String
        public var students: Int

        public init(college: String, students: Int) {
            self.college = college
            self.students = students
        }
    }

    /// An organisation of the right kind near there.
    public struct Prospect: Sendable, Hashable {
        public var id: ID<Organisation>
        public var name: String
        /// Whether it offers something already this year.
        public var isActive: Bool

        public init(id: ID<Organisation>, name: String, isActive: Bool) {
            self.id = id
            self.name = name
            self.isActive = isActive
        }
    }

    /// What would be different: one more place at an offer, or a new one.
    public var change: WhatIfChange
    public var setting: Setting
    public var tLevelCode: String
    /// Empty for any specialism of the T Level.
    public var specialismCode: String?
    public var pattern: Pattern
    public var dates: DayRange
    /// The town, as people there say it.
    public var town: String
    /// Empty for a place that nobody offers yet.
    public var host: Host?
    /// How many more students would be placed, everybody else moving as needed.
    public var gain: Int
    /// More than so many it cannot be; the same as `gain` when that is exact.
    public var atMost: Int
    /// The students without a place who could have it, by college.
    public var waiting: [Waiting]
    /// Whom to ring: those that offer nothing yet, the nearest first; those that do only when there is no other.
    public var prospects: [Prospect]

    public init(
        change: WhatIfChange,
        setting: Setting,
        tLevelCode: String,
        specialismCode: String?,
        pattern: Pattern,
        dates: DayRange,
        town: String,
        host: Host?,
        gain: Int,
        atMost: Int,
        waiting: [Waiting],
        prospects: [Prospect]
    ) {
        self.change = change
        self.setting = setting
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.pattern = pattern
        self.dates = dates
        self.town = town
        self.host = host
        self.gain = gain
        self.atMost = atMost
        self.waiting = waiting
        self.prospects = prospects
    }

    public var isProven: Bool { gain == atMost }
    /// How many students without a place could have it.
    public var waitingCount: Int { waiting.reduce(0) { $0 + $1.students } }

    /// The gain in words.
    public var gainText: String {
        let students = { (count: Int) in "\(count) more \(count == 1 ? "student" : "students")" }
        if isProven { return gain == 0 ? "Nobody more" : students(gain) }
        return gain == 0
            ? "Up to \(students(atMost)), not proved" : "\(students(gain)), up to \(atMost) not ruled out"
    }
}

/// What the list of opportunities is narrowed to.
public struct OpportunityFilter: Hashable, Sendable {
    /// Whether the place is at a host that offers already.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case offered, new

        /// The words on screens.
        public var title: String {
            switch self {
            case .offered: "At a host that offers already"
            case .new: "At a new host"
            }
        }
    }

    public var tLevelCode: String?
    public var town: String?
    public var kind: Kind?
    /// Whether those that place nobody more are wanted too.
    public var showsAll: Bool

    public init(tLevelCode: String? = nil, town: String? = nil, kind: Kind? = nil, showsAll: Bool = false) {
        self.tLevelCode = tLevelCode
        self.town = town
        self.kind = kind
        self.showsAll = showsAll
    }

    /// Whether the filter lets an opportunity through.
    public func includes(_ opportunity: Opportunity) -> Bool {
        (showsAll || opportunity.atMost > 0) && (tLevelCode == nil || opportunity.tLevelCode == tLevelCode)
            && (town == nil || opportunity.town == town)
            && (kind == nil || (opportunity.host == nil) == (kind == .new))
    }
}

extension Setting {
    /// The sectors whose employers have such places.
    public var sectors: [Sector] {
        switch self {
        case .hospitalWard: [.acuteTrust, .communityTrust]
        case .maternity, .childrensWard, .laboratory: [.acuteTrust]
        case .mentalHealth: [.mentalHealthTrust]
        case .community: [.communityTrust]
        case .therapy: [.communityTrust, .acuteTrust]
        case .primaryCare: [.primaryCare]
        case .careHome: [.careHome]
        case .homeCare: [.homeCare]
        case .dental: [.primaryCare, .other]
        case .pharmacy: [.acuteTrust, .other]
        case .digital, .administration, .engineering:
            [.acuteTrust, .mentalHealthTrust, .communityTrust, .ambulanceTrust, .council, .integratedCareBoard, .other]
        case .other: []
        }
    }
}
