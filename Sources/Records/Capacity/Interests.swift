public import Domain
public import Store

/// Employers' answers for a year. A college sees none of them.
public enum Interests {
    static func visible(in scope: Scope) -> SQL {
        guard scope.holds(.employerAnswer) else { return "1 = 0" }
        return switch scope {
        case .system(let system): "interest.system_id = \(system)"
        case .place(let system, _):
            "interest.system_id = \(system) AND interest.organisation_id IN \(Organisations.inPlace(scope))"
        case .employer(let system, let employer):
            "interest.system_id = \(system) AND interest.organisation_id = \(employer)"
        case .provider, .tutees, .oneself, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The answer of an organisation for a year.
    public static func find(
        of organisation: ID<Organisation>,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Interest? {
        try reader.first(
            """
            SELECT * FROM interest WHERE organisation_id = \(organisation) AND year = \(year) AND \(visible(in: scope))
            """,
            as: Interest.self
        )
    }
}
