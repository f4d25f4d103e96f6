/// A piece of what is kept that not everybody who sees the record may see.
public enum Field: String, Hashable, Sendable, CaseIterable {
    case studentName, course, uln, collegeEmail, dateOfBirth, homeDistrict, travelLimit, cohort, preferences
    case readiness, needs, source
    case organisationNotes, areaNotes, offerNotes, offerAudience, employerAnswer, cohortNotes
    case contactDetails

    /// What it is, in words that a student of twelve reads.
    public var title: String {
        switch self {
        case .studentName: "name"
        case .course: "college and course"
        case .uln: "learner number"
        case .collegeEmail: "college e-mail address"
        case .dateOfBirth: "date of birth"
        case .homeDistrict: "the first half of the home postcode"
        case .travelLimit: "how far they can travel"
        case .cohort: "group at college"
        case .preferences: "what they would like to do, in order"
        case .readiness: "the day their checks are done"
        case .needs: "support they need"
        case .source: "where these facts came from"
        case .organisationNotes: "notes about an employer or college"
        case .areaNotes: "notes about a ward or team"
        case .offerNotes: "notes about places on offer"
        case .offerAudience: "which colleges an offer is open to"
        case .employerAnswer: "an employer’s answer for the year"
        case .cohortNotes: "notes about a group at college"
        case .contactDetails: "names and work addresses of contacts"
        }
    }

    /// The fields of a student's record.
    public static let ofStudent: [Field] = [
        .studentName, .course, .uln, .collegeEmail, .dateOfBirth, .homeDistrict, .travelLimit, .cohort, .preferences,
        .readiness, .needs, .source,
    ]
}

extension Policy {
    /// Who may read a field of a record that they may see. The queries leave out what a role may not read, so that it
    /// never leaves the store.
    public static func reading(_ field: Field) -> Policy {
        switch field {
        case .studentName, .course:
            .role(.coordinator, .providerLead, .tutor, .student, .employerLead, .areaManager, .mentor)
        // A coordinator records on behalf of colleges that never sign in, and so knows what they would have typed.
        case .dateOfBirth: .role(.coordinator, .providerLead, .student)
        case .uln, .collegeEmail, .homeDistrict, .travelLimit, .cohort, .preferences, .readiness, .needs:
            .role(.coordinator, .providerLead, .tutor, .student)
        case .source: .role(.coordinator, .providerLead, .tutor)
        case .organisationNotes: .role(.coordinator, .placeLead, .employerLead)
        case .areaNotes:
            .anyOf(
                .role(.coordinator, .placeLead, .employerLead, .areaManager),
                .when(.relation(.ownOrganisation), .providerLead)
            )
        case .offerNotes, .offerAudience: .role(.coordinator, .placeLead, .employerLead, .areaManager)
        case .employerAnswer: .role(.coordinator, .placeLead, .employerLead)
        case .cohortNotes: .role(.coordinator, .providerLead, .tutor)
        case .contactDetails: .of(.seeContacts)
        }
    }
}

extension Scope {
    /// Whether the rows of this scope come with a field; of fields that depend on the row, whether they ever do.
    public func holds(_ field: Field) -> Bool {
        role.flatMap { Policy.reading(field).conditions[$0] } != nil
    }
}
