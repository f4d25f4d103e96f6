import Domain
import Foundation
import Testing

@Suite struct RuleBookTests {
    let rules: RuleBook
    let catalogue: Catalogue

    init() throws {
        rules = try RuleBook.load()
        catalogue = try Catalogue.load()
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func programme(
        _ tLevel: String,
        _ specialism: String? = nil,
        _ year: String? = nil,
        _ groups: Set<LearnerGroup> = []
    )
        -> Programme
    {
        catalogue.programme(
            tLevel: tLevel,
            specialism: specialism,
            startedIn: year.flatMap { AcademicYear($0) },
            groups: groups
        )
    }

    @Test(
        arguments: [
            ("health", nil, nil, "2026-10-01", 315), ("health", "ZTLOS055", nil, "2026-10-01", 315),
            ("education-and-early-years", "ZTLOS006", nil, "2026-10-01", 750),
            ("education-and-early-years", "ZTLOS079", nil, "2026-10-01", 750),
            ("education-and-early-years", "ZTLOS007", nil, "2026-10-01", 315),
            ("education-and-early-years", "ZTLOS080", nil, "2026-10-01", 315),
            ("education-and-early-years", "ZTLOS006", "2020/21", "2020-12-31", 750),
            ("education-and-early-years", "ZTLOS006", "2020/21", "2021-01-01", 415),
            ("education-and-early-years", "ZTLOS006", "2020/21", "2021-08-31", 415),
            ("education-and-early-years", "ZTLOS006", "2020/21", "2021-09-01", 750),
            ("education-and-early-years", "ZTLOS006", "2021/22", "2021-02-01", 750),
            ("health", nil, nil, "2020-08-31", nil),
            ("health", nil, nil, "2020-09-01", 315),
        ] as [(String, String?, String?, String, Int?)]
    )
    func requiredHours(_ tLevel: String, _ specialism: String?, _ start: String?, _ on: String, _ hours: Int?) throws {
        #expect(try rules.requiredHours(for: programme(tLevel, specialism, start), on: day(on))?.value == hours)
    }

    @Test(
        arguments: [
            ("2019-05-19", false, nil), ("2019-05-20", false, 2), ("2024-12-31", true, 2), ("2025-01-01", true, 3),
            ("2025-01-01", false, 2), ("2026-05-19", true, 3), ("2026-05-20", false, 2), ("2026-05-20", true, 3),
        ] as [(String, Bool, Int?)]
    )
    func maximumEmployers(_ on: String, _ network: Bool, _ count: Int?) throws {
        #expect(try rules.maximumEmployers(on: day(on), network: network)?.value == count)
    }

    @Test func whatIsInDisputeOrUnknownSaysSo() throws {
        let network = try #require(try rules.maximumEmployers(on: day("2025-06-01"), network: true)?.rule)
        #expect(network.status == .conflict && network.configurable && network.note != nil)
        let now = try #require(try rules.maximumEmployers(on: day("2026-05-20"))?.rule)
        #expect(now.status == .notFound && now.configurable && now.needsChecking)
    }

    @Test(
        arguments: [
            ("digital-support", nil, "2020/21", "2021-11-03", nil),
            ("digital-support", nil, "2020/21", "2021-11-04", 40),
            ("health", nil, "2020/21", "2022-01-01", 40), ("health", nil, "2021/22", "2022-01-01", 25),
            ("education-and-early-years", "ZTLOS007", "2020/21", "2022-01-01", nil),
            ("health", nil, "2022/23", "2022-12-01", nil),
            ("health", nil, "2022/23", "2023-02-01", 0), ("finance", nil, "2022/23", "2023-01-10", 20),
            ("accounting", nil, nil, "2023-02-01", 20), ("legal-services", nil, nil, "2024-12-31", 20),
            ("media", nil, nil, "2024-12-01", 20),
            ("management-and-administration", nil, nil, "2024-12-01", 20),
            ("digital-support", nil, nil, "2024-12-31", 20),
            ("digital-support", nil, "2021/22", "2023-07-31", 25),
            ("digital-support", nil, "2021/22", "2023-08-01", 20),
            ("digital-support", nil, nil, "2025-01-01", 50), ("health", nil, nil, "2025-01-01", 20),
            ("health", nil, nil, "2026-05-20", 20),
            ("digital-data-analytics", nil, nil, "2026-09-01", 50),
            ("education-and-early-years", "ZTLOS079", nil, "2025-09-01", 0),
            ("health", "ZTLOS055", nil, "2026-09-01", 0), ("health", "ZTLOS013", nil, "2026-09-01", 20),
        ] as [(String, String?, String?, String, Double?)]
    )
    func remoteShares(_ tLevel: String, _ specialism: String?, _ start: String?, _ on: String, _ share: Double?) throws
    {
        #expect(try rules.remoteShareCap(for: programme(tLevel, specialism, start), on: day(on))?.value == share)
    }

    @Test(
        arguments: [
            (.taster, "health", nil, "2025-09-01", 35), (.skillsHub, "health", nil, "2025-09-01", 105),
            (.smallProject, "health", nil, "2025-09-01", 105),
            (.skillsHub, "education-and-early-years", "ZTLOS007", "2025-09-01", 105),
            (.skillsHub, "education-and-early-years", "ZTLOS006", "2025-09-01", 0),
            (.simulation, "health", "ZTLOS055", "2025-09-01", 0),
            (.simulation, "health", nil, "2025-09-01", nil), (.remote, "health", nil, "2025-09-01", 63),
            (.remote, "digital-support", nil, "2025-09-01", 157.5), (.inPerson, "health", nil, "2025-09-01", nil),
            (.sendOnSite, "health", nil, "2025-09-01", 0), (.taster, "health", nil, "2026-05-20", 35),
        ] as [(HourCategory, String, String?, String, Double?)]
    )
    func caps(_ category: HourCategory, _ tLevel: String, _ specialism: String?, _ on: String, _ hours: Double?) throws
    {
        #expect(try rules.cap(category, for: programme(tLevel, specialism), on: day(on))?.hours == hours)
    }

    @Test func onSiteFacilitiesDependOnTheGroup() throws {
        let day = try day("2025-09-01")
        #expect(rules.cap(.sendOnSite, for: programme("health", nil, nil, [.send]), on: day)?.hours == 105)
        #expect(rules.cap(.sendOnSite, for: programme("health", nil, nil, [.youngOffender]), on: day)?.hours == 315)
    }

    @Test func sharesCanBeOfTheHoursWorked() throws {
        let day = try day("2025-09-01")
        let actual = try rules.overriding(["cap-basis": .text("actual")])
        #expect(actual.cap(.remote, for: programme("health"), on: day, actualHours: 400)?.hours == 80)
        #expect(rules.cap(.remote, for: programme("health"), on: day, actualHours: 400)?.hours == 63)
    }

    @Test func theLevelOfContentFollowsTheDate() throws {
        func level(_ tLevel: String, _ specialism: String?, _ on: String) throws -> RuleValue? {
            try rules.rule(on: .contentLevel, for: programme(tLevel, specialism), on: day(on))?.value
        }
        #expect(try level("health", nil, "2022-01-01") == .text("pathway"))
        #expect(try level("finance", nil, "2022-01-01") == nil)
        #expect(try level("finance", nil, "2024-01-01") == .text("pathway"))
        #expect(try level("health", "ZTLOS013", "2025-01-01") == .text("route"))
        #expect(try level("health", "ZTLOS055", "2025-01-01") == .text("specialism"))
    }

    @Test func systemsMaySetWhatIsOpenAndNothingElse() throws {
        let own = try rules.overriding(["max-employers-2026": .count(4)])
        #expect(try own.maximumEmployers(on: day("2026-09-01"))?.value == 4)
        #expect(try rules.maximumEmployers(on: day("2026-09-01"))?.value == 2)
        #expect(throws: InvalidValue.self) { try rules.overriding(["min-hours": .hours(100)]) }
        #expect(throws: InvalidValue.self) { try rules.overriding(["max-employers-2026": .hours(4)]) }
        #expect(throws: InvalidValue.self) { try rules.overriding(["cap-basis": .text("whatever")]) }
        #expect(throws: InvalidValue.self) { try rules.overriding(["no-such-rule": .count(1)]) }
    }

    @Test func deadlinesAndAges() throws {
        #expect(try rules.lateCompletionDay(after: AcademicYear(startYear: 2025)) == day("2026-10-31"))
        #expect(try rules.lateCompletionDay(after: AcademicYear(startYear: 2022)) == nil)
        #expect(try rules.minimumAge(on: day("2026-09-01"))?.value == 16)
    }

    @Test(arguments: [
        (2025, "2025-08-06"), (2026, "2026-08-05"), (2027, "2027-08-04"), (2028, "2028-08-02"), (2029, "2029-08-01"),
    ])
    func residentDoctorsChangeOnTheFirstWednesdayOfAugust(_ year: Int, _ on: String) throws {
        #expect(try RuleBook.changeoverDay(inYear: year) == day(on))
    }

    @Test func everyRuleHasASourceAndWhatIsOpenHasASentence() {
        for rule in rules.rules {
            #expect(!rule.source.isEmpty && !rule.title.isEmpty)
            if rule.status == .notFound || rule.status == .conflict { #expect(rule.configurable && rule.note != nil) }
        }
        #expect(Set(rules.rules.map(\.topic)) == Set(Rule.Topic.allCases))
    }

    @Test func rulesSurviveStoring() throws {
        let data = try JSONEncoder().encode(rules.rules)
        #expect(try JSONDecoder().decode([Rule].self, from: data) == rules.rules)
    }
}
