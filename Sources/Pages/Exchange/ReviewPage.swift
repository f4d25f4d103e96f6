import Design
public import Domain
public import Markup

/// What a file would do, row by row, before anything is stored; afterwards what became of it.
public struct ReviewPage: HTML {
    let context: PageContext
    let state: ListState
    let batch: ImportBatch
    let shown: ImportOutcome
    let rows: [ImportRowReview]
    let total: Int
    let uploaded: String
    let warning: String?
    let canUndo: Bool

    /// - Parameters:
    ///   - shown: the outcome whose rows are listed.
    ///   - total: how many rows have it.
    ///   - uploaded: when the file was uploaded, on the clock of London.
    ///   - warning: why the last step did not happen, in a sentence.
    ///   - canUndo: whether the import is stored and can be taken back.
    public init(
        _ context: PageContext,
        state: ListState,
        batch: ImportBatch,
        shown: ImportOutcome,
        rows: [ImportRowReview],
        total: Int,
        uploaded: String,
        warning: String? = nil,
        canUndo: Bool = false
    ) {
        self.context = context
        self.state = state
        self.batch = batch
        self.shown = shown
        self.rows = rows
        self.total = total
        self.uploaded = uploaded
        self.warning = warning
        self.canUndo = canUndo
    }

    private var title: String { batch.state == .reviewing ? "Review and import" : "Import of \(batch.kind.upload)" }

    public var body: some HTML {
        SitePage(title, context, breadcrumbs: [Crumb("Imports", href: SiteRoute.exchange(.imports).path)]) {
            PageHeading(title, caption: "\(batch.kind.title), \(batch.year.label)")
            if let warning { WarningCallout("Not done yet") { Paragraph(warning) } }
            Paragraph(isSecondary: true) {
                "\(batch.fileName), uploaded \(uploaded) by \(batch.uploadedBy), as at \(batch.asAt.formatted()). "
                ImportStateTag(batch.state)
            }
            tiles
            notes
            if batch.state == .reviewing { actions } else { ending }
            if batch.state == .reviewing || total > 0 { list }
        }
    }

    // MARK: - Counts

    private var tiles: some HTML {
        CountTiles(
            ImportOutcome.allCases.map { outcome in
                CountTile(
                    batch.count(outcome),
                    outcome.title,
                    href: isListed(outcome) ? link(outcome) : nil,
                    isUrgent: outcome == .needsFixing && batch.state == .reviewing
                )
            }
        )
    }

    private func isListed(_ outcome: ImportOutcome) -> Bool { batch.state == .reviewing && batch.count(outcome) > 0 }

    private func link(_ outcome: ImportOutcome) -> String {
        SiteRoute.exchange(.review(batch.id)).path(LinkQuery([("show", outcome.rawValue)]))
    }

    @HTMLBuilder private var notes: some HTML {
        if batch.state == .reviewing {
            if !batch.unknownColumns.isEmpty || batch.skipped > 0 {
                Details("What was left out of the file") {
                    if !batch.unknownColumns.isEmpty {
                        Paragraph {
                            "Columns that are not understood: \(batch.unknownColumns.joined(separator: ", ")). "
                            Link("Match the columns", href: SiteRoute.exchange(.columns(batch.id)).path)
                        }
                    }
                    if batch.skipped > 0 {
                        Paragraph(
                            "\(countText(batch.skipped, "row", "rows")) that hold totals, notes or headings again."
                        )
                    }
                }
            }
        }
    }

    // MARK: - What can be done

    @HTMLBuilder private var actions: some HTML {
        if batch.storing > 0 {
            Paragraph(leftOut)
            ButtonGroup {
                ActionForm(context, to: .exchange(.storeImport(batch.id)), id: "store") {
                    Button("Import \(countText(batch.storing, "row", "rows"))")
                }
                ActionForm(context, to: .exchange(.discardImport(batch.id)), id: "discard") {
                    Button("Discard this file", kind: .secondary)
                }
            }
        } else {
            Paragraph(nothing)
            ActionForm(context, to: .exchange(.discardImport(batch.id)), id: "discard") {
                Button("Discard this file", kind: .secondary)
            }
        }
    }

    private var leftOut: String {
        var text = "Nothing is stored before you press Import."
        let faulty = batch.count(.needsFixing)
        if faulty > 0 {
            text += " \(countText(faulty, "row that needs", "rows that need")) fixing will be left out."
        }
        if batch.count(.closeMatch) > 0 { text += " Close matches that nobody has decided will be left out." }
        return text
    }

    private var nothing: String {
        if batch.count(.unchanged) == batch.rowCount { return "No changes: everything in this file is stored already." }
        return "There is nothing to import yet."
    }

    @HTMLBuilder private var ending: some HTML {
        switch batch.state {
        case .imported:
            Paragraph("\(countText(batch.storing, "row was", "rows were")) imported.")
            if canUndo, let entry = batch.entryID, context.notice == nil {
                ActionForm(context, to: .insight(.undo(entry)), id: "undo") {
                    Button("Undo this import", kind: .secondary)
                }
            }
        case .undone:
            Paragraph("This import was undone: everything is as it was before. Upload the file to import it again.")
        case .discarded: Paragraph("This file was discarded. Nothing of it was stored.")
        case .matching, .reviewing: Empty()
        }
        if total > 0 { Heading("Left out", level: 2) }
        Paragraph { Link("All imports", href: SiteRoute.exchange(.imports).path) }
    }

    // MARK: - Rows

    @HTMLBuilder private var list: some HTML {
        if batch.state == .reviewing {
            switch shown {
            case .closeMatch: CloseMatchActions(context, batch: batch, rows: rows)
            case .needsFixing: FaultActions(context, batch: batch)
            case .new, .changed, .unchanged: Empty()
            }
        }
        ReviewTable(context, batch: batch, shown: shown, rows: rows, total: total)
        if let pages = state.pagination(total: total) { pages }
    }
}
