import Domain
import Exchange

/// Who is the same student, and what a row changes.
extension ImportPlanner {
    enum StudentMatch {
        case sure(Student)
        case close(Student)
        /// A new student of this file has the same name and nothing to tell the two apart.
        case inFile(Int)
        case none
    }

    func studentMatch(_ sheet: StudentSheet, _ college: Organisation) -> StudentMatch {
        if let uln = sheet.uln, let found = register.student(of: college.id, uln: uln) { return .sure(found) }
        let same = register.students(of: college.id, named: Register.name(sheet.given, sheet.family))
        // Two different ULNs are never surely the same person.
        let open = same.filter { sheet.uln == nil || $0.uln == nil }
        if let born = sheet.born, let found = open.first(where: { $0.dateOfBirth == born }) { return .sure(found) }
        if let stored = same.first(where: { register.students.isStored($0.id) }) {
            let isBare = sheet.born == nil && sheet.uln == nil && stored.dateOfBirth == nil && stored.uln == nil
            return isBare && same.count == 1 ? .sure(stored) : .close(stored)
        }
        let unclear = same.first { other in
            (sheet.uln == nil || other.uln == nil) && (sheet.born == nil || other.dateOfBirth == nil)
        }
        guard let unclear else { return .none }
        if sheet.uln == nil, sheet.born == nil, unclear.uln == nil, unclear.dateOfBirth == nil { return .sure(unclear) }
        return claim(of: unclear.id.description).map(StudentMatch.inFile) ?? .none
    }

    /// The stored student with what the row says.
    func merged(_ stored: Student, _ sheet: StudentSheet) -> (Student, [FieldDifference]) {
        var after = stored
        var changes = FieldChanges()
        changes.takeOptional("ULN", sheet.uln, into: &after.uln) { $0.description }
        changes.takeName("Given name", sheet.given, into: &after.givenName)
        changes.takeName("Family name", sheet.family, into: &after.familyName)
        changes.takeName("Preferred name", sheet.preferred, into: &after.preferredName)
        changes.takeOptional("Date of birth", sheet.born, into: &after.dateOfBirth) { $0.formatted() }
        changes.takeOptional("Home postcode area", sheet.outcode, into: &after.homeOutcode) { $0.description }
        changes.takeOptional("E-mail", sheet.email, into: &after.email) { $0.description }
        changes.takeOptional("Cohort", sheet.cohort?.id, into: &after.cohortID) { register.cohorts[$0]?.name ?? "" }
        changes.take("T Level", sheet.course.tLevelCode, into: &after.tLevelCode) { courses.title($0, nil) }
        changes.takeOptional("Specialism", sheet.course.specialismCode, into: &after.specialismCode) {
            catalogue.specialism($0)?.title ?? $0
        }
        changes.take("Preferences", sheet.preferences, into: &after.preferences) { $0.joined(separator: "; ") }
        changes.takeOptional("Longest journey in miles", sheet.travelMiles, into: &after.travelLimitMiles, String.init)
        let wasReady = sheet.isReady && after.readyFrom.map { $0 <= batch.asAt } == true
        changes.takeOptional("Ready from", wasReady ? nil : sheet.readyFrom, into: &after.readyFrom) { $0.formatted() }
        changes.take("Support needs", sheet.needs, into: &after.needs) { $0 }
        if after.archivedAt != nil {
            after.archivedAt = nil
            changes.note("Archived", old: "Yes", new: "No")
        }
        if !changes.differences.isEmpty {
            after.source = source
            after.asAt = batch.asAt
        }
        return (after, changes.differences)
    }

    /// Stored beside uploaded, whether they differ or not.
    func comparison(_ stored: Student, _ sheet: StudentSheet) -> [FieldDifference] {
        let cohort = stored.cohortID.flatMap { register.cohorts[$0]?.name } ?? ""
        let rows: [(String, String, String)] = [
            ("Name", "\(stored.givenName) \(stored.familyName)", sheet.name),
            ("Date of birth", stored.dateOfBirth?.formatted() ?? "", sheet.born?.formatted() ?? ""),
            ("ULN", stored.uln?.description ?? "", sheet.uln?.description ?? ""),
            (
                "T Level", courses.title(stored.tLevelCode, stored.specialismCode),
                sheet.course.tLevelCode.map { courses.title($0, sheet.course.specialismCode) } ?? ""
            ),
            ("Cohort", cohort, sheet.cohort?.name ?? ""),
            ("Home postcode area", stored.homeOutcode?.description ?? "", sheet.outcode?.description ?? ""),
            ("E-mail", stored.email?.description ?? "", sheet.email?.description ?? ""),
        ]
        return rows.filter { !$0.1.isEmpty || !$0.2.isEmpty }
            .map { FieldDifference(field: $0.0, old: $0.1, new: $0.2) }
    }
}
