/// Who may be written to about placements, and when: the one rule that every letter to an employer asks.
public enum MailingRule {
    /// What the rule says of one employer.
    public enum Decision: Hashable, Sendable {
        /// The contact who is written to.
        case write(Person)
        /// They asked not to be written to before a day.
        case quiet(until: Day)
        /// Nobody there has an e-mail address.
        case noContact

        /// Who is written to, if anybody is.
        public var person: Person? { if case .write(let person) = self { person } else { nil } }
    }

    /// The last day to come on which an employer said it may be asked again, in any of its answers; none when it may be
    /// written to.
    public static func quiet(until days: [Day], on today: Day) -> Day? {
        days.filter { $0 > today }.max()
    }

    /// The decision about an employer.
    ///
    /// - Parameters:
    ///   - days: the days to ask again that its answers name.
    ///   - chosen: the contact whom it named for the year; preferred.
    ///   - people: its contacts, in the order of the list.
    public static func decide(
        askAgainOn days: [Day],
        chosen: ID<Person>?,
        people: [Person],
        on today: Day
    ) -> Decision {
        if let day = quiet(until: days, on: today) { return .quiet(until: day) }
        let reachable = people.filter { $0.archivedAt == nil && $0.email != nil }
        let order: [PersonRole] = [.lead, .connector, .champion, .contact]
        let best =
            reachable.first { $0.id == chosen }
            ?? order.lazy.compactMap { role in reachable.first { $0.role == role } }.first ?? reachable.first
        return best.map(Decision.write) ?? .noContact
    }

    /// The sentence for whoever tries to write to an employer too early.
    public static func sentence(_ employer: String, until day: Day) -> String {
        "\(employer) asked not to be written to before \(day.formatted()). Ring them, or change the day in their answer"
    }
}
