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
        /// What preferences may call it, folded once because every student's preferences are held against it.
        let names: [String]

        public init(
            offer: Offer,
            area: Area,
            siteName: String,
            postcode: Postcode?,
            organisationName: String,
            sector: Sector
        ) {
            self.offer = offer
            self.area = area
            self.siteName = siteName
            self.postcode = postcode
            self.organisationName = organisationName
            self.sector = sector
            names = [organisationName, area.name, siteName, sector.title].map(folded).filter { !$0.isEmpty }
        }

        /// Places that nobody has taken; none when the number is not known yet.
        public var free: Int { offer.free ?? 0 }

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

    /// The first rule that stops the student from having the offer; nothing when it fits.
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
        let offer = place.offer
        let student = seeker.student
        if offer.tLevelCode != student.tLevelCode { return .noOfferForTLevel }
        if let wanted = student.specialismCode, let given = offer.specialismCode, wanted != given {
            return .noOfferForSpecialism
        }
        if !offer.visibility.includes(student.providerID) { return .notOpenToCollege }
        if isVetoed { return .vetoed }
        if offer.places == nil { return .placesNotKnown }
        if place.free == 0 { return .full }
        guard let dates = dates(for: seeker, at: place) else { return .windowApart }
        if !offer.pattern.fits(seeker.pattern) { return .patternApart }
        if let minimum = place.minimumAge, minimum > 16 {
            guard let age = student.age(on: dates.start) else { return .ageUnknown }
            if age < minimum { return .tooYoung }
        }
        if let ready = student.readyFrom, ready > dates.start { return .notReadyInTime }
        if let hours = offer.hours, hours < seeker.hoursRequired { return .tooFewHours }
        if let miles, miles > Double(seeker.travelLimit) { return .tooFar }
        return nil
    }

    /// The days that the student would be there: the part of the offer's dates inside the cohort's, if it is long
    /// enough for the hours; nothing otherwise.
    public static func dates(for seeker: Seeker, at place: Place) -> DayRange? {
        guard let offered = try? DayRange(start: place.offer.firstDay, end: place.offer.lastDay) else { return nil }
        guard let window = seeker.window else { return offered }
        guard let shared = offered.intersection(window) else { return nil }
        let pattern = place.offer.pattern.kind == .unknown ? seeker.pattern : place.offer.pattern
        let daysPerWeek = pattern.kind == .dayRelease ? min(pattern.daysPerWeek ?? 2, 5) : 5
        let needed = min(seeker.hoursRequired, place.offer.hours ?? seeker.hoursRequired)
        // A tenth less is let through: hosts' days differ from the guide, and the last days are always agreed by people.
        let possible = shared.dayCount * daysPerWeek * hoursOfADay / 7
        return possible * 10 >= needed * 9 || shared == offered ? shared : nil
    }
}
