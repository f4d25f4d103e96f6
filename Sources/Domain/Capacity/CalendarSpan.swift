/// Some days of the calendar with whose they are and what they mean: computed, published, or entered by somebody.
public struct CalendarSpan: Hashable, Sendable {
    /// Whose days they are.
    public enum Owner: Hashable, Sendable {
        case system
        /// A college or an employer.
        case organisation(ID<Organisation>)
        case site(ID<Site>, of: ID<Organisation>)
        case area(ID<Area>, of: ID<Organisation>)

        /// The college or employer.
        public var organisationID: ID<Organisation>? {
            switch self {
            case .system: nil
            case .organisation(let id), .site(_, let id), .area(_, let id): id
            }
        }
    }

    /// Where they come from.
    public enum Origin: Hashable, Sendable {
        case entered(ID<Avoidance>)
        case series(CalendarEvent.Series)
    }

    public var title: String
    public var why: String
    public var kind: AvoidanceKind
    public var days: DayRange
    public var tLevelCodes: [String]
    public var strength: AvoidanceStrength
    public var weight: Int
    public var owner: Owner
    public var origin: Origin
    public var source: String
    /// Whether a person should check the days before relying on them.
    public var needsChecking: Bool

    /// Whether they matter to students of a T Level.
    public func concerns(_ tLevelCode: String) -> Bool { tLevelCodes.isEmpty || tLevelCodes.contains(tLevelCode) }

    /// What it is and when, for example "Mock exams, 11 to 15 January 2027".
    public var words: String { "\(title), \(days.briefly)" }
}

extension CalendarSpan {
    /// Days that somebody has entered.
    public init(_ avoidance: Avoidance) {
        self.init(
            title: avoidance.title,
            why: avoidance.why,
            kind: avoidance.kind,
            days: DayRange(ordered: avoidance.firstDay, max(avoidance.firstDay, avoidance.lastDay)),
            tLevelCodes: avoidance.tLevelCodes,
            strength: avoidance.strength,
            weight: avoidance.weight,
            owner: Owner(avoidance),
            origin: .entered(avoidance.id),
            source: avoidance.source,
            needsChecking: false
        )
    }

    /// Days that are computed or published, with what the system makes of them.
    public init(_ event: CalendarEvent, _ choice: SeriesChoice?) {
        self.init(
            title: event.title,
            why: "",
            kind: event.series.kind,
            days: event.range,
            tLevelCodes: event.tLevels,
            strength: choice?.strength ?? event.series.usualStrength,
            weight: choice?.weight ?? 1,
            owner: .system,
            origin: .series(event.series),
            source: event.source,
            needsChecking: event.status.needsChecking
        )
    }
}

extension CalendarSpan.Owner {
    init(_ avoidance: Avoidance) {
        guard let organisation = avoidance.organisationID else {
            self = .system
            return
        }
        if let area = avoidance.areaID {
            self = .area(area, of: organisation)
        } else if let site = avoidance.siteID {
            self = .site(site, of: organisation)
        } else {
            self = .organisation(organisation)
        }
    }
}

extension DayRange {
    /// The days in as few words as leave no doubt: "7 August 2027", "11 to 15 January 2027".
    public var briefly: String {
        if start == end { return start.formatted() }
        if start.year != end.year { return formatted }
        if start.month != end.month { return "\(start.day) \(start.monthName) to \(end.formatted())" }
        return "\(start.day) to \(end.formatted())"
    }
}
