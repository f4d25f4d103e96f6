import Domain

/// Every page and action of Trellis. The one enum matches requests and prints links, so a link cannot lead nowhere.
public enum SiteRoute: Hashable, Sendable {
    case access(AccessRoute)
    case network(NetworkRoute)
    case capacity(CapacityRoute)
    case students(StudentsRoute)
    case placements(PlacementsRoute)
    case allocation(AllocationRoute)
    case exchange(ExchangeRoute)
    case insight(InsightRoute)
    case rights(RightsRoute)
    case tasks(TaskRoute)
    case rooms(RoomRoute)
    case rounds(RoundRoute)
    case calendar(CalendarRoute)
    case young(YoungRoute)
    case briefs(BriefRoute)

    /// The first page after sign-in.
    public static let today = SiteRoute.insight(.today)

    /// The route that a request's decoded path segments mean.
    public init?(segments: [String]) {
        if let part = InsightRoute(segments) {
            self = .insight(part)
        } else if let part = AccessRoute(segments) {
            self = .access(part)
        } else if let part = NetworkRoute(segments) {
            self = .network(part)
        } else if let part = CapacityRoute(segments) {
            self = .capacity(part)
        } else if let part = StudentsRoute(segments) {
            self = .students(part)
        } else if let part = PlacementsRoute(segments) {
            self = .placements(part)
        } else if let part = AllocationRoute(segments) {
            self = .allocation(part)
        } else if let part = ExchangeRoute(segments) {
            self = .exchange(part)
        } else if let part = RightsRoute(segments) {
            self = .rights(part)
        } else if let part = TaskRoute(segments) {
            self = .tasks(part)
        } else if let part = RoomRoute(segments) {
            self = .rooms(part)
        } else if let part = RoundRoute(segments) {
            self = .rounds(part)
        } else if let part = CalendarRoute(segments) {
            self = .calendar(part)
        } else if let part = YoungRoute(segments) {
            self = .young(part)
        } else if let part = BriefRoute(segments) {
            self = .briefs(part)
        } else {
            return nil
        }
    }

    private var part: any RoutePart {
        switch self {
        case .access(let part): part
        case .network(let part): part
        case .capacity(let part): part
        case .students(let part): part
        case .placements(let part): part
        case .allocation(let part): part
        case .exchange(let part): part
        case .insight(let part): part
        case .rights(let part): part
        case .tasks(let part): part
        case .rooms(let part): part
        case .rounds(let part): part
        case .calendar(let part): part
        case .young(let part): part
        case .briefs(let part): part
        }
    }

    /// The path that a link to this route carries.
    public var path: String { "/" + part.segments.joined(separator: "/") }

    /// The path with a query.
    public func path(_ query: LinkQuery) -> String { path + query.text }

    /// What answers here: a page, an action, or both.
    public var methods: RouteMethods { part.methods }

    /// A stable name for logs, metrics and the access table: the path with ids left out.
    public var name: String {
        let shape = part.segments.map { UUIDShape.matches($0) ? "{id}" : $0 }.joined(separator: "/")
        return shape.isEmpty ? "today" : shape
    }

    /// Whether the address names a record, so that who may not see it is told that it is not there.
    public var namesRow: Bool { name.contains("{id}") }

    /// One example of every case, for the tests that walk the whole site. Ids in them belong to nothing.
    public static var samples: [SiteRoute] {
        AccessRoute.samples.map(SiteRoute.access) + NetworkRoute.samples.map(SiteRoute.network)
            + CapacityRoute.samples.map(SiteRoute.capacity) + StudentsRoute.samples.map(SiteRoute.students)
            + PlacementsRoute.samples.map(SiteRoute.placements) + AllocationRoute.samples.map(SiteRoute.allocation)
            + ExchangeRoute.samples.map(SiteRoute.exchange) + InsightRoute.samples.map(SiteRoute.insight)
            + RightsRoute.samples.map(SiteRoute.rights)
            + TaskRoute.samples.map(SiteRoute.tasks) + RoomRoute.samples.map(SiteRoute.rooms)
            + RoundRoute.samples.map(SiteRoute.rounds)
            + CalendarRoute.samples.map(SiteRoute.calendar) + YoungRoute.samples.map(SiteRoute.young)
            + BriefRoute.samples.map(SiteRoute.briefs)
    }
}

/// The routes of one wing.
public protocol RoutePart: Hashable, Sendable {
    /// The route that decoded path segments mean, if they mean one of this wing.
    init?(_ segments: [String])
    /// The path segments; the exact inverse of `init`.
    var segments: [String] { get }
    /// What answers here.
    var methods: RouteMethods { get }
    /// One example of every case.
    static var samples: [Self] { get }
}

/// How a route may be asked.
public struct RouteMethods: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Shows a page or a file and changes nothing.
    public static let get = RouteMethods(rawValue: 1)
    /// Does something.
    public static let post = RouteMethods(rawValue: 2)
    /// A page with a form that is sent to the same address.
    public static let both: RouteMethods = [.get, .post]
}

enum UUIDShape {
    /// Whether a path segment is an id or a secret, which logs must not carry.
    static func matches(_ segment: String) -> Bool {
        segment.utf8.count >= 32
    }
}
