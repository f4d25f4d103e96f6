import Domain
import Testing

@Suite("What is intended beside what was given")
struct PlanCheckTests {
    private static let year = AcademicYear("2026/27")!

    private static func given(_ year: String, _ specialism: String?, _ places: Int, tLevel: String = "health")
        -> PlanCheck.Given
    {
        PlanCheck.Given(
            year: AcademicYear(year)!,
            tLevelCode: tLevel,
            specialismCode: specialism,
            places: places
        )
    }

    private static let midwifery = [
        given("2024/25", "mid", 1), given("2025/26", "mid", 1), given("2026/27", "mid", 2),
        given("2026/27", "adult", 40), given("2023/24", "mid", 99),
    ]

    @Test("Midwifery: 4 places in three years for 22 intended students")
    func midwives() {
        let check = PlanCheck(
            tLevelCode: "health",
            specialismCode: "mid",
            intended: 22,
            year: Self.year,
            given: Self.midwifery
        )
        #expect(check.named == 4 && check.mostNamed == 2 && check.excess == 20)
        #expect(check.years.map(\.year.label) == ["2024/25", "2025/26", "2026/27"])
        #expect(check.verdict == .moreThanAllYears && check.verdict.isWarning)
    }

    @Test(
        "The verdict by what is intended",
        arguments: [
            (1, 0, .given), (2, 0, .given), (3, 0, .moreThanAnyYear), (4, 0, .moreThanAnyYear),
            (5, 0, .moreThanAllYears), (3, 1, .onlyWithOpen), (4, 1, .moreThanAnyYear), (5, 1, .moreThanAnyYear),
            (6, 1, .moreThanAllYears),
        ] as [(Int, Int, PlanCheck.Verdict)]
    )
    func verdicts(intended: Int, open: Int, expected: PlanCheck.Verdict) {
        let check = PlanCheck(
            tLevelCode: "health",
            specialismCode: "mid",
            intended: intended,
            year: Self.year,
            given: Self.midwifery + [Self.given("2026/27", nil, open)]
        )
        #expect(check.verdict == expected)
    }

    @Test("A whole T Level counts every place of it, and no other's")
    func wholeTLevel() {
        let check = PlanCheck(
            tLevelCode: "health",
            specialismCode: nil,
            intended: 42,
            year: Self.year,
            given: Self.midwifery + [Self.given("2026/27", nil, 0), Self.given("2025/26", nil, 70, tLevel: "science")]
        )
        #expect(check.named == 44 && check.open == 0 && check.verdict == .given)
    }

    @Test("Where nothing at all is recorded, nothing is said; a year with other places is recorded")
    func unrecorded() {
        func check(_ given: [PlanCheck.Given]) -> PlanCheck {
            PlanCheck(tLevelCode: "health", specialismCode: nil, intended: 5, year: Self.year, given: given)
        }
        #expect(check([]).verdict == .nothingRecorded && !check([]).verdict.isWarning)
        let other = check([Self.given("2025/26", nil, 3, tLevel: "science")])
        #expect(other.verdict == .moreThanAnyYear && other.years.map(\.isRecorded) == [false, true, false])
    }

    @Test("Every course that somebody intends is checked, the widest of the mark first")
    func all() {
        func line(_ specialism: String?, _ known: Int, _ planned: Int) -> DemandLine {
            DemandLine(
                tLevelCode: "health",
                specialismCode: specialism,
                collegeID: SupplyTableTests.id(1),
                place: nil,
                term: nil,
                known: known,
                placed: 0,
                planned: planned
            )
        }
        let checks = PlanCheck.all(
            [line("adult", 10, 5), line("mid", 2, 0), line("mid", 0, 20), line(nil, 0, 0)],
            year: Self.year,
            given: Self.midwifery
        )
        #expect(checks.map(\.specialismCode) == ["mid", "adult"] && checks.map(\.intended) == [22, 15])
    }
}
