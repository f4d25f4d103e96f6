import Domain
import Foundation
import Testing

@Suite struct OfferDraftTests {
    let catalogue: Catalogue
    let area: Area
    let year = AcademicYear("2026/27")!
    let today = Day("2026-11-06")!
    let college = ID<Organisation>(UUID())

    init() throws {
        catalogue = try Catalogue.load()
        area = Area(
            id: ID(UUID()),
            systemID: ID(UUID()),
            organisationID: ID(UUID()),
            siteID: ID(UUID()),
            name: "Ward 1",
            setting: .hospitalWard
        )
    }

    private var good: OfferDraft {
        var draft = OfferDraft()
        draft.tLevelCode = "health"
        draft.places = "3"
        draft.firstDay = DayParts(day: "4", month: "1", year: "2027")
        draft.lastDay = DayParts(day: "26", month: "3", year: "2027")
        draft.patternKind = "dayRelease"
        draft.days = ["1", "2"]
        return draft
    }

    private func read(_ draft: OfferDraft) throws -> Offer {
        try draft.validated(
            id: ID(UUID()),
            at: area,
            year: year,
            catalogue: catalogue,
            colleges: [college],
            today: today
        )
    }

    @Test("A filled-in form becomes an offer")
    func filledIn() throws {
        let offer = try read(good)
        #expect(offer.places == 3 && offer.taken == 0)
        #expect(offer.pattern.title == "Day release, Mon and Tue")
        #expect(offer.visibility == .everyone)
        #expect(offer.source == "Entered by hand" && offer.asAt == today)
    }

    @Test("The form shows an offer as it is, and reads it back")
    func roundTrip() throws {
        var draft = good
        draft.isRestricted = true
        draft.providers = [college.description]
        draft.specialismCode = "ZTLOS013"
        draft.hours = "150"
        draft.remoteShare = "10"
        let offer = try read(draft)
        var again = try read(OfferDraft(offer))
        again.id = offer.id
        #expect(again == offer)
    }

    @Test("“Not known yet” needs no number")
    func unknownPlaces() throws {
        var draft = good
        draft.places = ""
        draft.isPlacesUnknown = true
        #expect(try read(draft).places == nil)
    }

    private static let wrong: [(field: String, change: @Sendable (inout OfferDraft) -> Void)] = [
        ("tLevel", { $0.tLevelCode = "" }),
        ("specialism", { $0.specialismCode = "ZTLOS999" }),
        ("places", { $0.places = "" }),
        ("places", { $0.places = "-1" }),
        ("firstDay", { $0.firstDay = DayParts() }),
        ("firstDay", { $0.firstDay = DayParts(day: "31", month: "2", year: "2027") }),
        ("firstDay", { $0.firstDay = DayParts(day: "4", month: "1", year: "2026") }),
        ("lastDay", { $0.lastDay = DayParts(day: "3", month: "1", year: "2027") }),
        ("daysPerWeek", { $0.daysPerWeek = "4" }),
        ("remoteShare", { $0.remoteShare = "101" }),
        ("providers", { $0.isRestricted = true }),
        ("asAt", { $0.asAt = DayParts(day: "1", month: "1", year: "2030") }),
    ]

    @Test("What is wrong is said at the field", arguments: wrong.indices)
    func faults(index: Int) {
        let (field, change) = Self.wrong[index]
        var draft = good
        change(&draft)
        let sent = draft
        let error = #expect(throws: InvalidDraft.self) { () throws in try read(sent) }
        #expect(error?.faults.map(\.field) == [field])
    }
}
