import Design
public import Domain
public import Markup

/// One row of a file: compared with what is stored, decided or mended.
public struct ReviewRowPage: HTML {
    let context: PageContext
    let batch: ImportBatch
    let row: ImportRowReview
    let fields: [(field: String, title: String)]
    let faults: [FieldFault]

    /// - Parameters:
    ///   - fields: what a row can say, with the titles that people see.
    ///   - faults: what is wrong with the form.
    public init(
        _ context: PageContext,
        batch: ImportBatch,
        row: ImportRowReview,
        fields: [(field: String, title: String)],
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.batch = batch
        self.row = row
        self.fields = fields
        self.faults = faults
    }

    private var back: String {
        SiteRoute.exchange(.review(batch.id)).path(LinkQuery([("show", row.outcome.rawValue)]))
    }

    private var here: SiteRoute { .exchange(.reviewRow(batch.id, row.number)) }

    public var body: some HTML {
        SitePage(row.label, context, back: BackLink(href: back, "Back to the review"), faults: faults) {
            PageHeading(row.label, caption: "Row \(batch.rowName(row.number)) of \(batch.fileName)")
            Paragraph { outcome }
            if !row.detail.isEmpty { Paragraph(row.detail, isSecondary: true) }
            comparison
            if row.outcome == .closeMatch { decisions }
            Heading(row.outcome == .needsFixing ? "Mend the row" : "What the row says", level: 2)
            mending
        }
    }

    private var outcome: Tag {
        switch row.outcome {
        case .new: Tag(row.outcome.title, .aquaGreen)
        case .changed: Tag(row.outcome.title, .purple)
        case .unchanged: Tag(row.outcome.title, .grey)
        case .closeMatch: Tag(row.outcome.title, .orange)
        case .needsFixing: Tag(row.outcome.title, .red)
        }
    }

    @HTMLBuilder private var comparison: some HTML {
        if !row.differences.isEmpty {
            CompareGrid(
                "Stored beside uploaded",
                subjects: [CompareSubject("Stored"), CompareSubject("In the file")],
                rows: row.differences.map { CompareRow($0.field, [$0.old, $0.new]) }
            )
        }
    }

    @HTMLBuilder private var decisions: some HTML {
        if let subject = row.matchSubject {
            let errors = FormErrors(faults)
            ActionForm(context, to: here, id: "decide") {
                Radios(
                    name: "decision",
                    legend: "What should happen?",
                    size: .medium,
                    hint: [.student, .erased].contains(subject)
                        ? nil : "This counts for every row that names it the same.",
                    error: errors["decision"],
                    value: row.decision?.rawValue,
                    layout: .small,
                    choices: subject.decisions.map {
                        Choice($0.rawValue, subject.title($0), hint: subject.hint($0))
                    }
                )
                Button("Save decision")
            }
        }
    }

    private var mending: some HTML {
        ActionForm(context, to: here, id: "mend") {
            for entry in fields {
                Input(
                    name: entry.field,
                    label: batch.heading(of: entry.field) ?? entry.title,
                    error: row.faults.first { $0.field == entry.field }?.advice,
                    value: row.cells[entry.field] ?? ""
                )
            }
            Button(row.outcome == .needsFixing ? "Save and check again" : "Save the row", kind: .secondary)
        }
    }
}
