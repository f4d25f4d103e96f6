/// The form of an employer's answer for a year, as typed.
public struct InterestDraft: Hashable, Sendable {
    /// Raw value of `InterestAnswer`.
    public var answer = ""
    public var reason = ""
    public var askAgainOn = DayParts()
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows an answer as it is.
    public init(_ interest: Interest) {
        answer = interest.answer.rawValue
        reason = interest.reason
        askAgainOn = DayParts(interest.askAgainOn)
        source = interest.source
        asAt = DayParts(interest.asAt)
    }

    /// The answer that the form describes. Only "not this year" carries a reason and a day to ask again.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Interest>,
        systemID: ID<System>,
        organisationID: ID<Organisation>,
        year: AcademicYear,
        today: Day
    ) throws(InvalidDraft) -> Interest {
        var reader = DraftReader()
        let answer = reader.choice(answer, "answer", "what the employer said", as: InterestAnswer.self)
        let isRefusal = answer == .notThisYear
        let reason = isRefusal ? reader.required(reason, "reason", "the reason", atMost: 1000) : ""
        let askAgainOn = isRefusal ? reader.day(askAgainOn, "askAgainOn", "The day to ask again") : nil
        if let askAgainOn, askAgainOn <= today {
            reader.fault("askAgainOn", "The day to ask again must be in the future")
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
            reason: reason,
            askAgainOn: askAgainOn,
            source: source,
            asAt: asAt
        )
    }
}
