public import Domain
public import Foundation
public import Store

/// What people are in the system.
public enum Memberships {
    /// A membership with the name of its organisation.
    public struct Row: Sendable {
        public var membership: Membership
        /// Empty for the system's own people.
        public var organisationName: String?

        /// What the person is, and where: "College lead, Northbridge College".
        public var title: String {
            [membership.role.title, organisationName ?? membership.place].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// What a person is at a moment, the oldest first. This is asked before anything is known of the person, so it
    /// takes no scope.
    public static func held(by user: ID<User>, at now: Date, _ reader: any Reader) throws -> [Row] {
        try rows(
            """
            membership.user_id = \(user) AND membership.since <= \(now)
                AND (membership.until IS NULL OR membership.until > \(now))
            """,
            reader
        )
    }

    private struct Names: Codable {
        var organisationName: String?
    }

    private static func rows(_ condition: SQL, _ reader: any Reader) throws -> [Row] {
        try reader.rows(
            """
            SELECT membership.*, organisation.name AS organisation_name FROM membership
                LEFT JOIN organisation ON organisation.id = membership.organisation_id
            WHERE \(condition) ORDER BY membership.since, membership.id
            """
        )
        .map(row)
    }

    static func row(_ row: Store.Row) throws -> Row {
        Row(membership: try row.decode(Membership.self), organisationName: try row.decode(Names.self).organisationName)
    }

    /// Makes a session work on behalf of an organisation, or of nobody.
    public static func act(for organisation: ID<Organisation>?, tokenHash: String, _ writer: any Writer) throws {
        try writer.run("UPDATE session SET acting_for = \(organisation) WHERE token_hash = \(tokenHash)")
    }

    /// Makes a session act as another membership of its person; what it was doing on somebody's behalf ends.
    /// - Returns: whether it is one of that person's.
    public static func choose(
        _ membership: ID<Membership>,
        of user: ID<User>,
        tokenHash: String,
        at now: Date,
        _ writer: any Writer
    ) throws -> Bool {
        guard try held(by: user, at: now, writer).contains(where: { $0.membership.id == membership }) else {
            return false
        }
        return try writer.run(
            """
            UPDATE session SET membership_id = \(membership), acting_for = NULL
            WHERE token_hash = \(tokenHash) AND user_id = \(user)
            """
        ) == 1
    }
}
