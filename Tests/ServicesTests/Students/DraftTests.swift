import Domain
import Foundation
import Testing

@Suite struct StudentDraftTests {
    private let catalogue: Catalogue
    private let year = AcademicYear("2026/27")
    private let today = Day("2026-11-06")

    init() throws {
        catalogue = try Catalogue.load()
    }

    private func draft(_ change: (inout StudentDraft) -> Void = { _ in }) -> StudentDraft {
        var draft = StudentDraft()
        draft.givenName = "Zoë"
        draft.familyName = "O’Neill"
        draft.tLevelCode = "health"
        change(&draft)
        return draft
    }

    private func student(_ draft: StudentDraft, _ cohorts: [Cohort] = []) throws -> Student {
        try draft.validated(
            id: ID(UUID()),
            systemID: ID(UUID()),
            providerID: ID(UUID()),
            cohorts: cohorts,
            year: try #require(year),
            catalogue: catalogue,
            today: try #require(today)
        )
    }

    private func faults(_ draft: StudentDraft, _ cohorts: [Cohort] = []) -> [String] {
        do {
            _ = try student(draft, cohorts)
            return []
        } catch let invalid as InvalidDraft {
            return invalid.faults.map(\.field)
        } catch {
            return ["\(error)"]
        }
    }

    @Test("Of a home postcode only the district is kept, even in the form that comes back")
    func district() throws {
        for text in ["ST6 7AG", "st6 7ag", "ST6", "ST6 7"] {
            let form = draft { $0.homePostcode = text }
            #expect(try student(form).homeOutcode?.description == "ST6")
            #expect(form.withoutAddress.homePostcode == "ST6")
        }
        #expect(faults(draft { $0.homePostcode = "nowhere" }) == ["homePostcode"])
    }

    @Test("Each field says what is wrong with it")
    func fields() {
        #expect(faults(draft()) == [])
        #expect(faults(draft { $0.givenName = " " }) == ["givenName"])
        #expect(faults(draft { $0.familyName = "" }) == ["familyName"])
        for uln in ["1234567890", "9999999999", "123"] { #expect(faults(draft { $0.uln = uln }) == ["uln"]) }
        #expect(faults(draft { $0.email = "zoe at college" }) == ["email"])
        #expect(faults(draft { $0.tLevelCode = "alchemy" }) == ["tLevel"])
        #expect(faults(draft { $0.specialismCode = "ZTLOS999" }) == ["specialism"])
        #expect(faults(draft { $0.cohort = "not-a-cohort" }) == ["cohort"])
        for limit in ["far", "0"] { #expect(faults(draft { $0.travelLimit = limit }) == ["travelLimit"]) }
        let many = (1...11).map { "Ward \($0)" }.joined(separator: "\n")
        #expect(faults(draft { $0.preferences = many }) == ["preferences"])
    }

    @Test(
        "A date of birth makes a student 14 to 25 on 1 September",
        arguments: [
            ("2012-09-01", true), ("2012-09-02", false), ("2000-09-02", true), ("2000-09-01", false),
            ("2027-01-01", false),
        ]
    )
    func birth(text: String, isGood: Bool) throws {
        let born = Day(text)
        #expect(faults(draft { $0.dateOfBirth = DayParts(born) }) == (isGood ? [] : ["dateOfBirth"]))
    }

    @Test("Preferences keep their order and lose what is said twice")
    func preferences() throws {
        let form = draft { $0.preferences = " Children’s ward \r\n\nTheatre\nchildrens ward\n" }
        #expect(try student(form).preferences == ["Children’s ward", "Theatre"])
    }

    @Test("A student goes into a cohort of the same T Level, and shows again as typed")
    func cohort() throws {
        let cohort = Cohort(
            id: ID(UUID()),
            systemID: ID(UUID()),
            providerID: ID(UUID()),
            year: try #require(year),
            name: "Health 2",
            tLevelCode: "health",
            size: 20,
            firstDay: try #require(Day("2027-01-04")),
            lastDay: try #require(Day("2027-05-28")),
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: try #require(today)
        )
        let form = draft { $0.cohort = cohort.id.description }
        let made = try student(form, [cohort])
        #expect(made.cohortID == cohort.id)
        #expect(try student(StudentDraft(made), [cohort]).cohortID == cohort.id)
        #expect(
            faults(draft { ($0.cohort, $0.tLevelCode) = (cohort.id.description, "science") }, [cohort]) == ["cohort"]
        )
    }
}

@Suite struct CohortDraftTests {
    private func faults(_ change: (inout CohortDraft) -> Void) throws -> [String] {
        do {
            _ = try cohort(change)
            return []
        } catch let invalid as InvalidDraft {
            return invalid.faults.map(\.field)
        }
    }

    private func cohort(_ change: (inout CohortDraft) -> Void) throws -> Cohort {
        var draft = CohortDraft()
        draft.name = "Health 2"
        draft.tLevelCode = "health"
        draft.firstDay = DayParts(Day("2027-01-04"))
        draft.lastDay = DayParts(Day("2027-05-28"))
        draft.hours = "320"
        change(&draft)
        let year = try #require(AcademicYear("2026/27"))
        let today = try #require(Day("2026-11-06"))
        return try draft.validated(
            id: ID(UUID()),
            systemID: ID(UUID()),
            providerID: ID(UUID()),
            year: year,
            catalogue: try Catalogue.load(),
            ruleBook: try RuleBook.load(),
            today: today
        )
    }

    @Test("Each field says what is wrong with it")
    func fields() throws {
        #expect(try faults { _ in } == [])
        #expect(try faults { $0.name = "" } == ["name"])
        #expect(try faults { $0.tLevelCode = "" } == ["tLevel"])
        #expect(try faults { $0.size = "many" } == ["size"])
        #expect(try faults { $0.hours = "0" } == ["hours"])
        #expect(try faults { $0.firstDay = DayParts() } == ["firstDay"])
        #expect(try faults { $0.lastDay = DayParts(Day("2027-01-03")) } == ["lastDay"])
        #expect(try faults { $0.firstDay = DayParts(Day("2026-04-01")) } == ["firstDay"])
        #expect(try faults { $0.lastDay = DayParts(Day("2027-11-05")) } == ["lastDay"])
        #expect(try faults { $0.lastDay = DayParts(Day("2027-09-30")) } == [], "near the year will do")
        #expect(try faults { ($0.days, $0.daysPerWeek) = (["1", "2"], "3") } == ["daysPerWeek"])
    }

    @Test("Without hours the rule book’s count")
    func hours() throws {
        #expect(try cohort { $0.hours = "" }.hours == 315)
        #expect(try cohort { ($0.hours, $0.tLevelCode) = ("", "education-and-early-years") }.hours > 0)
        #expect(try cohort { _ in }.hours == 320)
    }

    @Test("A cohort shows again as typed")
    func again() throws {
        let one = try cohort { ($0.patternKind, $0.days) = ("dayRelease", ["2", "1"]) }
        let draft = CohortDraft(one)
        #expect(draft.days == ["1", "2"] && draft.daysPerWeek == "")
        #expect(try cohort { $0 = draft }.pattern == one.pattern)
    }
}
