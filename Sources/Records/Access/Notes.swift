public import Domain
public import Store

extension Note: Record {
    public static let table = "note"
    public var rowID: String { id.description }
}

/// What is written in the rooms of employers and of colleges. The text is sealed.
public enum Notes {
    /// The rooms that the role of a scope may read.
    static func rooms(in scope: Scope) -> [Room] {
        Room.allCases.filter { room in
            scope.role.map { Policy.of(room.seeing).conditions[$0] != nil } ?? false
        }
    }

    /// The rows that a scope may see: of its own rooms; and those about an organisation only where it sees that, so that
    /// a note tells nobody of one.
    static func visible(in scope: Scope) -> SQL {
        """
        note.system_id = \(scope.systemID) AND note.room IN \(list: rooms(in: scope).map(\.rawValue))
            AND (note.organisation_id IS NULL OR note.organisation_id IN
                (SELECT organisation.id FROM organisation WHERE \(Organisations.visible(in: scope))))
        """
    }

    /// A note with who wrote it and whom it is about.
    public struct Row: Sendable {
        public var note: Note
        public var authorName: String
        public var organisationName: String?
    }

    /// The notes of a room that a scope may see and nobody has withdrawn, newest first.
    /// - Parameter organisation: only those about it.
    public static func list(
        _ room: Room,
        about organisation: ID<Organisation>? = nil,
        in scope: Scope,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> Listing<Row> {
        let only: SQL = organisation.map { "AND note.organisation_id = \($0)" } ?? ""
        let tables: SQL = """
            FROM note JOIN user_account ON user_account.id = note.author_id
                LEFT JOIN organisation AS subject ON subject.id = note.organisation_id
            WHERE note.room = \(room.rawValue) AND note.withdrawn_at IS NULL AND \(visible(in: scope)) \(only)
            """
        let rows = try reader.rows(
            """
            SELECT note.*, user_account.name AS author_name, subject.name AS organisation_name
            \(tables) ORDER BY note.at DESC, note.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        )
        let decoder = RowDecoder()
        return Listing(
            rows: try rows.map { row in
                Row(
                    note: try decoder.decode(Note.self, from: row),
                    authorName: row["author_name"]?.stringValue ?? "",
                    organisationName: row["organisation_name"]?.stringValue
                )
            },
            total: try reader.scalar("SELECT count(*) \(tables)", as: Int.self) ?? 0
        )
    }

    /// One note of a room.
    public static func find(
        _ id: ID<Note>,
        in room: Room,
        _ scope: Scope,
        _ reader: any Reader
    ) throws -> Note? {
        try reader.first(
            "SELECT note.* FROM note WHERE note.id = \(id) AND note.room = \(room.rawValue) AND \(visible(in: scope))",
            as: Note.self
        )
    }
}
