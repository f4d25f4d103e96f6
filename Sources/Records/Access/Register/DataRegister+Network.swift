import Domain

extension DataRegister {
    /// Systems, organisations and the people at them.
    static let network: [DataTable] = [
        DataTable(
            "schema_migrations",
            "Which steps the schema has had",
            retention: .network,
            key: ["number"],
            .open(.running, "number", "name", "applied_at")
        ),
        DataTable(
            "system",
            "Integrated care systems",
            retention: .network,
            .open(.running, "id", "code", "name", "places", "is_demo", "created_at", "fresh_weeks")
        ),
        DataTable(
            "organisation",
            "Employers, colleges and partners",
            retention: .network,
            .open(.placing, "id", "system_id", "name", "kinds", "sector", "ods_code", "ukprn", "place"),
            .open(.placing, "source", "as_at", "archived_at", "name_folded", "students_at_once"),
            .business(.placing, "notes")
        ),
        DataTable(
            "site",
            "Addresses of organisations",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "name", "address", "postcode", "archived_at"),
            .open(.placing, "name_folded", "students_at_once", "learners_at_once")
        ),
        DataTable(
            "area",
            "Wards, departments and teams that can host",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "site_id", "name", "setting", "minimum_age"),
            .open(.placing, "learners_at_once", "supervisors", "learners_per_supervisor", "archived_at", "name_folded"),
            .business(.placing, "notes")
        ),
        DataTable(
            "person",
            "Contacts at organisations",
            retention: .contacts,
            about: [.contact: .column("id")],
            .business(.reaching, "id", of: .contact),
            .business(.reaching, "name", "role", "job_title", "email", "phone"),
            .open(.reaching, "organisation_id", "source", "as_at", "archived_at"),
            .open(.reaching, "system_id").heldBack(wiring),
            .business(.reaching, "name_folded").heldBack("The name once more, spelt for searching.")
        ),
    ]

    /// What employers offer.
    static let capacity: [DataTable] = [
        DataTable(
            "interest",
            "Employers’ answers for a year",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "year", "answer", "ask_again_on", "source", "as_at"),
            .open(.placing, "reason_code"),
            .business(.reaching, "contact_id", of: .contact)
                .heldBack("Only says whom to ask next year, and leads nowhere once that contact is erased."),
            .business(.placing, "reason", "lines")
        ),
        DataTable(
            "offer",
            "Places that employers offer",
            retention: .network,
            .open(.placing, "id", "system_id", "organisation_id", "site_id", "area_id", "year", "t_level_code"),
            .open(.placing, "specialism_code", "places", "taken", "first_day", "last_day", "pattern", "hours"),
            .open(.placing, "minimum_age", "remote_share", "visibility", "source", "as_at", "archived_at"),
            .open(.placing, "smallest_group"),
            .business(.placing, "notes")
        ),
        DataTable(
            "ward_group",
            "How many learners other than T Level students are at an area, and when",
            retention: .network,
            .open(
                .placing,
                "id",
                "system_id",
                "organisation_id",
                "site_id",
                "area_id",
                "kind",
                "programme",
                "learners"
            ),
            .open(.placing, "first_day", "last_day", "pattern", "source", "as_at", "archived_at")
        ),
    ]
}
