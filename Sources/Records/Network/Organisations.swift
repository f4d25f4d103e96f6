public import Domain
public import Store

/// Employers, colleges and partners.
public enum Organisations {
    /// The rows that a scope may see. A college sees itself and the employers with an offer that is open to it; an
    /// employer sees itself.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "organisation.system_id = \(system)"
        case .place: "organisation.id IN \(inPlace(scope))"
        case .provider(let system, let provider), .tutees(let system, let provider, _, _):
            """
            organisation.system_id = \(system) AND (organisation.id = \(provider) OR (organisation.archived_at IS NULL
                AND organisation.id IN (SELECT offer.organisation_id FROM offer WHERE \(Offers.visible(in: scope)))))
            """
        case .employer(let system, let own), .areas(let system, let own, _), .named(let system, let own, _, _),
            .organisation(let system, let own):
            "organisation.system_id = \(system) AND organisation.id = \(own)"
        case .oneself, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// The ids of the employers in the place of a place lead.
    static func inPlace(_ scope: Scope) -> SQL {
        guard case .place(let system, let place) = scope else { return "(SELECT id FROM organisation WHERE 1 = 0)" }
        return """
            (SELECT employer.id FROM organisation AS employer WHERE employer.system_id = \(system)
                AND employer.place = \(place) AND employer.kinds LIKE \("%\"\(OrganisationKind.employer.rawValue)\"%"))
            """
    }

    /// The columns of an organisation. Colleges and those who only host students never get notes.
    private static func columns(in scope: Scope) -> SQL {
        scope.holds(.organisationNotes) ? "organisation.*" : "'' AS notes, organisation.*"
    }

    /// One organisation.
    public static func find(_ id: ID<Organisation>, in scope: Scope, _ reader: any Reader) throws -> Organisation? {
        try reader.first(
            """
            SELECT \(columns(in: scope)) FROM organisation WHERE organisation.id = \(id) AND \(visible(in: scope))
            """,
            as: Organisation.self
        )
    }

    /// A row of the list: an organisation with its year.
    public struct ListRow: Codable, Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var kinds: [OrganisationKind]
        public var sector: Sector
        public var place: String?
        public var odsCode: ODSCode?
        public var ukprn: UKPRN?
        public var source: String
        public var asAt: Day
        /// The answer for the year; empty when nobody asked, or when the reader may not know.
        public var answer: InterestAnswer?
        /// Why not, when the answer is "not this year", and in the employer's own words.
        public var reasonCode: NotThisYearReason?
        public var reason: String?
        public var askAgainOn: Day?
        /// The places of the year, as far as numbers are known; empty when there is no offer with a number.
        public var places: Int?
        public var taken: Int?
        /// Offers of the year whose number of places is not known yet.
        public var unknownOffers: Int

