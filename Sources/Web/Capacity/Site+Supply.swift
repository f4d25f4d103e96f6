import Domain
import Hummingbird
import Pages
import Records
import Services

/// Demand beside supply, and unused places.
extension Site {
    func supply(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.capacity(.supply), call.query)
        let overview = try await trellis.supply.overview(
            by: SupplyDimension(state),
            SupplyFilter(state),
            year: call.year,
            for: actor
        )
        let model = SupplyPage.Model(
            dimension: overview.dimension,
            dimensions: overview.dimensions,
            filter: overview.filter,
            rows: overview.rows.map { .init(key: $0.key, title: $0.title, figures: $0.figures, planned: $0.planned) },
            total: .init(key: nil, title: "Total", figures: overview.total, planned: overview.planned),
            gaps: overview.gaps,
            checks: overview.checks,
            names: supplyNames(overview.colleges),
            tLevels: tLevelOptions,
            specialisms: specialismOptions,
            colleges: overview.colleges.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
                .map { .init($0.key.description, $0.value) },
            places: try await trellis.network.places(for: actor)
        )
        return call.show(SupplyPage(try await call.page(), state: state, model))
    }

    func exportSupply(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let state = ListState(.capacity(.supply), call.query)
        let table = try await trellis.supply.exportTable(
            by: SupplyDimension(state),
            SupplyFilter(state),
            year: call.year,
            for: try call.actor
        )
        return try call.download(table, as: format, name: "Supply and demand")
    }

    func unusedPlaces(_ call: Call) async throws -> Response {
        let actor = try call.actor
        if call.isPost {
            let ids = try call.form.all("selected").map { text throws in
                guard let id = ID<Offer>(text) else { throw WebRefusal.notFound }
                return id
            }
            let entry = try await trellis.capacity.release(ids, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .capacity(.unusedPlaces))
        }
        let state = ListState(.capacity(.unusedPlaces), call.query)
        let offers = try await trellis.capacity.unused(tLevelCode: state["tLevel"], year: call.year, for: actor)
        let page = UnusedPlacesPage(
            try await call.page(),
            state: state,
            rows: offers.map { .init(offer: offerRow($0.row), free: $0.row.offer.free ?? 0, colleges: $0.colleges) },
            tLevels: tLevelOptions
        )
        return call.show(page)
    }

    /// The check of a cohort's plan, for whoever may see it.
    func cohortCheck(_ row: Cohorts.ListRow, for actor: Actor) async throws -> CohortCheckParts? {
        try await trellis.supply.check(row.cohort, known: row.counts.students, for: actor).map { check in
            CohortCheckParts(
                own: check.own,
                together: check.together,
                names: supplyNames([:]),
                isEverybody: actor.collegeID == nil
            )
        }
    }

    private func supplyNames(_ colleges: [ID<Organisation>: String]) -> SupplyNames {
        let catalogue = trellis.catalogue
        return SupplyNames(
            tLevels: Dictionary(catalogue.tLevels.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first }),
            specialisms: Dictionary(
                catalogue.specialisms.map { ($0.code.description, $0.title) },
                uniquingKeysWith: { first, _ in first }
            ),
            colleges: colleges
        )
    }
}

extension SupplyDimension {
    /// The rows that an address asks for; by T Level if it asks for none that there is.
    init(_ state: ListState) {
        self = state["by"].flatMap { SupplyDimension(rawValue: $0) } ?? .tLevel
    }
}

extension SupplyFilter {
    /// The filter that an address asks for; values that mean nothing are left out.
    init(_ state: ListState) {
        self.init(
            tLevelCode: state["tLevel"],
            specialismCode: state["specialism"],
            place: state["place"],
            term: state["term"].flatMap { StartTerm(rawValue: $0) },
            collegeID: state["college"].flatMap { ID<Organisation>($0) }
        )
    }
}
