import Domain

extension AccessTown.Rows {
    /// Other learners at an area, whom colleges do not see.
    mutating func addWardGroup(at area: Area, _ id: ID<WardGroup>, in year: AcademicYear) {
        wardGroups.append(
            WardGroup(
                id: id,
                systemID: area.systemID,
                organisationID: area.organisationID,
                siteID: area.siteID,
                areaID: area.id,
                kind: .undergraduate,
                programme: "zqotherlearners\(id)qz",
                learners: 2,
                firstDay: year.range.start,
                lastDay: year.range.end,
                source: "Test",
                asAt: year.range.start
            )
        )
    }

    /// What a college plans for the next year, which other colleges do not see.
    mutating func addIntention(of college: Organisation, _ id: ID<Intention>, in year: AcademicYear) {
        intentions.append(
            Intention(
                id: id,
                systemID: college.systemID,
                providerID: college.id,
                year: year.next,
                tLevelCode: "health",
                low: 10,
                central: 20,
                high: 30,
                notes: "zqplan\(id)qz",
                source: "Test",
                asAt: year.range.start
            )
        )
    }
}
