extension ImportKind {
    /// What the placement systems of trusts and universities write out: a row for each group, or for each learner. Names
    /// of learners are not among the columns, so that they are never kept.
    static let learnerColumns: [ColumnSpec] = [
        ColumnSpec(.organisation, "Organisation", .text, organisationSynonyms + ["Trust", "Placement provider"]),
        ColumnSpec(.odsCode, "ODS code", .code, odsSynonyms),
        ColumnSpec(.site, "Site", .text, siteSynonyms),
        ColumnSpec(
            .area,
            "Area",
            .text,
            [
                "Ward", "Department", "Team", "Ward department", "Placement area", "Clinical area", "Unit", "Service",
                "Dept", "Ward name", "Placement circuit", "Placement", "Placement location", "Practice area",
                "Practice learning environment", "PLE", "Ward team", "Department name", "Placement name",
            ]
        ),
        ColumnSpec(
            .learnerKind,
            "Kind of learners",
            .text,
            ["Learner type", "Type of learner", "Type", "Learner kind", "Student type", "Category", "Learner category"]
        ),
        ColumnSpec(
            .programme,
            "Programme",
            .text,
            [
                "Course", "Course name", "Programme name", "Programme of study", "Award", "Profession", "Pathway",
                "Course title", "Programme title", "Degree", "Qualification", "Cohort",
            ]
        ),
        ColumnSpec(
            .learners,
            "Learners",
            .wholeNumber,
            [
                "Number of learners", "No of learners", "Number", "Students", "Number of students", "No of students",
                "Headcount", "Count", "Places used", "Places filled", "Allocated", "Students allocated", "Filled", "No",
            ]
        ),
        ColumnSpec(.window, "Dates", .window, windowSynonyms),
        ColumnSpec(.start, "Start", .firstDay, startSynonyms + ["Allocation start", "Placement from"]),
        ColumnSpec(.end, "End", .lastDay, endSynonyms + ["Allocation end", "Placement to"]),
        ColumnSpec(.pattern, "Pattern", .pattern, patternSynonyms),
    ]
}
