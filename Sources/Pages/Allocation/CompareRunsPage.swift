import Design
public import Domain
public import Markup

/// Two runs of one year beside each other.
public struct CompareRunsPage: HTML {
    /// One student in both runs.
    public struct Row: Sendable {
        let student: String
        let college: String
        let first: Side
        let second: Side
        let change: String
        let cause: String

        /// - Parameter cause: why it differs, in a sentence; empty when it does not.
        public init(
            student: String,
            college: String,
            first: Side,
            second: Side,
            change: String,
            cause: String = ""
        ) {
            self.student = student
            self.college = college
            self.first = first
            self.second = second
            self.change = change
            self.cause = cause
        }
    }

    /// Where one run would place a student.
    public struct Side: Sendable {
        let text: String
        let proposal: ID<Proposal>?

        /// - Parameter proposal: the proposal behind it; empty when the run was not asked about the student.
        public init(_ text: String, proposal: ID<Proposal>?) {
            self.text = text
            self.proposal = proposal
        }
    }

    /// One of the two runs, with what its proposals come to.
    public struct Subject: Sendable {
        let run: Run
        let preferences: [ProposalFilter.Preference: Int]

        public init(_ run: Run, preferences: [ProposalFilter.Preference: Int]) {
            self.run = run
            self.preferences = preferences
        }
    }

    let context: PageContext
    let first: Subject
    let second: Subject
    let tiles: [(count: Int, label: String)]
    let rows: [Row]
    let total: Int
    let state: ListState

    /// - Parameters:
    ///   - tiles: how many students come off in which way.
    ///   - rows: the students of this page of the list, those that differ first.
    public init(
        _ context: PageContext,
        first: Subject,
        second: Subject,
        tiles: [(count: Int, label: String)],
        rows: [Row],
        total: Int,
        state: ListState
    ) {
        self.context = context
        self.first = first
        self.second = second
        self.tiles = tiles
        self.rows = rows
        self.total = total
        self.state = state
    }

    public var body: some HTML {
        let title = "Run \(first.run.number) and run \(second.run.number)"
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb("Proposals", href: SiteRoute.allocation(.runs).path)]
        ) {
            PageHeading(title, caption: "Compare two runs")
            CountTiles(tiles.map { CountTile($0.count, $0.label) })
            grid
            table
            if let pages = state.pagination(total: total) { pages }
        }
    }

    private var grid: some HTML {
        let subjects = [first, second]
        var rows: [CompareRow] = [
            CompareRow("State", subjects.map(\.run.state.title)),
            CompareRow("Students who needed a place", subjects.map { grouped($0.run.studentCount) }),
            CompareRow("Places that were free", subjects.map { grouped($0.run.placeCount) }),
            CompareRow("Students placed", subjects.map { grouped($0.run.placedCount) }),
        ]
        var names = ["unplaced", "unfair", "preference", "travel"]
        for level in subjects.flatMap(\.run.levels) where !names.contains(level.name) && level.value > 0 {
            names.append(level.name)
        }
        rows += names.map { name in
            CompareRow(
                RunWords.name(name),
                subjects.map { subject in
                    subject.run.levels.first { $0.name == name }
                        .map { RunWords.value($0, placed: subject.run.placedCount) } ?? ""
                }
            )
        }
        rows += ProposalFilter.Preference.allCases.map { kind in
            CompareRow(kind.title, subjects.map { grouped($0.preferences[kind] ?? 0) })
        }
        return CompareGrid(
            "Both runs",
            subjects: subjects.map {
                CompareSubject("Run \($0.run.number)", href: SiteRoute.allocation(.run($0.run.id)).path)
            },
            rows: rows
        )
    }

    private var table: some HTML {
        Table(
            countText(total, "student, those that differ first", "students, those that differ first"),
            rows: rows,
            empty: "Neither run has a proposal.",
            columns: [
                Column("Student", isHeader: true) { $0.student },
                Column("College") { $0.college },
                Column("Run \(first.run.number)") { row in side(row.first) },
                Column("Run \(second.run.number)") { row in side(row.second) },
                Column("Difference") { $0.change },
                Column("Why, as things are now") { $0.cause },
            ]
        )
    }

    @HTMLBuilder private func side(_ side: Side) -> some HTML {
        if let proposal = side.proposal {
            Link(side.text, href: SiteRoute.allocation(.proposal(proposal)).path)
        } else {
            side.text
        }
    }
}
