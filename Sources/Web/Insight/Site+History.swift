import Domain
import Foundation
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// The history, as a search asks for it.
    func history(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let list = ListState(.insight(.history), call.query)
        let search = HistorySearch(list)
        let found = try await trellis.history.changes(
            search.filter,
            offset: (list.page - 1) * ListState.pageSize,
            limit: ListState.pageSize,
            for: actor
        )
        let page = HistoryPage(
            try await call.page(),
            lines: found.rows.map(HistoryPage.Line.init),
            total: found.total,
            mostCounted: AuditEntries.mostCounted,
            list: list,
            from: search.from,
            to: search.to,
            faults: search.faults,
            problem: trellis.history.chainProblem(for: actor)
        )
        return call.show(page)
    }

    func exportHistory(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let search = HistorySearch(ListState(.insight(.history), call.query))
        let table = try await trellis.history.export(search.filter, for: try call.actor)
        return try call.download(table, as: format, name: "History")
    }

    /// Who was shown a student.
    func whoSaw(_ id: ID<Student>, _ call: Call) async throws -> Response {
        let list = ListState(.insight(.whoSaw(id)), call.query)
        let (student, sights) = try await trellis.history.whoSaw(
            id,
            offset: (list.page - 1) * ListState.pageSize,
            limit: ListState.pageSize,
            for: try call.actor
        )
        let page = WhoSawPage(
            try await call.page(),
            student: student,
            lines: sights.rows.map(SightLine.init),
            total: sights.total,
            list: list
        )
        return call.show(page)
    }

    /// Takes a change back, and returns to where that was asked.
    func undo(_ id: ID<AuditEntry>, _ call: Call) async throws -> Response {
        let entry = try await trellis.undo(id, by: call.actor, key: call.formKey)
        let back = try call.form.single("back").flatMap { URLEncoding.pathSegments($0) }
            .flatMap { SiteRoute(segments: $0) }
        let canShow = back?.methods.contains(.get) ?? false
        return try call.redirect(after: entry, to: canShow ? back ?? .insight(.history) : .insight(.history))
    }
}

/// The search that the address of the history asks for; a day that is none is a fault of the form.
struct HistorySearch {
    let filter: AuditFilter
    let from: DayParts
    let to: DayParts
    let faults: [FieldFault]

    init(_ list: ListState) {
        let parts = { (name: String) in
            DayParts(
                day: list["\(name)-day"] ?? "",
                month: list["\(name)-month"] ?? "",
                year: list["\(name)-year"] ?? ""
            )
        }
        (from, to) = (parts("from"), parts("to"))
        var reader = DraftReader()
        filter = AuditFilter(
            who: list["who"]?.trimmed,
            record: list["record"].flatMap { ID<AuditEntry>($0)?.description },
            kind: list["kind"],
            from: reader.day(from, "from", "From"),
            to: reader.day(to, "to", "To")
        )
        faults = reader.faults
    }
}

extension HistoryPage.Line {
    init(_ change: HistoryService.Change) {
        self.init(
            change.entry,
            when: Clock.text(change.entry.at),
            reason: change.reason,
            canUndo: change.canUndo,
            blockedBy: change.blockedBy?.summary
        )
    }
}

extension SightLine {
    init(_ sight: HistoryService.Sight) {
        self.init(when: Clock.text(sight.at), who: sight.who, asWhat: sight.asWhat, what: sight.what)
    }
}
