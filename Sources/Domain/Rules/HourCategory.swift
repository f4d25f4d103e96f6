/// What kind of time an hours entry is; caps apply to each kind on its own.
public enum HourCategory: String, Hashable, Sendable, Codable, CaseIterable {
    /// At the employer's workplace.
    case inPerson
    /// Working for the employer from elsewhere.
    case remote
    /// A work taster.
    case taster
    /// In an employer's skills hub or training centre.
    case skillsHub
    /// In a small team project led by an employer.
    case smallProject
    /// Simulated work on the provider's site, overseen by the employer.
    case simulation
    /// In the provider's own facilities, for students with special needs or in young offender institutions.
    case sendOnSite
    /// Paid part-time work that is relevant to the occupation.
    case partTimeJob
    /// The employer's induction and training that belong to the placement.
    case induction

    /// The words on screens.
    public var title: String {
        switch self {
        case .inPerson: "In the workplace"
        case .remote: "Remote"
        case .taster: "Work taster"
        case .skillsHub: "Skills hub or training centre"
        case .smallProject: "Small team project"
        case .simulation: "Simulation on the provider's site"
        case .sendOnSite: "On-site facilities"
        case .partTimeJob: "Part-time job"
        case .induction: "Induction and training"
        }
    }

    /// Whether the student is face to face with the employer in a real workplace.
    public var isFaceToFace: Bool {
        switch self {
        case .inPerson, .taster, .partTimeJob, .induction: true
        case .remote, .skillsHub, .smallProject, .simulation, .sendOnSite: false
        }
    }
}
