public import Domain
public import Store

extension RightsRequest: Record {
    public static let table = "rights_request"
    public var rowID: String { id.description }
}

extension LegalHold: Record {
    public static let table = "legal_hold"
    public var rowID: String { id.description }
}

/// What people asked about their data.
public enum RightsRequests {
    /// The rows that a scope may see: a college sees those of its own students.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "system_id = \(system)"
        case .provider(let system, let provider): "system_id = \(system) AND provider_id = \(provider)"
        default: "1 = 0"
        }
    }

    /// One request.
    public static func find(_ id: ID<RightsRequest>, in scope: Scope, _ reader: any Reader) throws -> RightsRequest? {
        try reader.first(
            "SELECT * FROM rights_request WHERE id = \(id) AND \(visible(in: scope))",
            as: RightsRequest.self
        )
    }

    /// How many requests are open, and how many of them are late.
    public static func figures(in scope: Scope, on day: Day, _ reader: any Reader) throws -> (open: Int, late: Int) {
        guard let system = scope.historySystem else { return (0, 0) }
        let open: SQL = "SELECT count(*) FROM rights_request WHERE system_id = \(system) AND state = 'open'"
        return (
            try reader.scalar(open, as: Int.self) ?? 0,
            try reader.scalar("\(open) AND due_on < \(day)", as: Int.self) ?? 0
        )
    }

    /// The requests about one person, or all: the open ones first, by the day they are due.
    public static func list(
        about subject: String? = nil,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [RightsRequest] {
        let only: SQL = subject.map { "AND subject_id = \($0)" } ?? ""
        return try reader.all(
            """
            SELECT * FROM rights_request WHERE \(visible(in: scope)) \(only)
            ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, due_on, id LIMIT 500
            """,
            as: RightsRequest.self
        )
    }
}

/// Records that must not be erased for now.
public enum LegalHolds {
    /// The holds of a system that have not been lifted. Only a coordinator's scope sees any.
    public static func list(in scope: Scope, _ reader: any Reader) throws -> [LegalHold] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            "SELECT * FROM legal_hold WHERE system_id = \(system) AND lifted_on IS NULL ORDER BY placed_on, id",
            as: LegalHold.self
        )
    }

    /// How many holds stand.
    public static func count(in scope: Scope, _ reader: any Reader) throws -> Int {
        guard let system = scope.historySystem else { return 0 }
        return try reader.scalar(
            "SELECT count(*) FROM legal_hold WHERE system_id = \(system) AND lifted_on IS NULL",
            as: Int.self
        ) ?? 0
    }

    /// Whether somebody must not be erased: on hold themselves, or their organisation, or one that hosted them.
    public static func holds(_ file: PersonFile, _ reader: any Reader) throws -> Bool {
        var ids = file.ids + [file.organisationID?.description].compactMap { $0 }
        if file.subject == .student {
            ids += try reader.all(
                """
                SELECT DISTINCT leg.organisation_id FROM leg JOIN placement ON placement.id = leg.placement_id
                WHERE placement.student_id IN \(list: file.ids)
                """,
                as: String.self
            )
        }
        let count = try reader.scalar(
            "SELECT count(*) FROM legal_hold WHERE lifted_on IS NULL AND subject_id IN \(list: ids)",
            as: Int.self
        )
        return (count ?? 0) > 0
    }
}
