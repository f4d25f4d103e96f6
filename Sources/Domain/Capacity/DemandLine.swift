/// How many students need a place: those of one college, course and start.
///
/// Nobody is counted twice. A cohort stands for the larger of two numbers: the students who are known by name, and those
/// whom the college plans. So `planned` is only what a plan has beyond the students known in that cohort, and nothing once
/// more are known than were planned. A student without a cohort is counted once, as known.
public struct DemandLine: Hashable, Sendable {
    public var tLevelCode: String
    public var specialismCode: String?
    public var collegeID: ID<Organisation>
    /// The place of the college.
    public var place: String?
    /// When the cohort's dates begin; empty for students without a cohort.
    public var term: StartTerm?
    /// Students who are known by name.
    public var known: Int
    /// Those of them with a placement that holds places.
    public var placed: Int
    /// What the cohort plans beyond those who are known.
    public var planned: Int

    public init(
        tLevelCode: String,
        specialismCode: String?,
        collegeID: ID<Organisation>,
        place: String?,
        term: StartTerm?,
        known: Int,
        placed: Int,
        planned: Int
    ) {
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.collegeID = collegeID
        self.place = place
        self.term = term
        self.known = known
        self.placed = placed
        self.planned = planned
    }

    /// Everybody who needs a place, placed or not.
    public var wanted: Int { known + planned }

    /// Students of a year who share college, course and cohort.
    public struct Group: Codable, Hashable, Sendable {
        public var providerID: ID<Organisation>
        public var place: String?
        public var tLevelCode: String
        public var specialismCode: String?
        public var cohortID: ID<Cohort>?
        public var known: Int
        public var placed: Int

        public init(
            providerID: ID<Organisation>,
            place: String?,
            tLevelCode: String,
            specialismCode: String?,
            cohortID: ID<Cohort>?,
            known: Int,
            placed: Int
        ) {
            self.providerID = providerID
            self.place = place
            self.tLevelCode = tLevelCode
            self.specialismCode = specialismCode
            self.cohortID = cohortID
            self.known = known
            self.placed = placed
        }
    }

    /// A cohort with the number that its college plans.
    public struct Plan: Codable, Hashable, Sendable {
        public var id: ID<Cohort>
        public var providerID: ID<Organisation>
        public var place: String?
        public var tLevelCode: String
        public var specialismCode: String?
        public var size: Int?
        public var firstDay: Day

        public init(
            id: ID<Cohort>,
            providerID: ID<Organisation>,
            place: String?,
            tLevelCode: String,
            specialismCode: String?,
            size: Int?,
            firstDay: Day
        ) {
            self.id = id
            self.providerID = providerID
            self.place = place
            self.tLevelCode = tLevelCode
            self.specialismCode = specialismCode
            self.size = size
            self.firstDay = firstDay
        }
    }

    /// The demand of a year: a line for each group of students, and one for what each cohort plans beyond them.
    public static func lines(_ groups: [Group], _ plans: [Plan]) -> [DemandLine] {
        let plan = Dictionary(plans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var known: [ID<Cohort>: Int] = [:]
        let students = groups.map { group in
            if let cohort = group.cohortID { known[cohort, default: 0] += group.known }
            let firstDay = group.cohortID.flatMap { plan[$0]?.firstDay }
            return DemandLine(
                tLevelCode: group.tLevelCode,
                specialismCode: group.specialismCode,
                collegeID: group.providerID,
                place: group.place,
                term: firstDay.map(StartTerm.init(containing:)),
                known: group.known,
                placed: group.placed,
                planned: 0
            )
        }
        let others = plans.compactMap { plan -> DemandLine? in
            let beyond = (plan.size ?? 0) - known[plan.id, default: 0]
            guard beyond > 0 else { return nil }
            return DemandLine(
                tLevelCode: plan.tLevelCode,
                specialismCode: plan.specialismCode,
                collegeID: plan.providerID,
                place: plan.place,
                term: StartTerm(containing: plan.firstDay),
                known: 0,
                placed: 0,
                planned: beyond
            )
        }
        return students + others
    }
}
