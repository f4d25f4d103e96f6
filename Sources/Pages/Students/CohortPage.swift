import Design
import Domain
public import Markup

/// Everything about one cohort.
public struct CohortPage: HTML {
    /// What the page shows.
    public struct Model: Sendable {
        public var row: CohortsPage.Row
        public var hoursRule: HoursRule?
        public var remoteRule: RemoteRule?
        public var history: [HistoryLine]
        public var canEdit: Bool
        /// The plan beside what was ever given, where the viewer may know.
        public var check: CohortCheckParts?

        public init(
            row: CohortsPage.Row,
            hoursRule: HoursRule?,
            remoteRule: RemoteRule?,
            history: [HistoryLine],
            canEdit: Bool,
            check: CohortCheckParts? = nil
        ) {
            self.row = row
            self.hoursRule = hoursRule
            self.remoteRule = remoteRule
            self.history = history
            self.canEdit = canEdit
            self.check = check
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    private var cohort: Cohort { model.row.cohort }

    public var body: some HTML {
        SitePage(
            cohort.name,
            context,
            breadcrumbs: [Crumb("Cohorts", href: SiteRoute.students(.cohorts).path)]
        ) {
            PageHeading(cohort.name, caption: "\(model.row.college), \(cohort.year.label)")
            if let archived = cohort.archivedAt {
                InsetText("Archived on \(Day.of(archived).formatted()). No student can be put into it.")
            }
            if let warning {
                WarningCallout("Fewer hours than the rule book requires", isUnderTitle: true) { Paragraph(warning) }
            }
            if let check = model.check { check.warning }
            SummaryList(facts)
            if model.canEdit {
                Button(
                    "Change this cohort",
                    href: SiteRoute.students(.editCohort(cohort.id)).path,
                    kind: .secondary,
                    isSmall: true
                )
            }
            plan
            students
            HistorySection(context, lines: model.history)
            if model.canEdit { archiveForm }
        }
    }

    private var warning: String? {
        guard let rule = model.hoursRule, cohort.hours < rule.hours else { return nil }
        return "The cohort says \(cohort.hours) hours. \(rule.sentence)"
    }

    private var facts: [SummaryRow] {
        var rows = [
            SummaryRow("College", model.row.college),
            SummaryRow("T Level", model.row.subject),
            SummaryRow("Dates", model.row.dates),
            SummaryRow("Pattern", cohort.pattern.title),
            SummaryRow("Hours owed", hours),
            SummaryRow("Remote hours", model.remoteRule?.sentence, missing: "The rule book says nothing"),
        ]
        if !cohort.prerequisites.isEmpty { rows.append(SummaryRow("Ready before the start", cohort.prerequisites)) }
        rows += model.check?.rows ?? []
        if !cohort.notes.isEmpty { rows.append(SummaryRow("Notes", cohort.notes)) }
        rows.append(SummaryRow("Source", provenance(source: cohort.source, asAt: cohort.asAt)))
        return rows
    }

    private var hours: String {
        "\(cohort.hours) hours. \(model.hoursRule?.sentence ?? "The rule book says nothing about this T Level.")"
    }

    @HTMLBuilder private var students: some HTML {
        Heading("Students")
        FigureList([
            Figure("Planned", cohort.size.map(grouped) ?? "Not known yet", note: sizeNote),
            Figure("Known by name", grouped(model.row.students)),
            Figure("Placed", grouped(model.row.placed)),
        ])
        Paragraph {
            Link("See the students", href: list(nil))
            if model.row.students > model.row.placed {
                ", or "
                Link("those without a place", href: list("no"))
            }
        }
    }

    /// The plan that was agreed last beside today's.
    @HTMLBuilder private var plan: some HTML {
        let changes = cohort.changesSinceAgreed
        Heading("Agreed plan")
        if let agreed = cohort.agreed {
            let day = agreed.agreedOn.formatted()
            if changes.isEmpty {
                Paragraph("Agreed on \(day), and as it was agreed.")
            } else {
                Table(
                    "Changed since it was agreed on \(day)",
                    captionSize: .small,
                    rows: changes,
                    empty: "",
                    columns: [
                        Column("What", isHeader: true) { $0.field }, Column("Agreed") { $0.agreed },
                        Column("Now") { $0.now },
                    ]
                )
            }
        } else {
            Paragraph("This plan has not been agreed yet.")
        }
        if context.mayEver(.agreePlans), cohort.archivedAt == nil, cohort.agreed == nil || !changes.isEmpty {
            ActionForm(context, to: .students(.agreeCohort(cohort.id)), id: "agree-form") {
                Button("Note that the plan is agreed as it is now", kind: .secondary, isSmall: true)
            }
        }
    }

    private var sizeNote: String? {
        guard let size = cohort.size, size != model.row.students else { return nil }
        let gap = abs(size - model.row.students)
        return size > model.row.students ? "\(gap) more than are known" : "\(gap) fewer than are known"
    }

    private func list(_ placed: String?) -> String {
        SiteRoute.students(.students).path(LinkQuery([("cohort", cohort.id.description), ("placed", placed ?? "")]))
    }

    private var archiveForm: some HTML {
        ActionForm(context, to: .students(.archiveCohort(cohort.id)), id: "archive-form") {
            if cohort.archivedAt == nil {
                Hidden("archived", "yes")
                Button("Archive this cohort", kind: .secondary, isSmall: true)
            } else {
                Hidden("archived", "no")
                Button("Bring this cohort back", kind: .secondary, isSmall: true)
            }
        }
    }
}
