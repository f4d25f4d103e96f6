import Design
public import Domain
public import Markup

/// The form that uploads one spreadsheet.
public struct UploadPage: HTML {
    /// What was chosen on the form beside the file.
    public struct Draft: Hashable, Sendable {
        public var asAt: DayParts
        /// The organisation that the file comes from, when it does not say.
        public var organisation: String
        /// The T Level of everybody in it, when it does not say.
        public var tLevel: String

        public init(asAt: DayParts, organisation: String = "", tLevel: String = "") {
            self.asAt = asAt
            self.organisation = organisation
            self.tLevel = tLevel
        }
    }

    let context: PageContext
    let kind: ImportSubject
    let draft: Draft
    let senders: [(id: ID<Organisation>, name: String)]
    let tLevels: [(code: String, title: String)]
    let columns: [String]
    let faults: [FieldFault]

    /// - Parameters:
    ///   - senders: the organisations that a file of this kind can come from.
    ///   - tLevels: the T Levels that students can be in.
    ///   - columns: the headings that are understood.
    public init(
        _ context: PageContext,
        kind: ImportSubject,
        draft: Draft,
        senders: [(id: ID<Organisation>, name: String)],
        tLevels: [(code: String, title: String)],
        columns: [String],
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.kind = kind
        self.draft = draft
        self.senders = senders
        self.tLevels = tLevels
        self.columns = columns
        self.faults = faults
    }

    private var here: SiteRoute { .exchange(.upload(kind)) }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage(
            "Upload \(kind.upload)",
            context,
            breadcrumbs: [Crumb("Imports", href: SiteRoute.exchange(.imports).path)],
            faults: faults
        ) {
            PageHeading("Upload \(kind.upload)", caption: "Into \(context.year.label)")
            Paragraph(kind.needs)
            ActionForm(context, to: here, id: "upload", carriesFiles: true) {
                FileUpload(
                    name: "file",
                    label: "The spreadsheet",
                    hint: "Excel (.xlsx) or CSV, up to 10 MB. Titles above the headings and another order are fine.",
                    error: errors["file"],
                    accepts: [".xlsx", ".csv", ".txt", ".tsv"]
                )
                DateInput(
                    name: "asAt",
                    legend: "When were its facts true?",
                    hint: "Today, unless it was sent some time ago",
                    errors: errors,
                    value: DateText(draft.asAt)
                )
                defaults(errors)
                Button("Upload and review")
            }
            Details("Headings that are understood") {
                Paragraph("Others are left out and named in the review. Spelling and capitals do not matter much.")
                BulletList(columns)
            }
            Details("Wrong year?") {
                YearSwitch(context, back: here.path)
            }
        }
    }

    @HTMLBuilder private func defaults(_ errors: FormErrors) -> some HTML {
        if !senders.isEmpty {
            Select(
                name: "organisation",
                label: kind == .capacity ? "Employer that it comes from" : "College that it comes from",
                hint: "Only counts for rows that do not name one",
                error: errors["organisation"],
                value: draft.organisation,
                prompt: "The file says",
                options: senders.map { SelectOption($0.id.description, $0.name) }
            )
        } else if let error = errors["organisation"] {
            WarningCallout("Nothing was uploaded") { Paragraph(error) }
        }
        if kind == .students {
            Select(
                name: "tLevel",
                label: "T Level of everybody in it",
                hint: "Only counts for rows that do not name one",
                value: draft.tLevel,
                prompt: "The file says",
                options: tLevels.map { SelectOption($0.code, $0.title) }
            )
        }
    }
}
