import Design
public import Domain
public import Markup

/// One run: how far it is while it works, and its proposals when it has ended.
public struct RunPage: HTML {
    /// How far a run is.
    public struct Progress: Sendable {
        var level: String
        var value: Int
        var bound: Int
        var seconds: Int
        var limit: Int

        /// - Parameters:
        ///   - level: the level that is being decided, as the engine names it; empty while it gets ready.
        ///   - limit: seconds that the run may take.
        public init(level: String, value: Int, bound: Int, seconds: Int, limit: Int) {
            self.level = level
            self.value = value
            self.bound = bound
            self.seconds = seconds
            self.limit = limit
        }
    }

    let context: PageContext
    let run: Run
    let when: String
    let progress: Progress?
    let proposals: ProposalsSection?

    /// - Parameters:
    ///   - when: when it was started, in words.
    ///   - progress: how far it is, while it works.
    ///   - proposals: what it came to, once it has ended.
    public init(
        _ context: PageContext,
        run: Run,
        when: String,
        progress: Progress?,
        proposals: ProposalsSection?
    ) {
        self.context = context
        self.run = run
        self.when = when
        self.progress = progress
        self.proposals = proposals
    }

    public var body: some HTML {
        SitePage(
            "Run \(run.number)",
            context,
            breadcrumbs: [Crumb("Proposals", href: SiteRoute.allocation(.runs).path)],
            refreshSeconds: run.state == .running ? 3 : nil
        ) {
            PageHeading("Run \(run.number)", caption: "Started by \(run.startedBy), \(when)")
            if run.state == .running {
                panel
            } else {
                Paragraph { RunTag(state: run.state) }
                if !run.message.isEmpty { InsetText(run.message) }
                if run.state == .cancelled {
                    InsetText("The run was stopped. These are the best proposals that it had found by then.")
                }
                if !run.levels.isEmpty { levels }
                proposals
            }
        }
    }

    private var panel: some HTML {
        let progress = progress ?? Progress(level: "", value: 0, bound: 0, seconds: 0, limit: 0)
        let time = progress.limit > 0 ? ". \(progress.seconds) seconds so far, \(progress.limit) at most." : "."
        return ProgressPanel(
            "Looking for places for \(countText(run.studentCount, "student", "students"))",
            status: RunWords.working(progress) + time,
            done: min(progress.seconds, progress.limit),
            total: progress.limit,
            href: SiteRoute.allocation(.run(run.id)).path,
            isFinished: false
        ) {
            ActionForm(context, to: .allocation(.stopRun(run.id))) {
                Button("Stop and keep the best so far", kind: .secondary)
            }
        }
    }

    @HTMLBuilder private var levels: some HTML {
        Heading("What the engine found")
        Paragraph("Placed \(run.placedCount) of \(run.studentCount) students on \(run.placeCount) free places.")
        Paragraph {
            "Decided in this order: "
            (run.policy ?? .standard).levels.map { PolicyWords.title($0).lowercasedFirst }.joined(separator: ", ")
            ". "
            Link("What that means", href: SiteRoute.allocation(.policy).path)
        }
        BulletList(
            run.levels.filter { !["splits", "changes", "unwanted"].contains($0.name) || $0.value > 0 }
                .map { RunWords.sentence($0, placed: run.placedCount) }
        )
    }
}
