import Domain

extension DemoBuilder {
    /// The students whom docs/demo.md tells of. What identifies them is fixed, because the spreadsheets beside the demo
    /// know them too.
    mutating func addStories() throws {
        // Too young for every maternity unit that she can reach.
        try tell("Kilnfield College", .midwifery, "Niamh", "Farrow", "9010000019") { builder, student in
            student.dateOfBirth = builder.year.day(7, 20).adding(months: -12 * 17)
            student.homeOutcode = try Outcode("ST13")
            student.travelLimitMiles = 12
            student.preferences = ["Maternity", "Antenatal"]
            student.readyFrom = builder.year.day(9, 1)
        }
        // Checks that come late.
        try tell("Wrekin Edge College", .adult, "Tomos", "Grenfell", "9010000027") { builder, student in
            student.dateOfBirth = builder.year.day(4, 18).adding(months: -12 * 18)
            student.homeOutcode = try Outcode("TF1")
            student.travelLimitMiles = nil
            student.preferences = ["Hospital ward", "GP"]
            student.readyFrom = builder.year.day(6, 21)
        }
        // The same student in two lists, once under another name and without a ULN.
        try tell("Sow Valley College", .adult, "Oliver", "Ashby", "9010000035") { builder, student in
            student.preferredName = "Ollie"
            student.dateOfBirth = builder.year.day(3, 14).adding(months: -12 * 18)
            student.homeOutcode = try Outcode("ST17")
            student.preferences = ["A&E", "Hospital ward"]
        }
        try tell("Sow Valley College", .adult, "Ollie", "Ashby", nil) { builder, student in
            student.dateOfBirth = builder.year.day(3, 14).adding(months: -12 * 18)
            student.homeOutcode = try Outcode("ST17")
            student.preferences = ["A&E"]
        }
        // Wants an area that takes only over-18s, and nobody knows the birth date.
        try tell("Sow Valley College", .adult, "Carys", "Holbeche", "9010000043") { _, student in
            student.dateOfBirth = nil
            student.homeOutcode = try Outcode("ST16")
            student.preferences = ["Emergency department"]
        }
    }

    /// Makes a student of a group into somebody in particular.
    private mutating func tell(
        _ college: String,
        _ course: DemoCourse,
        _ given: String,
        _ family: String,
        _ uln: String?,
        _ story: (DemoBuilder, inout Student) throws -> Void
    ) throws {
        let index = rows.students.firstIndex {
            $0.providerID == colleges[college]?.id && $0.specialismCode == course.specialismCode
                && !stories.contains($0.id)
        }
        guard let index else { return }
        var student = rows.students[index]
        student.givenName = given
        student.familyName = family
        student.preferredName = ""
        student.uln = try uln.map { try ULN($0) }
        student.email = nil
        student.needs = ""
        try story(self, &student)
        rows.students[index] = student
        stories.insert(student.id)
    }
}
