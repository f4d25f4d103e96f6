import Domain

extension DemoBuilder {
    mutating func addStudents() throws {
        for college in DemoCollege.all {
            guard let provider = colleges[college.name] else { continue }
            for group in college.groups {
                let cohort = addCohort(group.course, size: group.size, of: college, provider)
                for _ in 0..<group.size { try addStudent(group.course, in: cohort, of: college) }
            }
        }
        try addStories()
    }

    private mutating func addCohort(
        _ course: DemoCourse,
        size: Int,
        of college: DemoCollege,
        _ provider: Organisation
    ) -> Cohort {
        let dates = college.shape.window(in: year)
        let asAt = today.adding(days: -number(10...80))
        let cohort = Cohort(
            id: trellis.newID(),
            systemID: systemID,
            providerID: provider.id,
            year: year,
            name: "\(course.groupName), second year",
            tLevelCode: course.tLevelCode,
            specialismCode: course.specialismCode,
            size: size,
            firstDay: dates.start,
            lastDay: dates.end,
            pattern: college.shape.pattern,
            hours: 315,
            source: "Cohort list, \(asAt.formatted())",
            asAt: asAt
        )
        rows.cohorts.append(cohort)
        return cohort
    }

    private mutating func addStudent(_ course: DemoCourse, in cohort: Cohort, of college: DemoCollege) throws {
        let name = name()
        let town = pick(college.homes)
        let student = Student(
            id: trellis.newID(),
            systemID: systemID,
            providerID: cohort.providerID,
            cohortID: cohort.id,
            year: year,
            uln: chance(95) ? try uln() : nil,
            givenName: name.given,
            familyName: name.family,
            preferredName: chance(6) ? String(name.given.prefix(3)) : "",
            dateOfBirth: chance(96) ? birthDate() : nil,
            homeOutcode: try Outcode(pick(town.outcodes)),
            email: chance(50) ? try email("\(name.given) \(name.family)", at: "students.\(college.domain)") : nil,
            tLevelCode: course.tLevelCode,
            specialismCode: course.specialismCode,
            preferences: preferences(course, near: town),
            travelLimitMiles: chance(12) ? number(3...6) * 2 : nil,
            readyFrom: readyFrom(cohort),
            needs: chance(7) ? pick(DemoWords.needs) : "",
            source: cohort.source,
            asAt: cohort.asAt
        )
        rows.students.append(student)
        homes[student.id] = town
    }

    /// Most turn 18 in the year, some are younger.
    private mutating func birthDate() -> Day {
        let firstOfSeptember = year.day(9, 1)
        return firstOfSeptember.adding(months: -12 * 18).adding(days: number(0...364) + (chance(20) ? 365 : 0))
    }

    /// Up to three wishes, in the college's words: kinds of places, and employers by name.
    private mutating func preferences(_ course: DemoCourse, near town: DemoTown) -> [String] {
        guard chance(88) else { return [] }
        var wishes = Array(shuffled(course.wishes).prefix(number(1...3)))
        if chance(40) {
            let near = DemoTrust.all.flatMap(\.sites).filter { $0.town.miles(to: town) < 12 }.map(\.name)
            if !near.isEmpty { wishes.insert(pick(near), at: 0) }
        }
        return Array(wishes.prefix(3))
    }

    /// The day on which checks will be clear, where the college has said.
    private mutating func readyFrom(_ cohort: Cohort) -> Day? {
        guard chance(70) else { return nil }
        return cohort.firstDay.adding(days: -number(10...90))
    }
}
