import Domain
import Hummingbird
import NIOCore
import Pages
import Services

extension Site {
    /// Bringing spreadsheets in.
    func exchange(_ route: ExchangeRoute, _ call: Call) async throws -> Response {
        try call.actor.mustBeAllowed(to: .importFiles)
        return switch route {
        case .imports: try await imports(call)
        case .upload(let kind): try await upload(kind, call)
        case .review(let id): try await review(id, call)
        case .reviewRow(let id, let row): try await reviewRow(id, row, call)
        case .columns(let id): try await columns(id, call)
        case .storeImport(let id): try await storeImport(id, call)
        case .discardImport(let id): try await discardImport(id, call)
        case .decideAll(let id): try await decideAll(id, call)
        case .recheck(let id): try await recheck(id, call)
        case .faultyRows(let id): try await faultyRows(id, call)
        }
    }

    private func imports(_ call: Call) async throws -> Response {
        let state = ListState(call.route, call.query)
        let size = ListState.pageSize
        let found = try await trellis.imports.batches(offset: (state.page - 1) * size, limit: size, for: call.actor)
        let rows = found.rows.map { ImportsPage.Row(batch: $0, uploaded: Clock.text($0.uploadedAt)) }
        return call.show(ImportsPage(try await call.page(), state: state, rows: rows, total: found.total))
    }

    // MARK: - Uploading

    private func upload(_ kind: ImportSubject, _ call: Call) async throws -> Response {
        guard call.isPost else {
            return call.show(try await uploadPage(kind, .init(asAt: DayParts(trellis.today)), [], call))
        }
        let draft = UploadPage.Draft(
            asAt: try call.form.day("asAt"),
            organisation: try call.form.text("organisation"),
            tLevel: try call.form.text("tLevel")
        )
        return try await call.attempt {
            var reader = DraftReader()
            let file = try call.uploadedFile("file")
            if file == nil { reader.fault("file", "Choose a spreadsheet") }
            let asAt = reader.day(draft.asAt, "asAt", "The date") ?? trellis.today
            try reader.finish()
            guard let file else { throw InvalidDraft("file", "Choose a spreadsheet") }
            let batch = try await trellis.imports.review(
                kind: kind,
                fileName: file.name,
                bytes: file.bytes,
                year: call.year,
                asAt: asAt,
                defaults: ImportDefaults(
                    organisationID: ID(draft.organisation),
                    tLevelCode: trellis.catalogue.tLevel(draft.tLevel)?.code
                ),
                by: call.actor
            )
            return try call.redirect(to: .exchange(batch.state == .matching ? .columns(batch.id) : .review(batch.id)))
        } again: { faults in
            call.showAgain(try await uploadPage(kind, draft, faults, call))
        }
    }

    private func uploadPage(
        _ kind: ImportSubject,
        _ draft: UploadPage.Draft,
        _ faults: [FieldFault],
        _ call: Call
    ) async throws -> UploadPage {
        UploadPage(
            try await call.page(),
            kind: kind,
            draft: draft,
            senders: try await trellis.imports.senders(of: kind, for: call.actor),
            tLevels: trellis.catalogue.openTLevels(on: call.year.range.start).map { (code: $0.code, title: $0.title) },
            columns: trellis.imports.fields(of: kind).map(\.title),
            faults: faults
        )
    }

    // MARK: - Matching columns

    private func columns(_ id: ID<ImportBatch>, _ call: Call) async throws -> Response {
        let choices = try await trellis.imports.columns(id, for: call.actor)
        var chosen: [String: String] = [:]
        if call.isPost {
            for (index, column) in choices.batch.columns.enumerated() {
                chosen[column.key] = try call.form.text(index == 0 ? "columns" : "column-\(index)")
            }
        }
        let page = { (faults: [FieldFault]) in
            ColumnsPage(
                try await call.page(),
                batch: choices.batch,
                chosen: chosen,
                samples: choices.samples,
                fields: trellis.imports.fields(of: choices.batch.kind),
                needsFile: choices.needsFile,
                problem: choices.problem,
                faults: faults
            )
        }
        guard call.isPost else { return call.show(try await page([])) }
        return try await call.attempt {
            let file = try call.uploadedFile("file")
            _ = try await trellis.imports.match(id, mapping: chosen, newFile: file, by: call.actor)
            return try call.redirect(to: .exchange(.review(id)))
        } again: { faults in
            call.showAgain(try await page(faults))
        }
    }
}

extension Call {
    /// The file of a form; nothing when none was chosen.
    fileprivate func uploadedFile(_ name: String) throws -> (name: String, bytes: [UInt8])? {
        guard let file = try form.file(name) else { return nil }
        return (file.name, Array(file.bytes.readableBytesView))
    }
}
