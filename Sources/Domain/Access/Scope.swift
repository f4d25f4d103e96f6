/// The rows that a query may touch. Every query on tenant data takes one and cannot be called without it,
/// so that nothing is fetched first and hidden afterwards.
public enum Scope: Hashable, Sendable {
    /// Everything of one system.
    case system(ID<System>)
    /// The employers of one place and their capacity; no student.
    case place(ID<System>, String)
    /// What one college may see: its own students, cohorts and placements, and the offers opened to it.
    case provider(ID<System>, ID<Organisation>)
    /// What a tutor of a college may see: the students of some cohorts and some named ones.
    case tutees(ID<System>, ID<Organisation>, cohorts: [ID<Cohort>], students: [ID<Student>])
    /// A student's own records.
    case oneself(ID<System>, ID<Organisation>, [ID<Student>])
    /// What one employer may see: its own sites, areas, offers, and the students placed with it.
    case employer(ID<System>, ID<Organisation>)
    /// What one employer may see, narrowed to some of its areas and the students placed there.
    case areas(ID<System>, ID<Organisation>, [ID<Area>])
    /// Named students of an employer, from four weeks before their placement to four weeks after it.
    case named(ID<System>, ID<Organisation>, [ID<Student>], on: Day)
    /// One organisation itself, and none of its students.
    case organisation(ID<System>, ID<Organisation>)
    /// Figures in which nobody can be told; no row.
    case figures(ID<System>)
    /// Who did what, and the rules; no other row.
    case trail(ID<System>)
    /// Nothing at all.
    case nothing(ID<System>)

    /// The tenant.
    public var systemID: ID<System> {
        switch self {
        case .system(let id), .place(let id, _), .provider(let id, _), .tutees(let id, _, _, _), .oneself(let id, _, _),
            .employer(let id, _), .areas(let id, _, _), .named(let id, _, _, _), .organisation(let id, _),
            .figures(let id), .trail(let id), .nothing(let id):
            id
        }
    }

    /// The role whose rows these are, by which the policy table chooses the fields; nobody for no rows.
    public var role: Role? {
        switch self {
        case .system: .coordinator
        case .place: .placeLead
        case .provider: .providerLead
        case .tutees: .tutor
        case .oneself: .student
        case .employer: .employerLead
        case .areas: .areaManager
        case .named: .mentor
        case .organisation: .safeguardingContact
        case .figures: .reader
        case .trail: .auditor
        case .nothing: nil
        }
    }

    /// The system whose history may be read; nobody but coordinators and auditors reads any.
    public var historySystem: ID<System>? {
        switch self {
        case .system(let id), .trail(let id): id
        case .place, .provider, .tutees, .oneself, .employer, .areas, .named, .organisation, .figures, .nothing: nil
        }
    }

    /// Whether the students in it are seen by those who host them, who get a name, a college and a course.
    public var isHost: Bool { role?.side == .host }

    /// How many weeks before and after a placement its mentor sees the student.
    public static let mentorWeeks = 4
}
