/// The days to avoid of a system, of its colleges and of its hosts, as plans and pages ask for them.
public struct AvoidanceCalendar: Sendable {
    /// A host, as far as a calendar needs to know it.
    public struct Host: Hashable, Sendable {
        public var organisationID: ID<Organisation>
        public var siteID: ID<Site>
        public var areaID: ID<Area>

        public init(organisationID: ID<Organisation>, siteID: ID<Site>, areaID: ID<Area>) {
            self.organisationID = organisationID
            self.siteID = siteID
            self.areaID = areaID
        }

        /// The area where an offer is.
        public init(_ offer: Offer) {
            self.init(organisationID: offer.organisationID, siteID: offer.siteID, areaID: offer.areaID)
        }

        /// An area.
        public init(_ area: Area) {
            self.init(organisationID: area.organisationID, siteID: area.siteID, areaID: area.id)
        }
    }

    /// All days, by start.
    public let spans: [CalendarSpan]
    private let byOwner: [CalendarSpan.Owner: [CalendarSpan]]
    /// Whether a college or host has days of its own: every student is held against every place, mostly without any.
    private let hasOwn: Bool

    /// A calendar without a day in it.
    public static let empty = AvoidanceCalendar([])

    public init(_ spans: [CalendarSpan]) {
        self.spans = spans.sorted { ($0.days.start, $0.days.end, $0.title) < ($1.days.start, $1.days.end, $1.title) }
        byOwner = Dictionary(grouping: self.spans.filter { $0.strength != .ignored }, by: \.owner)
        hasOwn = byOwner.keys.contains { $0 != .system }
    }

    /// The calendar of a system: what is computed and published, with what the system makes of it, and what was entered.
    public init(events: [CalendarEvent], choices: [SeriesChoice], avoidances: [Avoidance]) {
        let chosen = Dictionary(choices.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            events.map { CalendarSpan($0, chosen[$0.series]) }
                + avoidances.filter { $0.archivedAt == nil }.map { CalendarSpan($0) }
        )
    }

    /// What holds for the whole system and T Level.
    public func time(tLevel: String? = nil) -> AvoidedTime { AvoidedTime(own(.system, tLevel)) }

    /// What a host's own calendar says, without what holds for the whole system.
    public func time(of host: Host, tLevel: String? = nil) -> AvoidedTime {
        AvoidedTime(
            own(.organisation(host.organisationID), tLevel)
                + own(.site(host.siteID, of: host.organisationID), tLevel)
                + own(.area(host.areaID, of: host.organisationID), tLevel)
        )
    }

    /// What a college's own calendar says, without what holds for the whole system.
    public func time(of college: ID<Organisation>, tLevel: String? = nil) -> AvoidedTime {
        guard hasOwn else { return .none }
        return AvoidedTime(own(.organisation(college), tLevel))
    }

    /// What blocks a whole week at an area: the days to avoid that together leave no working day of it.
    ///
    /// - Parameter week: its Monday.
    public func blocked(_ week: Day, at host: Host) -> [CalendarSpan] {
        (time() + time(of: host)).blocking(week)
    }

    private func own(_ owner: CalendarSpan.Owner, _ tLevel: String?) -> [CalendarSpan] {
        guard let own = byOwner[owner] else { return [] }
        return tLevel.map { code in own.filter { $0.concerns(code) } } ?? own.filter(\.tLevelCodes.isEmpty)
    }
}

/// The days to avoid that matter to one case, and what they leave of some dates.
public struct AvoidedTime: Hashable, Sendable {
    /// Days in which nobody is on placement.
    public let never: [CalendarSpan]
    /// Days that are used only where nothing better is found.
    public let ratherNot: [CalendarSpan]

    /// Nothing to avoid.
    public static let none = AvoidedTime([])

    public init(_ spans: [CalendarSpan]) {
        never = spans.filter { $0.strength == .never }
        ratherNot = spans.filter { $0.strength == .ratherNot }
    }

    private init(never: [CalendarSpan], ratherNot: [CalendarSpan]) {
        self.never = never
        self.ratherNot = ratherNot
    }

    public static func + (left: AvoidedTime, right: AvoidedTime) -> AvoidedTime {
        if right.isEmpty { return left }
        if left.isEmpty { return right }
        return AvoidedTime(never: left.never + right.never, ratherNot: left.ratherNot + right.ratherNot)
    }

    public var isEmpty: Bool { never.isEmpty && ratherNot.isEmpty }

    /// The same, only what has a day in some dates.
    public func within(_ dates: DayRange) -> AvoidedTime {
        AvoidedTime(
            never: never.filter { $0.days.overlaps(dates) },
            ratherNot: ratherNot.filter { $0.days.overlaps(dates) }
        )
    }

    /// What takes every working day of a week, together; nothing when one of them is left.
    public func blocking(_ week: Day) -> [CalendarSpan] {
        let days = DayRange(ordered: week, week.adding(days: 4))
        let found = never.filter { $0.days.overlaps(days) }
        return days.days.allSatisfy { day in found.contains { $0.days.contains(day) } } ? found : []
    }

    /// What is left of some dates when days to avoid at their ends are taken off; nothing when none is left.
    public func trimmed(_ dates: DayRange) -> DayRange? {
        guard !never.isEmpty else { return dates }
        var (start, end) = (dates.start, dates.end)
        func isBlocked(_ day: Day) -> Bool { never.contains { $0.days.contains(day) } }
        while start <= end, isBlocked(start) || (start > dates.start && start.isWeekend) {
            start = start.adding(days: 1)
        }
        while start <= end, isBlocked(end) || (end < dates.end && end.isWeekend) { end = end.adding(days: -1) }
        return start <= end ? DayRange(ordered: start, end) : nil
    }

    /// How many days of placement some dates lose. Where the days of the week are not named, a day that is lost is made up
    /// for on another day of the same week, as far as there is one.
    public func daysLost(in dates: DayRange, _ pattern: Pattern, daysPerWeek: Int) -> Int {
        let never = within(dates).never
        guard !never.isEmpty else { return 0 }
        func isFree(_ day: Day) -> Bool { !never.contains { $0.days.contains(day) } }
        return dates.weeks.reduce(0) { sum, week in
            let days = (0..<7).map { week.adding(days: $0) }.filter { dates.contains($0) }
            if !pattern.days.isEmpty {
                return sum + days.count { pattern.days.contains($0.weekday) && !isFree($0) }
            }
            let working = days.filter { !$0.isWeekend }
            return sum + min(daysPerWeek, working.count) - min(daysPerWeek, working.count(where: isFree))
        }
    }

    /// What using some dates costs: each week that somebody would rather not use counts its heaviest reason. A week in
    /// which nobody is there counts nothing.
    public func unwanted(in dates: DayRange) -> Int { unwantedWeeks(in: dates).reduce(0) { $0 + $1.weight } }

    /// The weeks of some dates that are used although somebody would rather not, with what each weighs.
    public func unwantedWeeks(in dates: DayRange) -> [(week: Day, weight: Int)] {
        let reasons = within(dates).ratherNot
        guard !reasons.isEmpty else { return [] }
        return dates.weeks.compactMap { week in
            let days = DayRange(ordered: week, week.adding(days: 6))
            guard let weight = reasons.filter({ $0.days.overlaps(days) }).map(\.weight).max(), blocking(week).isEmpty
            else { return nil }
            return (week, weight)
        }
    }

    /// The weeks of some dates in which nobody is there.
    public func blockedWeeks(in dates: DayRange) -> [Day] {
        never.isEmpty ? [] : dates.weeks.filter { !blocking($0).isEmpty }
    }
}
