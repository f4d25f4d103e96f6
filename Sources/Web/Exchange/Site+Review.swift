import Domain
import Hummingbird
import Pages
import Services

extension Site {
    /// What a file would do. Without a choice in the address the rows that need somebody come first.
    func review(_ id: ID<ImportBatch>, _ call: Call, warning: String? = nil) async throws -> Response {
        let batch = try await trellis.imports.batch(id, for: call.actor)
        guard batch.state != .matching else { return try call.redirect(to: .exchange(.columns(id))) }
        let state = ListState(.exchange(.review(id)), call.isPost ? LinkQuery() : call.query)
        let order: [ImportOutcome] = [.needsFixing, .closeMatch, .changed, .new, .unchanged]
        let shown = state["show"].flatMap(ImportOutcome.init) ?? order.first { batch.count($0) > 0 } ?? .new
        let size = ListState.pageSize
        var rows = try await trellis.imports.rows(
            id,
            outcome: shown,
            offset: (state.page - 1) * size,
            limit: size,
            for: call.actor
        )
        if rows.rows.isEmpty, rows.total > 0 {
            // The last row of the last page has just been mended.
            rows = try await trellis.imports.rows(id, outcome: shown, offset: 0, limit: size, for: call.actor)
        }
        let page = ReviewPage(
            try await call.page(),
            state: state,
            batch: batch,
            shown: shown,
            rows: rows.rows,
            total: rows.total,
            uploaded: Clock.text(batch.uploadedAt),
            warning: warning,
            canUndo: try call.actor.may(.undo)
        )
        return warning == nil ? call.show(page) : call.showAgain(page)
    }

    /// One row: compared, mended, or decided.
    func reviewRow(_ id: ID<ImportBatch>, _ number: Int, _ call: Call) async throws -> Response {
        let (batch, row) = try await trellis.imports.row(number, of: id, for: call.actor)
        let fields = trellis.imports.fields(of: batch.kind)
        let page = { (faults: [FieldFault]) in
            ReviewRowPage(try await call.page(), batch: batch, row: row, fields: fields, faults: faults)
        }
        guard call.isPost else { return call.show(try await page([])) }
        let show = LinkQuery([("show", row.outcome.rawValue)])
        let names = Set(call.form.names)
        if fields.contains(where: { names.contains($0.field) }) {
            var cells: [String: String] = [:]
            for entry in fields where names.contains(entry.field) {
                cells[entry.field] = try call.form.text(entry.field)
            }
            let after = try await trellis.imports.mend(id, row: number, cells, by: call.actor)
            // Still wrong: back to the row, which says what is.
            if after.outcome == .needsFixing { return try call.redirect(to: .exchange(.reviewRow(id, number))) }
            return try call.redirect(to: .exchange(.review(id)), try await next(id, show, call))
        }
        guard let decision = ImportDecision(rawValue: try call.form.text("decision")) else {
            return call.showAgain(try await page([FieldFault("decision", "Choose what should happen")]))
        }
        try await trellis.imports.decide(id, rows: [number], decision, by: call.actor)
        return try call.redirect(to: .exchange(.review(id)), try await next(id, show, call))
    }

    /// The same list, unless its last row has just left it.
    private func next(_ id: ID<ImportBatch>, _ query: LinkQuery, _ call: Call) async throws -> LinkQuery {
        let batch = try await trellis.imports.batch(id, for: call.actor)
        let shown = query["show"].flatMap(ImportOutcome.init)
        return shown.map { batch.count($0) > 0 } == true ? query : LinkQuery()
    }

    func decideAll(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        guard let decision = ImportDecision(rawValue: try call.form.text("decision")) else {
            return try await review(id, call, warning: "Choose what should happen with the close matches.")
        }
        try await trellis.imports.decide(id, rows: nil, decision, by: call.actor)
        let query = try await next(id, LinkQuery([("show", ImportOutcome.closeMatch.rawValue)]), call)
        return try call.redirect(to: .exchange(.review(id)), query)
    }

    func recheck(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        try await trellis.imports.recheck(id, by: call.actor)
        return try call.redirect(to: .exchange(.review(id)))
    }

    func storeImport(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        do {
            let entry = try await trellis.imports.store(id, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: .exchange(.review(id)))
        } catch let outdated as ImportOutdated {
            return try await review(id, call, warning: outdated.message)
        } catch ServiceError.conflict(let sentence) {
            return try await review(id, call, warning: sentence)
        }
    }

    func discardImport(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        try await trellis.imports.discard(id, key: call.formKey, by: call.actor)
        return try call.redirect(to: .exchange(.imports))
    }

    func faultyRows(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        let batch = try await trellis.imports.batch(id, for: call.actor)
        let bytes = try await trellis.imports.faultyRows(id, for: call.actor)
        let name = batch.fileName.split(separator: ".").first.map(String.init) ?? "Import"
        return call.download(bytes, name: "\(name), rows to mend.xlsx")
    }
}
