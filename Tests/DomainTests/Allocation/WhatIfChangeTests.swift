import Domain
import Foundation
import Testing

/// Changes as they stand in addresses and forms.
@Suite struct WhatIfChangeTests {
    static let area = ID<Area>(UUID())
    static let offer = ID<Offer>(UUID())
    static let places = NewPlaces(
        count: 3,
        setting: .maternity,
        siteID: ID(UUID()),
        tLevelCode: "health",
        specialismCode: "ZTLOS014",
        patternKind: .dayRelease,
        daysPerWeek: 2,
        dates: AcademicYear("2026/27")!.range
    )

    static let changes: [WhatIfChange] = [
        .close(.area(area), from: nil), .close(.site(ID(UUID())), from: Day("2027-03-01")),
        .close(.organisation(ID(UUID())), from: nil), .more(3, at: offer), .new(places),
        .travel(miles: 5, college: nil),
        .travel(miles: 5, college: ID(UUID())), .move(offer, weeks: -2), .share,
    ]

    @Test("A change reads back from its address", arguments: changes)
    func roundTrip(change: WhatIfChange) {
        #expect(WhatIfChange(change.description) == change)
        #expect(change.description.allSatisfy { $0.isLetter || $0.isNumber || ".-".contains($0) })
    }

    @Test(
        "What cannot be meant is no change",
        arguments: [
            "", "close", "close.area", "close.area.x", "close.area.\(area).31-3-2027", "close.moon.\(area)",
            "more.0.\(offer)",
            "more.51.\(offer)", "more.1", "travel.0", "travel.-5", "travel.500", "move.0.\(offer)", "move.99.\(offer)",
            "share.x", "new.1.maternity", "new.1.castle\(places.description.dropFirst(10))",
        ]
    )
    func nonsense(text: String) {
        #expect(WhatIfChange(text) == nil)
    }

    @Test("An address holds each change once, and not too many")
    func reading() {
        let many = (1...20).map { "travel.\($0)" }
        #expect(WhatIf(changes: many + many, keeping: nil).changes.count == WhatIf.mostChanges)
        let question = WhatIf(changes: ["share", "share", "nonsense"], keeping: "promises")
        #expect(question == WhatIf([.share], keeping: .promises))
        #expect(!question.isDropOut)
        #expect(WhatIf(changes: ["close.area.\(Self.area)"], keeping: "promises").isDropOut)
        #expect(WhatIf(changes: [], keeping: "zzz").keeping == .plan)
    }

    @Test("The forms say everything that is wrong")
    func faults() throws {
        func fields(_ kind: WhatIfDraft.Kind, _ change: (inout WhatIfDraft) -> Void = { _ in }) -> [String] {
            var draft = WhatIfDraft(kind)
            change(&draft)
            do throws(InvalidDraft) {
                _ = try draft.validated()
                return []
            } catch {
                return error.faults.map(\.field)
            }
        }
        #expect(fields(.close) == ["host"])
        #expect(fields(.dropOut) { $0.from = DayParts(day: "31", month: "2", year: "2027") } == ["host", "from"])
        #expect(fields(.more) { $0.places = "x" } == ["offer", "places"])
        #expect(
            fields(.new) == ["places", "setting", "site", "subject", "pattern", "firstDay", "lastDay"]
        )
        #expect(fields(.travel) { $0.college = "x" } == ["miles", "college"])
        #expect(fields(.move) { $0.direction = "up" } == ["offer", "weeks", "direction"])
        #expect(fields(.share).isEmpty)
        var draft = WhatIfDraft(.move)
        draft.offer = Self.offer.description
        draft.weeks = "2"
        draft.direction = "earlier"
        #expect(try draft.validated() == .move(Self.offer, weeks: -2))
    }
}
