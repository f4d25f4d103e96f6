/// What a signed-in person is in the system.
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// Runs placements for the whole system and may record anything on somebody's behalf.
    case coordinator
    /// Brings employers of one place (a borough or town) in and looks after their capacity.
    case placeLead
    /// Reads the figures of a region or the nation, never a person.
    case reader
    /// Looks after the grant: figures, never a person.
    case grantManager
    /// Leads for one employer.
    case employerLead
    /// Looks after some areas of an employer: wards, departments, practices.
    case areaManager
    /// Supervises or mentors named students at an employer.
    case mentor
    /// Leads for one college or sixth form.
    case providerLead
    /// Looks after the students of some cohorts of a college, or some named ones.
    case tutor
    /// A learner, who sees what is kept about herself.
    case student
    /// The designated person for safeguarding of a college or an employer.
    case safeguardingContact
    /// Checks who did what, and changes nothing.
    case auditor

    /// The words for this role on screens.
    public var title: String {
        switch self {
        case .coordinator: "System coordinator"
        case .placeLead: "Place lead"
        case .reader: "Regional or national reader"
        case .grantManager: "Grant manager"
        case .employerLead: "Employer lead"
        case .areaManager: "Area manager"
        case .mentor: "Supervisor or mentor"
        case .providerLead: "College lead"
        case .tutor: "Tutor"
        case .student: "Student"
        case .safeguardingContact: "Safeguarding contact"
        case .auditor: "Auditor"
        }
    }

    /// On which side of a placement a role stands.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// The system's own people.
        case system
        /// An employer's people, who host students.
        case host
        /// A college's people, whose students they are.
        case college
        /// Either, as the organisation of the membership says.
        case either
    }

    /// The side that this role stands on, and so what it belongs to: a college, an employer, or neither.
    public var side: Side {
        switch self {
        case .coordinator, .placeLead, .reader, .grantManager, .auditor: .system
        case .employerLead, .areaManager, .mentor: .host
        case .providerLead, .tutor, .student: .college
        case .safeguardingContact: .either
        }
    }
}
