public import Domain
public import Foundation
public import Store

/// Memberships as those see them who look after an organisation's people.
extension Memberships {
    /// The memberships that a scope may see: those of one's own organisation, or of the whole system.
    static func visible(in scope: Scope) -> SQL {
        switch scope {
        case .system(let system): "membership.system_id = \(system)"
        case .provider(let system, let own), .employer(let system, let own):
            "membership.system_id = \(system) AND membership.organisation_id = \(own)"
        case .place, .tutees, .oneself, .areas, .named, .organisation, .figures, .trail, .nothing: "1 = 0"
        }
    }

    /// A membership with its person.
    public struct PersonRow: Sendable {
        public var row: Row
        public var person: Names

        /// Who it is.
        public struct Names: Codable, Sendable {
            public var userName: String
            public var email: EmailAddress
        }
    }

    /// Those that hold at a moment, by organisation and name.
    public static func people(in scope: Scope, at now: Date, _ reader: any Reader) throws -> [PersonRow] {
        try people(
            """
            \(visible(in: scope)) AND membership.since <= \(now)
                AND (membership.until IS NULL OR membership.until > \(now)) AND user_account.disabled_at IS NULL
            """,
            reader
        )
    }

    /// One that holds at a moment.
    public static func person(
        _ id: ID<Membership>,
        in scope: Scope,
        at now: Date,
        _ reader: any Reader
    ) throws -> PersonRow? {
        try people(
            """
            membership.id = \(id) AND \(visible(in: scope)) AND membership.since <= \(now)
                AND (membership.until IS NULL OR membership.until > \(now))
            """,
            reader
        )
        .first
    }

    private static func people(_ condition: SQL, _ reader: any Reader) throws -> [PersonRow] {
        try reader.rows(
            """
            SELECT membership.*, organisation.name AS organisation_name, user_account.name AS user_name,
                user_account.email
            FROM membership JOIN user_account ON user_account.id = membership.user_id
                LEFT JOIN organisation ON organisation.id = membership.organisation_id
            WHERE \(condition)
            ORDER BY CASE WHEN organisation.id IS NULL THEN 0 ELSE 1 END, organisation.name_folded, user_account.name,
                membership.id
            """
        )
        .map { row in
            PersonRow(row: try Memberships.row(row), person: try row.decode(PersonRow.Names.self))
        }
    }

    /// Ends every session of the people whose memberships an entry of the history has changed, but those of one person.
    public static func endSessions(
        changedBy entry: ID<AuditEntry>,
        but kept: ID<User>?,
        _ writer: any Writer
    ) throws {
        try writer.run(
            """
            DELETE FROM session WHERE user_id <> \(kept?.description ?? "") AND user_id IN
                (SELECT membership.user_id FROM membership JOIN audit_change ON audit_change.row_id = membership.id
                WHERE audit_change.entry_id = \(entry) AND audit_change.table_name = \(Membership.table))
            """
        )
    }

    /// Ends every session that acts as a membership.
    public static func endSessions(of membership: ID<Membership>, _ writer: any Writer) throws {
        try writer.run("DELETE FROM session WHERE membership_id = \(membership)")
    }
}
