import Domain
import Foundation
import Testing

@Suite struct CatalogueTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.load()
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func twentyOneTLevelsWereOpenInJanuary2026() throws {
        #expect(try catalogue.openTLevels(on: day("2026-01-26")).count == 21)
        #expect(catalogue.taughtTLevels.count == 22)
    }

    @Test(arguments: [
        ("6037066X", "health"), ("6037083X", "healthcare-science"), ("60369899", "science"),
        ("60358324", "digital-software-development"), ("60369012", "digital-support"),
        ("60369024", "digital-data-analytics"),
        ("61001115", "management-and-administration"), ("6100008X", "finance"), ("61000079", "accounting"),
        ("61022263", "legal-services"), ("61005162", "engineering-design"), ("61006920", "engineering-maintenance"),
        ("61009714", "engineering-manufacturing"), ("60358294", "education-and-early-years"),
        ("60369115", "building-services-engineering"), ("60358300", "design-surveying-planning"),
        ("61029336", "agriculture"),
        ("60369176", "onsite-construction"),
    ])
    func coreCodesFindTheirTLevel(_ core: String, _ code: String) throws {
        #expect(try catalogue.tLevel(coreCode: CoreCode(core))?.code == code)
        #expect(catalogue.match(text: core).item?.tLevelCode == code)
    }

    @Test func unknownCoreCodesAreShownAsNotKnown() throws {
        for code in ["marketing", "animal-care", "craft-and-design", "media"] {
            let known = try #require(catalogue.tLevel(code)?.coreCode(startedOn: day("2025-09-01")))
            #expect(known.text == "not known")
            #expect(known.status == .notFound)
        }
    }

    @Test func theCoreCodeDependsOnTheStart() throws {
        let health = try #require(catalogue.tLevel("health"))
        #expect(try health.coreCode(startedOn: day("2026-08-31"))?.text == "6037066X")
        #expect(try health.coreCode(startedOn: day("2026-09-01"))?.text == "not known")
        #expect(health.qualifications.map(\.awardedBy) == ["NCFE", "Pearson"])
    }

    @Test func digitalTLevelsChangedTheirTitlesInSeptember2025() throws {
        let support = try #require(catalogue.tLevel("digital-support"))
        #expect(try support.title(on: day("2025-08-31")) == "Digital Support Services")
        #expect(try support.title(on: day("2025-09-01")) == "Digital Support and Security")
        #expect(support.title == "Digital Support and Security")
    }

    @Test(arguments: [
        ("health", "2021-07-31", false), ("health", "2021-08-01", true), ("healthcare-science", "2026-07-31", true),
        ("healthcare-science", "2026-08-01", false), ("onsite-construction", "2024-09-01", true),
        ("onsite-construction", "2025-09-01", false), ("human-resources", "2025-09-01", false),
        ("care-services", "2027-09-01", false), ("marketing", "2025-09-01", true),
    ])
    func newStartsAreOpenBetweenFirstTeachingAndClosure(_ code: String, _ on: String, _ open: Bool) throws {
        #expect(try #require(catalogue.tLevel(code)).isOpenToNewStarts(on: day(on)) == open)
    }

    @Test func everySpecialismCodeOfTheDepartmentIsThere() throws {
        let missing = (1...96).filter { catalogue.specialism(String(format: "ZTLOS%03d", $0)) == nil }
        #expect(missing == [8, 30, 31, 32, 61, 70, 78, 89])
        #expect(catalogue.specialism("ZTLOS013")?.title == "Supporting the Adult Nursing Team")
        #expect(catalogue.specialism("10202103")?.title.contains("name not known") == true)
        #expect(catalogue.specialisms(of: "health").count == 6)
    }

    @Test func specialismsOfARetitledTLevelDependOnTheStart() throws {
        let old = try catalogue.specialisms(of: "digital-support", startingOn: day("2024-09-01")).map(\.id)
        let new = try catalogue.specialisms(of: "digital-support", startingOn: day("2025-09-01")).map(\.id)
        #expect(old == ["ZTLOS010", "ZTLOS011", "ZTLOS012", "ZTLOS064"])
        #expect(new == ["ZTLOS091", "ZTLOS092", "ZTLOS093", "ZTLOS094"])
    }

    @Test func everyTLevelBelongsToARouteAndSaysWhereItWasSeen() {
        for tLevel in catalogue.tLevels {
            #expect(catalogue.route(of: tLevel) != nil)
            #expect(!tLevel.source.isEmpty)
        }
    }

    @Test func programmesKnowTheRouteFromTheSpecialismAlone() throws {
        let programme = catalogue.programme(tLevel: nil, specialism: "ZTLOS093")
        #expect(programme.tLevel == "digital-support")
        #expect(programme.route == "digital")
    }
}

