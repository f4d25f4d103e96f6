extension ImportKind {
    static let capacityColumns: [ColumnSpec] = [
        ColumnSpec(.organisation, "Organisation", .text, organisationSynonyms),
        ColumnSpec(.odsCode, "ODS code", .code, odsSynonyms),
        ColumnSpec(
            .sector,
            "Sector",
            .text,
            [
                "Kind", "Type", "Organisation type", "Type of organisation", "Employer type", "Kind of organisation",
                "Sector type", "Type of employer", "Org type",
            ]
        ),
        ColumnSpec(
            .place,
            "Place",
            .text,
            [
                "Borough", "Town", "Locality", "Local authority", "City", "Place borough", "District",
                "Place based system",
            ]
        ),
        ColumnSpec(.site, "Site", .text, siteSynonyms),
        ColumnSpec(.postcode, "Postcode", .postcode, ["Post code", "Site postcode", "Location postcode"]),
        ColumnSpec(
            .area,
            "Area",
            .text,
            [
                "Ward", "Department", "Team", "Ward department", "Area ward", "Ward or department", "Clinical area",
                "Unit",
                "Service", "Dept", "Ward area", "Placement area", "Department ward", "Ward team", "Area department",
                "Department or ward", "Area of work", "Ward dept", "Ward name", "Department name", "Ward unit",
            ]
        ),
        ColumnSpec(
            .setting,
            "Setting",
            .text,
            [
                "Placement setting", "Setting type", "Type of setting", "Care setting", "Clinical non clinical",
                "Clinical or non clinical",
            ]
        ),
        ColumnSpec(.tLevel, "T Level", .text, tLevelSynonyms),
        ColumnSpec(.specialism, "Specialism", .text, specialismSynonyms),
        ColumnSpec(
            .places,
            "Places",
            .places,
            [
                "Number of places", "No of places", "Placements", "Number of placements", "Capacity", "Spaces", "Slots",
                "Number of students", "No of students", "Places available", "Placements available", "Places offered",
                "How many places", "How many students", "Offer", "Available places", "Number offered",
                "No of placements",
                "Students", "Placement capacity", "How many placements", "How many", "Max students", "Number", "Qty",
                "No",
                "Number of placements offered", "Total places", "Places this year", "How many can you take",
            ]
        ),
        ColumnSpec(.window, "Dates", .window, windowSynonyms),
        ColumnSpec(.start, "Start", .firstDay, startSynonyms),
        ColumnSpec(.end, "End", .lastDay, endSynonyms),
        ColumnSpec(.pattern, "Pattern", .pattern, patternSynonyms),
        ColumnSpec(.hours, "Hours", .hours, hoursSynonyms),
        ColumnSpec(
            .minimumAge,
            "Minimum age",
            .minimumAge,
            [
                "Min age", "Age", "Age limit", "Age restriction", "Age restrictions", "Lowest age", "Age requirement",
                "Age limits", "Age required", "Age minimum",
            ]
        ),
        ColumnSpec(
            .acceptsUnder18,
            "Takes under 18s",
            .yesNo,
            [
                "Under 18", "Under 18s", "Under 18 allowed", "Can take under 18s", "16 17 year olds",
                "Under 18s accepted",
                "Accept under 18s", "Under 18s allowed", "Accepts under 18s",
            ]
        ),
        ColumnSpec(
            .contactName,
            "Contact name",
            .text,
            [
                "Contact", "Named contact", "Contact person", "Lead", "Lead name", "Main contact", "Supervisor",
                "Manager",
                "Placement lead", "Key contact", "Line manager", "Ward manager", "Your name", "Completed by",
                "Supervisor name", "Contact details name", "Lead contact", "Name of contact", "Placement contact",
            ]
        ),
        ColumnSpec(
            .contactEmail,
            "Contact e-mail",
            .email,
            emailSynonyms + [
                "Contact email address", "Lead email", "Manager email", "Your email", "Supervisor email",
            ]
        ),
        ColumnSpec(.phone, "Phone", .phone, phoneSynonyms),
        ColumnSpec(.notes, "Notes", .text, notesSynonyms),
    ]

    static let contactColumns: [ColumnSpec] = [
        ColumnSpec(.organisation, "Organisation", .text, organisationSynonyms + providerSynonyms),
        ColumnSpec(.odsCode, "ODS code", .code, odsSynonyms),
        ColumnSpec(.site, "Site", .text, siteSynonyms),
        ColumnSpec(
            .fullName,
            "Name",
            .personName,
            [
                "Full name", "Contact", "Contact name", "Person", "Names", "Lead", "Named contact", "Member",
                "Lead name",
                "Main contact", "Member name", "Name of contact", "Key contact", "Contact person",
            ]
        ),
        ColumnSpec(.givenName, "Given name", .text, ["First name", "Forename", "Firstname", "First names"]),
        ColumnSpec(.familyName, "Family name", .text, ["Last name", "Surname", "Lastname", "Second name"]),
        ColumnSpec(
            .role,
            "Role",
            .text,
            [
                "Job title", "Position", "Title", "Job role", "Role title", "Job", "Role in organisation", "Post",
                "Designation", "Responsibility",
            ]
        ),
        ColumnSpec(.email, "E-mail", .email, emailSynonyms),
        ColumnSpec(.phone, "Phone", .phone, phoneSynonyms),
        ColumnSpec(.notes, "Notes", .text, notesSynonyms),
    ]
}
