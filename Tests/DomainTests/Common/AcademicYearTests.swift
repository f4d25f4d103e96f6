import Domain
import Foundation
import Testing

@Suite struct AcademicYearTests {
    @Test(arguments: [
        ("2026-07-31", "2025/26"), ("2026-08-01", "2026/27"), ("2026-12-31", "2026/27"),
        ("2027-01-01", "2026/27"), ("2027-07-31", "2026/27"), ("1999-09-01", "1999/00"),
    ])
    func aDayBelongsToTheYearFromAugustToJuly(_ day: String, _ label: String) throws {
        let day = try #require(Day(day))
        let year = AcademicYear(containing: day)
        #expect(year.label == label)
        #expect(year.range.contains(day))
        #expect(!year.next.contains(day) && !year.previous.contains(day))
    }

    @Test(arguments: ["2026/27", "2026-27", "2026/2027", "26/27", " 2026 / 27 ", "2026–27", "2026-2027"])
    func yearsAreReadAsPeopleWriteThem(_ text: String) {
        #expect(AcademicYear(text)?.startYear == 2026)
    }

    @Test(arguments: ["2026", "2026/28", "2026/2028", "27/26", "next year", "2026/7", "", "/", "2026/27/28", "1800/01"])
    func textThatIsNoYearIsRefused(_ text: String) {
        #expect(AcademicYear(text) == nil)
    }

    @Test func theTurnOfTheCenturyHasALabel() throws {
        let year = try AcademicYear(startYear: 2099)
        #expect(year.label == "2099/00")
        #expect(AcademicYear("2099/00") == year)
        #expect(year.next.previous == year)
        #expect(throws: InvalidValue.self) { try AcademicYear(startYear: 26) }
    }

    @Test func yearsAreStoredAsOneText() throws {
        let year = try AcademicYear(startYear: 2026)
        let data = try JSONEncoder().encode([year])
        #expect(try JSONDecoder().decode([String].self, from: data) == ["2026/27"])
        #expect(try JSONDecoder().decode([AcademicYear].self, from: data) == [year])
    }
}

@Suite struct FoldedTests {
    @Test(arguments: [
        ("O’Neill", "O'Neill"), ("ZOË", "zoe"), ("St.  Mary’s\u{A0}Hospital", "St Marys Hospital"),
        ("Łukasz Ørsted", "lukasz orsted"), ("Stoke\u{2013}on\u{2011}Trent", "stoke-on-trent"), (" a\n\tb ", "A B"),
        ("e\u{301}", "\u{E9}"),
    ])
    func namesThatPeopleThinkEqualAreEqual(_ left: String, _ right: String) {
        #expect(folded(left) == folded(right))
    }

    @Test func differentNamesStayDifferent() {
        #expect(folded("Ann") != folded("Anna"))
        #expect(folded("Mary Ann") != folded("Maryann"))
        #expect(folded(" ") == "")
    }
}
