import Domain

extension DataRegister {
    /// What the engine is asked and what it answers.
    static let allocation: [DataTable] = [
        DataTable(
            "allocation_policy",
            "What is decided first when places are shared out",
            retention: .network,
            .open(.matching, "id", "system_id", "policy")
        ),
        DataTable(
            "run",
            "Runs of the engine, in counts",
            retention: .network,
            .open(.matching, "id", "system_id", "year", "number", "state", "started_at", "finished_at", "input_hash"),
            .open(.matching, "student_count", "place_count", "placed_count", "levels", "message", "policy"),
            .open(.matching, "colleges"),
            .business(.accounting, "started_by", of: .user).heldBack("A third person: who started the run, by name.")
        ),
        DataTable(
            "proposal",
            "What the engine suggests for a student",
            retention: .placements,
            about: [.student: .column("student_id")],
            .personal(.matching, "student_id", of: .student),
            .personal(.matching, "provider_id", "offer_id", "organisation_id", "preference_met", "distance", "state"),
            .personal(.matching, "locked", "moved", "legs"),
            .sensitive(.matching, "reasons", "alternatives", "rejection", "smallest_change"),
            .open(.matching, "id", "system_id", "run_id").heldBack(wiring)
        ),
        DataTable(
            "veto",
            "Places that a student must not be proposed for",
            retention: .placements,
            about: [.student: .column("student_id")],
            .personal(.matching, "student_id", of: .student),
            .personal(.matching, "offer_id"),
            .sensitive(.matching, "reason"),
            .open(.matching, "id", "system_id").heldBack(wiring)
        ),
    ]

    /// Spreadsheets on their way in.
    static let exchange: [DataTable] = [
        DataTable(
            "import_batch",
            "Uploaded files while they are reviewed",
            retention: .imports,
            about: [.student: .mention(["file_name"]), .contact: .mention(["file_name"])],
            fate: .emptied(["file_name"]),
            .personal(.importing, "file_name", of: .anybody),
            .open(.importing, "kind", "year", "state", "uploaded_at", "as_at"),
            .business(.accounting, "uploaded_by", of: .user).heldBack(
                "A third person: who uploaded the file, by name."
            ),
            .open(.importing, "id", "system_id", "sheet_names", "columns", "defaults", "skipped", "counts", "storing")
                .heldBack("About the file as a whole, not about the person.")
        ),
        DataTable(
            "import_row",
            "Rows of uploaded files that wait for somebody",
            retention: .imports,
            about: [
                .student: .mention(["cells", "label", "detail", "match_id"]),
                .contact: .mention(["cells", "label", "detail", "match_id"]),
            ],
            key: ["batch_id", "number"],
            .sensitive(.importing, "cells", "label", "detail"),
            .sensitive(.importing, "differences").sealed(),
            .personal(.importing, "match_id", of: .anybody),
            .open(.importing, "outcome", "decision", "stores", "match_subject"),
            .sensitive(.importing, "faults").sealed()
                .heldBack("May describe another person that the row was compared with."),
            .sensitive(.importing, "match_label", "match_group")
                .heldBack("May describe another person that the row was compared with."),
            .open(.importing, "batch_id", "number").heldBack(wiring)
        ),
        DataTable(
            "column_mapping",
            "What headings of columns mean",
            retention: .network,
            key: ["system_id", "kind", "heading"],
            .open(.importing, "system_id", "kind", "heading", "field")
        ),
    ]
}
