/// One reason for a proposal, or one rule or shortage that stopped a placement, with the figures behind it.
public struct Reason: Codable, Hashable, Sendable {
    public var kind: Kind
    /// The figure that goes with the kind: a rank, miles, places, students, offers.
    public var count: Int
    /// A second figure, where the kind has one.
    public var other: Int
    /// A date that goes with the kind, in plain words.
    public var detail: String

    public init(_ kind: Kind, count: Int = 0, other: Int = 0, detail: String = "") {
        self.kind = kind
        self.count = count
        self.other = other
        self.detail = detail
    }

    /// What the reason is about. Stored by name, so new kinds may be added and none renamed.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        // Why this place.
        case preferenceMet, noPreferenceMet, noPreferencesGiven, distance, distanceUnknown, windowFits
        case betterChoiceFull, lockedByPerson, chosenByPerson, inParts, keptPromise, weeksAvoided, weeksUsed
        // What stopped the others, offers counted.
        case noOfferForTLevel, noOfferForSpecialism, notOpenToCollege, tooFar, tooYoung, ageUnknown
        case windowApart, weeksBlocked, patternApart, notReadyInTime, tooFewHours, placesNotKnown, full, vetoed
        case shortage, partsDoNotAddUp, groupTooSmall
        // Whom the places that fit went to, by the level that decided; places counted.
        case heldByLock, heldForFairness, heldForPromise, heldForPreference, heldForTravel, heldByLot
        // What an alternative would cost somebody else.
        case costsNobody, costsPlace, costsFairness, costsPreference, costsTravel, costsNothing
        // The engine did not get as far.
        case stoppedEarly
    }

    /// The sentence on screens.
    public var sentence: String {
        switch kind {
        case .preferenceMet:
            count == 1 ? "It is the student’s first choice." : "It is the student’s choice number \(count) of \(other)."
        case .noPreferenceMet: "It meets none of the student’s \(count) preferences."
        case .noPreferencesGiven: "The student has given no preferences."
        case .distance: "About \(count) \(count == 1 ? "mile" : "miles") in a straight line."
        case .distanceUnknown: "The distance is not known: a postcode is missing."
        case .windowFits: "The dates fit: \(detail)."
        case .betterChoiceFull:
            "A better choice was full: \(count) students wanted \(other) \(other == 1 ? "place" : "places")."
        case .lockedByPerson: "Kept, because somebody locked it."
        case .chosenByPerson: "Chosen by a person."
        case .noOfferForTLevel: "Nobody offers a place for this T Level this year."
        case .noOfferForSpecialism: "Nobody offers a place for this specialism this year."
        case .notOpenToCollege: offers("is", "are", "not open to this college.")
        case .tooFar: offers("is", "are", "further away than the limit of \(other) miles.")
        case .tooYoung: offers("is", "are", "only for students who are older on the first day.")
        case .ageUnknown: offers("has", "have", "a minimum age, and the date of birth is missing.")
        case .windowApart: offers("is", "are", "at other times than the cohort’s dates.")
        case .weeksBlocked:
            offers("has", "have", "too few weeks for the hours without those to avoid")
                + (detail.isEmpty ? "." : ": \(detail).")
        case .patternApart: offers("is", "are", "on other days than the cohort can do.")
        case .notReadyInTime: offers("starts", "start", "before the student’s checks will be clear.")
        case .tooFewHours: offers("has", "have", "fewer hours than the student needs.")
        case .placesNotKnown: offers("has", "have", "no number of places yet.")
        case .full: offers("is", "are", "already full.")
        case .vetoed: offers("was", "were", "rejected by somebody for this student.")
        case .shortage: "\(count) students compete for \(other) \(other == 1 ? "place" : "places") that fit."
        case .inParts: "The placement is in \(count) parts that together have the hours."
        case .weeksAvoided:
            "Nobody is there in \(count) \(count == 1 ? "week" : "weeks") to avoid: \(detail)."
        case .weeksUsed:
            "It uses \(count) \(count == 1 ? "week" : "weeks") that would rather be avoided: \(detail)."
        case .keptPromise: "It is what the last run proposed."
        case .partsDoNotAddUp:
            "No parts on offer follow one another and add up to \(count) hours with \(other) "
                + (other == 1 ? "employer." : "employers at most.")
        case .groupTooSmall: "A host takes \(count) students together or none, and there were not enough."
        case .heldByLock: places("locked for another student.", "locked for other students.")
        case .heldForFairness:
            places(
                "held by a student whose college would otherwise be worse off than this one.",
                "held by students whose colleges would otherwise be worse off than this one."
            )
        case .heldForPromise: places("what another student was told before.", "what other students were told before.")
        case .heldForPreference:
            places("what another student wants more.", "what other students want more.")
        case .heldForTravel: places("nearer for another student.", "nearer for other students.")
        case .heldByLot:
            places(
                "held by a student with an equal claim: the published order decided.",
                "held by students with equal claims: the published order decided."
            )
        case .costsNobody: "Nobody else would move."
        case .costsPlace: "Another student would be left without a place."
        case .costsFairness: "Another student would be left without a place, at a college that is worse off."
        case .costsPreference: "Another student would get what they want less."
        case .costsTravel: "Another student would have to travel further."
        case .costsNothing: "Another student would change places and lose nothing."
        case .stoppedEarly: "The run was stopped before a place was looked for. Ask for new proposals."
        }
    }

    private func places(_ one: String, _ many: String) -> String {
        count == 1 ? "1 place that fits is \(one)" : "\(count) places that fit are \(many)"
    }

    private func offers(_ one: String, _ many: String, _ rest: String) -> String {
        count == 1 ? "1 offer \(one) \(rest)" : "\(count) offers \(many) \(rest)"
    }
}
