public import Domain
public import Store

extension Organisations {
    /// The names of the organisations that a scope may see, those put away too.
    public static func names(in scope: Scope, _ reader: any Reader) throws -> [ID<Organisation>: String] {
        let found = try named("", in: scope, reader)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.name) })
    }

    /// The organisations that a scope may see and that are not put away, by name.
    public static func current(in scope: Scope, _ reader: any Reader) throws -> [OrganisationName] {
        try named("AND organisation.archived_at IS NULL", in: scope, reader)
    }

    /// The employers that a scope may see and that are not put away, by name.
    public static func employers(in scope: Scope, _ reader: any Reader) throws -> [OrganisationName] {
        let kind = "%\"\(OrganisationKind.employer.rawValue)\"%"
        return try named(
            "AND organisation.archived_at IS NULL AND organisation.kinds LIKE \(kind)",
            in: scope,
            reader
        )
    }

    private static func named(
        _ condition: SQL,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [OrganisationName] {
        try reader.all(
            """
            SELECT organisation.id, organisation.name FROM organisation WHERE \(visible(in: scope)) \(condition)
            ORDER BY organisation.name_folded, organisation.id
            """,
            as: OrganisationName.self
        )
    }
}
