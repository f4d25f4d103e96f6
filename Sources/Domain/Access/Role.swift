/// What a signed-in person is in the system. More roles join this list as the access work goes on.
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// Runs placements for the whole system and may record anything on somebody's behalf.
    case coordinator
    /// Leads for one college or sixth form.
    case providerLead
    /// Leads for one employer.
    case employerLead

    /// The words for this role on screens.
    public var title: String {
        switch self {
        case .coordinator: "System coordinator"
        case .providerLead: "College lead"
        case .employerLead: "Employer lead"
        }
    }
}
