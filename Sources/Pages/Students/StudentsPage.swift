import Design
public import Domain
public import Markup

/// The list of students of the year.
public struct StudentsPage: HTML {
    /// One student as the list shows them.
    public struct Row: Sendable {
        public var id: ID<Student>
        /// The family name first, as lists are read.
        public var name: String
        public var college: String
        public var cohort: String?
        /// The T Level and specialism in words.
        public var subject: String
        /// Age on 1 September of the year; empty when not known or not to be shown.
        public var age: Int?
        /// The employers; empty without a placement.
        public var hosts: String
        public var state: PlacementState?
        /// First to last day of the placement.
        public var dates: String
        public var isArchived: Bool

        public init(
            id: ID<Student>,
            name: String,
            college: String,
            cohort: String?,
            subject: String,
            age: Int?,
            hosts: String,
            state: PlacementState?,
            dates: String,
            isArchived: Bool
        ) {
            self.id = id
            self.name = name
            self.college = college
            self.cohort = cohort
            self.subject = subject
            self.age = age
            self.hosts = hosts
            self.state = state
            self.dates = dates
            self.isArchived = isArchived
        }
    }

    /// What the filters offer to choose from.
    public struct Choices: Sendable {
        public var colleges: [OffersPage.Option]
        /// Cohorts, under their colleges.
        public var cohorts: [OffersPage.Option]
        public var tLevels: [OffersPage.Option]
        public var specialisms: [OffersPage.Option]

        public init(
            colleges: [OffersPage.Option],
            cohorts: [OffersPage.Option],
            tLevels: [OffersPage.Option],
            specialisms: [OffersPage.Option]
        ) {
            self.colleges = colleges
            self.cohorts = cohorts
            self.tLevels = tLevels
            self.specialisms = specialisms
        }
    }

    let context: PageContext
    let state: ListState
    let rows: [Row]
    let total: Int
    let choices: Choices
    let canAdd: Bool

    /// - Parameter canAdd: whether the viewer may add a student.
    public init(
        _ context: PageContext,
        state: ListState,
        rows: [Row],
        total: Int,
        choices: Choices,
        canAdd: Bool
    ) {
        self.context = context
        self.state = state
        self.rows = rows
        self.total = total
        self.choices = choices
        self.canAdd = canAdd
    }

    /// An employer sees name, college, course and dates.
    private var isEmployer: Bool { context.isHost }

    public var body: some HTML {
        SitePage("Students", context) {
            PageHeading("Students", caption: context.year.label)
            if canAdd {
                ButtonGroup {
                    Button("Add a student", href: SiteRoute.students(.newStudent).path, isSmall: true)
                    if context.mayEver(.importFiles) { Link("Import a list", href: SiteRoute.exchange(.imports).path) }
                }
            }
            FilteredList {
                FilterPanel(
                    action: SiteRoute.students(.students).path,
                    chips: Chips(chips, clearHref: state.cleared),
                    keeping: [("sort", state["sort"] ?? "")].filter { !$0.1.isEmpty }
                ) { fields }
                YearSwitch(context, state)
            } results: {
                ExportLinks(state) { .students(.exportStudents($0)) }
                table
                if let pages = state.pagination(total: total) { pages }
            }
        }
    }

    @HTMLBuilder private var fields: some HTML {
        Input(name: "q", label: isEmployer ? "Name" : "Name or ULN", value: state.text, kind: .search)
        if context.isViewer(.coordinator) { select("college", "College", "Any college", choices.colleges) }
        if !isEmployer { select("cohort", "Cohort", "Any cohort", choices.cohorts) }
        select("tLevel", "T Level", "Any T Level", choices.tLevels)
        select("specialism", "Specialism", "Any specialism", choices.specialisms)
        if !isEmployer {
            select("placed", "Placement", "With or without", [.init("no", "Without a place"), .init("yes", "Placed")])
            check("birth", "Date of birth", "missing", "Only where it is missing")
            check("minor", "Age", "yes", "Only under 18 on \(context.year.ageDay.formatted())")
            check("archived", "Archived", "yes", "Show archived students")
        }
    }

    private func select(
        _ name: String,
        _ label: String,
        _ prompt: String,
        _ options: [OffersPage.Option]
    ) -> some HTML {
        Select(name: name, label: label, value: state[name], prompt: prompt, options: options.map(\.option))
    }

    private func check(_ name: String, _ legend: String, _ value: String, _ label: String) -> some HTML {
        Checkboxes(
            name: name,
            legend: legend,
            size: .small,
            values: state[name].map { [$0] } ?? [],
            layout: .small,
            choices: [Choice(value, label)]
        )
    }

    private var chips: [Chip] {
        var chips: [Chip] = []
        let add = { (name: String, field: String, value: String?) in
            if let value, !value.isEmpty { chips.append(Chip(field, value, removeHref: state.without(name))) }
        }
        add("q", "Words", state.text)
        add("college", "College", label(of: "college", in: choices.colleges))
        add("cohort", "Cohort", label(of: "cohort", in: choices.cohorts))
        add("tLevel", "T Level", label(of: "tLevel", in: choices.tLevels))
        add("specialism", "Specialism", label(of: "specialism", in: choices.specialisms))
        add("placed", "Placement", state["placed"].map { $0 == "no" ? "without a place" : "placed" })
        add("birth", "Date of birth", state["birth"].map { _ in "missing" })
        add("minor", "Age", state["minor"].map { _ in "under 18" })
        add("archived", "Archived", state["archived"].map { _ in "shown" })
        return chips
    }

    private func label(of name: String, in options: [OffersPage.Option]) -> String? {
        state[name].flatMap { value in options.first { $0.value == value }?.label }
    }

    private var table: some HTML {
        Table(
            countText(total, "student", "students"),
            rows: rows,
            empty: isEmployer
                ? "No student is placed with you in \(context.year.label)."
                : "No student matches. Take a filter away, or add students.",
            columns: columns
        )
    }

    private var columns: [Column<Row>] {
        let sort = { (key: String) in state.sortLink(key, usual: "name") }
        var columns: [Column<Row>] = [
            Column("Name", isHeader: true, sort: sort("name")) { row in
                Link(row.name, href: SiteRoute.students(.student(row.id)).path)
                if row.isArchived { " (archived)" }
            }
        ]
        if !context.isCollege {
            columns.append(Column("College", sort: sort("college")) { $0.college })
        }
        if !isEmployer { columns.append(Column("Cohort") { $0.cohort ?? "" }) }
        columns.append(Column("T Level", sort: sort("tLevel")) { $0.subject })
        if isEmployer {
            columns.append(Column("Dates") { $0.dates })
        } else {
            columns += [
                Column("Age", isNumeric: true, sort: sort("age")) { $0.age.map(String.init) ?? "Not known" },
                Column("Placement") { row in
                    if let state = row.state {
                        PlacementTag(state: state)
                        " \(row.hosts)"
                    } else {
                        Tag("No place yet", .grey)
                    }
                },
            ]
        }
        return columns
    }
}
