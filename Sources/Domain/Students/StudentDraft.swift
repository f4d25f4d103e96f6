/// The form of a student, as typed.
public struct StudentDraft: Hashable, Sendable {
    /// The most preferences that a student can give.
    public static let mostPreferences = 10

    /// The college's identity.
    public var provider = ""
    /// The cohort's identity; empty for none.
    public var cohort = ""
    public var uln = ""
    public var givenName = ""
    public var familyName = ""
    public var preferredName = ""
    public var dateOfBirth = DayParts()
    /// A postcode or its first half. Only the first half is ever kept.
    public var homePostcode = ""
    public var email = ""
    public var tLevelCode = ""
    public var specialismCode = ""
    /// One preference a line, best first.
    public var preferences = ""
    public var travelLimit = ""
    public var readyFrom = DayParts()
    public var needs = ""
    public var source = ""
    public var asAt = DayParts()

    public init() {}

    /// The form that shows a student as they are.
    public init(_ student: Student) {
        provider = student.providerID.description
        cohort = student.cohortID?.description ?? ""
        uln = student.uln?.description ?? ""
        givenName = student.givenName
        familyName = student.familyName
        preferredName = student.preferredName
        dateOfBirth = DayParts(student.dateOfBirth)
        homePostcode = student.homeOutcode?.description ?? ""
        email = student.email?.description ?? ""
        tLevelCode = student.tLevelCode
        specialismCode = student.specialismCode ?? ""
        preferences = student.preferences.joined(separator: "\n")
        travelLimit = student.travelLimitMiles.map(String.init) ?? ""
        readyFrom = DayParts(student.readyFrom)
        needs = student.needs
        source = student.source
        asAt = DayParts(student.asAt)
    }

    /// The same form with nothing more of the home address than is kept, for a page that comes back.
    public var withoutAddress: StudentDraft {
        var draft = self
        if let outcode = Outcode(ifValid: homePostcode) { draft.homePostcode = outcode.description }
        return draft
    }

    /// The student that the form describes, not archived.
    ///
    /// - Parameter cohorts: the cohorts that may be chosen: those of the college in the year.
    /// - Throws: `InvalidDraft` with every fault.
    public func validated(
        id: ID<Student>,
        systemID: ID<System>,
        providerID: ID<Organisation>,
        cohorts: [Cohort],
        year: AcademicYear,
        catalogue: Catalogue,
        today: Day
    ) throws(InvalidDraft) -> Student {
        var reader = DraftReader()
        let givenName = reader.required(givenName, "givenName", "the first name", atMost: 100)
        let familyName = reader.required(familyName, "familyName", "the last name", atMost: 100)
        let preferredName = reader.optional(preferredName, "preferredName", atMost: 100)
        let uln = reader.value(uln, "uln") { (text) throws(InvalidValue) in try ULN(text) }
        let dateOfBirth = readDateOfBirth(year, &reader)
        let outcode = reader.value(homePostcode, "homePostcode") { (text) throws(InvalidValue) in try Outcode(text) }
        let email = reader.value(email, "email") { (text) throws(InvalidValue) in try EmailAddress(text) }
        let specialismCode = reader.specialism(specialismCode, of: tLevelCode, catalogue)
        let cohort = readCohort(cohorts, catalogue, &reader)
        let preferences = readPreferences(&reader)
        let travelLimit = reader.number(travelLimit, "travelLimit", "The longest journey", in: 1...200)
        let readyFrom = reader.day(readyFrom, "readyFrom", "The day")
        let needs = reader.optional(needs, "needs", atMost: 2000)
        let (source, asAt) = reader.provenance(source, asAt, today: today)
        try reader.finish()
        return Student(
            id: id,
            systemID: systemID,
            providerID: providerID,
            cohortID: cohort?.id,
            year: year,
            uln: uln,
            givenName: givenName,
            familyName: familyName,
            preferredName: preferredName,
            dateOfBirth: dateOfBirth,
            homeOutcode: outcode,
            email: email,
            tLevelCode: tLevelCode,
            specialismCode: specialismCode,
            preferences: preferences,
            travelLimitMiles: travelLimit,
            readyFrom: readyFrom,
            needs: needs,
            source: source,
            asAt: asAt
        )
    }

    private func readDateOfBirth(_ year: AcademicYear, _ reader: inout DraftReader) -> Day? {
        guard let born = reader.day(dateOfBirth, "dateOfBirth", "The date of birth") else { return nil }
        guard (14...25).contains(born.age(on: year.ageDay)) else {
            reader.fault(
                "dateOfBirth",
                "Check the date of birth: students are 14 to 25 years old on \(year.ageDay.formatted())"
            )
            return nil
        }
        return born
    }

    private func readCohort(_ cohorts: [Cohort], _ catalogue: Catalogue, _ reader: inout DraftReader) -> Cohort? {
        guard !cohort.isEmpty else { return nil }
        guard let chosen = cohorts.first(where: { $0.id.description == cohort }) else {
            reader.fault("cohort", "Choose a cohort of this college in this year")
            return nil
        }
        if chosen.tLevelCode != tLevelCode, catalogue.tLevel(tLevelCode) != nil {
            let title = catalogue.tLevel(chosen.tLevelCode)?.title ?? chosen.tLevelCode
            reader.fault("cohort", "This cohort is for \(title). Choose that T Level or another cohort")
        }
        return chosen
    }

    private func readPreferences(_ reader: inout DraftReader) -> [String] {
        var seen: Set<String> = []
        let lines = preferences.split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .filter { !$0.isEmpty && seen.insert(folded($0)).inserted }
        if lines.count > Self.mostPreferences {
            reader.fault("preferences", "Give \(Self.mostPreferences) preferences or fewer, one a line")
        }
        if lines.contains(where: { $0.count > 200 }) {
            reader.fault("preferences", "Use 200 characters or fewer for each preference")
        }
        return lines
    }
}

extension DraftReader {
    /// A specialism of a T Level, both of which the catalogue must know; nothing when none is chosen.
    mutating func specialism(_ code: String, of tLevelCode: String, _ catalogue: Catalogue) -> String? {
        guard catalogue.tLevel(tLevelCode) != nil else {
            fault("tLevel", "Choose a T Level")
            return nil
        }
        guard !code.isEmpty else { return nil }
        guard catalogue.specialism(code)?.tLevel == tLevelCode else {
            fault("specialism", "Choose a specialism of this T Level, or none")
            return nil
        }
        return code
    }
}
