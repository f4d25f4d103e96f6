/// Decides whether a student could have an offer, and if not, the first rule that stops it. Pure: distances and the
/// system's limits are handed in.
public struct Eligibility: Sendable {
    /// A student who needs a place, with what the cohort asks for.
    public struct Seeker: Sendable {
        public var student: Student
        /// The dates in which the placement may run.
        public var window: DayRange?
        public var pattern: Pattern
        public var hoursRequired: Int
        /// Miles that the student can travel.
        public var travelLimit: Int

        public init(student: Student, window: DayRange?, pattern: Pattern, hoursRequired: Int, travelLimit: Int) {
            self.student = student
            self.window = window
            self.pattern = pattern
            self.hoursRequired = hoursRequired
            self.travelLimit = travelLimit
        }
    }

    /// An offer with where it is.
    public struct Place: Sendable {
        public var offer: Offer
        public var area: Area
        public var siteName: String
        public var postcode: Postcode?
        public var organisationName: String
        public var sector: Sector
        /// The most students at once on all of the site, and in all of the organisation.
        public var siteLimit: Int?
        /// The most learners of every kind at once on all of the site.
        public var siteLearnersLimit: Int?
        public var organisationLimit: Int?
        /// The days to avoid of the system and its colleges, and of this host; empty until a calendar is attached.
        public private(set) var calendar = AvoidanceCalendar.empty
        private(set) var avoided = AvoidedTime.none
        /// What preferences may call it, folded once because every student's preferences are held against it.
        let names: [String]

        public init(
            offer: Offer,
            area: Area,
            siteName: String,
            postcode: Postcode?,
            organisationName: String,
            sector: Sector,
            siteLimit: Int? = nil,
            siteLearnersLimit: Int? = nil,
            organisationLimit: Int? = nil
        ) {
            self.offer = offer
            self.area = area
            self.siteName = siteName
            self.postcode = postcode
            self.organisationName = organisationName
            self.sector = sector
            self.siteLimit = siteLimit
            self.siteLearnersLimit = siteLearnersLimit
            self.organisationLimit = organisationLimit
            names = [organisationName, area.name, siteName, sector.title].map(folded).filter { !$0.isEmpty }
        }

        /// How many fit at once here, as far as somebody has said.
        public var ceilings: [Ceiling: Int] {
            let limits: [Ceiling: Int?] = [
                .area(area.id): area.room, .site(offer.siteID): siteLimit,
                .siteLearners(offer.siteID): siteLearnersLimit, .organisation(offer.organisationID): organisationLimit,
            ]
            return limits.compactMapValues(\.self)
        }

        /// Places that nobody has taken; none when the number is not known yet.
        public var free: Int { offer.free ?? 0 }

        /// The same place, with the calendar that says which days are avoided there.
        public func attached(to calendar: AvoidanceCalendar) -> Place {
            var copy = self
            copy.calendar = calendar
            copy.avoided =
                calendar.time(tLevel: offer.tLevelCode)
                + calendar.time(of: AvoidanceCalendar.Host(offer), tLevel: offer.tLevelCode)
            return copy
        }

        /// The days to avoid for students of a college here: of the system, the host and the college together.
        public func avoided(with college: ID<Organisation>) -> AvoidedTime {
            avoided + calendar.time(of: college, tLevel: offer.tLevelCode)
        }

        /// The youngest age on the first day: the stricter of the offer's and the area's.
        public var minimumAge: Int? {
            switch (offer.minimumAge, area.minimumAge) {
            case (let own?, let area?): max(own, area)
            case (let own, let area): own ?? area
            }
        }
    }

    /// Hours of one full day on placement: the national guide of 45 days for 315 hours.
    static let hoursOfADay = 7

    /// The first rule that stops the student from having the offer as the whole placement; nothing when it fits.
    ///
    /// - Parameters:
    ///   - miles: the distance, if both ends are known.
    ///   - isVetoed: whether somebody has said that this student must not have this offer.
    public static func obstacle(
        for seeker: Seeker,
        at place: Place,
        miles: Double?,
        isVetoed: Bool
    ) -> Reason.Kind? {
        obstacles(for: seeker, at: place, miles: miles, isVetoed: isVetoed).first
    }

