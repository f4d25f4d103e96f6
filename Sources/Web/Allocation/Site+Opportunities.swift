import Domain
import Hummingbird
import Pages
import Services

/// Where one more place is worth most. The engine works in the background; the page waits a moment for it and else shows
/// that it works.
extension Site {
    /// Seconds that the page waits before it says that the engine still works.
    private static let patience = 2.0
    /// Seconds that a file waits: there is no page to come back to.
    private static let filePatience = 30.0

    func opportunities(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .propose)
        let state = ListState(.allocation(.opportunities), call.query)
        let table = try await trellis.opportunities.table(year: call.year, patience: Self.patience, for: actor)
        return call.show(
            OpportunitiesPage(try await call.page(), model: table.map { model($0, state) }, state: state)
        )
    }

    func exportOpportunities(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .propose)
        let table = try await trellis.opportunities.exportTable(
            OpportunityFilter(ListState(.allocation(.opportunities), call.query)),
            year: call.year,
            patience: Self.filePatience,
            for: actor
        )
        return try call.download(table, as: format, name: "Where one more place helps")
    }

    private func model(_ table: OpportunityService.Table, _ state: ListState) -> OpportunitiesPage.Model {
        let rows = table.rows.filter(OpportunityFilter(state).includes)
        let shown = rows.dropFirst((min(state.page, 10_000) - 1) * ListState.pageSize).prefix(ListState.pageSize)
        return OpportunitiesPage.Model(
            rows: shown.map { row in
                OpportunitiesPage.Row(
                    row,
                    tLevel: tLevelTitle(row.tLevelCode),
                    specialism: row.specialismCode.map(specialismTitle)
                )
            },
            total: rows.count,
            unplaced: table.unplaced,
            freePlaces: table.freePlaces,
            helping: table.rows.count { $0.gain > 0 },
            isComplete: table.isComplete,
            towns: table.towns,
            tLevels: table.tLevelCodes.map { .init($0, tLevelTitle($0)) }
        )
    }
}

extension OpportunityFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState) {
        self.init(
            tLevelCode: state["tLevel"],
            town: state["town"],
            kind: state["kind"].flatMap { Kind(rawValue: $0) },
            showsAll: state["all"] == "yes"
        )
    }
}
