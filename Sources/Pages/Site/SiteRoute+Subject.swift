public import Domain

extension SiteRoute {
    /// The page of the record that a change was about; nothing for records without a page of their own.
    public init?(subjectOf entry: AuditEntry) {
        let id = entry.subjectID
        let route: SiteRoute? =
            switch entry.subjectKind {
            case "organisation": ID(id).map { .network(.organisation($0)) }
            case "offer": ID(id).map { .capacity(.offer($0)) }
            case "capacity_round": ID(id).map { .rounds(.round($0)) }
            case "student": ID(id).map { .students(.student($0)) }
            case "cohort": ID(id).map { .students(.cohort($0)) }
            case "placement": ID(id).map { .placements(.placement($0)) }
            case "run": ID(id).map { .allocation(.run($0)) }
            case "proposal": ID(id).map { .allocation(.proposal($0)) }
            case "allocation_policy": .allocation(.policy)
            case "import_batch": ID(id).map { .exchange(.review($0)) }
            case "rights_request": ID(id).map { .rights(.request($0)) }
            case "avoidance", "series_choice", "calendar_decision": .calendar(.calendar)
            case "legal_hold": .rights(.data)
            default: nil
            }
        guard let route else { return nil }
        self = route
    }
}
