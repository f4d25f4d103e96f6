public import Domain
public import Store

extension YoungReview: Record {
    public static let table = "young_review"
    public var rowID: String { id.description }
}

/// What hosts have done before they take students under 18.
public enum YoungReviews {
    /// The rows that a scope may see: those of organisations that it sees, and those that hold for its own.
    static func visible(in scope: Scope) -> SQL {
        let own: ID<Organisation>? =
            switch scope {
            case .employer(_, let own), .areas(_, let own, _), .named(_, let own, _, _), .organisation(_, let own): own
            default: nil
            }
        let held: SQL = own.map { "OR young_review.members LIKE \("%\"\($0)\"%")" } ?? ""
        return """
            young_review.system_id = \(scope.systemID) AND (young_review.organisation_id IN
                (SELECT organisation.id FROM organisation WHERE \(Organisations.visible(in: scope))) \(held))
            """
    }

    /// A review with the names of who made it and what it holds for.
    public struct Row: Sendable {
        public var review: YoungReview
        public var organisationName: String
        public var partName: String?
    }

    /// The reviews that an organisation has made or that hold for it, and that nobody has archived, newest first.
    public static func of(
        _ organisation: ID<Organisation>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [Row] {
        try rows(
            """
            (young_review.organisation_id = \(organisation)
                OR young_review.members LIKE \("%\"\(organisation)\"%"))
            """,
            in: scope,
            reader
        )
    }

    /// The reviews that could hold for any of some hosts.
    public static func covering(
        _ hosts: Set<ID<Organisation>>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [YoungReview] {
        try hosts.sorted().flatMap { try of($0, in: scope, reader).map(\.review) }
    }

    /// One review.
    public static func find(_ id: ID<YoungReview>, in scope: Scope, _ reader: any Reader) throws -> YoungReview? {
        try reader.first(
            "SELECT young_review.* FROM young_review WHERE young_review.id = \(id) AND \(visible(in: scope))",
            as: YoungReview.self
        )
    }

    private static func rows(_ condition: SQL, in scope: Scope, _ reader: any Reader) throws -> [Row] {
        let rows = try reader.rows(
            """
            SELECT young_review.*, owner.name AS owner_name, site.name AS site_name, area.name AS area_name
            FROM young_review JOIN organisation AS owner ON owner.id = young_review.organisation_id
                LEFT JOIN site ON site.id = young_review.site_id LEFT JOIN area ON area.id = young_review.area_id
            WHERE young_review.archived_at IS NULL AND \(condition) AND \(visible(in: scope))
            ORDER BY young_review.as_at DESC, young_review.id
            """
        )
        let decoder = RowDecoder()
        return try rows.map { row in
            Row(
                review: try decoder.decode(YoungReview.self, from: row),
                organisationName: row["owner_name"]?.stringValue ?? "",
                partName: row["area_name"]?.stringValue ?? row["site_name"]?.stringValue
            )
        }
    }
}
