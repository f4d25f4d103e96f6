// Headings that several kinds of lists share, as people write them.
extension ImportKind {
    static let providerSynonyms = [
        "Provider", "College", "School", "Sixth form", "College name", "Provider name", "Training provider",
        "Education provider", "School college", "School or college", "Institution", "Centre", "College or school",
        "FE college", "Name of college", "Name of provider", "College provider", "Provider college",
    ]
    static let cohortSynonyms = [
        "Cohort name", "Group", "Tutor group", "Class", "Group code", "Course group", "Cohort code", "Class code",
        "Teaching group", "Name of cohort", "Group name", "Cohort group",
    ]
    static let tLevelSynonyms = [
        "T-Level", "TLevel", "T Levels", "T Level course", "Course", "Programme", "Pathway", "T Level pathway",
        "T Level title", "Course title", "Subject", "T Level subject", "Qualification", "T Level programme",
        "Programme of study", "Name of T Level", "Course name", "Which T Level", "T Level area", "T Level type",
        "Which T Levels",
    ]
    static let specialismSynonyms = [
        "Occupational specialism", "Specialism OS", "OS", "Occupational specialisms", "Specialisms", "Speciality",
        "Specialty", "Occ specialism", "Occupation specialism", "Specialist area", "Strand", "Speciality area",
    ]
    static let emailSynonyms = [
        "Email", "E mail", "Email address", "E-mail address", "Mail", "Contact email", "Email contact",
    ]
    static let phoneSynonyms = [
        "Telephone", "Tel", "Phone number", "Telephone number", "Mobile", "Mobile number", "Contact number", "Tel no",
        "Phone no", "Contact telephone", "Contact phone", "Telephone no", "Mobile no", "Contact tel",
    ]
    static let windowSynonyms = [
        "Dates", "When", "Placement dates", "Placement window", "Window", "Term", "Dates from to", "From to",
        "Start and end", "Start and end dates", "Availability dates", "Which term", "Time of year", "Period",
        "Placement period", "Start end", "Dates available", "Placement block", "Available dates", "When available",
    ]
    static let startSynonyms = [
        "Start date", "From", "Date from", "Starts", "Placement start", "Placement start date", "Begin", "Begins",
        "Starting", "First day", "Available from", "Commencement date", "Date start", "Planned start", "Window start",
        "Start of placement", "Start month",
    ]
    static let endSynonyms = [
        "End date", "To", "Date to", "Ends", "Placement end", "Placement end date", "Finish", "Finish date", "Until",
        "Last day", "Available until", "Available to", "Finishes", "Date end", "Planned end", "Window end",
        "Completion date", "End of placement", "End month",
    ]
    static let patternSynonyms = [
        "Placement pattern", "Days", "Days of week", "Days per week", "Days a week", "Block or day release",
        "Day release or block", "Model", "Delivery model", "Placement model", "Working pattern", "Which days",
        "Days available", "Block day release", "Attendance pattern", "Shift pattern", "Placement days", "Mode",
    ]
    static let hoursSynonyms = [
        "Total hours", "Number of hours", "Hours required", "Hours offered", "Placement hours", "Hrs", "Hours total",
        "No of hours", "Total placement hours", "Hours available", "Required hours",
    ]
    static let notesSynonyms = [
        "Note", "Comments", "Comment", "Remarks", "Other information", "Further information", "Additional information",
        "Any other information", "Other", "Anything else", "Additional notes", "Additional comments", "Info",
    ]
    static let organisationSynonyms = [
        "Organization", "Employer", "Employer name", "Organisation name", "Name of organisation", "Trust", "Trust name",
        "Company", "Host", "Host organisation", "Placement provider", "NHS trust", "Name of employer", "Host employer",
        "Company name", "Host name", "Business name", "Practice", "Practice name", "Name of trust", "Org",
        "Placement host", "Care provider", "Organisation trust",
    ]
    static let odsSynonyms = [
        "ODS", "ODS no", "Organisation code", "Org code", "NHS code", "Trust code", "Practice code", "ODS ref",
        "Provider code", "ODS organisation code",
    ]
    static let siteSynonyms = [
        "Site name", "Location", "Hospital", "Placement site", "Hospital site", "Venue", "Site location", "Building",
        "Placement location", "Address", "Site address", "Hospital name", "Hospital or site", "Base",
    ]
}
