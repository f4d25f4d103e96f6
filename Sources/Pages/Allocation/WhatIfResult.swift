import Design
public import Domain
public import Markup

/// Both plans of a what-if: the totals, the colleges, and the students whose lot changes.
public struct WhatIfResult: HTML {
    /// One of the two plans.
    public struct Side: Sendable {
        public var levels: [RunLevel]
        public var placed: Int
        public var freePlaces: Int
        public var preferences: [ProposalFilter.Preference: Int]
        /// How far students go on average, in words.
        public var distance: String
        public var splits: Int
        /// The run that the plan comes from.
        public var run: Int?

        public init(
            levels: [RunLevel],
            placed: Int,
            freePlaces: Int,
            preferences: [ProposalFilter.Preference: Int],
            distance: String,
            splits: Int,
            run: Int?
        ) {
            self.levels = levels
            self.placed = placed
            self.freePlaces = freePlaces
            self.preferences = preferences
            self.distance = distance
            self.splits = splits
            self.run = run
        }
    }

    /// How a college comes off.
    public struct College: Sendable {
        let name: String
        let students: Int
        let before: Int
        let after: Int

        /// - Parameters:
        ///   - before: its students without a place today.
        ///   - after: those without a place with the changes made.
        public init(name: String, students: Int, before: Int, after: Int) {
            self.name = name
            self.students = students
            self.before = before
            self.after = after
        }
    }

