public import Domain
public import Store

/// Links that let somebody do one task without an account.
public enum TaskLinks {
    /// A coordinator sees every link of the system; leads those of their own organisation.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "task_link.system_id = \(system)"
        case .provider(let system, let own), .employer(let system, let own):
            "task_link.system_id = \(system) AND task_link.organisation_id = \(own)"
        case .place, .tutees, .oneself, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// A link with whom it is about.
    public struct Row: Codable, Sendable {
        public var link: TaskLink
        public var organisationName: String
        public var personName: String
    }

    /// Whether the recipient wrote something that nobody has dealt with yet.
    static let needsLook: SQL = "task_link.note <> '' AND task_link.settled_at IS NULL"

    /// The links that a scope may see, newest first.
    public static func list(
        of organisation: ID<Organisation>? = nil,
        needingLook: Bool = false,
        in scope: Scope,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> Listing<Row> {
        var conditions: [SQL] = [visible(in: scope)]
        if let organisation { conditions.append("task_link.organisation_id = \(organisation)") }
        if needingLook { conditions.append(needsLook) }
        let tables: SQL = """
            FROM task_link JOIN organisation ON organisation.id = task_link.organisation_id
                JOIN person ON person.id = task_link.person_id
            WHERE \(conditions.joined(separator: " AND "))
            """
        let rows = try reader.rows(
            """
            SELECT task_link.*, organisation.name AS organisation_name, person.name AS person_name
            \(tables) ORDER BY task_link.sent_at DESC, task_link.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        )
        let decoder = RowDecoder()
        return Listing(
            rows: try rows.map { row in
                Row(
                    link: try decoder.decode(TaskLink.self, from: row),
                    organisationName: row["organisation_name"]?.stringValue ?? "",
                    personName: row["person_name"]?.stringValue ?? ""
                )
            },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }

    /// One link.
    public static func find(_ id: ID<TaskLink>, in scope: Scope, _ reader: any Reader) throws -> TaskLink? {
        try reader.first(
            "SELECT task_link.* FROM task_link WHERE task_link.id = \(id) AND \(visible(in: scope))",
            as: TaskLink.self
        )
    }

    /// The link that a secret opens, whatever its state, with the person and the organisation.
    public static func find(secretHash: String, _ reader: any Reader) throws -> TaskLink? {
        try reader.first(
            """
            SELECT task_link.* FROM task_secret JOIN task_link ON task_link.id = task_secret.link_id
            WHERE task_secret.secret_hash = \(secretHash)
            """,
            as: TaskLink.self
        )
    }

    /// Keeps the hash of a link's secret; an earlier secret of it dies. Not a part of the history: undoing something must
    /// never bring an old secret back.
    public static func keep(secretHash: String, of link: ID<TaskLink>, _ writer: any Writer) throws {
        try writer.run("DELETE FROM task_secret WHERE link_id = \(link)")
        try writer.run("INSERT INTO task_secret (link_id, secret_hash) VALUES (\(link), \(secretHash))")
    }
}
