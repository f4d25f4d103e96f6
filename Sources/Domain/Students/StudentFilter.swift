/// What a list of students is narrowed to, beside the words that are searched for.
public struct StudentFilter: Hashable, Sendable {
    public var providerID: ID<Organisation>?
    public var cohortID: ID<Cohort>?
    public var tLevelCode: String?
    public var specialismCode: String?
    /// Whether those with a placement that holds places are wanted, or those without one; empty for both.
    public var isPlaced: Bool?
    /// Whether only those without a date of birth are wanted.
    public var isBirthMissing: Bool
    /// Whether only those are wanted who are known to be under 18 on 1 September of the year.
    public var isMinor: Bool
    /// Whether the archived ones are wanted in place of the others.
    public var isArchived: Bool
    /// Whether those are left out whose data may be kept but not used: for everything that leaves the house.
    public var isForUse = false

    public init(
        providerID: ID<Organisation>? = nil,
        cohortID: ID<Cohort>? = nil,
        tLevelCode: String? = nil,
        specialismCode: String? = nil,
        isPlaced: Bool? = nil,
        isBirthMissing: Bool = false,
        isMinor: Bool = false,
        isArchived: Bool = false
    ) {
        self.providerID = providerID
        self.cohortID = cohortID
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.isPlaced = isPlaced
        self.isBirthMissing = isBirthMissing
        self.isMinor = isMinor
        self.isArchived = isArchived
    }
}

/// What a list of cohorts is narrowed to, beside the words that are searched for.
public struct CohortFilter: Hashable, Sendable {
    public var providerID: ID<Organisation>?
    public var tLevelCode: String?
    /// Whether the archived ones are wanted in place of the others.
    public var isArchived: Bool

    public init(providerID: ID<Organisation>? = nil, tLevelCode: String? = nil, isArchived: Bool = false) {
        self.providerID = providerID
        self.tLevelCode = tLevelCode
        self.isArchived = isArchived
    }
}

extension AcademicYear {
    /// The day on which ages are counted: 1 September.
    public var ageDay: Day { range.start.adding(months: 1) }
}
