/// The form of an employer's answer for a year, as typed.
public struct InterestDraft: Hashable, Sendable {
    /// Raw value of `InterestAnswer`.
    public var answer = ""
    /// Raw value of `NotThisYearReason`.
    public var reasonCode = ""
    /// The reason in the employer's own words; needed for "something else".
    public var reason = ""
    public var askAgainOn = DayParts()
    /// The id of the contact to ask next year; empty for nobody in particular.
    public var contactID = ""
    /// What is known already of what they may offer, with "may offer".
    public var mayOffer = MayOfferDraft()
    /// Whether the offers of the year are to be withdrawn with "not this year".
    public var withdrawsOffers = false
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows an answer as it is.
    public init(_ interest: Interest) {
        answer = interest.answer.rawValue
        reasonCode = interest.reasonCode?.rawValue ?? ""
        reason = interest.reason
        askAgainOn = DayParts(interest.askAgainOn)
        contactID = interest.contactID?.description ?? ""
        source = interest.source
        asAt = DayParts(interest.asAt)
    }

    /// The answer that the form describes. Only "not this year" carries a reason.
    ///
    /// - Parameter contacts: the contacts who can be named for next year.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Interest>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        year: AcademicYear,
        contacts: [ID<Person>],
        today: Day
    ) throws(InvalidDraft) -> Interest {
        var reader = DraftReader()
        let answer = reader.choice(answer, "answer", "what the employer said", as: InterestAnswer.self)
        let isRefusal = answer == .notThisYear
        let code =
            isRefusal ? reader.choice(reasonCode, "reasonCode", "the reason", as: NotThisYearReason.self) : nil
        let reason =
            code == .other
            ? reader.required(reason, "reason", "the reason in a few words", atMost: 1000)
            : reader.optional(isRefusal ? reason : "", "reason", atMost: 1000)
        let askAgainOn = reader.day(askAgainOn, "askAgainOn", "The day to ask again")
        if let askAgainOn, askAgainOn <= today {
            reader.fault("askAgainOn", "The day to ask again must be in the future")
        }
        let contact = ID<Person>(contactID)
        if let contact, !contacts.contains(contact) {
            reader.fault("contactID", "Choose a contact of this employer, or nobody in particular")
        }
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        guard let answer else { throw InvalidDraft("answer", "Choose what the employer said") }
        return Interest(
            id: id,
            systemID: systemID,
            organisationID: organisationID,
            year: year,
            answer: answer,
            reasonCode: code,
            reason: reason,
            askAgainOn: askAgainOn,
            contactID: contact,
            source: source,
            asAt: asAt
        )
    }
}
