public import Domain
public import Store

/// What employers offer in a year, and may offer, added up.
public enum SupplyRows {
    /// The supply of a year. Whoever sees figures only gets all of the system.
    public static func lines(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [SupplyLine] {
        try offers(in: scope, year: year, reader) + promises(in: scope, year: year, reader)
    }

    private struct OfferRow: Codable {
        var tLevelCode: String
        var specialismCode: String?
        var place: String?
        var sector: Sector
        var month: String
        var visibility: Visibility
        var offered: Int
        var taken: Int
        var unknown: Int
    }

    private static func offers(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [SupplyLine] {
        // Which colleges an offer is open to is told to nobody who may not know.
        let audience: SQL = scope.holds(.offerAudience) ? "offer.visibility" : "'{\"providers\":[]}'"
        let rows = try reader.all(
            """
            SELECT offer.t_level_code, offer.specialism_code, organisation.place, organisation.sector,
                substr(offer.first_day, 6, 2) AS month, \(audience) AS visibility,
                CAST(coalesce(sum(offer.places), 0) AS BIGINT) AS offered,
                CAST(sum(CASE WHEN offer.places IS NULL THEN 0 ELSE offer.taken END) AS BIGINT) AS taken,
                CAST(sum(CASE WHEN offer.places IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unknown
            FROM offer JOIN organisation ON organisation.id = offer.organisation_id
            WHERE \(countable(scope)) AND offer.year = \(year) AND offer.archived_at IS NULL
            GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
            """,
            as: OfferRow.self
        )
        return rows.map { row in
            SupplyLine(
                tLevelCode: row.tLevelCode,
                specialismCode: row.specialismCode,
                place: row.place,
                sector: row.sector,
                term: Int(row.month).map(StartTerm.init(month:)),
                visibility: row.visibility,
                offered: row.offered,
                taken: row.taken,
                mayOffer: row.unknown
            )
        }
    }

    private struct PromiseRow: Codable {
        var place: String?
        var sector: Sector
        var employers: Int
    }

    /// Employers who may offer, and have not yet said what.
    private static func promises(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [SupplyLine] {
        var visible = Interests.visible(in: scope)
        if case .figures(let system) = scope { visible = "interest.system_id = \(system)" }
        let rows = try reader.all(
            """
            SELECT organisation.place, organisation.sector, count(*) AS employers
            FROM interest JOIN organisation ON organisation.id = interest.organisation_id
            WHERE \(visible) AND interest.year = \(year) AND interest.answer = \(InterestAnswer.mayOffer.rawValue)
                AND organisation.archived_at IS NULL AND NOT EXISTS (SELECT 1 FROM offer
                    WHERE offer.organisation_id = interest.organisation_id AND offer.year = interest.year
                        AND offer.archived_at IS NULL AND offer.places IS NULL)
            GROUP BY organisation.place, organisation.sector ORDER BY organisation.place, organisation.sector
            """,
            as: PromiseRow.self
        )
        return rows.map {
            SupplyLine(tLevelCode: nil, place: $0.place, sector: $0.sector, mayOffer: $0.employers)
        }
    }

    /// The offers that a scope may count.
    private static func countable(_ scope: Scope) -> SQL {
        switch scope {
        case .system, .place, .provider: Offers.visible(in: scope)
        case .figures(let system): "offer.system_id = \(system)"
        case .tutees, .oneself, .employer, .areas, .named, .organisation, .trail, .nothing: "1 = 0"
        }
    }

    /// The offers of a year with a free place, with where they are.
    public static func free(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> [Eligibility.Place] {
        let offers = try reader.all(
            """
            SELECT \(Offers.columns(in: scope)) FROM offer WHERE \(Offers.visible(in: scope)) AND offer.year = \(year)
                AND offer.archived_at IS NULL AND offer.places > offer.taken ORDER BY offer.id
            """,
            as: Offer.self
        )
        return try Planning.places(of: offers, in: scope, reader)
    }

    /// The places that were offered in some years, by year and course; offers without a number are left out.
    public static func given(
        in scope: Scope,
        years: [AcademicYear],
        _ reader: any Reader
    ) throws -> [PlanCheck.Given] {
        try reader.all(
            """
            SELECT offer.year, offer.t_level_code, offer.specialism_code, CAST(sum(offer.places) AS BIGINT) AS places
            FROM offer WHERE \(Offers.visible(in: scope)) AND offer.year IN \(list: years)
                AND offer.archived_at IS NULL AND offer.places IS NOT NULL
            GROUP BY offer.year, offer.t_level_code, offer.specialism_code
            ORDER BY offer.year, offer.t_level_code, offer.specialism_code
            """,
            as: PlanCheck.Given.self
        )
    }
}
