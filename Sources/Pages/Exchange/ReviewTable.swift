import Design
import Domain
import Markup

/// The rows of one outcome, each with what matters about it.
struct ReviewTable: HTML {
    let context: PageContext
    let batch: ImportBatch
    let shown: ImportOutcome
    let rows: [ImportRowReview]
    let total: Int

    init(_ context: PageContext, batch: ImportBatch, shown: ImportOutcome, rows: [ImportRowReview], total: Int) {
        self.context = context
        self.batch = batch
        self.shown = shown
        self.rows = rows
        self.total = total
    }

    var body: some HTML {
        Table(
            "\(shown.title): \(countText(total, "row", "rows"))",
            rows: rows,
            empty: "No row of this file is here.",
            columns: [number, label] + columns
        )
    }

    private var number: Column<ImportRowReview> {
        Column("Row") { row in batch.rowName(row.number) }
    }

    private var label: Column<ImportRowReview> {
        Column(batch.kind.rowNoun.one.prefix(1).uppercased() + batch.kind.rowNoun.one.dropFirst(), isHeader: true) {
            row in
            if batch.state == .reviewing {
                Link(row.label, href: SiteRoute.exchange(.reviewRow(batch.id, row.number)).path)
            } else {
                row.label
            }
        }
    }

    private var columns: [Column<ImportRowReview>] {
        switch shown {
        case .new, .unchanged: [Column("In the file") { $0.detail }]
        case .changed:
            [
                Column("Stored") { row in Lines(row.differences.map { "\($0.field): \($0.oldText)" }) },
                Column("In the file") { row in Lines(row.differences.map { "\($0.field): \($0.newText)" }) },
            ]
        case .closeMatch:
            [
                Column("Stored") { $0.matchLabel ?? "" },
                Column("Differs in") { row in
                    row.differences.filter { $0.old != $0.new }.map(\.field).joined(separator: ", ")
                },
                Column("Decision") { row in
                    if let decision = row.decision {
                        Tag(row.matchSubject?.title(decision) ?? decision.title, .green)
                    } else {
                        Tag("To decide", .blue)
                    }
                },
            ]
        case .needsFixing: [Column("What to do") { row in faults(row) }]
        }
    }

    @HTMLBuilder private func faults(_ row: ImportRowReview) -> some HTML {
        if batch.state == .reviewing {
            MendForm(context, batch: batch, row: row)
        } else {
            Lines(row.faults.map { "\($0.column): \($0.advice)" })
        }
    }
}

/// A few short lines in a cell.
struct Lines: HTML {
    let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    var body: some HTML {
        if lines.count == 1 {
            lines[0]
        } else {
            ul(.class("nhsuk-list")) {
                for line in lines { li { line } }
            }
        }
    }
}

/// The faulty cells of a row, each to be mended where it stands.
struct MendForm: HTML {
    let context: PageContext
    let batch: ImportBatch
    let row: ImportRowReview

    init(_ context: PageContext, batch: ImportBatch, row: ImportRowReview) {
        self.context = context
        self.batch = batch
        self.row = row
    }

    var body: some HTML {
        let name = batch.rowName(row.number)
        ActionForm(context, to: .exchange(.reviewRow(batch.id, row.number)), id: "mend-\(row.number)") {
            for fault in row.faults {
                Input(
                    name: fault.field,
                    label: "\(fault.column), row \(name)",
                    size: .small,
                    hint: fault.value.isEmpty ? "Empty. \(fault.advice)" : "Now: \(fault.value). \(fault.advice)",
                    value: row.cells[fault.field] ?? fault.value,
                    width: .twenty,
                    id: "row-\(row.number)-\(fault.field)"
                )
            }
            Button("Save", kind: .secondary, isSmall: true, context: "row \(name)")
        }
    }
}

/// What can be done with all close matches at once.
struct CloseMatchActions: HTML {
    let context: PageContext
    let batch: ImportBatch
    let rows: [ImportRowReview]

    init(_ context: PageContext, batch: ImportBatch, rows: [ImportRowReview]) {
        self.context = context
        self.batch = batch
        self.rows = rows
    }

    var body: some HTML {
        if let subject = rows.compactMap(\.matchSubject).first {
            Paragraph(
                "These rows are probably about something that is stored already. Open a row to compare and decide."
            )
            Details("Decide all that are open at once") {
                ActionForm(context, to: .exchange(.decideAll(batch.id)), id: "decide-all") {
                    Radios(
                        name: "decision",
                        legend: "For all close matches without a decision",
                        layout: .small,
                        choices: subject.decisions.map {
                            Choice($0.rawValue, subject.title($0), hint: subject.hint($0))
                        }
                    )
                    Button("Decide all", kind: .secondary)
                }
            }
        }
    }
}

/// The other ways to mend rows.
struct FaultActions: HTML {
    let context: PageContext
    let batch: ImportBatch

    init(_ context: PageContext, batch: ImportBatch) {
        self.context = context
        self.batch = batch
    }

    var body: some HTML {
        if batch.count(.needsFixing) > 0 {
            Paragraph("Mend the cells here and save each row.")
            Paragraph {
                "Or "
                Link(
                    "download the \(countText(batch.count(.needsFixing), "faulty row", "faulty rows"))",
                    href: SiteRoute.exchange(.faultyRows(batch.id)).path
                )
                " with a column that says what to do, mend them in your spreadsheet program and upload that file."
            }
            ActionForm(context, to: .exchange(.recheck(batch.id)), id: "recheck") {
                Paragraph("Have you added something in Trellis that was missing, such as a college or a cohort?")
                Button("Check the rows again", kind: .secondary, isSmall: true)
            }
        }
    }
}

extension FieldDifference {
    /// The stored value in words.
    var oldText: String { old.isEmpty ? "nothing" : old }
    /// The value of the file in words.
    var newText: String { new.isEmpty ? "nothing" : new }
}
