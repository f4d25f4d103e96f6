import Domain
import Testing

@Suite struct HoursTallyTests {
    let rules: RuleBook
    let catalogue: Catalogue
    let day: Day

    init() throws {
        rules = try RuleBook.load()
        catalogue = try Catalogue.load()
        day = try #require(Day("2025-10-01"))
    }

    private func tally(_ hours: [HourCategory: Double], _ tLevel: String = "health", _ specialism: String? = nil)
        -> HoursTally
    {
        rules.tally(hours, for: catalogue.programme(tLevel: tLevel, specialism: specialism), on: day)
    }

    @Test func workplaceHoursCountInFull() {
        let tally = tally([.inPerson: 300, .induction: 15])
        #expect(tally.total == 315)
        #expect(tally.isEnough && tally.remaining == 0 && tally.findings.isEmpty)
    }

    @Test func oneHourShortIsNotEnough() {
        let tally = tally([.inPerson: 314])
        #expect(!tally.isEnough)
        #expect(tally.remaining == 1)
    }

    @Test func hoursBeyondACapDoNotCount() {
        let tally = tally([.inPerson: 250, .remote: 70, .taster: 40])
        #expect(tally.counted == [.inPerson: 250, .remote: 63, .taster: 35])
        #expect(tally.beyondCap == [.remote: 7, .taster: 5])
        #expect(Set(tally.findings.map(\.ruleID)) == ["remote-cap-2025", "taster-cap"])
        #expect(tally.findings.allSatisfy { $0.strength == .must })
    }

    @Test func hoursAtACapCount() {
        #expect(tally([.inPerson: 252, .remote: 63]).findings.isEmpty)
        #expect(tally([.inPerson: 210, .skillsHub: 105]).isEnough)
        #expect(tally([.inPerson: 157.5, .remote: 157.5], "digital-support").isEnough)
    }

    @Test func earlyYearsEducatorsMayNotWorkRemotely() {
        let tally = tally([.inPerson: 740, .remote: 20], "education-and-early-years", "ZTLOS079")
        #expect(tally.counted == [.inPerson: 740])
        #expect(tally.remaining == 10)
        #expect(tally.findings.map(\.ruleID) == ["licence-excluded"])
    }

    @Test func aProjectAndAHubExcludeEachOther() {
        let tally = tally([.inPerson: 250, .smallProject: 40, .skillsHub: 40])
        #expect(tally.findings.map(\.ruleID) == ["project-plus-hub"])
    }

    @Test func mostHoursMustBeFaceToFace() {
        let tally = tally([.inPerson: 100, .skillsHub: 105, .remote: 60])
        #expect(tally.findings.map(\.ruleID) == ["majority-in-person"])
    }
}
