import Design
public import Domain
public import Markup

/// Colleges and employers whose calendars leave too few weeks for placements that would fit otherwise.
public struct ConflictsPage: HTML {
    /// A college and an employer, with how much is at stake.
    public struct Line: Sendable {
        public var college: String
        public var host: String
        public var collegeID: ID<Organisation>
        public var hostID: ID<Organisation>
        public var students: Int
        public var places: Int
        /// The weeks that stand in the way, in words.
        public var collegeWeeks: String
        public var hostWeeks: String
        /// Who was decided to give way, in words; empty while nobody was.
        public var decided: String

        public init(
            college: String,
            host: String,
            collegeID: ID<Organisation>,
            hostID: ID<Organisation>,
            students: Int,
            places: Int,
            collegeWeeks: String,
            hostWeeks: String,
            decided: String
        ) {
            self.college = college
            self.host = host
            self.collegeID = collegeID
            self.hostID = hostID
            self.students = students
            self.places = places
            self.collegeWeeks = collegeWeeks
            self.hostWeeks = hostWeeks
            self.decided = decided
        }
    }

    let context: PageContext
    let lines: [Line]

    public init(_ context: PageContext, lines: [Line]) {
        self.context = context
        self.lines = lines
    }

    public var body: some HTML {
        let title = "Calendars that stand against each other"
        SitePage(title, context, breadcrumbs: [Crumb("Calendar", href: SiteRoute.calendar(.calendar).path)]) {
            PageHeading(title, caption: context.year.label)
            Paragraph(
                "The dates of a college’s students and of an employer’s places would fit, but without the weeks that "
                    + "both mark “never” too few are left for the hours."
            )
            YearSwitch(context)
            Table(
                countText(lines.count, "college and employer", "colleges and employers"),
                rows: lines,
                empty: "No two calendars stand against each other.",
                columns: [
                    Column("College", isHeader: true) { $0.college },
                    Column("Employer") { $0.host },
                    Column("Students", isNumeric: true) { grouped($0.students) },
                    Column("Places free", isNumeric: true) { grouped($0.places) },
                    Column("The college avoids") { $0.collegeWeeks.isEmpty ? "Nothing" : $0.collegeWeeks },
                    Column("The employer avoids") { $0.hostWeeks.isEmpty ? "Nothing" : $0.hostWeeks },
                    Column("Decision") { line in
                        if line.decided.isEmpty { Tag("To decide", .blue) } else { line.decided }
                    },
                    Column("Actions") { line in
                        Link(
                            line.decided.isEmpty ? "Compare and decide" : "Compare",
                            href: SiteRoute.calendar(.conflict(line.collegeID, line.hostID)).path,
                            context: "\(line.college) and \(line.host)"
                        )
                    },
                ]
            )
        }
    }
}

/// A college's and an employer's calendar side by side, by week, and the decision between them.
public struct ConflictPage: HTML {
    /// A week with what each calendar says about it.
    public struct Week: Sendable {
        public var monday: Day
        public var system: [CalendarSpan]
        public var college: [CalendarSpan]
        public var host: [CalendarSpan]

        public init(monday: Day, system: [CalendarSpan], college: [CalendarSpan], host: [CalendarSpan]) {
            self.monday = monday
            self.system = system
            self.college = college
            self.host = host
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var collegeID: ID<Organisation>
        public var hostID: ID<Organisation>
        public var college: String
        public var host: String
        public var conflict: CalendarConflict?
        public var weeks: [Week]
        public var decisions: [CalendarPage.DecisionLine]

        public init(
            collegeID: ID<Organisation>,
            hostID: ID<Organisation>,
            college: String,
            host: String,
            conflict: CalendarConflict?,
            weeks: [Week],
            decisions: [CalendarPage.DecisionLine]
        ) {
            self.collegeID = collegeID
            self.hostID = hostID
            self.college = college
            self.host = host
            self.conflict = conflict
            self.weeks = weeks
            self.decisions = decisions
        }
    }

    let context: PageContext
    let model: Model
    let side: String
    let why: String
    let faults: [FieldFault]

