import Domain

extension DemoBuilder {
    /// Student nurses and apprentices on wards that say how many learners fit, as the trusts' placement systems tell it.
    /// Chance has no part in it, so that the rest of the made-up system stays what it was.
    mutating func addWardGroups() {
        for (index, area) in rows.areas.filter({ ($0.room ?? 0) >= 2 }).enumerated() where index.isMultiple(of: 2) {
            add("BSc Nursing, year 2", .undergraduate, at: area, from: year.day(10, 5), to: year.day(12, 18))
            if index.isMultiple(of: 4) {
                add("Nursing associates, year 1", .apprentice, at: area, from: year.day(2, 15), to: year.day(3, 26))
            }
        }
    }

    private mutating func add(_ programme: String, _ kind: LearnerKind, at area: Area, from first: Day, to last: Day) {
        rows.wardGroups.append(
            WardGroup(
                id: trellis.newID(),
                systemID: systemID,
                organisationID: area.organisationID,
                siteID: area.siteID,
                areaID: area.id,
                kind: kind,
                programme: programme,
                learners: 1,
                firstDay: first,
                lastDay: last,
                source: "Placement system of the trust",
                asAt: today.adding(days: -20)
            )
        )
    }
}
