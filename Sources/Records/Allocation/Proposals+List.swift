public import Domain
public import Store

extension Proposals {
    /// A proposal with the names that people look for. Its alternatives are left out.
    public struct ListRow: Sendable {
        public var proposal: Proposal
        public var names: Names

        /// Whom and where a proposal is about.
        public struct Names: Codable, Sendable {
            public var givenName: String
            public var familyName: String
            public var preferredName: String
            public var tLevelCode: String
            public var collegeName: String
            /// The employer; empty when no place is proposed.
            public var employerName: String?
            public var areaName: String?
        }
    }

    /// The proposals of a run, filtered: the students without a place first, then by name.
    public static func list(
        of run: ID<Run>,
        in scope: Scope,
        _ filter: ProposalFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let tables = tables(of: run, in: scope, filter)
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.rows(
            """
            SELECT '[]' AS alternatives, proposal.*, student.given_name, student.family_name, student.preferred_name,
                student.t_level_code, provider.name AS college_name, organisation.name AS employer_name,
                area.name AS area_name
            \(tables)
            ORDER BY CASE WHEN proposal.state = \(ProposalState.unplaced.rawValue) THEN 0 ELSE 1 END,
                student.name_folded, proposal.id \(page)
            """
        )
        return Listing(
            rows: try rows.map {
                ListRow(proposal: try $0.decode(Proposal.self), names: try $0.decode(ListRow.Names.self))
            },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }

    /// The open proposals of a run that a filter lets through.
    public static func open(
        of run: ID<Run>,
        in scope: Scope,
        _ filter: ProposalFilter,
        _ reader: any Reader
    ) throws -> Set<ID<Proposal>> {
        let ids = try reader.all(
            """
            SELECT proposal.id \(tables(of: run, in: scope, filter)) AND proposal.state = \(ProposalState.open.rawValue)
            """,
            as: ID<Proposal>.self
        )
        return Set(ids)
    }

    private static func tables(of run: ID<Run>, in scope: Scope, _ filter: ProposalFilter) -> SQL {
        var conditions: [SQL] = ["proposal.run_id = \(run)"]
        if case .system(let system) = scope {
            conditions.append("proposal.system_id = \(system)")
        } else {
            conditions.append("1 = 0")
        }
        if let state = filter.state { conditions.append("proposal.state = \(state.rawValue)") }
        if let provider = filter.providerID { conditions.append("proposal.provider_id = \(provider)") }
        if let code = filter.tLevelCode { conditions.append("student.t_level_code = \(code)") }
        switch filter.preference {
        case .first: conditions.append("proposal.preference_met = 1")
        case .other: conditions.append("proposal.preference_met > 1")
        case .unmet: conditions.append("proposal.offer_id IS NOT NULL AND proposal.preference_met IS NULL")
        case nil: break
        }
        for word in ListRequest(text: filter.text).words {
            let like = "%\(word)%"
            conditions.append(
                """
                (student.name_folded LIKE \(like) OR provider.name_folded LIKE \(like)
                    OR organisation.name_folded LIKE \(like) OR area.name_folded LIKE \(like))
                """
            )
        }
        return """
            FROM proposal JOIN student ON student.id = proposal.student_id
                JOIN organisation AS provider ON provider.id = proposal.provider_id
                LEFT JOIN offer ON offer.id = proposal.offer_id
                LEFT JOIN organisation ON organisation.id = offer.organisation_id
                LEFT JOIN area ON area.id = offer.area_id
            WHERE \(conditions.joined(separator: " AND "))
            """
    }

    /// What there is in a run, whatever the filter.
    public struct Counts: Sendable {
        public var states: [ProposalState: Int]
        public var preferences: [ProposalFilter.Preference: Int]
        /// The colleges and T Levels of the run's students.
        public var colleges: [(id: ID<Organisation>, name: String)]
        public var tLevelCodes: [String]
    }

    /// Counts the proposals of a run.
    public static func counts(of run: ID<Run>, in scope: Scope, _ reader: any Reader) throws -> Counts {
        struct Group: Decodable {
            var state: ProposalState
            var preference: String?
            var proposals: Int
        }
        struct College: Decodable {
            var id: ID<Organisation>
            var name: String
        }
        let all = tables(of: run, in: scope, ProposalFilter())
        let groups = try reader.all(
            """
            SELECT state, preference, count(*) AS proposals FROM (
                SELECT proposal.state, CASE WHEN proposal.offer_id IS NULL THEN NULL
                    WHEN proposal.preference_met IS NULL THEN 'none' WHEN proposal.preference_met = 1 THEN 'first'
                    ELSE 'other' END AS preference \(all)) AS each_one GROUP BY state, preference
            """,
            as: Group.self
        )
        var counts = Counts(states: [:], preferences: [:], colleges: [], tLevelCodes: [])
        for group in groups {
            counts.states[group.state, default: 0] += group.proposals
            if let kind = group.preference.flatMap({ ProposalFilter.Preference(rawValue: $0) }) {
                counts.preferences[kind, default: 0] += group.proposals
            }
        }
        counts.colleges = try reader.all(
            """
            SELECT id, name FROM organisation WHERE id IN (SELECT proposal.provider_id \(all)) ORDER BY name_folded, id
            """,
            as: College.self
        ).map { ($0.id, $0.name) }
        counts.tLevelCodes = try reader.all(
            "SELECT DISTINCT student.t_level_code \(all) ORDER BY student.t_level_code",
            as: String.self
        )
        return counts
    }
}
