import Domain
import Hummingbird
import Pages
import Services

extension Site {
    /// What needs you today, what has happened, and what the rules are.
    func insight(_ route: InsightRoute, _ call: Call) async throws -> Response {
        switch route {
        case .today: try await today(call)
        case .history: try await history(call)
        case .exportHistory(let format): try await exportHistory(format, call)
        case .whoSaw(let id): try await whoSaw(id, call)
        case .undo(let id): try await undo(id, call)
        case .figures: try await figures(call)
        case .rules: call.show(RulesPage(try await call.page(), ruleBook: trellis.ruleBook))
        case .catalogue: call.show(CataloguePage(try await call.page(), catalogue: trellis.catalogue))
        case .health, .readiness, .metrics, .security, .securityText: throw WebRefusal.notFound
        }
    }

    private func today(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let items = try await trellis.todayList.items(year: call.year, for: actor)
        let changes =
            actor.may(.seeHistory) ? try await trellis.history.changes(offset: 0, limit: 5, for: actor).rows : []
        let weeks = try await trellis.capacity.freshness(for: actor).weeks
        let isEmpty = actor.role == .coordinator && items.allSatisfy { $0.count == 0 } && changes.isEmpty
        let page = TodayPage(
            try await call.page(),
            items: items.map { tile($0, actor, weeks: weeks) },
            changes: changes.map(HistoryPage.Line.init),
            isEmpty: isEmpty
        )
        return call.show(page)
    }

    private func tile(_ item: TodayService.Item, _ actor: Actor, weeks: Int) -> TodayPage.Item {
        let count = item.count
        func tile(
            _ one: String,
            _ many: String,
            _ advice: String,
            _ route: SiteRoute,
            _ query: LinkQuery = LinkQuery(),
            doAt: SiteRoute? = nil,
            urgent: Bool = false
        ) -> TodayPage.Item {
            .init(
                count: count,
                label: count == 1 ? one : many,
                advice: advice,
                href: route.path(query),
                adviceHref: doAt?.path,
                isUrgent: urgent && count > 0
            )
        }
        return switch item.kind {
        case .importsToReview:
            tile(
                "file to review",
                "files to review",
                "Review the files that were uploaded",
                .exchange(.imports),
                urgent: true
            )
        case .proposalsToDecide:
            tile(
                "proposal to decide",
                "proposals to decide",
                "Decide the proposals that are open",
                .allocation(.runs),
                urgent: true
            )
        case .notesFromLinks:
            tile(
                "note from a contact",
                "notes from contacts",
                "Read what contacts wrote when they answered from a mail",
                .tasks(.links),
                LinkQuery([("look", "yes")]),
                urgent: true
            )
        case .studentsWithoutPlace:
            tile(
                "student without a place",
                "students without a place",
                actor.may(.propose) ? "Ask for proposals for the students without a place" : "",
                .students(.students),
                LinkQuery([("placed", "no")]),
                doAt: .allocation(.runs)
            )
        case .placesFree:
            tile("place free", "places free", "", .capacity(.offers), LinkQuery([("free", "yes")]))
        case .offersWithoutNumber:
            tile(
                "offer without a number",
                "offers without a number",
                "Ask the employers how many places there will be",
                .capacity(.offers),
                LinkQuery([("number", "unknown")])
            )
        case .employersToAsk:
            tile(
                "employer to ask again",
                "employers to ask again",
                "Ring the employers who asked you to come back about now",
                .network(.organisations),
                LinkQuery([("ask", "due")]),
                urgent: true
            )
        case .studentsWithoutBirthDate:
            tile(
                "student without a date of birth",
                "students without a date of birth",
                "Ask the colleges for the missing dates of birth",
                .students(.students),
                LinkQuery([("birth", "missing")])
            )
        case .startingSoon:
            tile(
                "placement starts within four weeks",
                "placements start within four weeks",
                "",
                .placements(.placements),
                LinkQuery([("sort", "start")])
            )
        case .peopleToConfirm:
            tile(
                "person to confirm",
                "people to confirm",
                "Say whether people who can sign in still work with you",
                .access(.team)
            )
        case .roundsOwed:
            tile(
                "employer still owes an answer",
                "employers still owe an answer",
                "Remind the employers that still owe an answer, or ring them",
                .rounds(.rounds)
            )
        case .oldOffers:
            tile(
                "offer not confirmed for \(weeks) weeks",
                "offers not confirmed for \(weeks) weeks",
                "Ask whether the old offers still stand",
                .capacity(.offers),
                LinkQuery([("stale", "yes")])
            )
        }
    }

    private func figures(_ call: Call) async throws -> Response {
        let figures = try await trellis.figures.figures(year: call.year, for: try call.actor)
        let students = FiguresPage.Part(
            title: "Students by T Level",
            headings: ["Placed", "Not placed yet", "All"],
            labels: figures.students.labels,
            counts: figures.students.counts
        )
        let employers = FiguresPage.Part(
            title: "Employers by sector",
            headings: ["With places on offer", "Without", "All"],
            labels: figures.employers.labels,
            counts: figures.employers.counts
        )
        return call.show(FiguresPage(try await call.page(), parts: [students, employers]))
    }
}
