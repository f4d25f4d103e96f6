import Domain

extension DataRegister {
    /// What proves who somebody is.
    static let signIn: [DataTable] = [
        DataTable(
            "sign_in_decoy",
            "What is written when nobody has the address that asked for a link",
            retention: .signIn,
            fate: .stay("Points to nobody, and goes within a day."),
            heldBack: "Only hashes of secrets of a browser that has not signed in yet; nobody is named.",
            key: ["token_hash"],
            .restricted(.signingIn, "token_hash", "browser_hash"),
            .open(.signingIn, "created_at", "expires_at")
        ),
        DataTable(
            "kept_form",
            "Forms that wait for a sign-in, sealed",
            retention: .signIn,
            about: [.user: .column("user_id")],
            heldBack: "A form that was not sent yet; it comes back when the person signs in, or goes within the hour.",
            key: ["key_hash"],
            .business(.signingIn, "user_id", of: .user),
            .restricted(.signingIn, "key_hash"),
            .restricted(.signingIn, "fields").sealed(),
            .open(.signingIn, "path", "created_at", "expires_at")
        ),
        DataTable(
            "second_factor",
            "The secrets of apps that show codes, sealed",
            retention: .accounts,
            about: [.user: .column("user_id")],
            key: ["user_id"],
            .business(.signingIn, "user_id", of: .user),
            .restricted(.signingIn, "secret").sealed().heldBack("Whoever has it can prove to be this person."),
            .open(.signingIn, "created_at", "confirmed_at"),
            .open(.signingIn, "last_step").heldBack(wiring)
        ),
        DataTable(
            "recovery_code",
            "Codes for when the app is lost, as hashes",
            retention: .accounts,
            about: [.user: .column("user_id")],
            key: ["code_hash"],
            .business(.signingIn, "user_id", of: .user),
            .restricted(.signingIn, "code_hash").heldBack("A hash of a secret."),
            .open(.signingIn, "created_at", "used_at")
        ),
        DataTable(
            "sign_in_identity",
            "Who somebody is at another organisation's sign-in",
            retention: .accounts,
            about: [.user: .column("user_id")],
            .business(.signingIn, "user_id", of: .user),
            .business(.signingIn, "provider", "issuer", "tenant", "subject"),
            .open(.signingIn, "created_at", "last_used_at"),
            .open(.signingIn, "id").heldBack(wiring)
        ),
        DataTable(
            "provider_request",
            "Sign-ins that have begun at another organisation, as hashes",
            retention: .signIn,
            fate: .stay("Points to nobody, and goes within a day."),
            heldBack: "Only hashes of secrets of a browser that has not signed in yet; nobody is named.",
            key: ["state_hash"],
            .restricted(
                .signingIn,
                "state_hash",
                "browser_hash",
                "nonce_hash",
                "link_hash",
                "session_hash"
            ),
            .restricted(.signingIn, "verifier").sealed(),
            .open(.signingIn, "provider", "purpose", "created_at", "expires_at", "used_at")
        ),
    ]
}
