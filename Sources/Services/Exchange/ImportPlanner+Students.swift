import Domain
import Exchange
import Records

extension ImportPlanner {
    /// What a row says about a student.
    struct StudentSheet {
        var given = "", family = ""
        var preferred: String?
        var uln: ULN?
        var born: Day?
        var outcode: Outcode?
        var email: EmailAddress?
        var course = CourseReader.Course()
        var cohort: Cohort?
        var preferences: [String]?
        var travelMiles: Int?
        var readyFrom: Day?
        /// Whether the file says "ready now", which is no news about somebody who was ready before.
        var isReady = false
        var needs: String?

        var name: String { "\(given) \(family)" }
    }

    /// Compares one row of students.
    mutating func student(_ line: ImportLine) -> ImportRowReview {
        var reading = RowReading(line, of: batch)
        let match = college(&reading)
        var college: Organisation?
        if case .found(let found) = match { college = found }
        let sheet = readSheet(&reading, college)
        let label = sheet.name.trimmed.isEmpty ? "No name" : sheet.name
        let course = sheet.course.tLevelCode.map { courses.title($0, sheet.course.specialismCode) } ?? ""
        let detail = [college?.name ?? "", course, sheet.cohort?.name ?? ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
        if case .close(let perhaps) = match {
            return closeCollege(reading, perhaps, label: label, detail: detail)
        }
        guard reading.faults.isEmpty, let college else {
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        switch studentMatch(sheet, college) {
        case .sure(let stored): return update(stored, sheet, reading, label, detail)
        case .close(let stored): return decide(stored, sheet, reading, college, label, detail)
        case .inFile(let row):
            reading.fault(
                nameKey(.familyName),
                "Row \(batch.rowName(row)) has the same name. Add a date of birth or a ULN to both."
            )
            return review(reading, .needsFixing, label: label, detail: detail)
        case .none: return add(sheet, college, reading, label, detail)
        }
    }

    // MARK: - Reading

    private mutating func readSheet(_ reading: inout RowReading, _ college: Organisation?) -> StudentSheet {
        var sheet = StudentSheet()
        sheet.given = reading.shortText(.givenName, atMost: 100) ?? ""
        sheet.family = reading.shortText(.familyName, atMost: 100) ?? ""
        if sheet.given.isEmpty || sheet.family.isEmpty {
            reading.fault(
                sheet.family.isEmpty ? nameKey(.familyName) : nameKey(.givenName),
                "Add the given name and the family name."
            )
        }
        sheet.preferred = reading.shortText(.preferredName, atMost: 100)
        sheet.uln = reading.value(.uln)
        sheet.born = birthday(&reading)
        sheet.outcode = reading.value(.postcode)
        sheet.email = reading.value(.email)
        sheet.course = course(&reading)
        sheet.cohort = college.flatMap { cohort(of: $0, &reading) }
        if sheet.course.tLevelCode == nil {
            sheet.course.tLevelCode = sheet.cohort?.tLevelCode ?? batch.defaults.tLevelCode
            sheet.course.specialismCode = sheet.course.specialismCode ?? sheet.cohort?.specialismCode
            if sheet.course.tLevelCode == nil, college != nil { reading.fault(.tLevel, "Add the T Level.") }
        }
        let preferences = reading.list(.preferences)
        sheet.preferences = preferences.isEmpty ? nil : preferences
        sheet.travelMiles = travelMiles(reading)
        sheet.isReady = reading.line.row.values[.readyFrom] == .now
        sheet.readyFrom = sheet.isReady ? batch.asAt : reading.day(.readyFrom)
        sheet.needs = reading.shortText(.needs, atMost: 4000)
        return sheet
    }

    /// The column that a fault of the name stands at: the one column for the whole name, if the file has one.
    private func nameKey(_ part: ColumnKey) -> ColumnKey {
        batch.heading(of: ColumnKey.fullName.rawValue) == nil ? part : .fullName
    }

    private func birthday(_ reading: inout RowReading) -> Day? {
        guard let born = reading.day(.dateOfBirth) else { return nil }
        let start = batch.year.range.start
        let age = born.age(on: start)
        if !(15...25).contains(age) {
            let says =
                born > start ? "is after \(start.formatted())" : "makes the student \(age) on \(start.formatted())"
            reading.fault(.dateOfBirth, "This \(says). Students are 15 to 25 then: check the year.")
        }
        return born
    }

    private func cohort(of college: Organisation, _ reading: inout RowReading) -> Cohort? {
        guard let name = reading.text(.cohort) else { return nil }
        let cohorts = register.cohorts(of: college.id)
        if let found = cohorts.first(where: { folded($0.name) == folded(name) }) { return found }
        let names = cohorts.filter { $0.archivedAt == nil }.map(\.name).sorted()
        let known = names.isEmpty || names.count > 8 ? "" : " It has: \(names.joined(separator: ", "))."
        reading.fault(
            .cohort,
            "\(college.name) has no cohort of this name in \(batch.year.label).\(known) Import its cohorts first, "
                + "or correct the name."
        )
        return nil
    }

    /// Miles from the minutes in the file: a mile as the crow flies takes about four minutes from door to door. A
    /// column that says that it holds miles is taken at its word.
    private func travelMiles(_ reading: RowReading) -> Int? {
        guard let number = reading.number(.travelLimit) else { return nil }
        let heading = folded(batch.heading(of: ColumnKey.travelLimit.rawValue) ?? "")
        return heading.contains("mile") ? number : max(1, (number + 3) / 4)
    }

    // MARK: - Planning

    private mutating func add(
        _ sheet: StudentSheet,
        _ college: Organisation,
        _ reading: RowReading,
        _ label: String,
        _ detail: String
    ) -> ImportRowReview {
        let student = made(sheet, college)
        if let stone = erased.stone(like: student.traits) { return returning(stone, student, reading, label, detail) }
        put(student, reading)
        return review(reading, .new, label: label, detail: detail, stores: true)
    }

    /// A row about somebody who was erased. They come back only if somebody says so.
    private mutating func returning(
        _ stone: Tombstones.Stone,
        _ student: Student,
        _ reading: RowReading,
        _ label: String,
        _ detail: String
    ) -> ImportRowReview {
        let decision = decision(of: reading.line, about: stone.id)
        if decision == .keepBoth { put(student, reading) }
        return review(
            reading,
            .closeMatch,
            label: label,
            detail: detail,
            matchID: stone.id,
            matchLabel: "Erased on \(Day.of(stone.erasedAt).formatted())",
            subject: .erased,
            decision: decision,
            stores: decision == .keepBoth
        )
    }

    private mutating func put(_ student: Student, _ reading: RowReading) {
        register.put(student)
        claim(student.id.description, for: reading.line)
    }

    private func made(_ sheet: StudentSheet, _ college: Organisation) -> Student {
        Student(
            id: newID(),
            systemID: batch.systemID,
            providerID: college.id,
            cohortID: sheet.cohort?.id,
            year: batch.year,
            uln: sheet.uln,
            givenName: sheet.given,
            familyName: sheet.family,
            preferredName: sheet.preferred ?? "",
            dateOfBirth: sheet.born,
            homeOutcode: sheet.outcode,
            email: sheet.email,
            tLevelCode: sheet.course.tLevelCode ?? "",
            specialismCode: sheet.course.specialismCode,
            preferences: sheet.preferences ?? [],
            travelLimitMiles: sheet.travelMiles,
            readyFrom: sheet.readyFrom,
            needs: sheet.needs ?? "",
            source: source,
            asAt: batch.asAt
        )
    }

    private mutating func update(
        _ stored: Student,
        _ sheet: StudentSheet,
        _ reading: RowReading,
        _ label: String,
        _ detail: String
    ) -> ImportRowReview {
        let (after, differences) = merged(stored, sheet)
        if let first = claim(of: stored.id.description) {
            return repeated(
                reading,
                of: first,
                nameKey(.familyName),
                label: label,
                detail: detail,
                says: differences
            )
        }
        claim(stored.id.description, for: reading.line)
        if !differences.isEmpty { register.put(after) }
        return review(
            reading,
            differences.isEmpty ? .unchanged : .changed,
            label: label,
            detail: detail,
            differences: differences,
            matchID: stored.id.description,
            stores: !differences.isEmpty
        )
    }

    private mutating func decide(
        _ stored: Student,
        _ sheet: StudentSheet,
        _ reading: RowReading,
        _ college: Organisation,
        _ label: String,
        _ detail: String
    ) -> ImportRowReview {
        let decision = decision(of: reading.line, about: stored.id.description)
        var stores = false
        switch decision {
        case .useUploaded:
            let (after, differences) = merged(stored, sheet)
            if claim(of: stored.id.description) == nil {
                register.put(after)
                stores = !differences.isEmpty
            }
        case .keepBoth:
            put(made(sheet, college), reading)
            stores = true
        case .keepExisting, nil: break
        }
        if decision != .keepBoth { claim(stored.id.description, for: reading.line) }
        return review(
            reading,
            .closeMatch,
            label: label,
            detail: detail,
            differences: comparison(stored, sheet),
            matchID: stored.id.description,
            matchLabel: [stored.name, stored.dateOfBirth.map { "born \($0.formatted())" } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: ", "),
            subject: .student,
            decision: decision,
            stores: stores
        )
    }
}
