import Design
public import Domain
public import Markup

/// What is decided first and why, in words that can be printed and handed to colleges and employers, with the last result.
public struct PolicyPage: HTML {
    /// What the page tells.
    public struct Model: Sendable {
        public var policy: AllocationPolicy
        public var result: Result?
        /// The colleges that the viewer may see.
        public var colleges: [College]
        /// How many students each college has, the largest first.
        public var sizes: [Int]
        public var mostEmployers: Int
        /// The number from which the order of equal plans is drawn, and how.
        public var seed: Int
        public var method: String
        public var canEdit: Bool

        public init(
            policy: AllocationPolicy,
            result: Result?,
            colleges: [College],
            sizes: [Int],
            mostEmployers: Int,
            seed: Int,
            method: String,
            canEdit: Bool
        ) {
            self.policy = policy
            self.result = result
            self.colleges = colleges
            self.sizes = sizes
            self.mostEmployers = mostEmployers
            self.seed = seed
            self.method = method
            self.canEdit = canEdit
        }
    }

    /// The newest result, without anybody's name.
    public struct Result: Sendable {
        public var number: Int
        public var when: String
        public var students: Int
        public var placed: Int
        public var levels: [RunLevel]
        /// How every college came off; whose it is is not told here.
        public var shares: [CollegeShare]

        public init(
            number: Int,
            when: String,
            students: Int,
            placed: Int,
            levels: [RunLevel],
            shares: [CollegeShare]
        ) {
            self.number = number
            self.when = when
            self.students = students
            self.placed = placed
            self.levels = levels
            self.shares = shares
        }

        /// The share of all students who have a place, in tenths of a per cent.
        public var rate: Int {
            let all = shares.reduce(0) { $0 + $1.students }
            return all > 0 ? (shares.reduce(0) { $0 + $1.placed } * 1000 + all / 2) / all : 0
        }
    }

    /// A college and how it came off.
    public struct College: Sendable {
        public var id: ID<Organisation>
        public var name: String
        public var share: CollegeShare?

        public init(id: ID<Organisation>, name: String, share: CollegeShare?) {
            self.id = id
            self.name = name
            self.share = share
        }
    }

    let context: PageContext
    let model: Model
    let history: [HistoryLine]

    public init(_ context: PageContext, model: Model, history: [HistoryLine] = []) {
        self.context = context
        self.model = model
        self.history = history
    }

    public var body: some HTML {
        SitePage("How places are shared out", context, breadcrumbs: crumbs) {
            PageHeading(
                "How places are shared out",
                caption: "\(context.systemName), academic year \(context.year.label)"
            )
            Paragraph(
                """
                Trellis looks for the best set of placements for all students at once and proves that nothing better exists. It \
                only proposes: a person decides about every student. This page says what “best” means here.
                """
            )
            if model.canEdit {
                Paragraph { Link("Change the policy", href: SiteRoute.allocation(.editPolicy).path) }
            }
            levels
            fairness
            if let result = model.result { self.result(result) }
            rules
            HistorySection(context, lines: history)
        }
    }

    private var crumbs: [Crumb] {
        context.mayEver(.propose) ? [Crumb("Proposals", href: SiteRoute.allocation(.runs).path)] : []
    }

    @HTMLBuilder private var levels: some HTML {
        Heading("What is decided first")
        Paragraph("Each step is decided only among the plans that are best at every step before it.")
        BulletList(model.policy.levels, isNumbered: true) { level in
            Fragment {
                strong(PolicyWords.title(level))
                ". "
                PolicyWords.meaning(level, model.policy)
            }
        }
        let unused = AllocationPolicy.Level.allCases.filter { !model.policy.has($0) }
        if !unused.isEmpty {
            Paragraph("Not used: \(unused.map { PolicyWords.title($0).lowercasedFirst }.joined(separator: ", ")).")
        }
        Paragraph(
            model.policy.mostLegs == 1
                ? "Every placement is in one piece."
                : "A placement may be in up to \(model.policy.mostLegs) parts, one after the other at different areas, with at "
                    + "most \(model.mostEmployers) \(model.mostEmployers == 1 ? "employer" : "employers"), whose hours add up."
        )
    }

    @HTMLBuilder private var fairness: some HTML {
        if model.policy.has(.unfair) {
            Heading("How fairness is counted")
            if let example = FairnessExample(model.sizes) {
                Paragraph(example.sentence)
                Paragraph(example.contrast)
            } else {
                Paragraph("Colleges are compared by the share of their students who have no place.")
            }
        }
    }

    private var rules: some HTML {
        Fragment {
            Heading("When plans are equal")
            Paragraph(
                """
                When two plans are equal at every step, an order drawn by lot decides. It is drawn from the number \(model.seed), \
                the first year of the academic year, so nobody can influence it and anybody can draw it again.
                """
            )
            Paragraph("Method: \(model.method).", isSmall: true)
            Heading("What the engine looks at")
            BulletList([
                "the T Level and the specialism, the cohort’s dates, days and hours",
                "the student’s preferences, postcode district and how far they can travel",
                "the date of birth, only where a place has a minimum age, and the day from which checks are clear",
                "the places that employers offer, to whom they are open, and how many learners fit at once",
                "what people have locked or rejected, and the placements that are confirmed",
            ])
            Heading("What it never looks at")
            BulletList([
                "names, sex, ethnicity, religion, health or support needs",
                "grades, attendance or anybody’s opinion of a student",
                "who asked first, who asked most often, or how large a college is other than to share fairly",
                "which students an employer would like best",
            ])
        }
    }

    @HTMLBuilder private func result(_ result: Result) -> some HTML {
        Heading("The last result")
        Paragraph(
            "Run \(result.number), \(result.when): \(result.placed) of \(result.students) students who needed a place have one."
        )
        Table(
            "What was reached at each step",
            captionSize: .small,
            rows: result.levels,
            columns: [
                Column("Step", isHeader: true) { RunWords.name($0.name) },
                Column("Reached") { PolicyWords.value($0, $0.value) },
                Column("Cannot be less than") { PolicyWords.value($0, $0.bound) },
                Column("Proof") { level in
                    Tag(level.proven ? "Proved" : "Not settled", level.proven ? .green : .yellow)
                },
            ]
        )
        if !result.shares.isEmpty { spread(result) }
        if !model.colleges.isEmpty {
            Table(
                "Fairness statements",
                captionSize: .small,
                rows: model.colleges,
                columns: [
                    Column("College", isHeader: true) { college in
                        Link(college.name, href: SiteRoute.allocation(.collegeStatement(college.id)).path)
                    },
                    Column("Students", isNumeric: true) { $0.share.map { String($0.students) } ?? "" },
                    Column("With a place", isNumeric: true) { $0.share.map { String($0.placed) } ?? "" },
                    Column("Share", isNumeric: true) { $0.share.map { PolicyWords.percent($0.rate) } ?? "" },
                ]
            )
        }
    }

    private func spread(_ result: Result) -> Paragraph<String> {
        let rates = result.shares.filter { $0.students > 0 }.map(\.rate)
        return Paragraph(
            """
            Of all students, \(PolicyWords.percent(result.rate)) have a place: between \(PolicyWords.percent(rates.min() ?? 0)) \
            and \(PolicyWords.percent(rates.max() ?? 0)) at each college.
            """
        )
    }
}
