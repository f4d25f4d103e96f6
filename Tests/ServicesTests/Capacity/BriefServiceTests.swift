import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("One-page briefs")
struct BriefServiceTests {
    @Test("A brief is made from the catalogue, the rule book and who runs placements", arguments: Engine.available)
    func brief(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let email = try EmailAddress("kim@example.org")
            _ = try await network.trellis.access.invite(
                email,
                name: "Kim Walker",
                role: .coordinator,
                organisation: nil,
                by: network.coordinator
            )
            for kind in HostKind.allCases {
                let brief = try await network.trellis.briefs.brief(kind, network.year, for: network.hospital)
                #expect(!brief.subjects.isEmpty && brief.subjects.allSatisfy { ($0.hours ?? 0) >= 315 })
                #expect(Set(brief.duties.map(\.topic)).isSuperset(of: [.youngReview, .insurerTold, .dailyHours]))
                #expect(brief.helpers.map(\.name) == ["Kim Walker"])
            }
        }
    }

    @Test(
        "Figures are told from three employers on, so that nobody can be told from them",
        arguments: Engine.available,
        [2, 3]
    )
    func few(engine: Engine, count: Int) async throws {
        try await SampleNetwork.run(engine) { network in
            // The surgery of the sample offers three places; others like it are added.
            for number in 1..<count {
                var organisation = Organisation(
                    id: network.trellis.newID(),
                    systemID: network.system.id,
                    name: "Surgery \(number)",
                    kinds: [.employer],
                    sector: .primaryCare,
                    source: "Test",
                    asAt: network.trellis.today
                )
                organisation.place = "Leek"
                let site = Domain.Site(
                    id: network.trellis.newID(),
                    systemID: network.system.id,
                    organisationID: organisation.id,
                    name: "Main site"
                )
                var area = network.room
                (area.id, area.organisationID, area.siteID) = (network.trellis.newID(), organisation.id, site.id)
                area.setting = .primaryCare
                var offer = network.roomOffer
                (offer.id, offer.organisationID) = (network.trellis.newID(), organisation.id)
                (offer.siteID, offer.areaID, offer.hours) = (site.id, area.id, 150 + number)
                let (added, made, place) = (organisation, area, offer)
                try await network.trellis.change(network.coordinator, "sample", key: nil) { ledger in
                    try ledger.insert([added])
                    try ledger.insert([site])
                    try ledger.insert([made])
                    try ledger.insert([place])
                    return ChangeOutcome(added, "Sample")
                }
            }
            let brief = try await network.trellis.briefs.brief(.generalPractice, network.year, for: network.hospital)
            #expect(brief.example?.employers == (count < 3 ? nil : 3))
            #expect(brief.example?.places == (count < 3 ? nil : 9))
            #expect(brief.patterns == (count < 3 ? [] : ["Block (3 employers)"]))
        }
    }
}
