import Design
public import Domain
public import Markup

/// The kinds of spreadsheets that can come in, and those that have come.
public struct ImportsPage: HTML {
    /// One earlier import.
    public struct Row: Sendable {
        let batch: ImportBatch
        let uploaded: String

        /// - Parameter uploaded: when it was uploaded, on the clock of London.
        public init(batch: ImportBatch, uploaded: String) {
            self.batch = batch
            self.uploaded = uploaded
        }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int

    public init(_ context: PageContext, state: ListState, rows: [Row], total: Int) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
    }

    public var body: some HTML {
        SitePage("Imports", context) {
            PageHeading("Imports")
            Paragraph(
                "Bring in the spreadsheets that you have. You see what each would change before anything is stored."
            )
            ForEach(ImportSubject.allCases) { kind in card(kind) }
            if !rows.isEmpty {
                Heading("Earlier imports", level: 2)
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    private func card(_ kind: ImportSubject) -> some HTML {
        Card(kind.title) {
            Paragraph(kind.needs)
            Button(
                "Upload \(kind.upload)",
                href: SiteRoute.exchange(.upload(kind)).path,
                kind: .secondary,
                isSmall: true
            )
        }
    }

    private var table: some HTML {
        Table(
            countText(total, "import", "imports"),
            rows: rows,
            columns: [
                Column("File", isHeader: true) { row in
                    Link(row.batch.fileName, href: SiteRoute.exchange(.review(row.batch.id)).path)
                },
                Column("What") { $0.batch.kind.title },
                Column("Year") { $0.batch.year.label },
                Column("Uploaded") { "\($0.uploaded) by \($0.batch.uploadedBy)" },
                Column("State") { row in ImportStateTag(row.batch.state) },
                Column("Rows") { $0.batch.summary },
            ]
        )
    }
}

/// How far an import is.
struct ImportStateTag: HTML {
    let state: ImportState

    init(_ state: ImportState) {
        self.state = state
    }

    var body: some HTML {
        switch state {
        case .matching, .reviewing: Tag(state.title, .blue)
        case .imported: Tag(state.title, .green)
        case .undone, .discarded: Tag(state.title, .grey)
        }
    }
}

extension ImportBatch {
    /// The rows by outcome in a few words, for example "12 new, 3 changed".
    var summary: String {
        let parts = ImportOutcome.allCases.filter { count($0) > 0 }
            .map { "\(grouped(count($0))) \($0.title.lowercased())" }
        return parts.isEmpty ? "No rows yet" : parts.joined(separator: ", ")
    }
}

extension ImportSubject {
    /// What the spreadsheet must tell, in a sentence.
    var needs: String {
        switch self {
        case .capacity:
            "A row for each offer: the organisation, site or ward, the T Level and the number of places. Dates, "
                + "pattern, hours and a contact if you have them."
        case .cohorts: "A row for each group: the college, the T Level and the number of students, with its dates."
        case .students:
            "A row for each student: name, T Level and college. ULN, date of birth, postcode and preferences help."
        case .contacts: "A row for each person: their name and organisation, with e-mail, phone and role."
        case .learners:
            "What the placement system of a trust writes out, a row for each group or each learner: the ward, the first "
                + "and last day, the programme. Names are left behind."
        }
    }

    /// The word on the upload button.
    var upload: String {
        switch self {
        case .capacity: "employers’ places"
        case .cohorts: "cohorts"
        case .students: "students"
        case .contacts: "contacts"
        case .learners: "other learners"
        }
    }
}