    /// Every rule that stops the student from having the offer as the whole placement. An offer that only `tooFewHours`
    /// stops may be a part of one.
    public static func obstacles(
        for seeker: Seeker,
        at place: Place,
        miles: Double?,
        isVetoed: Bool
    ) -> Obstacles {
        let offer = place.offer
        let student = seeker.student
        if offer.tLevelCode != student.tLevelCode { return [.noOfferForTLevel] }
        var found: Obstacles = []
        if let wanted = student.specialismCode, let given = offer.specialismCode, wanted != given {
            found.insert(.noOfferForSpecialism)
        }
        if !offer.visibility.includes(student.providerID) { found.insert(.notOpenToCollege) }
        if isVetoed { found.insert(.vetoed) }
        if offer.places == nil {
            found.insert(.placesNotKnown)
        } else if place.free == 0 {
            found.insert(.full)
        }
        let fit = fit(for: seeker, at: place)
        if fit == .windowsApart { found.insert(.windowApart) }
        if fit == .tooFewWeeks { found.insert(.weeksBlocked) }
        let dates = fit.dates
        if !offer.pattern.fits(seeker.pattern) { found.insert(.patternApart) }
        let firstDay = dates?.start ?? offer.firstDay
        if let minimum = place.minimumAge, minimum > 16 {
            if let age = student.age(on: firstDay) {
                if age < minimum { found.insert(.tooYoung) }
            } else {
                found.insert(.ageUnknown)
            }
        }
        if let ready = student.readyFrom, ready > firstDay { found.insert(.notReadyInTime) }
        if let hours = offer.hours, hours < seeker.hoursRequired { found.insert(.tooFewHours) }
        if let miles, miles > Double(seeker.travelLimit) { found.insert(.tooFar) }
        return found
    }

    /// How an offer's dates and a cohort's go together.
    public enum Fit: Hashable, Sendable {
        /// They share too few days for the hours.
        case windowsApart
        /// They would, but too few weeks are left without the days to avoid.
        case tooFewWeeks
        /// The student would be there on these days.
        case fits(DayRange)

        var dates: DayRange? {
            if case .fits(let dates) = self { dates } else { nil }
        }
    }

    /// The days that the student would be there: the part of the offer's dates inside the cohort's, if it is long
    /// enough for the hours without the days that nobody may use; nothing otherwise.
    public static func dates(for seeker: Seeker, at place: Place) -> DayRange? { fit(for: seeker, at: place).dates }

    /// How an offer's dates and a seeker's go together, with the days to avoid of the system, the college and the host.
    public static func fit(for seeker: Seeker, at place: Place) -> Fit {
        fit(for: seeker, at: place, avoiding: place.avoided(with: seeker.student.providerID))
    }

    /// The same with other days to avoid than the place's.
    public static func fit(for seeker: Seeker, at place: Place, avoiding avoided: AvoidedTime) -> Fit {
        fit(
            place.offer,
            window: seeker.window,
            pattern: seeker.pattern,
            hours: seeker.hoursRequired,
            avoiding: avoided
        )
    }

    /// How an offer's dates and a group's go together.
    ///
    /// A tenth less is let through: hosts' days differ from the guide, and the last days are always agreed by people. An
    /// offer that lies inside the window is taken as the host gave it; only what is avoided shortens it.
    static func fit(
        _ offer: Offer,
        window: DayRange?,
        pattern wanted: Pattern,
        hours: Int,
        avoiding avoided: AvoidedTime
    ) -> Fit {
        guard let offered = try? DayRange(start: offer.firstDay, end: offer.lastDay) else { return .windowsApart }
        guard let shared = window.map({ offered.intersection($0) }) ?? offered else { return .windowsApart }
        let pattern = offer.pattern.kind == .unknown ? wanted : offer.pattern
        let daysPerWeek = pattern.kind == .dayRelease ? min(pattern.daysPerWeek ?? 2, 5) : 5
        let asked = min(hours, offer.hours ?? hours)
        let possible = shared.dayCount * daysPerWeek * hoursOfADay / 7
        let needed = shared == offered ? min(asked, possible) : asked
        guard possible * 10 >= needed * 9 else { return .windowsApart }
        if avoided.never.isEmpty { return .fits(shared) }
        let lost = avoided.daysLost(in: shared, pattern, daysPerWeek: daysPerWeek) * hoursOfADay
        guard (possible - lost) * 10 >= needed * 9, let dates = avoided.trimmed(shared) else { return .tooFewWeeks }
        return .fits(dates)
    }
}
