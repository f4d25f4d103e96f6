public import Domain
public import Store

/// What colleges mean to do in the years ahead. Colleges compete: each sees its own.
public enum Intentions {
    /// The rows that a scope may see.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "intention.system_id = \(system)"
        case .provider(let system, let provider):
            "intention.system_id = \(system) AND intention.provider_id = \(provider)"
        case .place, .tutees, .oneself, .employer, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// One intention.
    public static func find(_ id: ID<Intention>, in scope: Scope, _ reader: any Reader) throws -> Intention? {
        try reader.first(
            "SELECT intention.* FROM intention WHERE intention.id = \(id) AND \(visible(in: scope))",
            as: Intention.self
        )
    }

    /// An intention with the college's name.
    public struct ListRow: Sendable {
        public var intention: Intention
        public var college: String
    }

    /// The intentions for some years that still stand, by year, T Level and college.
    public static func list(
        in scope: Scope,
        years: [AcademicYear],
        provider: ID<Organisation>? = nil,
        _ reader: any Reader
    ) throws -> [ListRow] {
        struct Name: Decodable { var providerName: String }
        let only: SQL = provider.map { "AND intention.provider_id = \($0)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT intention.*, organisation.name AS provider_name
            FROM intention JOIN organisation ON organisation.id = intention.provider_id
            WHERE \(visible(in: scope)) \(only) AND intention.archived_at IS NULL AND intention.year IN \(list: years)
            ORDER BY intention.year, intention.t_level_code, intention.specialism_code NULLS FIRST,
                organisation.name_folded, intention.id
            """
        )
        return try rows.map {
            ListRow(intention: try $0.decode(Intention.self), college: try $0.decode(Name.self).providerName)
        }
    }
}
