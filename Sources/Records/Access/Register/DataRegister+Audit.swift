import Domain

extension DataRegister {
    /// How the history is tied together, who was shown whom, and links without accounts.
    static let audit: [DataTable] = [
        DataTable(
            "audit_chain",
            "The ends of the history, by which a removed entry shows",
            retention: .network,
            key: ["system_id", "chain"],
            .open(.accounting, "system_id", "chain", "sequence", "hash", "start_sequence", "start_hash", "shortened_by")
        ),
        DataTable(
            "reading",
            "Who was shown sensitive fields, and when",
            retention: .history,
            about: [.user: .column("actor_id")],
            fate: .stay("It shows who was shown what about a person; the name goes with the whole entry."),
            .business(.accounting, "actor_id", "actor_name", "origin", of: .user),
            .open(.accounting, "at", "acted_as", "organisation_id", "disclosure", "subject_kind", "subject_count"),
            .open(.accounting, "id", "system_id", "request_id", "sequence", "hash").heldBack(wiring)
        ),
        DataTable(
            "reading_subject",
            "Whom a reading showed",
            retention: .history,
            about: [.student: .column("subject_id"), .contact: .column("subject_id")],
            fate: .stay("An id that points to nothing once the person is erased."),
            key: ["reading_id", "subject_id"],
            .personal(.accounting, "subject_id", of: .anybody),
            .open(.accounting, "at"),
            .open(.accounting, "reading_id", "system_id").heldBack(wiring)
        ),
        DataTable(
            "task_link",
            "Links in mails, with which a contact does one task",
            retention: .mail,
            about: [.contact: .column("person_id")],
            .business(.reaching, "person_id", of: .contact),
            .business(.reaching, "recipient", "answer"),
            .business(.reaching, "note").sealed(),
            .open(.reaching, "task", "organisation_id", "year", "sent_at", "times_sent", "expires_at", "revoked_at"),
            .open(.reaching, "answered_at", "settled_at", "round_id"),
            .business(.reaching, "sent_by", of: .user).heldBack("A third person: who sent it, by name."),
            .open(.reaching, "id", "system_id").heldBack(wiring)
        ),
        DataTable(
            "task_secret",
            "The secrets of such links, as hashes",
            retention: .mail,
            about: [.contact: .through("link_id", table: "task_link", "person_id")],
            heldBack: "Only a hash of a secret, which would let somebody else do the task.",
            key: ["link_id"],
            .open(.reaching, "link_id"),
            .restricted(.reaching, "secret_hash")
        ),
    ]
}
