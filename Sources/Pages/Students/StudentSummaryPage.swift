import Design
public import Domain
public import Markup

/// One sheet about a student and the placement, made to be printed.
public struct StudentSummaryPage: HTML {
    /// What the sheet shows. For an employer everything personal in `student` is empty.
    public struct Model: Sendable {
        public var student: Student
        public var college: String
        /// The T Level and specialism in words.
        public var subject: String
        public var cohort: Cohort?
        public var hoursOwed: Int?
        public var state: PlacementState?
        public var legs: [StudentLeg]
        public var showsPersonalDetails: Bool

        public init(
            student: Student,
            college: String,
            subject: String,
            cohort: Cohort?,
            hoursOwed: Int?,
            state: PlacementState?,
            legs: [StudentLeg],
            showsPersonalDetails: Bool
        ) {
            self.student = student
            self.college = college
            self.subject = subject
            self.cohort = cohort
            self.hoursOwed = hoursOwed
            self.state = state
            self.legs = legs
            self.showsPersonalDetails = showsPersonalDetails
        }
    }

    /// The most letters of a long text on the sheet, so that it stays one sheet.
    static let mostLetters = 600

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    private var student: Student { model.student }

    public var body: some HTML {
        let title = "\(student.name): summary"
        SitePage(
            title,
            context,
            breadcrumbs: [
                Crumb("Students", href: SiteRoute.students(.students).path),
                Crumb(student.name, href: SiteRoute.students(.student(student.id)).path),
            ]
        ) {
            PageHeading(title, caption: "\(model.college), \(student.year.label)")
            SummaryList(facts)
            placements
            if model.showsPersonalDetails { readiness }
            Paragraph(
                model.showsPersonalDetails
                    ? "Student: \(provenance(source: student.source, asAt: student.asAt)). "
                        + "Placement from Trellis, as at \(context.today.formatted())."
                    : "From Trellis, as at \(context.today.formatted()).",
                isSmall: true,
                isSecondary: true
            )
        }
    }

    private var facts: [SummaryRow] {
        var rows = [SummaryRow("T Level", model.subject)]
        guard model.showsPersonalDetails else { return rows }
        if let cohort = model.cohort {
            let dates = "\(cohort.firstDay.formatted()) to \(cohort.lastDay.formatted())"
            rows.append(SummaryRow("Cohort", "\(cohort.name), \(dates), \(cohort.pattern.title.lowercased())"))
        }
        rows += [
            SummaryRow("Hours owed", model.hoursOwed.map { "\($0) hours" }),
            SummaryRow(
                "Hours arranged",
                model.legs.isEmpty ? nil : "\(model.legs.map(\.hours).reduce(0, +)) hours",
                missing: "None yet"
            ),
        ]
        return rows
    }

    @HTMLBuilder private var placements: some HTML {
        if model.legs.isEmpty {
            Heading("Placement")
            Paragraph("No place is confirmed yet.")
        }
        ForEach(Array(model.legs.enumerated())) { index, leg in
            Heading(model.legs.count > 1 ? "Part \(index + 1): \(leg.employer)" : leg.employer)
            SummaryList(rows(leg))
        }
    }

    private func rows(_ leg: StudentLeg) -> [SummaryRow] {
        var rows = [
            SummaryRow("Where", leg.place),
            SummaryRow("When", "\(leg.dates), \(leg.pattern.lowercased())"),
            SummaryRow("Hours", "\(leg.hours) hours"),
            SummaryRow("Ask for", leg.contact, missing: "Ask your system coordinator whom to contact"),
        ]
        if let distance = leg.distance { rows.append(SummaryRow("From home", distance)) }
        return rows
    }

    @HTMLBuilder private var readiness: some HTML {
        Heading("Before the first day")
        SummaryList([
            SummaryRow("Checks clear from", student.readyFrom?.formatted(), missing: "Not known yet: ask the college"),
            SummaryRow("Support needs", short(student.needs), missing: "None shared"),
            SummaryRow("What to bring", "This page, proof of who you are, and what the employer has asked for"),
        ])
    }

    private func short(_ text: String) -> String {
        text.count > Self.mostLetters ? "\(text.prefix(Self.mostLetters))… (more on the student’s page)" : text
    }
}
