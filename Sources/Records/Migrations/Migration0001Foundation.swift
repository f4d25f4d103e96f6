import Store

extension Migration {
    /// The first schema. Times, days, UUIDs and JSON are TEXT so that both engines read the same rows.
    static let foundation = Migration(
        number: 1,
        name: "foundation",
        statements: access + network + capacity + students
            + allocation + placements + exchange
    )

    private static let access: [SQL] = [
        """
        CREATE TABLE system (
            id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, places TEXT NOT NULL,
            is_demo BOOLEAN NOT NULL, created_at TEXT NOT NULL)
        """,
        """
        CREATE TABLE audit_entry (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), at TEXT NOT NULL, actor_id TEXT,
            actor_name TEXT NOT NULL, on_behalf_of TEXT, action TEXT NOT NULL, summary TEXT NOT NULL,
            subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, request_key TEXT, change_count BIGINT NOT NULL,
            undone_by TEXT, undoes TEXT, UNIQUE (system_id, request_key))
        """,
        "CREATE INDEX audit_entry_by_time ON audit_entry (system_id, at)",
        "CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, at)",
        """
        CREATE TABLE audit_change (
            entry_id TEXT NOT NULL REFERENCES audit_entry(id) ON DELETE CASCADE, position BIGINT NOT NULL,
            table_name TEXT NOT NULL, row_id TEXT NOT NULL, kind TEXT NOT NULL, before TEXT, after TEXT,
            column_name TEXT, delta BIGINT, PRIMARY KEY (entry_id, position))
        """,
        "CREATE INDEX audit_change_by_row ON audit_change (row_id)",
        """
        CREATE TABLE outbox (
            id TEXT PRIMARY KEY, system_id TEXT REFERENCES system(id), recipient TEXT NOT NULL, subject TEXT NOT NULL,
            body TEXT NOT NULL, created_at TEXT NOT NULL, send_after TEXT NOT NULL, attempts BIGINT NOT NULL,
            sent_at TEXT, failed_at TEXT, problem TEXT NOT NULL)
        """,
        "CREATE INDEX outbox_due ON outbox (send_after) WHERE sent_at IS NULL AND failed_at IS NULL",
    ]

