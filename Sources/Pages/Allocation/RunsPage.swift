import Design
public import Domain
public import Markup

/// The runs of the year, with the form that asks for proposals.
public struct RunsPage: HTML {
    /// A run with its time in words.
    public struct Row: Sendable {
        let run: Run
        let when: String

        public init(_ run: Run, when: String) {
            self.run = run
            self.when = when
        }
    }

    let context: PageContext
    let students: Int
    let places: Int
    let rows: [Row]

    /// - Parameters:
    ///   - students: how many students need a place.
    ///   - places: how many places are free.
    public init(_ context: PageContext, students: Int, places: Int, rows: [Row]) {
        self.context = context
        self.students = students
        self.places = places
        self.rows = rows
    }

    public var body: some HTML {
        SitePage("Proposals", context) {
            PageHeading("Proposals", caption: "Academic year \(context.year.label)")
            CountTiles([
                CountTile(
                    students,
                    students == 1 ? "student needs a place" : "students need a place",
                    href: SiteRoute.students(.students).path(LinkQuery([("placed", "no")]))
                ),
                CountTile(
                    places,
                    places == 1 ? "place is free" : "places are free",
                    href: SiteRoute.capacity(.offers).path(LinkQuery([("free", "yes")]))
                ),
            ])
            start
            tools
            YearSwitch(context, back: SiteRoute.allocation(.runs).path)
            table
            if ended.count > 1 { compare }
        }
    }

    private var ended: [Row] { rows.filter { $0.run.state != .running } }

    @HTMLBuilder private var start: some HTML {
        if let working = rows.first(where: { $0.run.state == .running }) {
            InsetText {
                Paragraph {
                    "Run \(working.run.number) is working. "
                    Link("See how far it is", href: SiteRoute.allocation(.run(working.run.id)).path)
                }
            }
        } else if students == 0 {
            Paragraph("Every student has a place, or no student is known yet.")
        } else {
            Paragraph {
                "The engine looks for the best places for all of them. It only proposes: nobody is placed before you accept. "
                Link("See what it decides first", href: SiteRoute.allocation(.policy).path)
            }
            ActionForm(context, to: .allocation(.runs)) {
                Button("Propose placements")
            }
        }
    }

    @HTMLBuilder private var tools: some HTML {
        Heading("Before you decide")
        BulletList([
            ("Where one more place helps most", SiteRoute.allocation(.opportunities).path),
            ("What if something were different", SiteRoute.allocation(.whatIf).path),
            ("What if a host drops out", WhatIf().formPath(.dropOut)),
        ]) { title, path in Link(title, href: path) }
    }

    private var table: some HTML {
        Table(
            countText(rows.count, "run", "runs"),
            rows: rows,
            empty: "There is no run for \(context.year.label) yet.",
            columns: [
                Column("Run", isHeader: true) { row in
                    Link("Run \(row.run.number)", href: SiteRoute.allocation(.run(row.run.id)).path)
                },
                Column("Started by") { $0.run.startedBy },
                Column("When") { $0.when },
                Column("State") { row in RunTag(state: row.run.state) },
                Column("Placed", isNumeric: true) { row in
                    row.run.state == .running ? "" : "\(row.run.placedCount) of \(row.run.studentCount)"
                },
            ]
        )
    }

    private var compare: some HTML {
        SearchForm(action: SiteRoute.allocation(.runs).path, id: "compare") {
            Fieldset("Compare two runs") {
                select("first", "First run", ended[1])
                select("second", "Second run", ended[0])
                Button("Compare", kind: .secondary, preventDoubleClick: false)
            }
        }
    }

    private func select(_ name: String, _ label: String, _ chosen: Row) -> Select {
        Select(
            name: name,
            label: label,
            value: chosen.run.id.description,
            options: ended.map { SelectOption($0.run.id.description, "Run \($0.run.number), \($0.when)") }
        )
    }
}
