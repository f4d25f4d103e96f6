public import Domain
public import Store

/// What the mailing rule needs to know. Only whoever sends letters asks; see `MailingRule`.
public enum Mailings {
    /// An employer with everything that the rule looks at.
    public struct Employer: Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var sector: Sector
        public var place: String?
        /// Its answer for the year that is asked about.
        public var answer: InterestAnswer?
        /// The days to ask again that any of its answers names.
        public var askAgainOn: [Day]
        /// The contact whom it named, the newest answer first.
        public var contact: ID<Person>?
        public var people: [Person]

        /// What the mailing rule says of it on a day.
        public func decision(on today: Day) -> MailingRule.Decision {
            MailingRule.decide(askAgainOn: askAgainOn, chosen: contact, people: people, on: today)
        }
    }

    private struct OrganisationRow: Codable {
        var id: ID<Organisation>
        var name: String
        var sector: Sector
        var place: String?
    }

    private struct AnswerRow: Codable {
        var organisationID: ID<Organisation>
        var year: AcademicYear
        var answer: InterestAnswer
        var askAgainOn: Day?
        var contactID: ID<Person>?
    }

    /// Every employer of the system that is not archived, by name.
    public static func employers(
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [Employer] {
        guard case .system(let system) = scope else { return [] }
        let organisations = try reader.all(
            """
            SELECT organisation.id, organisation.name, organisation.sector, organisation.place FROM organisation
            WHERE organisation.system_id = \(system) AND organisation.archived_at IS NULL
                AND organisation.kinds LIKE \("%\"\(OrganisationKind.employer.rawValue)\"%")
            ORDER BY organisation.name_folded, organisation.id
            """,
            as: OrganisationRow.self
        )
        let answers = try answers(of: nil, in: scope, reader)
        let people = try reader.all(
            """
            SELECT person.* FROM person WHERE person.system_id = \(system) AND person.archived_at IS NULL
            ORDER BY person.name_folded, person.id
            """,
            as: Person.self
        )
        let answersOf = Dictionary(grouping: answers, by: \.organisationID)
        let peopleOf = Dictionary(grouping: people, by: \.organisationID)
        return organisations.map { row in
            let known = answersOf[row.id] ?? []
            return Employer(
                id: row.id,
                name: row.name,
                sector: row.sector,
                place: row.place,
                answer: known.first { $0.year == year }?.answer,
                askAgainOn: known.compactMap(\.askAgainOn),
                contact: known.lazy.filter { $0.year <= year }.compactMap(\.contactID).first,
                people: peopleOf[row.id] ?? []
            )
        }
    }

    /// Until when an organisation asked not to be written to; none when it may be.
    public static func quiet(
        _ organisation: ID<Organisation>,
        on today: Day,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Day? {
        MailingRule.quiet(
            until: try answers(of: organisation, in: scope, reader).compactMap(\.askAgainOn),
            on: today
        )
    }

    /// The answers, the newest year first.
    private static func answers(
        of organisation: ID<Organisation>?,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [AnswerRow] {
        let only: SQL = organisation.map { "AND interest.organisation_id = \($0)" } ?? ""
        return try reader.all(
            """
            SELECT interest.organisation_id, interest.year, interest.answer, interest.ask_again_on, interest.contact_id
            FROM interest WHERE \(Interests.visible(in: scope)) \(only) ORDER BY interest.year DESC
            """,
            as: AnswerRow.self
        )
    }
}