    /// What the changes do to a student.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case loses, gains, moves, same, neither
    }

    /// One student in both plans.
    public struct Row: Sendable {
        public var id: ID<Student>
        public var student: String
        public var college: String
        public var before: String?
        public var after: String?
        public var kind: Kind
        public var isConfirmed: Bool
        public var reason: String

        public init(
            id: ID<Student>,
            student: String,
            college: String,
            before: String?,
            after: String?,
            kind: Kind,
            isConfirmed: Bool,
            reason: String
        ) {
            self.id = id
            self.student = student
            self.college = college
            self.before = before
            self.after = after
            self.kind = kind
            self.isConfirmed = isConfirmed
            self.reason = reason
        }
    }

    let question: WhatIf
    let before: Side
    let after: Side
    let colleges: [College]
    let rows: [Row]
    let total: Int
    let counts: [Kind: Int]
    let seconds: Double
    let state: ListState

    /// - Parameters:
    ///   - rows: the students of this page of the list.
    ///   - total: how many students the list has.
    ///   - counts: how many students there are of each kind.
    ///   - seconds: how long the engine took.
    public init(
        question: WhatIf,
        before: Side,
        after: Side,
        colleges: [College],
        rows: [Row],
        total: Int,
        counts: [Kind: Int],
        seconds: Double,
        state: ListState
    ) {
        self.question = question
        self.before = before
        self.after = after
        self.colleges = colleges
        self.rows = rows
        self.total = total
        self.counts = counts
        self.seconds = seconds
        self.state = state
    }

    public var body: some HTML {
        Heading("What would be different")
        InsetText(summary)
        CountTiles(
            [Kind.loses, .gains, .moves].map { kind in
                CountTile(
                    counts[kind] ?? 0,
                    kind.tile(counts[kind] ?? 0),
                    href: link(kind),
                    isUrgent: kind == .loses
                )
            }
        )
        grid
        if colleges.count > 1 { collegeTable }
        studentTable
        if let pages = state.pagination(total: total) { pages }
        Paragraph("The engine took \(time).", isSmall: true, isSecondary: true)
    }

    private var time: String {
        switch Int(seconds.rounded()) {
        case 0: "less than a second"
        case 1: "about a second"
        case let whole: "about \(whole) seconds"
        }
    }

    // MARK: - The totals

    /// Who gives up a place or gets one beyond what the difference says.
    private func exchange(_ difference: Int) -> String {
        let (gains, loses) = (counts[.gains] ?? 0, counts[.loses] ?? 0)
        if difference >= 0, loses > 0 {
            return loses == 1 ? "1 student would lose their place. " : "\(loses) students would lose their place. "
        }
        if difference < 0, gains > 0 {
            return gains == 1 ? "1 student would gain a place. " : "\(gains) students would gain a place. "
        }
        return ""
    }

    private var summary: String {
        let difference = after.placed - before.placed
        let students = "\(abs(difference)) \(abs(difference) == 1 ? "student" : "students")"
        var words =
            switch difference {
            case 0: "As many students would have a place as today"
            case 1...: "\(students) more would have a place"
            default: "\(students) fewer would have a place"
            }
        let unplaced = after.levels.first { $0.name == "unplaced" }
        words += unplaced?.proven == true ? ", proved that no plan places more. " : ". A better plan is not ruled out. "
        words += exchange(difference)
        let moves = counts[.moves] ?? 0
        let isOnly = difference == 0 && (counts[.loses] ?? 0) == 0
        switch moves {
        case 0: words += isOnly ? "Nobody would move." : "Nobody else would move."
        case 1: words += isOnly ? "1 student would move." : "1 other would move."
        default: words += isOnly ? "\(moves) students would move." : "\(moves) others would move."
        }
        if moves > 0, let changes = after.levels.first(where: { $0.name == "changes" }) {
            words +=
                changes.proven
                ? " It is proved that fewer cannot move for it."
                : " It is not proved that fewer could not move for it."
        }
        return words
    }

    private var grid: some HTML {
        let sides = [before, after]
        var rows = [
            CompareRow("Students placed", sides.map { grouped($0.placed) }),
            CompareRow("Students without a place", sides.map(unplaced)),
        ]
        rows += ProposalFilter.Preference.allCases.map { kind in
            CompareRow(kind.title, sides.map { grouped($0.preferences[kind] ?? 0) })
        }
        rows.append(CompareRow("Distance, on average", sides.map(\.distance)))
        if sides.contains(where: { $0.splits > 0 }) {
            rows.append(CompareRow("Placements in more than one part", sides.map { grouped($0.splits) }))
        }
        rows.append(CompareRow("Places that nobody has", sides.map { grouped($0.freePlaces) }))
        return CompareGrid(
            "Both plans",
            subjects: [
                CompareSubject(before.run.map { "Today, run \($0)" } ?? "Today"), CompareSubject("With the changes"),
            ],
            rows: rows
        )
    }

    private func unplaced(_ side: Side) -> String {
        let count = (counts.values.reduce(0, +)) - side.placed
        guard let level = side.levels.first(where: { $0.name == "unplaced" }) else { return grouped(count) }
        return "\(grouped(count)), \(level.proven ? "proved" : "\(grouped(level.bound)) not ruled out")"
    }

    private var collegeTable: some HTML {
        Table(
            "Students without a place, by college",
            rows: colleges,
            columns: [
                Column("College", isHeader: true) { $0.name },
                Column("Students of the year", isNumeric: true) { grouped($0.students) },
                Column("Today", isNumeric: true) { grouped($0.before) },
                Column("With the changes", isNumeric: true) { grouped($0.after) },
                Column("Difference", isNumeric: true) { difference($0.after - $0.before) },
            ]
        )
    }

    private func difference(_ count: Int) -> String {
        switch count {
        case 0: "The same"
        case 1...: "\(count) more"
        default: "\(-count) fewer"
        }
    }

    // MARK: - The students

    private var shown: Kind? { state["show"].flatMap { Kind(rawValue: $0) } }

    private func link(_ kind: Kind) -> String {
        SiteRoute.allocation(.whatIf).path(question.query.setting("show", to: kind.rawValue)) + "#students"
    }

    @HTMLBuilder private var studentTable: some HTML {
        Heading(heading, id: "students")
        if state["show"] != nil {
            Paragraph { Link("Show every student whose lot changes", href: question.path + "#students") }
        } else {
            Paragraph {
                Link(
                    "Show every student",
                    href: SiteRoute.allocation(.whatIf).path(question.query.setting("show", to: "all")) + "#students"
                )
            }
        }
        Table(
            countText(total, "student", "students"),
            captionSize: .hidden,
            rows: rows,
            empty: shown == nil ? "Nobody gains a place, loses one or moves." : "There is no such student.",
            columns: [
                Column("Student", isHeader: true) { row in
                    Link(row.student, href: SiteRoute.students(.student(row.id)).path)
                },
                Column("College") { $0.college },
                Column("What happens") { row in WhatIfTag(kind: row.kind) },
                Column("Today") { row in
                    (row.before ?? "No place") + (row.isConfirmed && row.before != nil ? " (confirmed)" : "")
                },
                Column("With the changes") { $0.after ?? "No place" },
                Column("Why") { $0.reason },
            ]
        )
    }

    private var heading: String {
        switch (state["show"], shown) {
        case (nil, _): "Students whose lot changes: \(grouped(total))"
        case (_, let kind?): "Students: \(kind.title.lowercasedFirst), \(grouped(total))"
        case (_, nil): "All \(grouped(total)) students"
        }
    }
}
