public import Domain
public import Store

/// Rounds in which employers are asked for places, with who is asked and what they answered.
public enum Rounds {
    /// A coordinator sees every round of the system; an employer those that it is asked in.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "capacity_round.system_id = \(system)"
        case .employer(let system, let employer):
            """
            capacity_round.system_id = \(system) AND capacity_round.id IN (SELECT round_member.round_id
                FROM round_member WHERE round_member.organisation_id = \(employer))
            """
        case .place, .provider, .tutees, .oneself, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The members and answers that a scope may see: all of the system, or the own organisation's.
    private static func own(_ table: SQL, in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "\(table).system_id = \(system)"
        case .employer(let system, let employer):
            "\(table).system_id = \(system) AND \(table).organisation_id = \(employer)"
        case .place, .provider, .tutees, .oneself, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// One round.
    public static func find(_ id: ID<CapacityRound>, in scope: Scope, _ reader: any Reader) throws -> CapacityRound? {
        try reader.first(
            "SELECT capacity_round.* FROM capacity_round WHERE capacity_round.id = \(id) AND \(visible(in: scope))",
            as: CapacityRound.self
        )
    }

    /// The rounds, newest first.
    public static func list(in scope: Scope, _ reader: any Reader) throws -> [CapacityRound] {
        try reader.all(
            """
            SELECT capacity_round.* FROM capacity_round WHERE \(visible(in: scope))
            ORDER BY capacity_round.opened_at DESC, capacity_round.id DESC
            """,
            as: CapacityRound.self
        )
    }

    /// An employer in a round, with its name.
    public struct MemberRow: Sendable {
        public var member: RoundMember
        public var organisationName: String
    }

    /// Everybody in a round, by name.
    public static func members(
        of round: ID<CapacityRound>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [MemberRow] {
        let rows = try reader.rows(
            """
            SELECT round_member.*, organisation.name AS organisation_name
            FROM round_member JOIN organisation ON organisation.id = round_member.organisation_id
            WHERE round_member.round_id = \(round) AND \(own("round_member", in: scope))
            ORDER BY organisation.name_folded, organisation.id
            """
        )
        return try rows.map { row in
            MemberRow(
                member: try row.decode(RoundMember.self),
                organisationName: row["organisation_name"]?.stringValue ?? ""
            )
        }
    }

    /// An employer's membership of a round.
    public static func member(
        _ organisation: ID<Organisation>,
        of round: ID<CapacityRound>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> RoundMember? {
        try reader.first(
            """
            SELECT round_member.* FROM round_member WHERE round_member.round_id = \(round)
                AND round_member.organisation_id = \(organisation) AND \(own("round_member", in: scope))
            """,
            as: RoundMember.self
        )
    }

    /// The answers of a round, oldest first; of one employer when one is given.
    public static func answers(
        of round: ID<CapacityRound>,
        by organisation: ID<Organisation>? = nil,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [RoundAnswer] {
        let only: SQL = organisation.map { "AND round_answer.organisation_id = \($0)" } ?? ""
        return try reader.all(
            """
            SELECT round_answer.* FROM round_answer
            WHERE round_answer.round_id = \(round) AND \(own("round_answer", in: scope)) \(only)
            ORDER BY round_answer.answered_at, round_answer.id
            """,
            as: RoundAnswer.self
        )
    }

    /// The offers of a year and of the year before at areas that are still used, by area; of one employer when one is
    /// given. Withdrawn ones of the year itself are with them, because an answer may be about one.
    public static func offers(
        year: AcademicYear,
        of organisation: ID<Organisation>? = nil,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> (lastYear: [Offer], thisYear: [Offer]) {
        let only: SQL = organisation.map { "AND offer.organisation_id = \($0)" } ?? ""
        let offers = try reader.all(
            """
            SELECT \(Offers.columns(in: scope)) FROM offer JOIN area ON area.id = offer.area_id
                JOIN site ON site.id = offer.site_id
            WHERE \(Offers.visible(in: scope)) AND area.archived_at IS NULL \(only)
                AND (offer.year = \(year) OR (offer.year = \(year.previous) AND offer.archived_at IS NULL))
            ORDER BY site.name_folded, area.name_folded, offer.first_day, offer.id
            """,
            as: Offer.self
        )
        return (offers.filter { $0.year < year }, offers.filter { $0.year == year })
    }

    /// The newest link of each employer that was asked in a round, with whom it went to.
    public static func links(
        of round: ID<CapacityRound>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [TaskLinks.Row] {
        let rows = try reader.rows(
            """
            SELECT task_link.*, organisation.name AS organisation_name, person.name AS person_name
            FROM task_link JOIN organisation ON organisation.id = task_link.organisation_id
                JOIN person ON person.id = task_link.person_id
            WHERE task_link.round_id = \(round) AND \(TaskLinks.visible(in: scope))
            ORDER BY task_link.sent_at, task_link.id
            """
        )
        return try rows.map { row in
            TaskLinks.Row(
                link: try row.decode(TaskLink.self),
                organisationName: row["organisation_name"]?.stringValue ?? "",
                personName: row["person_name"]?.stringValue ?? ""
            )
        }
    }

    /// The offers that are held back from colleges and came from a round.
    public static func held(by round: ID<CapacityRound>, in scope: Scope, _ reader: any Reader) throws -> [Offer] {
        try reader.all(
            """
            SELECT offer.* FROM offer WHERE offer.visibility LIKE \("%\"heldUntil\"%") AND \(Offers.visible(in: scope))
                AND offer.id IN (SELECT round_answer.offer_id FROM round_answer WHERE round_answer.round_id = \(round))
            ORDER BY offer.id
            """,
            as: Offer.self
        )
    }
}
