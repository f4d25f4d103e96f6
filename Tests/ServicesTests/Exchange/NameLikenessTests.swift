import Domain
import Testing

@Suite("Names that may mean one organisation")
struct NameLikenessTests {
    @Test(
        "Close and not close",
        arguments: [
            ("Northmoor NHS Trust", "Northmoor University Hospitals NHS Trust", true),
            ("Fernbank Care Home", "Fernbank Carehome", true),
            ("Fernbank Care Home", "Fernbnak Care Home", true),
            ("Hillview", "Hillview Dental", true),
            ("Eastvale College", "EASTVALE COLLEGE", true),
            ("St Anne's Hospice", "St Annes Hospice", true),
            ("Newham Council", "Newham Sixth Form College", false),
            ("Hillview Care Home", "Hillview Surgery", false),
            ("Fernbank Care Home", "Mossfield Care Home", false),
            ("The Surgery", "Bridge Street Surgery", false),
            ("Age UK Redbridge", "Age UK Barnet", false),
            ("Trust", "NHS Trust", false),
        ]
    )
    func closeness(first: String, second: String, isClose: Bool) {
        #expect(NameLikeness.isClose(first, second) == isClose)
        #expect(NameLikeness.isClose(second, first) == isClose)
    }

    @Test(
        "Letters that differ",
        arguments: [
            ("", "", 0, 0), ("ward", "ward", 1, 0), ("ward", "word", 1, 1), ("ward", "wards", 1, 1),
            ("kitten", "sitting", 3, 3),
        ]
    )
    func distances(first: String, second: String, limit: Int, distance: Int) {
        #expect(NameLikeness.distance(Array(first.utf8), Array(second.utf8), atMost: limit) == distance)
    }

    @Test func aDistanceBeyondTheLimitIsNotCounted() {
        #expect(NameLikeness.distance(Array("kitten".utf8), Array("sitting".utf8), atMost: 2) == nil)
    }
}

@Suite("The life of an import")
struct ImportStateTests {
    @Test("What may happen when", arguments: ImportState.allCases, ImportEvent.allCases)
    func transitions(state: ImportState, event: ImportEvent) {
        let allowed: [ImportState: [ImportEvent: ImportState]] = [
            .matching: [.match: .reviewing, .discard: .discarded],
            .reviewing: [.match: .reviewing, .store: .imported, .discard: .discarded],
            .imported: [.undo: .undone],
            .undone: [.redo: .imported],
            .discarded: [:],
        ]
        #expect((try? state.after(event)) == allowed[state]?[event])
    }
}