    public init(_ context: PageContext, _ model: Model, side: String = "", why: String = "", faults: [FieldFault] = [])
    {
        self.context = context
        self.model = model
        self.side = side
        self.why = why
        self.faults = faults
    }

    public var body: some HTML {
        let title = "\(model.college) and \(model.host): calendars side by side"
        SitePage(
            title,
            context,
            breadcrumbs: [
                Crumb("Calendar", href: SiteRoute.calendar(.calendar).path),
                Crumb("Calendars that stand against each other", href: SiteRoute.calendar(.conflicts).path),
            ],
            faults: faults
        ) {
            PageHeading(title, caption: context.year.label)
            if let conflict = model.conflict { stake(conflict) } else { peace }
            weeks
            if let conflict = model.conflict { decide(conflict) }
            DecisionsSection(lines: model.decisions)
        }
    }

    private var peace: some HTML {
        Paragraph("Nothing stands in the way: every placement that fits by its dates has weeks enough for its hours.")
    }

    @HTMLBuilder private func stake(_ conflict: CalendarConflict) -> some HTML {
        Paragraph(
            "\(countText(conflict.students, "student", "students")) and "
                + "\(countText(conflict.places, "free place", "free places")) are concerned."
        )
        Table(
            "What would fit otherwise",
            rows: conflict.lines,
            columns: [
                Column("Cohort", isHeader: true) { $0.cohort.name },
                Column("Students", isNumeric: true) { $0.cohort.size.map(grouped) ?? "Not known" },
                Column("Area") { $0.areaName },
                Column("Places free", isNumeric: true) { $0.offer.free.map(grouped) ?? "Not known" },
                Column("Dates that both have") { $0.shared.formatted },
                Column("Hours", isNumeric: true) { "\(min($0.cohort.hours, $0.offer.hours ?? $0.cohort.hours))" },
            ]
        )
    }

    private var weeks: some HTML {
        Table(
            "Week by week",
            rows: model.weeks,
            columns: [
                Column("Week of", isHeader: true) { $0.monday.formatted(.short) },
                Column(model.college) { week in WeekCell(spans: week.college) },
                Column(model.host) { week in WeekCell(spans: week.host) },
                Column("Whole system") { week in WeekCell(spans: week.system) },
            ]
        )
    }

    /// What giving way means for a side, and whether it is enough.
    private func hint(_ side: CalendarConflict.Side, _ conflict: CalendarConflict) -> String {
        let weeks = conflict.spans(of: side).map(\.words).joined(separator: "; ")
        if weeks.isEmpty { return "It has no week to give up here: its dates or plans have to change" }
        return "\(weeks). \(conflict.isSolved(by: side) ? "This is enough" : "This alone is not enough for the hours")"
    }

    private func decide(_ conflict: CalendarConflict) -> some HTML {
        let errors = FormErrors(faults)
        return ActionForm(context, to: .calendar(.conflict(model.collegeID, model.hostID))) {
            Hidden("year", context.year.label)
            Radios(
                name: "side",
                legend: "Whose calendar gives way?",
                size: .medium,
                hint: "Its weeks below become “rather not” with the most weight. The decision and its reason are "
                    + "shown to both sides, and one press undoes it",
                error: errors["side"],
                value: side,
                choices: CalendarConflict.Side.allCases.map { side in
                    Choice(
                        side.rawValue,
                        "\(side == .college ? model.college : model.host) gives way",
                        hint: hint(side, conflict)
                    )
                }
            )
            Textarea(
                name: "why",
                label: "Why is it decided so?",
                hint: "Both sides see this. Name nobody",
                error: errors["why"],
                value: why,
                rows: 3
            )
            Button("Record the decision")
        }
    }
}

/// What a calendar says about a week.
private struct WeekCell: HTML {
    let spans: [CalendarSpan]

    var body: some HTML {
        if spans.isEmpty { "Nothing" }
        ForEach(spans) { span in
            div {
                "\(span.title) "
                StrengthTag(span: span)
            }
        }
    }
}
