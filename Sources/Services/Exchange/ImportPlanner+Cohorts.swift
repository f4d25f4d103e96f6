import Domain
import Exchange

extension ImportPlanner {
    /// What a row says about a cohort.
    private struct Sheet {
        var name = ""
        var course = CourseReader.Course()
        var size: Int?
        var window: (first: Day, last: Day)
        var saysStart = false, saysEnd = false
        var pattern: Pattern?
        var hours: Int?
        var notes: String?
    }

    /// Compares one row of cohorts.
    mutating func cohort(_ line: ImportLine) -> ImportRowReview {
        var reading = RowReading(line, of: batch)
        let match = college(&reading)
        let sheet = readSheet(&reading)
        let person = contactSheet(&reading, name: .contactName, email: .contactEmail, phone: nil)
        let course = sheet.course.tLevelCode.map { courses.title($0, sheet.course.specialismCode) } ?? ""
        let size = sheet.size.map { "\($0) students" } ?? ""
        let days = window(sheet.window.first, sheet.window.last)
        let detail = [course, size, days].filter { !$0.isEmpty }.joined(separator: ", ")
        let college: Organisation
        switch match {
        case .found(let found): college = found
        case .close(let perhaps):
            return closeCollege(reading, perhaps, label: sheet.name, detail: detail)
        case .none: return review(reading, .needsFixing, label: sheet.name, detail: detail)
        }
        let label = "\(sheet.name), \(college.name)"
        guard reading.faults.isEmpty, let tLevel = sheet.course.tLevelCode else {
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        let contact = contactChanges(person, at: college, role: .tutor)
        let stored = register.cohorts(of: college.id).first { folded($0.name) == folded(sheet.name) }
        guard let stored else {
            let cohort = newCohort(sheet, tLevel, college)
            register.put(cohort)
            claim(cohort.id.description, for: line)
            if let contact { register.put(contact.person) }
            return review(reading, .new, label: label, detail: detail, stores: true)
        }
        let (after, differences) = merged(stored, sheet)
        if let first = claim(of: stored.id.description) {
            return repeated(reading, of: first, .cohort, label: label, detail: detail, says: differences)
        }
        claim(stored.id.description, for: line)
        if !differences.isEmpty { register.put(after) }
        if let contact { register.put(contact.person) }
        let all = differences + (contact?.differences ?? [])
        return review(
            reading,
            all.isEmpty ? .unchanged : .changed,
            label: label,
            detail: detail,
            differences: all,
            matchID: stored.id.description,
            stores: !all.isEmpty
        )
    }

    private mutating func readSheet(_ reading: inout RowReading) -> Sheet {
        var sheet = Sheet(window: reading.window())
        sheet.saysStart = reading.day(.start) != nil
        sheet.saysEnd = reading.day(.end) != nil
        sheet.course = course(&reading)
        if sheet.course.tLevelCode == nil { reading.fault(.tLevel, "Add the T Level.") }
        let title = sheet.course.tLevelCode.map { courses.title($0, nil) } ?? "Cohort"
        sheet.name = reading.shortText(.cohort) ?? title
        sheet.size = reading.number(.studentCount)
        if let size = sheet.size, size > 5000 { reading.fault(.studentCount, "Write at most 5000 students.") }
        sheet.pattern = reading.pattern()
        sheet.hours = reading.number(.hours)
        if let hours = sheet.hours, !(1...2000).contains(hours) {
            reading.fault(.hours, "Write the hours that each student owes, 1 to 2000.")
        }
        sheet.notes = reading.shortText(.notes, atMost: 4000)
        return sheet
    }

    private func newCohort(_ sheet: Sheet, _ tLevel: String, _ college: Organisation) -> Cohort {
        let programme = catalogue.programme(
            tLevel: tLevel,
            specialism: sheet.course.specialismCode,
            startedIn: batch.year
        )
        let required = ruleBook.requiredHours(for: programme, on: sheet.window.first)?.value
        return Cohort(
            id: newID(),
            systemID: batch.systemID,
            providerID: college.id,
            year: batch.year,
            name: sheet.name,
            tLevelCode: tLevel,
            specialismCode: sheet.course.specialismCode,
            size: sheet.size,
            firstDay: sheet.window.first,
            lastDay: sheet.window.last,
            pattern: sheet.pattern ?? .unknown,
            hours: sheet.hours ?? required ?? 315,
            notes: sheet.notes ?? "",
            source: source,
            asAt: batch.asAt
        )
    }

    private func merged(_ stored: Cohort, _ sheet: Sheet) -> (Cohort, [FieldDifference]) {
        var after = stored
        var changes = FieldChanges()
        changes.take("T Level", sheet.course.tLevelCode, into: &after.tLevelCode) { courses.title($0, nil) }
        changes.takeOptional("Specialism", sheet.course.specialismCode, into: &after.specialismCode) {
            catalogue.specialism($0)?.title ?? $0
        }
        changes.takeOptional("Students", sheet.size, into: &after.size, String.init)
        changes.take("First day", sheet.saysStart ? sheet.window.first : nil, into: &after.firstDay) { $0.formatted() }
        changes.take("Last day", sheet.saysEnd ? sheet.window.last : nil, into: &after.lastDay) { $0.formatted() }
        changes.take("Pattern", sheet.pattern, into: &after.pattern) { $0.title }
        changes.take("Hours", sheet.hours, into: &after.hours, String.init)
        changes.take("Notes", sheet.notes, into: &after.notes) { $0 }
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
}
