import Design
public import Domain
public import Markup

/// The rule book as Trellis applies it: every limit with its dates, its strength and where it comes from.
public struct RulesPage: HTML {
    /// Rules that are about the same thing.
    struct Part {
        let title: String
        let topics: Set<Rule.Topic>
    }

    static let parts: [Part] = [
        Part(title: "Hours", topics: [.requiredHours, .typicalHours, .displayDays, .mealBreaks, .absence]),
        Part(title: "Employers", topics: [.maximumEmployers, .employersWording, .supplyChain, .pay]),
        Part(
            title: "What counts, and how much of it",
            topics: [
                .cap, .capBasis, .remoteFromHome, .faceToFaceMajority, .contentLevel, .projectGroupSize, .projectSite,
                .projectWithHub, .simulationSite, .partTimeWork, .inductionHours, .inductionPractice,
            ]
        ),
        Part(title: "Completion", topics: [.completion, .lateCompletion, .approval, .notice, .pattern]),
        Part(
            title: "Under 18s",
            topics: [
                .minimumAge, .usualAges, .checkAge, .dailyHours, .weeklyHours, .breakAfter, .breakLength, .dailyRest,
                .weeklyRest, .night, .laterNight, .nightException, .deepNight, .blockDeepNight, .ageTest,
            ]
        ),
        Part(
            title: "The year and the room there is",
            topics: [
                .changeover, .winterPressure, .exams, .academicBreaks, .concurrency, .priority, .fairShare,
                .placementLimit, .capacityImport, .leadTime, .planningHorizon,
            ]
        ),
    ]

    let context: PageContext
    let ruleBook: RuleBook

    public init(_ context: PageContext, ruleBook: RuleBook) {
        self.context = context
        self.ruleBook = ruleBook
    }

    public var body: some HTML {
        SitePage("Rule book", context) {
            PageHeading("Rule book")
            Paragraph(
                """
                The limits that Trellis checks, as at \(ruleBook.asAt.formatted()). They are data with dates, so that a change \
                of the rules is a change of a file. Where a limit is not known or sources disagree, it says so.
                """
            )
            ForEach(Self.parts) { part in section(part) }
        }
    }

    @HTMLBuilder private func section(_ part: Part) -> some HTML {
        let rules = ruleBook.rules.filter { part.topics.contains($0.topic) }
        Table(
            part.title,
            rows: rules,
            columns: [
                Column("Rule", isHeader: true) { rule in
                    Fragment {
                        rule.title
                        if let note = rule.note { p(.class("nhsuk-body-s", "nhsuk-u-margin-bottom-0")) { note } }
                    }
                },
                Column("Value") { $0.value?.description ?? "Not known" },
                Column("Strength") { $0.strength == .must ? "Must" : "Should" },
                Column("Dates") { Self.dates($0) },
                Column("Certainty") { rule in
                    Tag(rule.status.title, rule.needsChecking ? .yellow : .green)
                },
                Column("Source") { $0.source },
            ]
        )
    }

    private static func dates(_ rule: Rule) -> String {
        let from = rule.validFrom.map { "From \($0.formatted())" } ?? "Always"
        switch rule.validTo {
        case .open: return from
        case .day(let day): return "\(from) to \(day.formatted())"
        case .notKnown: return "\(from), end not known"
        }
    }
}

/// The T Levels with their specialisms and codes.
public struct CataloguePage: HTML {
    let context: PageContext
    let catalogue: Catalogue

    public init(_ context: PageContext, catalogue: Catalogue) {
        self.context = context
        self.catalogue = catalogue
    }

    public var body: some HTML {
        SitePage("T Levels", context) {
            PageHeading("T Levels")
            Paragraph(
                "The catalogue as at \(catalogue.asAt.formatted()), with the codes that the results service uses."
            )
            ForEach(catalogue.routes.filter { !tLevels(of: $0).isEmpty }) { route in section(route) }
        }
    }

    private func tLevels(of route: Route) -> [TLevel] {
        catalogue.tLevels.filter { $0.route == route.code }
    }

    @HTMLBuilder private func section(_ route: Route) -> some HTML {
        Table(
            route.title,
            rows: tLevels(of: route),
            columns: [
                Column("T Level", isHeader: true) { $0.title },
                Column("Core code") { tLevel in
                    tLevel.qualifications.map { $0.coreCode.text }.joined(separator: ", ")
                },
                Column("Since") { $0.firstTeaching.text },
                Column("Specialisms") { tLevel in
                    BulletList(catalogue.specialisms(of: tLevel.code), isNumbered: false) { specialism in
                        "\(specialism.title) (\(specialism.code))"
                    }
                },
                Column("State") { tLevel in Self.state(tLevel) },
            ]
        )
    }

    @HTMLBuilder private static func state(_ tLevel: TLevel) -> some HTML {
        switch tLevel.stage {
        case .announced: Tag("Announced", .blue)
        case .cancelled: Tag("Never started", .grey)
        case .taught:
            if let closure = tLevel.closure {
                Tag("Closed to new starts \(closure.closedFrom.text)", .orange)
            } else {
                Tag("Open", .green)
            }
        }
    }
}
