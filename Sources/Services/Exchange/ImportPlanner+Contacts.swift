import Domain
import Exchange
import Records

extension ImportPlanner {
    /// What a row says about a contact.
    struct ContactSheet {
        var name: String?
        var email: EmailAddress?
        var phone: PhoneNumber?
        var role: String?

        var isEmpty: Bool { name == nil && email == nil }
    }

    /// A contact as they would be, and what that changes.
    struct ContactChange {
        var person: Person
        var isNew: Bool
        var differences: [FieldDifference]
    }

    /// Compares one row of contacts.
    mutating func contact(_ line: ImportLine) -> ImportRowReview {
        var reading = RowReading(line, of: batch)
        var person = contactSheet(&reading, name: .fullName, email: .email, phone: .phone)
        if person.name == nil, let given = reading.text(.givenName), let family = reading.text(.familyName) {
            person.name = "\(given) \(family)"
        }
        person.role = reading.shortText(.role)
        if person.name == nil { reading.fault(.fullName, "Add the name of the person.") }
        let employer = employer(&reading)
        let label = [person.name ?? "No name", employer.organisation?.name ?? reading.text(.organisation) ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let detail = [person.role ?? "", person.email?.description ?? "", person.phone?.formatted ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        if let close = undecided(employer, reading, label: label, detail: detail) { return close }
        guard reading.faults.isEmpty, let plan = employerPlan(employer, reading) else {
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        guard let change = contactChanges(person, at: plan.organisation, role: nil) else {
            reading.fault(
                .fullName,
                "This person’s data was erased. Leave the row out. If they want to be recorded again, add them on the page "
                    + "of the organisation."
            )
            return review(reading, .needsFixing, label: label, detail: detail)
        }
        if let first = claim(of: change.person.id.description) {
            return repeated(reading, of: first, .fullName, label: label, detail: detail, says: change.differences)
        }
        register.put(plan.organisation)
        register.put(change.person)
        claim(change.person.id.description, for: line)
        return decided(
            employer,
            reading,
            change.isNew ? .new : nil,
            label: label,
            detail: detail,
            differences: plan.differences + change.differences,
            matchID: change.isNew ? nil : change.person.id.description
        )
    }

    /// What a row says about a person, in the columns that the kind of list has for it.
    mutating func contactSheet(
        _ reading: inout RowReading,
        name: ColumnKey,
        email: ColumnKey,
        phone: ColumnKey?
    ) -> ContactSheet {
        ContactSheet(
            name: reading.shortText(name),
            email: reading.value(email),
            phone: phone.flatMap { reading.value($0) }
        )
    }

    /// The contact of an organisation, by address or else by name, with what a row says.
    ///
    /// - Parameter usual: the role of somebody whose role the row does not say.
    /// - Returns: nothing when the row names nobody, or somebody who was erased.
    func contactChanges(_ sheet: ContactSheet, at organisation: Organisation, role usual: PersonRole?) -> ContactChange?
    {
        guard !sheet.isEmpty else { return nil }
        let people = register.people(of: organisation.id)
        let byEmail = sheet.email.flatMap { email in people.first { $0.email == email } }
        let byName = sheet.name.flatMap { name in people.first { folded($0.name) == folded(name) } }
        let role = sheet.role.map(PersonRole.init(matching:))
        guard let stored = byEmail ?? byName else {
            let person = Person(
                id: newID(),
                systemID: batch.systemID,
                organisationID: organisation.id,
                name: sheet.name ?? sheet.email?.description ?? "",
                role: role ?? usual ?? .contact,
                jobTitle: sheet.role ?? "",
                email: sheet.email,
                phone: sheet.phone,
                source: source,
                asAt: batch.asAt
            )
            if erased.stone(like: person.traits) != nil { return nil }
            return ContactChange(
                person: person,
                isNew: true,
                differences: [FieldDifference(field: "Contact", old: "", new: person.name)]
            )
        }
        var after = stored
        var changes = FieldChanges()
        changes.takeName("Contact", sheet.name, into: &after.name)
        if let jobTitle = sheet.role, folded(jobTitle) != folded(after.jobTitle) {
            changes.take("Job title", jobTitle, into: &after.jobTitle) { $0 }
            if let role, role != .contact { after.role = role }
        }
        changes.takeOptional("E-mail", sheet.email, into: &after.email) { $0.description }
        changes.takeOptional("Phone", sheet.phone, into: &after.phone) { $0.formatted }
        if after.archivedAt != nil {
            after.archivedAt = nil
            changes.note("Archived", old: "Yes", new: "No")
        }
        if !changes.differences.isEmpty {
            after.source = source
            after.asAt = batch.asAt
        }
        return ContactChange(person: after, isNew: false, differences: changes.differences)
    }
}
