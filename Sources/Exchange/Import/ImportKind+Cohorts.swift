extension ImportKind {
    static let cohortColumns: [ColumnSpec] = [
        ColumnSpec(.provider, "College", .text, providerSynonyms),
        ColumnSpec(
            .ukprn,
            "UKPRN",
            .digits(8),
            [
                "UK PRN", "UKPRN number", "Provider reference", "Provider reference number", "PRN", "Provider UKPRN",
            ]
        ),
        ColumnSpec(.cohort, "Cohort", .text, cohortSynonyms + ["Name"]),
        ColumnSpec(.tLevel, "T Level", .text, tLevelSynonyms),
        ColumnSpec(.specialism, "Specialism", .text, specialismSynonyms),
        ColumnSpec(
            .studentCount,
            "Number of students",
            .places,
            [
                "Students", "No of students", "Student numbers", "Learners", "Number of learners", "No of learners",
                "Learner numbers", "Size", "Cohort size", "How many students", "Headcount", "Number",
                "Students in cohort",
                "Placements needed", "Placements required", "Number of placements", "Places needed", "Places required",
                "Number of placements required", "No", "Total students", "Group size", "Expected students",
            ]
        ),
        ColumnSpec(.window, "Dates", .window, windowSynonyms),
        ColumnSpec(.start, "Start", .firstDay, startSynonyms),
        ColumnSpec(.end, "End", .lastDay, endSynonyms),
        ColumnSpec(.pattern, "Pattern", .pattern, patternSynonyms),
        ColumnSpec(.hours, "Hours", .hours, hoursSynonyms),
        ColumnSpec(.contactName, "Contact name", .text, ["Contact", "Tutor", "Lead", "Course leader", "Tutor name"]),
        ColumnSpec(.contactEmail, "Contact e-mail", .email, emailSynonyms + ["Tutor email", "Lead email"]),
        ColumnSpec(.notes, "Notes", .text, notesSynonyms),
    ]
}
