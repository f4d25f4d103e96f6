import Domain
import Foundation
import Testing

@Suite("Offers that are a part of a placement")
struct OfferSharingTests {
    private func offer(
        _ hours: Int?,
        _ first: String,
        _ last: String,
        days: [Int] = [],
        specialism: String? = nil,
        tLevel: String = "health"
    ) -> Offer {
        Offer(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: ID(UUID()),
            siteID: ID(UUID()),
            areaID: ID(UUID()),
            year: AcademicYear("2026/27")!,
            tLevelCode: tLevel,
            specialismCode: specialism,
            places: 1,
            firstDay: Day(first)!,
            lastDay: Day(last)!,
            pattern: Pattern(kind: .dayRelease, days: days),
            hours: hours,
            source: "Test",
            asAt: Day("2026-11-22")!
        )
    }

    @Test("An offer with fewer hours than a student owes is a part, any other is whole")
    func parts() {
        #expect(offer(157, "2027-01-04", "2027-03-26").hoursMissing(of: 315) == 158)
        #expect(offer(315, "2027-01-04", "2027-03-26").hoursMissing(of: 315) == nil)
        #expect(offer(nil, "2027-01-04", "2027-03-26").hoursMissing(of: 315) == nil)
    }

    @Test("A partner has the missing hours, at another time, for the same course")
    func partners() {
        let half = offer(157, "2027-01-04", "2027-03-26", days: [1, 2])
        let later = offer(158, "2027-04-12", "2027-06-25")
        #expect(half.canBeShared(with: later, required: 315))
        #expect(half.canBeShared(with: offer(nil, "2027-04-12", "2027-06-25"), required: 315))
        #expect(half.canBeShared(with: offer(200, "2027-01-04", "2027-03-26", days: [3, 4]), required: 315))
        #expect(!half.canBeShared(with: offer(157, "2027-04-12", "2027-06-25"), required: 315))
        #expect(!half.canBeShared(with: offer(200, "2027-01-04", "2027-03-26", days: [2, 3]), required: 315))
        #expect(!half.canBeShared(with: offer(200, "2027-03-26", "2027-06-25"), required: 315))
        #expect(!half.canBeShared(with: offer(158, "2027-04-12", "2027-06-25", tLevel: "digital"), required: 315))
        #expect(!half.canBeShared(with: half, required: 315))
        #expect(!later.canBeShared(with: half, required: 158))
    }

    @Test("Another specialism is no partner, none in particular is")
    func specialisms() {
        let adult = offer(157, "2027-01-04", "2027-03-26", specialism: "adult")
        #expect(
            !adult.canBeShared(with: offer(200, "2027-04-12", "2027-06-25", specialism: "midwifery"), required: 315)
        )
        #expect(adult.canBeShared(with: offer(200, "2027-04-12", "2027-06-25"), required: 315))
    }
}
