import Design
public import Domain
public import Markup

/// How fair the last result is to one college: a page that may be published. It names no student and no other college.
public struct CollegeStatementPage: HTML {
    let context: PageContext
    let college: String
    let standing: Standing?

    /// How the college came off in a result.
    public struct Standing: Sendable {
        let share: CollegeShare
        let result: PolicyPage.Result
        let isFairnessDecided: Bool

        /// - Parameter isFairnessDecided: whether the policy of the result has the level of fairness.
        public init(share: CollegeShare, result: PolicyPage.Result, isFairnessDecided: Bool) {
            self.share = share
            self.result = result
            self.isFairnessDecided = isFairnessDecided
        }
    }

    /// - Parameter standing: empty when there is no result yet.
    public init(_ context: PageContext, college: String, standing: Standing?) {
        self.context = context
        self.college = college
        self.standing = standing
    }

    public var body: some HTML {
        let title = "Fairness statement: \(college)"
        SitePage(
            title,
            context,
            breadcrumbs: [Crumb("How places are shared out", href: SiteRoute.allocation(.policy).path)]
        ) {
            PageHeading(title, caption: "\(context.systemName), academic year \(context.year.label)")
            if let standing {
                FigureList(figures(standing))
                Paragraph(comparison(standing))
                Paragraph(proof(standing))
            } else {
                Paragraph("There is no result for \(context.year.label) yet.")
            }
            Paragraph {
                "What is decided first, and what the engine never looks at: "
                Link("how places are shared out", href: SiteRoute.allocation(.policy).path)
                "."
            }
        }
    }

    private func figures(_ standing: Standing) -> [Figure] {
        let (share, result) = (standing.share, standing.result)
        let source = "Trellis, run \(result.number), \(result.when)"
        return [
            Figure("Students of the college", grouped(share.students), source: source),
            Figure(
                "With a place, confirmed or proposed",
                "\(grouped(share.placed)), \(PolicyWords.percent(share.rate))",
                source: source
            ),
            Figure("Without a place", grouped(share.unplaced), source: source),
            Figure("Of all students with a place", PolicyWords.percent(result.rate), source: source),
        ]
    }

    private func comparison(_ standing: Standing) -> String {
        let share = standing.share
        let gap = share.rate - standing.result.rate
        let points = "\(abs(gap) / 10).\(abs(gap) % 10)"
        let sentence =
            gap == 0
            ? "That is the same share as of all students."
            : "That is \(points) percentage points \(gap > 0 ? "more" : "fewer") than of all students."
        guard share.students > 0 else { return sentence }
        return sentence
            + " One student of this college is \(PolicyWords.percent((1000 + share.students / 2) / share.students))."
    }

    private func proof(_ standing: Standing) -> String {
        guard standing.isFairnessDecided else { return "Fairness between colleges was not a step of this result." }
        let level = standing.result.levels.first { $0.name == "unfair" }
        return level?.proven == true
            ? "It is proved that no plan with as many students placed makes a worse-placed college better off."
            : "The run ended before it was proved that nothing is fairer."
    }
}
