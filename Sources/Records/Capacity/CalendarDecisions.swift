public import Domain
public import Store

extension CalendarDecision: Record {
    public static let table = "calendar_decision"
    public var rowID: String { id.description }
}

/// What was decided about calendars that stood against each other.
public enum CalendarDecisions {
    /// The rows that a scope may see: all, or those that concern the own college or employer.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "calendar_decision.system_id = \(system)"
        case .provider(let system, let own):
            "calendar_decision.system_id = \(system) AND calendar_decision.provider_id = \(own)"
        case .employer(let system, let own):
            "calendar_decision.system_id = \(system) AND calendar_decision.organisation_id = \(own)"
        default: "1 = 0"
        }
    }

    /// A decision with the names of whom it is about and who made it.
    public struct Row: Sendable {
        public var decision: CalendarDecision
        public var collegeName: String
        public var hostName: String
        public var authorName: String
    }

    /// The decisions about a year, newest first.
    public static func list(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Row] {
        let rows = try reader.rows(
            """
            SELECT calendar_decision.*, college.name AS college_name, host.name AS host_name,
                user_account.name AS author_name
            FROM calendar_decision JOIN organisation AS college ON college.id = calendar_decision.provider_id
                JOIN organisation AS host ON host.id = calendar_decision.organisation_id
                JOIN user_account ON user_account.id = calendar_decision.author_id
            WHERE calendar_decision.year = \(year) AND \(visible(in: scope))
            ORDER BY calendar_decision.at DESC, calendar_decision.id DESC
            """
        )
        let decoder = RowDecoder()
        return try rows.map { row in
            Row(
                decision: try decoder.decode(CalendarDecision.self, from: row),
                collegeName: row["college_name"]?.stringValue ?? "",
                hostName: row["host_name"]?.stringValue ?? "",
                authorName: row["author_name"]?.stringValue ?? ""
            )
        }
    }
}
