import Domain
import Foundation
import Testing

@Suite("Guides for hosts")
struct HostGuideTests {
    @Test("There is a guide for every kind of host, each with what students can do")
    func complete() throws {
        let guides = try HostGuide.load(try Catalogue.load())
        #expect(Set(guides.keys) == Set(HostKind.allCases))
        #expect(guides.values.allSatisfy { guide in guide.subjects.allSatisfy { !$0.activities.isEmpty } })
    }

    @Test(
        "A place belongs to a kind by its setting, and to charities by its employer",
        arguments: [
            (HostKind.generalPractice, Setting.primaryCare, Sector.primaryCare, true),
            (.ward, .maternity, .acuteTrust, true), (.ward, .primaryCare, .acuteTrust, false),
            (.charity, .careHome, .charity, true), (.charity, .careHome, .careHome, false),
            (.estates, .engineering, .acuteTrust, true), (.digitalTeam, .digital, .council, true),
        ]
    )
    func kinds(kind: HostKind, setting: Setting, sector: Sector, belongs: Bool) {
        #expect(kind.includes(setting, sector) == belongs)
    }
}
