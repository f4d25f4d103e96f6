import Domain

/// The sensitive fields that pages and files show, each group under a stable name. Whatever shows one of them is read
/// through `Trellis.disclosing`, which writes down who was shown whom before anything is handed out.
public enum Disclosure: String, Hashable, Sendable, CaseIterable {
    /// The page or the sheet of a student: date of birth, home district, preferences, needs, readiness, contact.
    case studentDetails = "student.details"
    /// The same fields, opened to be changed.
    case studentForm = "student.form"
    /// A file with the sensitive fields of many students.
    case studentFile = "student.file"
    /// A file with the names of students and where they are placed.
    case nameFile = "student.names"
    /// A proposal, which tells of preferences and journeys.
    case proposal = "student.proposal"
    /// A list of proposals, each with its main reason.
    case proposalList = "student.proposals"
    /// Why a placement of a student was moved, cancelled or ended.
    case placementReason = "student.placement"
    /// What somebody has asked about their data, what was answered, and why the data must be kept.
    case request = "student.request"
    /// A copy of everything that is kept about a student.
    case copy = "student.copy"
    /// What is kept about a student beside what an uploaded file says.
    case comparison = "student.comparison"

    /// What was shown, in the words of the person whom it is about.
    public var title: String {
        switch self {
        case .studentDetails:
            "Personal details: date of birth, home district, preferences, support needs, readiness, contact"
        case .studentForm: "Personal details, opened to change them"
        case .studentFile: "A file with personal details of a list of students"
        case .nameFile: "A file with names of students and their placements"
        case .proposal: "A proposal for a placement, with preferences and the journey from home"
        case .proposalList: "A list of proposals for placements, each with its main reason"
        case .placementReason: "Why a placement was changed or cancelled"
        case .request: "Requests about personal data, with the answers"
        case .copy: "A copy of everything that is kept, made on request"
        case .comparison: "Personal details, compared with an uploaded list"
        }
    }

    /// Whether looking again within a few minutes is the same reading. A file leaves the system each time.
    var coalesces: Bool {
        switch self {
        case .studentDetails, .studentForm, .proposal, .placementReason, .request, .comparison: true
        case .studentFile, .nameFile, .proposalList, .copy: false
        }
    }
}
