extension ImportKind {
    static let studentColumns: [ColumnSpec] = [
        ColumnSpec(
            .uln,
            "ULN",
            .digits(10),
            [
                "Unique learner number", "Learner number", "ULN number", "Unique learner no", "ULN no", "Learner ULN",
                "Unique learner ref", "LearnRefNumber ULN",
            ]
        ),
        ColumnSpec(
            .givenName,
            "Given name",
            .text,
            [
                "Given names", "First name", "Forename", "Forenames", "First names", "Firstname", "Christian name",
                "Fname",
                "Legal first name",
            ]
        ),
        ColumnSpec(
            .familyName,
            "Family name",
            .text,
            [
                "Last name", "Surname", "Lastname", "Second name", "Lname", "Legal surname", "Legal last name",
            ]
        ),
        ColumnSpec(
            .fullName,
            "Full name",
            .personName,
            [
                "Name", "Student", "Learner", "Student name", "Learner name", "Pupil name", "Pupil", "Name of student",
                "Names", "Student full name", "Surname forename", "Surname and forename", "Name surname first",
                "Candidate name", "Candidate", "Student s name",
            ]
        ),
        ColumnSpec(
            .preferredName,
            "Preferred name",
            .text,
            ["Known as", "Likes to be called", "Preferred first name"]
        ),
        ColumnSpec(
            .dateOfBirth,
            "Date of birth",
            .day,
            ["DOB", "D O B", "Birth date", "Birthdate", "Birthday", "Born"]
        ),
        ColumnSpec(
            .postcode,
            "Postcode",
            .postcode,
            [
                "Post code", "Home postcode", "Home post code", "Student postcode", "Home outcode", "Outcode", "Zip",
            ]
        ),
        ColumnSpec(.provider, "College", .text, providerSynonyms),
        ColumnSpec(.cohort, "Cohort", .text, cohortSynonyms),
        ColumnSpec(.tLevel, "T Level", .text, tLevelSynonyms),
        ColumnSpec(.specialism, "Specialism", .text, specialismSynonyms),
        preference(1, .preference1, ["First preference", "1st preference", "First choice", "1st choice"]),
        preference(2, .preference2, ["Second preference", "2nd preference", "Second choice", "2nd choice"]),
        preference(3, .preference3, ["Third preference", "3rd preference", "Third choice", "3rd choice"]),
        preference(4, .preference4, ["Fourth preference", "4th preference", "Fourth choice", "4th choice"]),
        preference(5, .preference5, ["Fifth preference", "5th preference", "Fifth choice", "5th choice"]),
        ColumnSpec(
            .preferences,
            "Preferences",
            .list,
            [
                "Preference", "Choices", "Placement preferences", "Preferred areas", "Areas of interest", "Interests",
                "Preferences in order", "Ranked preferences", "Preferred placement", "Preferred setting",
            ]
        ),
        ColumnSpec(
            .needs,
            "Support needs",
            .text,
            [
                "Needs", "Support", "Additional needs", "Support required", "Additional support", "ALS", "SEND", "SEN",
                "EHCP", "Adjustments", "Reasonable adjustments", "Access needs", "Additional requirements",
                "Learning support", "Access requirements",
            ]
        ),
        ColumnSpec(.email, "E-mail", .email, emailSynonyms + ["Student email", "Learner email", "College email"]),
        ColumnSpec(.phone, "Phone", .phone, phoneSynonyms),
        ColumnSpec(
            .travelLimit,
            "Longest journey (minutes)",
            .minutes,
            [
                "Longest journey", "Travel limit", "Max travel", "Maximum travel time", "Travel time",
                "Max travel time",
                "Max journey", "Willing to travel", "How far can they travel", "Travel", "Maximum journey time",
                "Max travel mins", "Travel limit minutes",
            ]
        ),
        ColumnSpec(
            .readyFrom,
            "Ready from",
            .dayOrNow,
            [
                "Available from", "Start from", "Ready date", "Can start", "Can start from", "Earliest start",
                "Availability", "Available", "DBS ready from",
            ]
        ),
        ColumnSpec(.window, "Placement dates", .window, windowSynonyms),
        ColumnSpec(.start, "Start", .firstDay, startSynonyms),
        ColumnSpec(.end, "End", .lastDay, endSynonyms),
        ColumnSpec(.pattern, "Pattern", .pattern, patternSynonyms),
        ColumnSpec(.hours, "Hours", .hours, hoursSynonyms),
        ColumnSpec(.notes, "Notes", .text, notesSynonyms),
    ]

    private static func preference(_ number: Int, _ key: ColumnKey, _ ordinals: [String]) -> ColumnSpec {
        let words = [
            "Pref \(number)", "Pref\(number)", "Choice \(number)", "Preferences \(number)", "P\(number)",
            "Preference\(number)", "Option \(number)", "Placement preference \(number)", "Placement choice \(number)",
            "Choices \(number)",
        ]
        return ColumnSpec(key, "Preference \(number)", .text, ordinals + words)
    }
}