        /// Places still free, when there are any offers with a number.
        public var free: Int? { places.map { max(0, $0 - (taken ?? 0)) } }
    }

    /// The organisations, filtered and sorted, with what they offer in a year.
    public static func list(
        in scope: Scope,
        year: AcademicYear,
        _ filter: OrganisationFilter,
        _ request: ListRequest,
        _ reader: any Reader
    ) throws -> Listing<ListRow> {
        let tables: SQL = """
            FROM organisation LEFT JOIN interest ON interest.organisation_id = organisation.id
                AND interest.year = \(year) AND \(Interests.visible(in: scope))
            LEFT JOIN (SELECT offer.organisation_id, CAST(sum(offer.places) AS BIGINT) AS places,
                    CAST(sum(CASE WHEN offer.places IS NULL THEN 0 ELSE offer.taken END) AS BIGINT) AS taken,
                    CAST(sum(CASE WHEN offer.places IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unknown_offers
                FROM offer WHERE offer.year = \(year) AND offer.archived_at IS NULL AND \(Offers.visible(in: scope))
                GROUP BY offer.organisation_id) AS offered ON offered.organisation_id = organisation.id
            WHERE \(conditions(in: scope, filter, request).joined(separator: " AND "))
            """
        let page: SQL = request.limit.map { "LIMIT \($0) OFFSET \(request.offset)" } ?? ""
        let rows = try reader.all(
            """
            SELECT organisation.id, organisation.name, organisation.kinds, organisation.sector, organisation.place,
                organisation.ods_code, organisation.ukprn, organisation.source, organisation.as_at,
                interest.answer, interest.reason_code, interest.reason, interest.ask_again_on,
                offered.places, offered.taken,
                COALESCE(offered.unknown_offers, 0) AS unknown_offers
            \(tables) ORDER BY \(order(request)), organisation.name_folded, organisation.id \(page)
            """,
            as: ListRow.self
        )
        return Listing(rows: rows, total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0)
    }

    private static func conditions(in scope: Scope, _ filter: OrganisationFilter, _ request: ListRequest) -> [SQL] {
        var conditions: [SQL] = [
            visible(in: scope),
            filter.isArchived ? "organisation.archived_at IS NOT NULL" : "organisation.archived_at IS NULL",
        ]
        if let sector = filter.sector { conditions.append("organisation.sector = \(sector.rawValue)") }
        if let place = filter.place { conditions.append("organisation.place = \(place)") }
        if let kind = filter.kind { conditions.append("organisation.kinds LIKE \("%\"\(kind.rawValue)\"%")") }
        switch filter.answer {
        case .unknown:
            conditions.append("(interest.answer IS NULL OR interest.answer = \(InterestAnswer.unknown.rawValue))")
        case let answer?: conditions.append("interest.answer = \(answer.rawValue)")
        case nil: break
        }
        if let reason = filter.reason { conditions.append("interest.reason_code = \(reason.rawValue)") }
        if let day = filter.askAgainBy {
            conditions.append("interest.ask_again_on <= \(day) AND interest.answer <> 'offers'")
        }
        for word in request.words { conditions.append("organisation.name_folded LIKE \("%\(word)%")") }
        return conditions
    }

    private static func order(_ request: ListRequest) -> SQL {
        let direction: SQL = request.descending ? "DESC NULLS LAST" : "ASC NULLS LAST"
        return switch request.sort {
        case "sector": "organisation.sector \(direction)"
        case "place": "organisation.place \(direction)"
        case "answer": "interest.answer \(direction)"
        case "places": "offered.places \(direction)"
        case "free": "offered.places - offered.taken \(direction)"
        case "asAt": "organisation.as_at \(direction)"
        default: "organisation.name_folded \(direction)"
        }
    }

    /// The colleges of the system, by name: whom an offer can be shown to. A college sees only itself, and who makes no
    /// offers sees none.
    public static func colleges(in scope: Scope, _ reader: any Reader) throws -> [OrganisationName] {
        let only: SQL =
            switch scope {
            case .system, .place, .employer, .areas: ""
            case .provider(_, let own), .tutees(_, let own, _, _): "AND id = \(own)"
            case .oneself, .named, .organisation, .figures, .trail, .nothing: "AND 1 = 0"
            }
        return try reader.all(
            """
            SELECT id, name FROM organisation WHERE system_id = \(scope.systemID) \(only) AND archived_at IS NULL
                AND kinds LIKE \("%\"\(OrganisationKind.provider.rawValue)\"%")
            ORDER BY name_folded, id
            """,
            as: OrganisationName.self
        )
    }

    /// The students placed with an organisation, or placed by it, in a year; in all years when none is given.
    public static func placementCount(
        of id: ID<Organisation>,
        year: AcademicYear? = nil,
        states: [PlacementState] = PlacementState.allCases.filter(\.holdsPlaces),
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Int {
        let inYear: SQL = year.map { "AND placement.year = \($0)" } ?? ""
        return try reader.scalar(
            """
            SELECT count(*) FROM placement
            WHERE \(Placements.visible(in: scope)) \(inYear) AND placement.state IN \(list: states.map(\.rawValue))
                AND (placement.provider_id = \(id) OR placement.id IN
                    (SELECT leg.placement_id FROM leg WHERE leg.organisation_id = \(id)))
            """,
            as: Int.self
        ) ?? 0
    }
}
