import Domain

extension DemoBuilder {
    /// Weeks to avoid, and what hosts have done before they take students under 18.
    mutating func addCalendar() throws {
        let (colleges, employers) = (colleges, employers)
        avoid(.local, "New patient record system goes live", from: (11, 16), days: 5, .ratherNot, 3) {
            $0.why = "Nobody can be shown how to use the records in this week."
        }
        for (name, title, month, day) in [
            ("Kilnfield College", "Mock exams", 1, 18), ("Wrekin Edge College", "Resits", 6, 7),
            ("Chase Heath College", "Half term", 2, 15),
        ] {
            avoid(title == "Resits" ? .resit : .exam, title, from: (month, day), days: 5, .ratherNot, 2) {
                $0.organisationID = colleges[name]?.id
                $0.kind = title == "Half term" ? .academicBreak : $0.kind
                $0.isShared = true
            }
        }
        avoid(.exam, "Exams on site", from: (5, 24), days: 3, .never, 1) {
            $0.organisationID = colleges["Sow Valley College"]?.id
            $0.tLevelCodes = ["health"]
        }
        avoid(.winterPressure, "Escalation beds open", from: (1, 4), days: 26, .ratherNot, 4) {
            $0.organisationID = employers[DemoTrust.sixKilns.name]?.id
            $0.why = "The wards are fuller than usual and have little time to teach."
        }
        if let home = closed {
            avoid(.local, "New kitchen", from: (5, 3), days: 19, .never, 1) {
                $0.organisationID = home.organisationID
                $0.siteID = home.siteID
                $0.areaID = home.id
                $0.why = "The ground floor is closed."
            }
        }
        addReviews()
    }

    /// A care home with a block in spring: what it says never about stands against a college’s dates.
    private var closed: Area? {
        let homes = Set(rows.organisations.filter { $0.sector == .careHome }.map(\.id))
        let spring = DemoShape.springBlock.offered(in: year)
        let offer = rows.offers.first {
            homes.contains($0.organisationID) && $0.firstDay == spring.start && ($0.free ?? 0) > 0
        }
        return offer.flatMap { offer in rows.areas.first { $0.id == offer.areaID } }
    }

    private mutating func avoid(
        _ kind: AvoidanceKind,
        _ title: String,
        from start: (month: Int, day: Int),
        days: Int,
        _ strength: AvoidanceStrength,
        _ weight: Int,
        _ change: (inout Avoidance) -> Void
    ) {
        let first = year.day(start.month, start.day)
        let facts = provenance()
        var row = Avoidance(
            id: trellis.newID(),
            systemID: systemID,
            kind: kind,
            title: title,
            firstDay: first,
            lastDay: first.adding(days: days - 1),
            strength: strength,
            weight: weight,
            source: facts.source,
            asAt: facts.asAt
        )
        change(&row)
        rows.avoidances.append(row)
    }

    private mutating func addReviews() {
        let ended = today.adding(days: -35)
        if let trust = employers[DemoTrust.sixKilns.name] {
            review(of: trust.id, reviewed: 120, told: 110) { $0.reviewedBy = "Head of health and safety" }
        }
        if let trust = employers[DemoTrust.sowValley.name],
            let area = rows.areas.first(where: { $0.organisationID == trust.id })
        {
            review(of: trust.id, reviewed: 400, told: nil) {
                $0.siteID = area.siteID
                $0.areaID = area.id
                $0.reviewedBy = "Ward manager"
                $0.validUntil = ended
            }
        }
        let practices = rows.organisations.filter { $0.sector == .primaryCare }.sorted { $0.name < $1.name }
        if let lead = practices.first {
            review(of: lead.id, reviewed: 60, told: 60) {
                $0.reviewedBy = "Network manager"
                $0.members = practices.dropFirst().map(\.id)
                $0.notes = "Made once for all practices of the network."
            }
        }
    }

    private mutating func review(
        of organisation: ID<Organisation>,
        reviewed: Int,
        told: Int?,
        _ change: (inout YoungReview) -> Void
    ) {
        let day = today.adding(days: -reviewed)
        var row = YoungReview(
            id: trellis.newID(),
            systemID: systemID,
            organisationID: organisation,
            reviewedOn: day,
            headings: RiskHeading.allCases,
            insurerToldOn: told.map { today.adding(days: -$0) },
            source: "E-mail, \(day.formatted())",
            asAt: day
        )
        change(&row)
        rows.youngReviews.append(row)
    }
}
