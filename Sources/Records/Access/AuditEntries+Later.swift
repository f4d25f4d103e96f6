public import Domain
public import Store

extension AuditEntries {
    /// For each of some entries, the first later change that still stands on one of its rows. Undo is not offered for
    /// those: the later change has to be undone first. Counters may be moved in any order, so they do not count.
    public static func blocking(
        _ entries: [AuditEntry],
        _ reader: any Reader
    ) throws -> [ID<AuditEntry>: AuditEntry] {
        let open = entries.filter { $0.undoneBy == nil && $0.changeCount > 0 }
        let adjust = AuditChange.Kind.adjust.rawValue
        let note = AuditChange.Kind.note.rawValue
        struct Pair: Codable {
            var entryID: ID<AuditEntry>
            var later: Int
        }
        let pairs = try reader.all(
            """
            SELECT own.entry_id, min(later.sequence) AS later
            FROM audit_change AS own CROSS JOIN audit_entry AS entry CROSS JOIN audit_change AS other
                CROSS JOIN audit_entry AS later
            WHERE own.entry_id IN \(list: open.map(\.id)) AND own.kind <> \(adjust) AND own.kind <> \(note)
                AND entry.id = own.entry_id AND other.row_id = own.row_id AND other.entry_id <> own.entry_id
                AND other.kind <> \(adjust) AND other.kind <> \(note) AND later.id = other.entry_id
                AND later.system_id = entry.system_id AND later.sequence > entry.sequence
                AND later.undone_by IS NULL AND later.undoes IS NULL
            GROUP BY own.entry_id
            """,
            as: Pair.self
        )
        guard let system = open.first?.systemID, !pairs.isEmpty else { return [:] }
        let later = try reader.all(
            """
            SELECT * FROM audit_entry WHERE system_id = \(system) AND sequence IN \(list: pairs.map(\.later))
            """,
            as: AuditEntry.self
        )
        return pairs.reduce(into: [:]) { blocking, pair in
            blocking[pair.entryID] = later.first { $0.sequence == pair.later }
        }
    }

    /// The newest change that still stands on a row after an entry: what has to be undone before it.
    public static func standing(
        on place: LedgerError.Place,
        after entry: AuditEntry,
        _ reader: any Reader
    ) throws -> AuditEntry? {
        try reader.first(
            """
            SELECT audit_entry.* FROM (SELECT DISTINCT entry_id FROM audit_change WHERE row_id = \(place.id)
                    AND table_name = \(place.table) AND kind <> \(AuditChange.Kind.adjust.rawValue)) AS touching
                CROSS JOIN audit_entry
            WHERE audit_entry.id = touching.entry_id AND audit_entry.system_id = \(entry.systemID)
                AND audit_entry.sequence > \(entry.sequence ?? 0) AND audit_entry.undone_by IS NULL
            ORDER BY audit_entry.sequence DESC LIMIT 1
            """,
            as: AuditEntry.self
        )
    }

    /// A row that refers to another, if there is one: what keeps it from being removed.
    public static func dependant(of place: LedgerError.Place, _ reader: any Reader) throws -> LedgerError.Place? {
        for (table, column) in References.to[place.table] ?? [] {
            let id = try reader.scalar(
                """
                SELECT id FROM \(identifier: table) WHERE \(identifier: column) = \(place.id) ORDER BY id DESC LIMIT 1
                """,
                as: String.self
            )
            if let id { return LedgerError.Place(table: table, id: id) }
        }
        return nil
    }
}

/// Which tables refer to which, as the schema says it.
public enum References {
    /// For a table, the tables and columns that refer to its rows. A test holds it against the schema.
    static let to: [String: [(table: String, column: String)]] = [
        "organisation": [
            ("site", "organisation_id"), ("area", "organisation_id"), ("person", "organisation_id"),
            ("interest", "organisation_id"), ("offer", "organisation_id"), ("cohort", "provider_id"),
            ("student", "provider_id"), ("membership", "organisation_id"), ("proposal", "organisation_id"),
            ("proposal", "provider_id"), ("placement", "provider_id"), ("leg", "organisation_id"),
            ("task_link", "organisation_id"), ("note", "organisation_id"), ("round_member", "organisation_id"),
            ("round_answer", "organisation_id"), ("ward_group", "organisation_id"), ("intention", "provider_id"),
            ("avoidance", "organisation_id"), ("calendar_decision", "provider_id"),
            ("calendar_decision", "organisation_id"), ("young_review", "organisation_id"),
        ],
        "site": [
            ("area", "site_id"), ("offer", "site_id"), ("ward_group", "site_id"), ("avoidance", "site_id"),
            ("young_review", "site_id"),
        ],
        "area": [
            ("offer", "area_id"), ("leg", "area_id"), ("ward_group", "area_id"), ("avoidance", "area_id"),
            ("young_review", "area_id"),
        ],
        "user_account": [("membership", "user_id"), ("note", "author_id"), ("calendar_decision", "author_id")],
        "person": [("task_link", "person_id")],
        "cohort": [("student", "cohort_id")],
        "student": [("proposal", "student_id"), ("veto", "student_id"), ("placement", "student_id")],
        "offer": [
            ("proposal", "offer_id"), ("veto", "offer_id"), ("leg", "offer_id"), ("round_answer", "line_id"),
            ("round_answer", "offer_id"),
        ],
        "capacity_round": [
            ("round_member", "round_id"), ("round_answer", "round_id"), ("task_link", "round_id"),
        ],
        "run": [("proposal", "run_id")],
        "proposal": [("placement", "proposal_id")],
        "placement": [("leg", "placement_id")],
    ]

    /// Each reference as `table.column -> table`.
    public static var known: [String] {
        to.flatMap { parent, children in children.map { "\($0.table).\($0.column) -> \(parent)" } }
    }
}
