public import Foundation

/// A college and an employer whose calendars together leave too few weeks for the hours, though the dates of a cohort and
/// of an offer would fit. People decide openly which side gives way.
public struct CalendarConflict: Hashable, Sendable {
    public var collegeID: ID<Organisation>
    public var hostID: ID<Organisation>
    /// The cohorts and offers that would fit but for the days to avoid.
    public var lines: [Line]

    /// A cohort and an offer.
    public struct Line: Hashable, Sendable {
        public var cohort: Cohort
        public var offer: Offer
        public var areaName: String
        /// The days that the cohort's and the offer's dates share.
        public var shared: DayRange
        /// What the college says never about, within these days.
        public var college: [CalendarSpan]
        /// What the host says never about, within these days.
        public var host: [CalendarSpan]
        /// The sides of which either alone could give way, and the hours would fit.
        public var solvedBy: Set<Side>
    }

    /// Whether everything would fit if one side gave way.
    public func isSolved(by side: Side) -> Bool { lines.allSatisfy { $0.solvedBy.contains(side) } }

    /// The students of the cohorts, as far as their number is known.
    public var students: Int {
        Dictionary(lines.map { ($0.cohort.id, $0.cohort.size ?? 0) }, uniquingKeysWith: { first, _ in first })
            .values.reduce(0, +)
    }

    /// The places free at the offers, as far as their number is known.
    public var places: Int {
        Dictionary(lines.map { ($0.offer.id, $0.offer.free ?? 0) }, uniquingKeysWith: { first, _ in first })
            .values.reduce(0, +)
    }

    /// The days of a side that stand in the way, by start.
    public func spans(of side: Side) -> [CalendarSpan] {
        Set(lines.flatMap { side == .college ? $0.college : $0.host }).sorted {
            ($0.days.start, $0.days.end, $0.title) < ($1.days.start, $1.days.end, $1.title)
        }
    }

    /// From the first to the last day that any cohort and offer share.
    public var range: DayRange? {
        guard let first = lines.map(\.shared.start).min(), let last = lines.map(\.shared.end).max() else { return nil }
        return try? DayRange(start: first, end: last)
    }

    /// Which calendar gives way.
    public enum Side: String, Codable, Hashable, Sendable, CaseIterable {
        case college, host

        /// The words on screens.
        public var title: String {
            switch self {
            case .college: "The college"
            case .host: "The employer"
            }
        }
    }

    /// Every college and employer whose calendars stand against each other.
    public static func all(cohorts: [Cohort], places: [Eligibility.Place]) -> [CalendarConflict] {
        var found: [Pair: [Line]] = [:]
        let blockedPlaces = places.filter { $0.offer.archivedAt == nil && $0.offer.free != 0 }
        for cohort in cohorts where cohort.archivedAt == nil {
            for place in blockedPlaces where place.offer.tLevelCode == cohort.tLevelCode {
                guard let line = line(cohort, place) else { continue }
                let pair = Pair(college: cohort.providerID, host: place.offer.organisationID)
                found[pair, default: []].append(line)
            }
        }
        return found.map { CalendarConflict(collegeID: $0.college, hostID: $0.host, lines: $1) }.sorted {
            ($1.students, $1.places, $0.hostID, $0.collegeID) < ($0.students, $0.places, $1.hostID, $1.collegeID)
        }
    }

    private struct Pair: Hashable {
        var college: ID<Organisation>
        var host: ID<Organisation>
    }

    /// A cohort and an offer that fit as far as the system's own calendar goes, and no longer with the two others.
    private static func line(_ cohort: Cohort, _ place: Eligibility.Place) -> Line? {
        let offer = place.offer
        guard offer.visibility.includes(cohort.providerID), offer.pattern.fits(cohort.pattern),
            cohort.specialismCode == nil || offer.specialismCode == nil
                || cohort.specialismCode == offer.specialismCode,
            let window = try? DayRange(start: cohort.firstDay, end: cohort.lastDay),
            let shared = (try? DayRange(start: offer.firstDay, end: offer.lastDay))?.intersection(window)
        else { return nil }
        func fit(_ avoided: AvoidedTime) -> Eligibility.Fit {
            Eligibility.fit(
                offer,
                window: window,
                pattern: cohort.pattern,
                hours: cohort.hours,
                avoiding: avoided
            )
        }
        let system = place.calendar.time(tLevel: offer.tLevelCode)
        let host = place.calendar.time(of: AvoidanceCalendar.Host(offer), tLevel: offer.tLevelCode).within(shared)
        let college = place.calendar.time(of: cohort.providerID, tLevel: offer.tLevelCode).within(shared)
        guard !(host.never.isEmpty && college.never.isEmpty), case .fits = fit(system),
            fit(system + host + college) == .tooFewWeeks
        else { return nil }
        return Line(
            cohort: cohort,
            offer: offer,
            areaName: place.area.name,
            shared: shared,
            college: college.never,
            host: host.never,
            solvedBy: Set(
                Side.allCases.filter { side in
                    if case .fits = fit(system + (side == .college ? host : college)) { true } else { false }
                }
            )
        )
    }
}

/// What was decided about a college's and an employer's calendars, by whom and why.
public struct CalendarDecision: Codable, Hashable, Sendable {
    public var id: ID<CalendarDecision>
    public var systemID: ID<System>
    public var year: AcademicYear
    public var providerID: ID<Organisation>
    /// The employer.
    public var organisationID: ID<Organisation>
    public var givesWay: CalendarConflict.Side
    /// What is rather not from now on, in words; empty when the side has no such week, and its plans have to change.
    public var weeks: String
    public var why: String
    public var authorID: ID<User>
    public var at: Date

    public init(
        id: ID<CalendarDecision>,
        systemID: ID<System>,
        year: AcademicYear,
        providerID: ID<Organisation>,
        organisationID: ID<Organisation>,
        givesWay: CalendarConflict.Side,
        weeks: String,
        why: String,
        authorID: ID<User>,
        at: Date
    ) {
        self.id = id
        self.systemID = systemID
        self.year = year
        self.providerID = providerID
        self.organisationID = organisationID
        self.givesWay = givesWay
        self.weeks = weeks
        self.why = why
        self.authorID = authorID
        self.at = at
    }
}