@Suite struct CatalogueMatchTests {
    let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.load()
    }

    @Test(arguments: [
        ("Health T Level", "health", nil), ("T-Level in Health", "health", nil), ("HEALTH", "health", nil),
        ("Adult nursing", "health", "ZTLOS013"), ("midwifery team", "health", "ZTLOS014"),
        ("Supporting the Mental Health Team", "health", "ZTLOS015"), ("children's nursing", "health", "ZTLOS016"),
        ("Therapies", "health", "ZTLOS017"), ("ztlos055", "health", "ZTLOS055"),
        ("Healthcare Science", "healthcare-science", nil),
        ("Lab sciences", "science", "ZTLOS019"), ("Digital Support Services", "digital-support", nil),
        ("Digital Production, Design & Development", "digital-software-development", nil),
        ("Digital Business Services", "digital-data-analytics", nil),
        ("Education and Childcare", "education-and-early-years", nil),
        ("Management & Administration T Level", "management-and-administration", nil),
        ("DPDD", "digital-software-development", nil),
        ("Digital Software Development", "digital-software-development", nil),
        ("Teaching assistant", "education-and-early-years", "ZTLOS080"),
        ("design-surveying-planning", "design-surveying-planning", nil),
    ])
    func namesAndSynonymsMatchExactly(_ text: String, _ tLevel: String, _ specialism: String?) {
        let match = catalogue.match(text: text)
        guard case .exact(let item) = match else {
            Issue.record("\(text) gave \(match)")
            return
        }
        #expect(item.tLevelCode == tLevel)
        #expect(item.specialismCode?.description == specialism)
    }

    @Test(arguments: [
        ("T Level Health - Adult Nursing (Year 2)", "health", "ZTLOS013"), ("Health: Midwifery", "health", "ZTLOS014"),
        ("Maintenance, Installation and Repair - Mechanical", "engineering-maintenance", "ZTLOS045"),
        ("Public health", "health", nil), ("BSE plumbing group B", "building-services-engineering", "ZTLOS087"),
    ])
    func longerTextsAreLikelyMatches(_ text: String, _ tLevel: String, _ specialism: String?) {
        let match = catalogue.match(text: text)
        guard case .likely(let item) = match else {
            Issue.record("\(text) gave \(match)")
            return
        }
        #expect(item.tLevelCode == tLevel)
        #expect(item.specialismCode?.description == specialism)
    }

    @Test func textsWithSeveralMeaningsAreReportedAsSuch() {
        guard case .ambiguous(let items) = catalogue.match(text: "Mechanical") else {
            Issue.record("Mechanical should be ambiguous")
            return
        }
        #expect(Set(items.compactMap { $0.specialismCode?.description }) == ["ZTLOS041", "ZTLOS045"])
    }

    @Test func routesAreFoundAsRoutes() {
        guard case .exact(.route(let route)) = catalogue.match(text: "Health and Science") else {
            Issue.record("a route should be found")
            return
        }
        #expect(route.code == "health-and-science")
    }

    @Test(arguments: ["", "T Level", "Philosophy", "2"])
    func nonsenseMatchesNothing(_ text: String) {
        #expect(catalogue.match(text: text) == .none)
    }

    @Test func theGenerationFollowsTheStart() {
        let old = catalogue.match(text: "Cyber security", startingOn: Day("2024-09-01"))
        let new = catalogue.match(text: "Cyber security", startingOn: Day("2025-09-01"))
        #expect(old.item?.specialismCode?.description == "ZTLOS064")
        #expect(new.item?.specialismCode?.description == "ZTLOS094")
    }
}
