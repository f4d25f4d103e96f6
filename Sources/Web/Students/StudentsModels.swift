import Domain
import Pages
import Records
import Services

// From requests to drafts and filters, and from records to what pages show.

extension StudentFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState) {
        self.init(
            providerID: state["college"].flatMap { ID<Organisation>($0) },
            cohortID: state["cohort"].flatMap { ID<Cohort>($0) },
            tLevelCode: state["tLevel"],
            specialismCode: state["specialism"],
            isPlaced: ["yes": true, "no": false][state["placed"] ?? ""],
            isBirthMissing: state["birth"] == "missing",
            isMinor: state["minor"] == "yes",
            isArchived: state["archived"] == "yes"
        )
    }
}

extension CohortFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState) {
        self.init(
            providerID: state["college"].flatMap { ID<Organisation>($0) },
            tLevelCode: state["tLevel"],
            isArchived: state["archived"] == "yes"
        )
    }
}

extension StudentDraft {
    init(_ form: FormData) throws {
        self.init()
        provider = try form.text("provider")
        cohort = try form.text("cohort")
        uln = try form.text("uln")
        givenName = try form.text("givenName")
        familyName = try form.text("familyName")
        preferredName = try form.text("preferredName")
        dateOfBirth = try form.day("dateOfBirth")
        homePostcode = try form.text("homePostcode")
        email = try form.text("email")
        tLevelCode = try form.text("tLevel")
        specialismCode = try form.text("specialism")
        preferences = try form.text("preferences")
        travelLimit = try form.text("travelLimit")
        readyFrom = try form.day("readyFrom")
        needs = try form.text("needs")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}

extension CohortDraft {
    init(_ form: FormData) throws {
        self.init()
        provider = try form.text("provider")
        name = try form.text("name")
        tLevelCode = try form.text("tLevel")
        specialismCode = try form.text("specialism")
        size = try form.text("size")
        firstDay = try form.day("firstDay")
        lastDay = try form.day("lastDay")
        patternKind = try form.text("pattern")
        days = form.all("days")
        daysPerWeek = try form.text("daysPerWeek")
        hours = try form.text("hours")
        prerequisites = try form.text("prerequisites")
        notes = try form.text("notes")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}

extension HoursRule {
    /// A ruling in the words of the screen.
    init(_ ruling: Ruling<Int>) {
        let rule = ruling.rule
        let status =
            rule.needsChecking
            ? "\(rule.status.title): \(rule.note ?? "check the current guidance.")" : "\(rule.status.title)."
        self.init(hours: ruling.value, status: status, source: rule.source)
    }
}

extension Site {
    /// A student as lists show them.
    func studentRow(_ row: Students.ListRow) -> StudentsPage.Row {
        let student = row.student
        let dates = row.legs.map(\.firstDay).min().flatMap { first in
            row.legs.map(\.lastDay).max().map { "\(first.formatted()) to \($0.formatted())" }
        }
        let known = student.preferredName.isEmpty ? "" : " (\(student.preferredName))"
        return StudentsPage.Row(
            id: student.id,
            name: "\(student.familyName), \(student.givenName)\(known)",
            college: row.surroundings.providerName,
            cohort: row.surroundings.cohortName,
            subject: subject(student.tLevelCode, student.specialismCode),
            age: student.age(on: student.year.ageDay),
            hosts: row.hosts,
            state: row.surroundings.placementState,
            dates: dates ?? "",
            isArchived: student.archivedAt != nil
        )
    }

    /// A cohort as lists show it.
    func cohortRow(_ row: Cohorts.ListRow) -> CohortsPage.Row {
        CohortsPage.Row(
            cohort: row.cohort,
            college: row.counts.providerName,
            subject: subject(row.cohort.tLevelCode, row.cohort.specialismCode),
            students: row.counts.students,
            placed: row.counts.placed
        )
    }

    /// The legs of a student's placement as pages show them.
    func studentLegs(
        _ detail: StudentsService.Detail,
        contacts: [ID<Organisation>: Person] = [:]
    ) -> [StudentLeg] {
        detail.legs.map { leg in
            let distance = detail.student.homeOutcode.flatMap { home in
                leg.postcode.flatMap { trellis.geography.distance(from: home, to: $0) }
            }
            return StudentLeg(
                employer: leg.organisationName,
                employerID: leg.organisationID,
                area: leg.areaName,
                site: leg.siteName,
                address: [leg.address, leg.postcode?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", "),
                dates: "\(leg.firstDay.formatted()) to \(leg.lastDay.formatted())",
                pattern: leg.pattern.title,
                hours: leg.hours,
                distance: distance?.sentence,
                contact: contacts[leg.organisationID].map(contactText)
            )
        }
    }

    private func contactText(_ person: Person) -> String {
        [
            person.name, person.jobTitle.isEmpty ? person.role.title : person.jobTitle,
            person.phone?.formatted ?? "", person.email?.description ?? "",
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The colleges to choose from.
    func collegeOptions(for actor: Actor) async throws -> [OffersPage.Option] {
        try await trellis.students.colleges(for: actor).map { .init($0.id.description, $0.name) }
    }

    /// The choices with one more where a record already has a value that nobody can choose any more.
    func keeping(_ value: String, in options: [OffersPage.Option], called label: String) -> [OffersPage.Option] {
        value.isEmpty || options.contains { $0.value == value } ? options : options + [.init(value, label)]
    }

    /// The T Levels and specialisms to choose from, with those that a record has already.
    func courseOptions(
        _ tLevel: String?,
        _ specialism: String?
    ) -> (tLevels: [OffersPage.Option], specialisms: [OffersPage.Option]) {
        let (tLevel, specialism) = (tLevel ?? "", specialism ?? "")
        return (
            keeping(tLevel, in: tLevelOptions, called: subject(tLevel, nil)),
            keeping(
                specialism,
                in: specialismOptions,
                called: trellis.catalogue.specialism(specialism)?.title ?? specialism
            )
        )
    }

    /// The cohorts of a year to choose from, under their colleges; for a student those of the own college.
    func cohortOptions(
        of existing: Student? = nil,
        year: AcademicYear,
        colleges: [OffersPage.Option],
        for actor: Actor
    ) async throws -> [OffersPage.Option] {
        let names = Dictionary(colleges.map { ($0.value, $0.label) }, uniquingKeysWith: { first, _ in first })
        return try await trellis.students.openCohorts(keeping: existing?.cohortID, year: year, for: actor)
            .filter { existing == nil || $0.providerID == existing?.providerID }
            .map { .init($0.id.description, $0.name, group: names[$0.providerID.description]) }
    }
}
