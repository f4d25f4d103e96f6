import Domain

extension DemoBuilder {
    /// What colleges mean to do in the three years ahead: a little more each year, with a spread that grows. Chance has no
    /// part in it.
    mutating func addIntentions() {
        for (index, cohort) in rows.cohorts.enumerated() where index.isMultiple(of: 3) {
            guard let size = cohort.size else { continue }
            var year = year
            for ahead in 1...Intention.yearsAhead {
                year = year.next
                let central = size + ahead * 2
                rows.intentions.append(
                    Intention(
                        id: trellis.newID(),
                        systemID: systemID,
                        providerID: cohort.providerID,
                        year: year,
                        tLevelCode: cohort.tLevelCode,
                        specialismCode: cohort.specialismCode,
                        low: max(0, central - ahead * 3),
                        central: central,
                        high: central + ahead * 4,
                        source: "Planning talk",
                        asAt: today.adding(days: -25)
                    )
                )
            }
        }
    }
}
