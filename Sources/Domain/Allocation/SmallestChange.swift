/// The least that would have to change for a student to have a place: every remedy together, at these offers.
public struct SmallestChange: Codable, Hashable, Sendable {
    /// The offers that the student could then have, in the order of the legs; empty when a new one has to be found.
    public var offerIDs: [ID<Offer>]
    public var remedies: [Remedy]

    public init(offerIDs: [ID<Offer>], remedies: [Remedy]) {
        self.offerIDs = offerIDs
        self.remedies = remedies
    }
}

/// One thing that would have to change.
public struct Remedy: Codable, Hashable, Sendable {
    public var kind: Kind
    /// The figure that goes with the kind: miles, years, days, hours.
    public var count: Int
    /// A second figure, where the kind has one.
    public var other: Int
    /// Dates, days or a subject in plain words.
    public var detail: String

    public init(_ kind: Kind, count: Int = 0, other: Int = 0, detail: String = "") {
        self.kind = kind
        self.count = count
        self.other = other
        self.detail = detail
    }

    /// What would have to change, the easiest first: of changes of one size the first is proposed. Stored by name, so new
    /// kinds may be added and none renamed.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case recordBirthDate, sayPlaces, clearEarlier, travelFurther, openToCollege, otherDays, otherDates
        case acceptYounger, onePlaceMore, oneLearnerMore, moreHours, liftRejection, otherSpecialism, fillGroup,
            giveUpWeeks
        case newOffer
    }

    /// The sentence on screens.
    public var sentence: String {
        switch kind {
        case .recordBirthDate: "Record the student’s date of birth, to show that they are \(count) or older."
        case .sayPlaces: "The employer says how many places there are."
        case .clearEarlier:
            "The checks are clear \(count) \(count == 1 ? "day" : "days") earlier, by \(detail)."
        case .travelFurther:
            "The student can travel \(count) \(count == 1 ? "mile" : "miles") further: \(other) miles in all."
        case .openToCollege: "The employer opens the offer to this college."
        case .otherDays: "The college can do the offer’s days: \(detail)."
        case .otherDates: "The college can do the offer’s dates: \(detail)."
        case .acceptYounger: "The employer accepts students from age \(count), not \(other)."
        case .onePlaceMore: "The employer offers one more place."
        case .oneLearnerMore: "The host takes one more student at once."
        case .moreHours: "The employer offers \(count) hours more: \(other) in all."
        case .liftRejection: "The rejection of this offer for this student is taken back."
        case .otherSpecialism: "The employer accepts this student’s specialism too."
        case .fillGroup: "\(count) more \(count == 1 ? "student comes" : "students come") too: the host takes a group."
        case .giveUpWeeks: "Weeks to avoid are used after all: \(detail)."
        case .newOffer: "A new offer is found: \(detail)."
        }
    }
}
