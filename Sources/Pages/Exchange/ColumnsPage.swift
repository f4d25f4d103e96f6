import Design
public import Domain
public import Markup

/// Which column of a file means what.
public struct ColumnsPage: HTML {
    let context: PageContext
    let batch: ImportBatch
    let chosen: [String: String]
    let samples: [[String]]
    let fields: [(field: String, title: String)]
    let needsFile: Bool
    let problem: String?
    let faults: [FieldFault]

    /// - Parameters:
    ///   - chosen: what each heading's key was matched with so far.
    ///   - samples: the first values of each column; empty when the file is no longer at hand.
    ///   - fields: what a column can hold.
    ///   - needsFile: whether the file has to be chosen again.
    ///   - problem: what the file lacks, in one sentence.
    public init(
        _ context: PageContext,
        batch: ImportBatch,
        chosen: [String: String],
        samples: [[String]],
        fields: [(field: String, title: String)],
        needsFile: Bool,
        problem: String?,
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.batch = batch
        self.chosen = chosen
        self.samples = samples
        self.fields = fields
        self.needsFile = needsFile
        self.problem = problem
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage(
            "Match the columns",
            context,
            breadcrumbs: [Crumb("Imports", href: SiteRoute.exchange(.imports).path)],
            faults: faults
        ) {
            PageHeading("Match the columns", caption: batch.fileName)
            Paragraph("Say what each column of the file holds. The next file with these headings is then understood.")
            if let problem { InsetText(problem) }
            ActionForm(context, to: .exchange(.columns(batch.id)), id: "columns", carriesFiles: true) {
                if needsFile {
                    FileUpload(
                        name: "file",
                        label: "Choose the file again",
                        hint: "It is not kept: it may hold more about people than Trellis needs.",
                        error: errors["file"],
                        accepts: [".xlsx", ".csv", ".txt", ".tsv"]
                    )
                }
                for (index, column) in batch.columns.enumerated() {
                    Select(
                        name: index == 0 ? "columns" : "column-\(index)",
                        label: column.heading,
                        hint: sample(index),
                        error: index == 0 ? errors["columns"] : nil,
                        value: chosen[column.key] ?? column.field,
                        prompt: "Leave it out",
                        options: fields.map { SelectOption($0.field, $0.title) }
                    )
                }
                Button("Review the rows")
            }
            ActionForm(context, to: .exchange(.discardImport(batch.id)), id: "discard") {
                Button("Discard this file", kind: .secondary)
            }
        }
    }

    private func sample(_ index: Int) -> String? {
        guard samples.indices.contains(index), !samples[index].isEmpty else { return nil }
        return "For example: \(samples[index].joined(separator: "; "))"
    }
}
