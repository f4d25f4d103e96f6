import Domain

extension DataRegister {
    /// What people asked about their data, and what was done.
    static let rights: [DataTable] = [
        DataTable(
            "rights_request",
            "Requests of people about their data",
            retention: .requests,
            about: [.student: .column("subject_id"), .contact: .column("subject_id")],
            fate: .emptied(["words", "answer"]),
            .personal(.rights, "subject_id", of: .anybody),
            .open(.rights, "kind", "subject_kind", "received_on", "due_on", "state", "answered_on"),
            .restricted(.rights, "words", "answer").sealed(),
            .business(.rights, "answered_by", of: .user).heldBack("A third person: who answered, by name."),
            .open(.rights, "id", "system_id", "provider_id").heldBack(wiring)
        ),
        DataTable(
            "legal_hold",
            "Records that must not be erased for now",
            retention: .requests,
            about: [.student: .column("subject_id"), .contact: .column("subject_id")],
            fate: .stay("A record on hold is not erased; when the hold is lifted only the fact of it stays."),
            .personal(.rights, "subject_id", of: .anybody),
            .open(.rights, "subject_kind", "placed_on", "lifted_on"),
            .restricted(.rights, "reason").sealed().heldBack("May name another person; released after review."),
            .business(.rights, "placed_by", of: .user).heldBack("A third person: who placed the hold, by name."),
            .open(.rights, "id", "system_id").heldBack(wiring)
        ),
        DataTable(
            "tombstone",
            "That somebody was erased",
            retention: .tombstones,
            fate: .stay("Keeps an erased person from coming back with the next spreadsheet."),
            .personal(.rights, "id", of: .anybody).heldBack("The person it points to is erased."),
            .open(.rights, "system_id", "subject_kind", "erased_at", "cause")
        ),
        DataTable(
            "tombstone_mark",
            "Keyed hashes by which an erased person is known again",
            retention: .tombstones,
            fate: .stay("Cannot be turned back into a name or number without the key."),
            key: ["tombstone_id", "mark"],
            .personal(.rights, "tombstone_id", "mark", of: .anybody).heldBack("The person it points to is erased.")
        ),
        DataTable(
            "erased_figure",
            "How many students were erased, in counts",
            retention: .network,
            key: ["system_id", "year", "provider_id", "t_level_code", "outcome"],
            .open(.rights, "system_id", "year", "provider_id", "t_level_code", "outcome", "students")
        ),
        DataTable(
            "nightly_run",
            "When the work of the night was done",
            retention: .network,
            key: ["job", "day"],
            .open(.running, "job", "day", "holder", "lease_until", "finished_at", "outcome")
        ),
    ]
}
