public import Domain
public import Foundation
public import Store

/// What all hosts of a kind offer together, and who helps: for the one-page briefs. Nobody's own figures are told.
public enum BriefRows {
    /// An offer, as far as a brief counts it.
    public struct OfferRow: Codable, Sendable {
        public var organisationID: ID<Organisation>
        public var sector: Sector
        public var setting: Setting
        public var tLevelCode: String
        public var pattern: Pattern
        public var hours: Int?
        public var places: Int?
    }

    /// The offers of a year of the whole system.
    public static func offers(of system: ID<System>, year: AcademicYear, _ reader: any Reader) throws -> [OfferRow] {
        try reader.all(
            """
            SELECT offer.organisation_id, organisation.sector, area.setting, offer.t_level_code, offer.pattern,
                offer.hours, offer.places
            FROM offer JOIN area ON area.id = offer.area_id JOIN organisation ON organisation.id = offer.organisation_id
            WHERE offer.system_id = \(system) AND offer.year = \(year) AND offer.archived_at IS NULL
            ORDER BY offer.id
            """,
            as: OfferRow.self
        )
    }

    /// Somebody who runs placements for the system.
    public struct Helper: Codable, Hashable, Sendable {
        public var name: String
        public var email: EmailAddress
    }

    /// Who runs placements for a system at a moment, by name.
    public static func helpers(of system: ID<System>, at now: Date, _ reader: any Reader) throws -> [Helper] {
        try reader.all(
            """
            SELECT DISTINCT user_account.name, user_account.email
            FROM membership JOIN user_account ON user_account.id = membership.user_id
            WHERE membership.system_id = \(system) AND membership.role = \(Role.coordinator.rawValue)
                AND membership.since <= \(now) AND (membership.until IS NULL OR membership.until > \(now))
                AND user_account.disabled_at IS NULL
            ORDER BY user_account.name, user_account.email
            """,
            as: Helper.self
        )
    }
}
