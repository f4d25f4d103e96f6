import Domain

extension DataRegister {
    /// Who signs in, what they did, and mail.
    static let access: [DataTable] = [
        DataTable(
            "user_account",
            "People who sign in",
            retention: .accounts,
            about: [.user: .column("id")],
            fate: .stay("Who did what has to stay known for a while; the name goes some time after they leave."),
            .business(.signingIn, "id", of: .user),
            .business(.signingIn, "email", "name"),
            .open(.signingIn, "disabled_at"),
            .open(.signingIn, "system_id").heldBack(wiring)
        ),
        DataTable(
            "membership",
            "What people who sign in are, and for whom",
            retention: .accounts,
            about: [.user: .column("user_id")],
            fate: .stay("Who could see what has to stay known for a while; it holds ids, and no name."),
            .business(.signingIn, "user_id", of: .user),
            .business(.signingIn, "role", "organisation_id", "place", "areas", "cohorts"),
            .personal(.signingIn, "students").heldBack("Ids of those whom somebody looks after."),
            .open(.signingIn, "since", "until", "confirmed_at"),
            .open(.signingIn, "id", "system_id").heldBack(wiring)
        ),
        DataTable(
            "sign_in_link",
            "Links to sign in, as hashes",
            retention: .signIn,
            about: [.user: .column("user_id")],
            heldBack: "Only hashes of secrets, which would help somebody else to sign in.",
            key: ["token_hash"],
            .business(.signingIn, "user_id", of: .user),
            .restricted(.signingIn, "token_hash", "browser_hash"),
            .open(.signingIn, "created_at", "expires_at", "used_at")
        ),
        DataTable(
            "session",
            "Who is signed in, as hashes",
            retention: .signIn,
            about: [.user: .column("user_id")],
            key: ["token_hash"],
            .business(.signingIn, "user_id", of: .user),
            .restricted(.signingIn, "token_hash", "csrf_token").heldBack("Secrets of a browser that is signed in."),
            .open(.signingIn, "year", "kind", "browser", "created_at", "last_seen_at", "proven_at", "expires_at"),
            .business(.signingIn, "membership_id", "acting_for"),
            .open(.signingIn, "id").heldBack(wiring)
        ),
        DataTable(
            "audit_entry",
            "Who changed what, and when",
            retention: .history,
            about: [
                .student: .trail("subject_id"), .contact: .trail("subject_id"), .user: .column("actor_id"),
            ],
            fate: .stay("It shows that the duties were kept. Words that name the person are emptied."),
            .open(.accounting, "id", "at", "acted_as", "on_behalf_of", "action", "subject_kind", "change_count"),
            .personal(.accounting, "subject_id", of: .anybody),
            .personal(.accounting, "summary"),
            .business(.accounting, "actor_id", of: .user).heldBack("A third person: who did it, as an id."),
            .business(.accounting, "actor_name", of: .user).heldBack("A third person: who did it, by name."),
            .business(.accounting, "origin", of: .user).heldBack("A third person: from which network they worked."),
            .open(.accounting, "system_id", "request_key", "request_id", "undone_by", "undoes").heldBack(wiring),
            .open(.accounting, "sequence", "hash", "salt", "seal", "erased_by").heldBack(wiring)
        ),
        DataTable(
            "audit_change",
            "What undo needs: rows before and after a change",
            retention: .undo,
            about: [.student: .trail("row_id"), .contact: .trail("row_id")],
            fate: .stay("That a row changed stays; what it said before and after is emptied."),
            key: ["entry_id", "position"],
            .personal(.accounting, "row_id", of: .anybody),
            .open(.accounting, "table_name", "kind", "column_name", "delta"),
            .sensitive(.accounting, "before", "after"),
            .open(.accounting, "entry_id", "position", "salt", "seal", "erased_by").heldBack(wiring)
        ),
        DataTable(
            "outbox",
            "Mail that waits, was sent, or could not be sent",
            retention: .mail,
            about: [
                .student: .mention(["recipient", "subject", "body"]),
                .contact: .mention(["recipient", "subject", "body"]), .user: .mention(["recipient"]),
            ],
            .business(.reaching, "recipient", of: .anybody),
            .sensitive(.reaching, "body").heldBack("Holds links that sign in or act, and is emptied once it is sent."),
            .personal(.reaching, "subject"),
            .open(.reaching, "created_at", "send_after", "sent_at", "failed_at"),
            .open(.reaching, "id", "system_id", "attempts", "problem").heldBack(wiring)
        ),
    ]
}
