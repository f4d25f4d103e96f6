public import Domain
public import Store

extension Avoidance: Record {
    public static let table = "avoidance"
    public var rowID: String { id.description }
}

extension SeriesChoice: Record {
    public static let table = "series_choice"
    public var rowID: String { id.description }
}

/// Days to avoid: of the system, its colleges and its employers.
public enum Avoidances {
    /// The rows that a scope may see: the system's, its own, what others share, and what is in the place of a place lead.
    static func visible(in scope: Scope) -> SQL {
        let open: SQL = "(avoidance.organisation_id IS NULL OR avoidance.is_shared)"
        return switch scope {
        case .system(let system): "avoidance.system_id = \(system)"
        case .place(let system, _):
            """
            avoidance.system_id = \(system)
                AND (\(open) OR avoidance.organisation_id IN \(Organisations.inPlace(scope)))
            """
        case .provider(let system, let own), .tutees(let system, let own, _, _), .employer(let system, let own),
            .areas(let system, let own, _), .named(let system, let own, _, _):
            "avoidance.system_id = \(system) AND (\(open) OR avoidance.organisation_id = \(own))"
        case .oneself, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// Some days with the names of whose they are.
    public struct Row: Codable, Sendable {
        public var avoidance: Avoidance
        public var organisationName: String?
        /// The site or area, when they hold for one only.
        public var partName: String?
    }

    /// The days that a scope may see and that fall into some dates, by start.
    public static func list(in scope: Scope, _ days: DayRange, _ reader: any Reader) throws -> [Row] {
        let rows = try reader.rows(
            """
            SELECT avoidance.*, owner.name AS owner_name, site.name AS site_name, area.name AS area_name
            FROM avoidance LEFT JOIN organisation AS owner ON owner.id = avoidance.organisation_id
                LEFT JOIN site ON site.id = avoidance.site_id LEFT JOIN area ON area.id = avoidance.area_id
            WHERE avoidance.archived_at IS NULL AND avoidance.first_day <= \(days.end)
                AND avoidance.last_day >= \(days.start) AND \(visible(in: scope))
            ORDER BY avoidance.first_day, avoidance.last_day, avoidance.title, avoidance.id
            """
        )
        let decoder = RowDecoder()
        return try rows.map { row in
            Row(
                avoidance: try decoder.decode(Avoidance.self, from: row),
                organisationName: row["owner_name"]?.stringValue,
                partName: row["area_name"]?.stringValue ?? row["site_name"]?.stringValue
            )
        }
    }

    /// One entry.
    public static func find(_ id: ID<Avoidance>, in scope: Scope, _ reader: any Reader) throws -> Avoidance? {
        try reader.first(
            "SELECT avoidance.* FROM avoidance WHERE avoidance.id = \(id) AND \(visible(in: scope))",
            as: Avoidance.self
        )
    }

    /// What a system makes of computed and published days, where it has said so.
    public static func choices(of system: ID<System>, _ reader: any Reader) throws -> [SeriesChoice] {
        try reader.all(
            "SELECT * FROM series_choice WHERE system_id = \(system) ORDER BY series",
            as: SeriesChoice.self
        )
    }

    /// Where some areas are, as the calendar asks for it.
    public static func hosts(
        of areas: [ID<Area>],
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ID<Area>: AvoidanceCalendar.Host] {
        let found = try reader.all(
            "SELECT area.* FROM area WHERE area.id IN \(list: areas) AND \(Areas.visible(in: scope))",
            as: Area.self
        )
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, AvoidanceCalendar.Host($0)) })
    }

    /// The calendar of some dates as a scope may see it: computed, published and entered days.
    public static func calendar(
        in scope: Scope,
        _ days: DayRange,
        _ reader: any Reader
    ) throws -> AvoidanceCalendar {
        AvoidanceCalendar(
            events: try PlacementCalendar.bundled.get().events(in: days),
            choices: try choices(of: scope.systemID, reader),
            avoidances: try list(in: scope, days, reader).map(\.avoidance)
        )
    }
}
