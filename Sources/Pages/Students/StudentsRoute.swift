public import Domain

/// Students and the cohorts they belong to.
public enum StudentsRoute: RoutePart {
    case students
    case exportStudents(ExportFormat)
    case newStudent
    case student(ID<Student>)
    case editStudent(ID<Student>)
    /// Archives a student, or brings them back.
    case archiveStudent(ID<Student>)
    /// The page that prints on one A4 sheet.
    case studentSummary(ID<Student>)
    case cohorts
    case exportCohorts(ExportFormat)
    case newCohort
    case cohort(ID<Cohort>)
    case editCohort(ID<Cohort>)
    /// Archives a cohort, or brings it back.
    case archiveCohort(ID<Cohort>)
    /// Notes that a cohort's plan has been agreed as it is.
    case agreeCohort(ID<Cohort>)
    /// What colleges mean to do in the years ahead.
    case plans(PlansRoute)

    public init?(_ segments: [String]) {
        guard let first = segments.first else { return nil }
        if let plans = PlansRoute(segments) {
            self = .plans(plans)
            return
        }
        switch (first, segments.count) {
        case ("students", 1): self = .students
        case ("students", 2):
            if segments[1] == "new" {
                self = .newStudent
            } else if let format = ExportFormat(segment: segments[1]) {
                self = .exportStudents(format)
            } else if let id = ID<Student>(segments[1]) {
                self = .student(id)
            } else {
                return nil
            }
        case ("students", 3):
            guard let id = ID<Student>(segments[1]) else { return nil }
            switch segments[2] {
            case "edit": self = .editStudent(id)
            case "archive": self = .archiveStudent(id)
            case "summary": self = .studentSummary(id)
            default: return nil
            }
        case ("cohorts", 1): self = .cohorts
        case ("cohorts", 2):
            if segments[1] == "new" {
                self = .newCohort
            } else if let format = ExportFormat(segment: segments[1]) {
                self = .exportCohorts(format)
            } else if let id = ID<Cohort>(segments[1]) {
                self = .cohort(id)
            } else {
                return nil
            }
        case ("cohorts", 3):
            guard let id = ID<Cohort>(segments[1]) else { return nil }
            switch segments[2] {
            case "edit": self = .editCohort(id)
            case "archive": self = .archiveCohort(id)
            case "agree": self = .agreeCohort(id)
            default: return nil
            }
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .students: ["students"]
        case .exportStudents(let format): ["students", format.segment]
        case .newStudent: ["students", "new"]
        case .student(let id): ["students", id.description]
        case .editStudent(let id): ["students", id.description, "edit"]
        case .archiveStudent(let id): ["students", id.description, "archive"]
        case .studentSummary(let id): ["students", id.description, "summary"]
        case .cohorts: ["cohorts"]
        case .exportCohorts(let format): ["cohorts", format.segment]
        case .newCohort: ["cohorts", "new"]
        case .cohort(let id): ["cohorts", id.description]
        case .editCohort(let id): ["cohorts", id.description, "edit"]
        case .archiveCohort(let id): ["cohorts", id.description, "archive"]
        case .agreeCohort(let id): ["cohorts", id.description, "agree"]
        case .plans(let part): part.segments
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .students, .exportStudents, .student, .studentSummary, .cohorts, .exportCohorts, .cohort: .get
        case .archiveStudent, .archiveCohort, .agreeCohort: .post
        case .plans(let part): part.methods
        case .newStudent, .editStudent, .newCohort, .editCohort: .both
        }
    }

    public static var samples: [StudentsRoute] {
        [
            .students, .exportStudents(.xlsx), .exportStudents(.csv), .newStudent, .student(.sample),
            .editStudent(.sample), .archiveStudent(.sample), .studentSummary(.sample), .cohorts, .exportCohorts(.xlsx),
            .exportCohorts(.csv), .newCohort, .cohort(.sample), .editCohort(.sample), .archiveCohort(.sample),
            .agreeCohort(.sample),
        ] + PlansRoute.samples.map(StudentsRoute.plans)
    }
}