    private static let network: [SQL] = [
        """
        CREATE TABLE organisation (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), name TEXT NOT NULL, kinds TEXT NOT NULL,
            sector TEXT NOT NULL, ods_code TEXT, ukprn TEXT, place TEXT, notes TEXT NOT NULL, source TEXT NOT NULL,
            as_at TEXT NOT NULL, archived_at TEXT, name_folded TEXT NOT NULL)
        """,
        "CREATE INDEX organisation_by_name ON organisation (system_id, name_folded)",
        """
        CREATE TABLE user_account (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), email TEXT NOT NULL, name TEXT NOT NULL,
            role TEXT NOT NULL, organisation_id TEXT REFERENCES organisation(id), disabled_at TEXT,
            UNIQUE (system_id, email))
        """,
        """
        CREATE TABLE sign_in_link (
            token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
            browser_hash TEXT, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT)
        """,
        """
        CREATE TABLE session (
            token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
            csrf_token TEXT NOT NULL, year TEXT, created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL,
            expires_at TEXT NOT NULL)
        """,
        "CREATE INDEX session_by_user ON session (user_id)",
        """
        CREATE TABLE site (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            organisation_id TEXT NOT NULL REFERENCES organisation(id), name TEXT NOT NULL, address TEXT NOT NULL,
            postcode TEXT, archived_at TEXT, name_folded TEXT NOT NULL)
        """,
        "CREATE INDEX site_by_organisation ON site (organisation_id)",
        """
        CREATE TABLE area (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            organisation_id TEXT NOT NULL REFERENCES organisation(id), site_id TEXT NOT NULL REFERENCES site(id),
            name TEXT NOT NULL, setting TEXT NOT NULL, minimum_age BIGINT, learners_at_once BIGINT,
            notes TEXT NOT NULL, archived_at TEXT, name_folded TEXT NOT NULL)
        """,
        "CREATE INDEX area_by_site ON area (site_id)",
        "CREATE INDEX area_by_organisation ON area (organisation_id)",
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            organisation_id TEXT NOT NULL REFERENCES organisation(id), name TEXT NOT NULL, role TEXT NOT NULL,
            job_title TEXT NOT NULL, email TEXT, phone TEXT, source TEXT NOT NULL, as_at TEXT NOT NULL,
            archived_at TEXT, name_folded TEXT NOT NULL)
        """,
        "CREATE INDEX person_by_organisation ON person (organisation_id)",
    ]

    private static let capacity: [SQL] = [
        """
        CREATE TABLE interest (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            organisation_id TEXT NOT NULL REFERENCES organisation(id), year TEXT NOT NULL, answer TEXT NOT NULL,
            reason TEXT NOT NULL, ask_again_on TEXT, source TEXT NOT NULL, as_at TEXT NOT NULL,
            UNIQUE (organisation_id, year))
        """,
        """
        CREATE TABLE offer (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            organisation_id TEXT NOT NULL REFERENCES organisation(id), site_id TEXT NOT NULL REFERENCES site(id),
            area_id TEXT NOT NULL REFERENCES area(id), year TEXT NOT NULL, t_level_code TEXT NOT NULL,
            specialism_code TEXT, places BIGINT CHECK (places >= 0),
            taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0 AND (places IS NULL OR taken <= places)),
            first_day TEXT NOT NULL, last_day TEXT NOT NULL, pattern TEXT NOT NULL, hours BIGINT, minimum_age BIGINT,
            remote_share BIGINT, visibility TEXT NOT NULL, notes TEXT NOT NULL, source TEXT NOT NULL,
            as_at TEXT NOT NULL, archived_at TEXT)
        """,
        "CREATE INDEX offer_by_year ON offer (system_id, year)",
        "CREATE INDEX offer_by_organisation ON offer (organisation_id, year)",
        "CREATE INDEX offer_by_area ON offer (area_id)",
    ]

    private static let students: [SQL] = [
        """
        CREATE TABLE cohort (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            provider_id TEXT NOT NULL REFERENCES organisation(id), year TEXT NOT NULL, name TEXT NOT NULL,
            t_level_code TEXT NOT NULL, specialism_code TEXT, size BIGINT, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
            pattern TEXT NOT NULL, hours BIGINT NOT NULL, notes TEXT NOT NULL, source TEXT NOT NULL,
            as_at TEXT NOT NULL, archived_at TEXT, name_folded TEXT NOT NULL)
        """,
        "CREATE INDEX cohort_by_year ON cohort (system_id, year)",
        "CREATE INDEX cohort_by_provider ON cohort (provider_id, year)",
        """
        CREATE TABLE student (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            provider_id TEXT NOT NULL REFERENCES organisation(id), cohort_id TEXT REFERENCES cohort(id),
            year TEXT NOT NULL, uln TEXT, given_name TEXT NOT NULL, family_name TEXT NOT NULL,
            preferred_name TEXT NOT NULL, date_of_birth TEXT, home_outcode TEXT, email TEXT,
            t_level_code TEXT NOT NULL, specialism_code TEXT, preferences TEXT NOT NULL, travel_limit_miles BIGINT,
            ready_from TEXT, needs TEXT NOT NULL, source TEXT NOT NULL, as_at TEXT NOT NULL, archived_at TEXT,
            name_folded TEXT NOT NULL, UNIQUE (provider_id, year, uln))
        """,
        "CREATE INDEX student_by_year ON student (system_id, year, name_folded)",
        "CREATE INDEX student_by_provider ON student (provider_id, year, name_folded)",
        "CREATE INDEX student_by_cohort ON student (cohort_id)",
    ]

    private static let allocation: [SQL] = [
        """
        CREATE TABLE run (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), year TEXT NOT NULL,
            number BIGINT NOT NULL, state TEXT NOT NULL, started_by TEXT NOT NULL, started_at TEXT NOT NULL,
            finished_at TEXT, input_hash TEXT NOT NULL, student_count BIGINT NOT NULL, place_count BIGINT NOT NULL,
            placed_count BIGINT NOT NULL, levels TEXT NOT NULL, message TEXT NOT NULL,
            UNIQUE (system_id, year, number))
        """,
        "CREATE UNIQUE INDEX run_one_at_a_time ON run (system_id) WHERE state = 'running'",
        """
        CREATE TABLE proposal (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            run_id TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
            student_id TEXT NOT NULL REFERENCES student(id), provider_id TEXT NOT NULL REFERENCES organisation(id),
            offer_id TEXT REFERENCES offer(id), organisation_id TEXT REFERENCES organisation(id),
            preference_met BIGINT, distance BIGINT, reasons TEXT NOT NULL, alternatives TEXT NOT NULL,
            state TEXT NOT NULL, locked BOOLEAN NOT NULL, moved BOOLEAN NOT NULL, rejection TEXT NOT NULL,
            UNIQUE (run_id, student_id))
        """,
        "CREATE INDEX proposal_by_student ON proposal (student_id)",
        """
        CREATE TABLE veto (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            student_id TEXT NOT NULL REFERENCES student(id), offer_id TEXT NOT NULL REFERENCES offer(id),
            reason TEXT NOT NULL, UNIQUE (student_id, offer_id))
        """,
    ]

    private static let placements: [SQL] = [
        """
        CREATE TABLE placement (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            student_id TEXT NOT NULL REFERENCES student(id), provider_id TEXT NOT NULL REFERENCES organisation(id),
            year TEXT NOT NULL, state TEXT NOT NULL, hours_required BIGINT NOT NULL,
            proposal_id TEXT REFERENCES proposal(id), confirmed_at TEXT NOT NULL, reason TEXT NOT NULL)
        """,
        "CREATE UNIQUE INDEX placement_one_a_year ON placement (student_id, year) WHERE state <> 'cancelled'",
        "CREATE INDEX placement_by_year ON placement (system_id, year)",
        "CREATE INDEX placement_by_provider ON placement (provider_id, year)",
        """
        CREATE TABLE leg (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id),
            placement_id TEXT NOT NULL REFERENCES placement(id) ON DELETE CASCADE,
            organisation_id TEXT NOT NULL REFERENCES organisation(id), area_id TEXT NOT NULL REFERENCES area(id),
            offer_id TEXT NOT NULL REFERENCES offer(id), position BIGINT NOT NULL, first_day TEXT NOT NULL,
            last_day TEXT NOT NULL, pattern TEXT NOT NULL, hours BIGINT NOT NULL, UNIQUE (placement_id, position))
        """,
        "CREATE INDEX leg_by_organisation ON leg (organisation_id)",
        "CREATE INDEX leg_by_offer ON leg (offer_id)",
    ]

    private static let exchange: [SQL] = [
        """
        CREATE TABLE import_batch (
            id TEXT PRIMARY KEY, system_id TEXT NOT NULL REFERENCES system(id), kind TEXT NOT NULL, year TEXT NOT NULL,
            file_name TEXT NOT NULL, state TEXT NOT NULL, uploaded_by TEXT NOT NULL, uploaded_at TEXT NOT NULL,
            as_at TEXT NOT NULL, sheet_names TEXT NOT NULL, columns TEXT NOT NULL, defaults TEXT NOT NULL,
            skipped BIGINT NOT NULL, counts TEXT NOT NULL, storing BIGINT NOT NULL)
        """,
        "CREATE INDEX import_batch_by_time ON import_batch (system_id, uploaded_at)",
        """
        CREATE TABLE import_row (
            batch_id TEXT NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE, number BIGINT NOT NULL,
            cells TEXT NOT NULL, outcome TEXT NOT NULL, label TEXT NOT NULL, detail TEXT NOT NULL,
            differences TEXT NOT NULL, faults TEXT NOT NULL, match_id TEXT, match_label TEXT, match_subject TEXT,
            match_group TEXT, decision TEXT, stores BOOLEAN NOT NULL, PRIMARY KEY (batch_id, number))
        """,
        "CREATE INDEX import_row_by_outcome ON import_row (batch_id, outcome, number)",
        """
        CREATE TABLE column_mapping (
            system_id TEXT NOT NULL REFERENCES system(id), kind TEXT NOT NULL, heading TEXT NOT NULL,
            field TEXT NOT NULL, PRIMARY KEY (system_id, kind, heading))
        """,
    ]
}
