import Design
import Markup
import Testing

/// A component in one state, with the name of the file that holds the markup expected of it.
struct Specimen: CustomTestStringConvertible, Sendable {
    let name: String
    let make: @Sendable () -> any HTML

    init(_ name: String, _ make: @escaping @Sendable () -> any HTML) {
        self.name = name
        self.make = make
    }

    var testDescription: String { name }
}

extension Specimen {
    /// Every component in every state that changes its markup.
    static let all = forms + choices + content + notices + layout + ours

    static let forms = [
        Specimen("button") { Button("Save") },
        Specimen("button-secondary-link") { Button("Start", href: "/start", kind: .secondary, isSmall: true) },
        Specimen("button-warning-named") {
            Button(
                "Remove",
                kind: .warning,
                name: "do",
                value: "remove",
                form: "bulk",
                context: "Kim Lee",
                preventDoubleClick: false
            )
        },
        Specimen("button-reverse") { Button("Go", kind: .reverse) },
        Specimen("button-group") { ButtonGroup { Button("Save") } },
        Specimen("input") { Input(name: "town", label: "Town") },
        Specimen("input-full") {
            Input(
                name: "cost",
                label: "Cost",
                size: .large,
                isPageHeading: true,
                hint: "Before tax",
                error: "Enter the cost",
                value: "1 < 2",
                kind: .decimal,
                width: .ten,
                prefix: "£",
                suffix: "a day",
                autocomplete: "off"
            )
        },
        Specimen("input-password") { Input(name: "password", label: "Password", value: "secret", kind: .password) },
        Specimen("input-hidden-label") { Input(name: "cell[3]", label: "Hours", size: .hidden, id: "cell-3") },
        Specimen("textarea") { Textarea(name: "notes", label: "Notes", value: "\na\nb") },
        Specimen("textarea-limit") {
            Textarea(name: "notes", label: "Notes", hint: "Short", error: "Enter notes", rows: 3, limit: 200)
        },
        Specimen("date-input") {
            DateInput(name: "start", legend: "Start", value: DateText(day: 1, month: 9, year: 2027))
        },
        Specimen("date-input-error") {
            DateInput(name: "start", legend: "Start", errors: [FormError(field: "start", message: "Enter the start")])
        },
        Specimen("date-input-part-error") {
            DateInput(name: "start", legend: "Start", errors: [FormError(field: "start-year", message: "Enter a year")])
        },
        Specimen("select") {
            Select(
                name: "college",
                label: "College",
                value: "b",
                options: [SelectOption("a", "A"), SelectOption("b", "B")]
            )
        },
        Specimen("select-groups") {
            Select(
                name: "tlevel",
                label: "T Level",
                hint: "One",
                error: "Choose one",
                prompt: "Choose",
                options: [
                    SelectOption("1", "Health", group: "Health and science"),
                    SelectOption("2", "Science", group: "Health and science"), SelectOption("3", "None"),
                ]
            )
        },
        Specimen("file-upload") {
            FileUpload(name: "file", label: "File", error: "Choose a file", accepts: [".csv", ".xlsx"])
        },
        Specimen("fieldset") { Fieldset("Address", size: .large, isPageHeading: true) { p("x") } },
        Specimen("error-summary") {
            ErrorSummary([
                FormError(field: "start", message: "Enter the start"), FormError(field: "a[b]", message: "Enter <b>"),
            ])
        },
        Specimen("error-summary-empty") { ErrorSummary([]) },
        Specimen("form") { Form(action: "/save", token: FormToken("t0k3n"), id: "f", carriesFiles: true) { "x" } },
        Specimen("form-without-token") { Form(action: "/save", token: nil) { "x" } },
        Specimen("search-form") { SearchForm(action: "/find") { Hidden("sort", "name") } },
    ]

    static let choices = [
        Specimen("radios") {
            Radios(
                name: "how",
                legend: "How?",
                hint: "One",
                error: "Choose how",
                value: "b",
                choices: [
                    Choice("a", "A", hint: "First"), .divider(),
                    Choice("b", "B") { Input(name: "why", label: "Why?") },
                ]
            )
        },
        Specimen("radios-inline") {
            Radios(name: "yes", legend: "Yes?", layout: .inline, choices: [Choice("y", "Yes"), Choice("n", "No")])
        },
        Specimen("checkboxes") {
            Checkboxes(
                name: "days",
                legend: "Days",
                size: .medium,
                error: "Choose days",
                values: ["mon"],
                layout: .small,
                choices: [
                    Choice("mon", "Monday"), Choice("tue", "Tuesday") { "More" },
                    .exclusive("none", "None of these"),
                ]
            )
        },
    ]

    static let content = [
        Specimen("tag") { Tag("Ready", .aquaGreen) },
        Specimen("link") { Link("Change", href: "/c", context: "name") },
        Specimen("page-heading") { PageHeading("Students", caption: "2026 to 2027") },
        Specimen("heading") { Heading("Next", level: 3, size: .small, id: "next") },
        Specimen("paragraph") { Paragraph("Hello", isSmall: true, isSecondary: true) },
        Specimen("bullet-list") { BulletList(["One", "Two"]) },
        Specimen("numbered-list") { BulletList(["One"], isNumbered: true) },
        Specimen("summary-list") {
            SummaryList([
                SummaryRow("Name", "Kim", actions: [.change("name", href: "/n")]), SummaryRow("Site", nil),
                SummaryRow(
                    "Contact",
                    actions: [.change("contact", href: "/c"), RowAction("Remove", href: "/r", context: "contact")]
                ) {
                    strong("Sam")
                },
            ])
        },
        Specimen("summary-list-without-actions") { SummaryList([SummaryRow("Name", "Kim")]) },
        Specimen("task-list") {
            TaskList(
                id: "t",
                [
                    TaskListItem("Check", href: "/check", hint: "Due 3 May", status: .tag(Tag("To do", .blue))),
                    TaskListItem("Health", href: "/health", status: .completed()),
                    TaskListItem("Induction", status: .cannotStart()),
                ]
            )
        },
        Specimen("table") {
            Table(
                "Hours",
                rows: [1, 2],
                density: .normal,
                columns: [Column("Week", isHeader: true) { $0 }, Column("Hours", isNumeric: true) { $0 * 35 }]
            )
        },
        Specimen("table-sorted-and-chosen") {
            Table(
                "Students",
                captionSize: .hidden,
                rows: ["Kim"],
                selection: Selection(form: "bulk", value: { $0 }, label: { $0 }),
                columns: [
                    Column("Name", isHeader: true, sort: SortLink(href: "?s=-n", direction: .ascending)) { $0 },
                    Column("Age", sort: SortLink(href: "?s=a")) { _ in 17 },
                ]
            )
        },
        Specimen("table-empty") { Table("None", rows: [Int](), empty: "Nobody yet.", columns: [Column("A") { $0 }]) },
        Specimen("pagination-steps") {
            Pagination(previous: .init(href: "/a", title: "One"), next: .init(href: "/b", title: "Two"))
        },
        Specimen("pagination-numbered") { Pagination(current: 5, count: 9) { "?page=\($0)" } },
        Specimen("pagination-first") { Pagination(current: 1, count: 3) { "?page=\($0)" } },
        Specimen("card") { Card("Stoke", href: "/stoke") { p("x") } },
        Specimen("card-actions") { Card("Stoke", level: 3, actions: [.change("Stoke", href: "/c")]) { p("x") } },
        Specimen("card-group") { CardGroup(["A"]) { Card($0) { p("x") } } },
    ]

    static let notices = [
        Specimen("notification-banner-success") { NotificationBanner(.success, "Done") { p("More") } },
        Specimen("notification-banner-important") { NotificationBanner(.important, "Read this") },
        Specimen("warning-callout") { WarningCallout("Exams") { p("x") } },
        Specimen("inset-text") { InsetText("x") },
        Specimen("details") { Details("More", isOpen: true) { p("x") } },
    ]

    static let layout = [
        Specimen("breadcrumb") { Breadcrumb([Crumb("Today", href: "/"), Crumb("Students", href: "/students")]) },
        Specimen("back-link") { BackLink(href: "/a") },
        Specimen("skip-link") { SkipLink() },
        Specimen("header") { PageFrame.sample.header },
        Specimen("header-bare") { Header(home: "/link/abc") },
        Specimen("footer") { Footer(links: [Crumb("Privacy", href: "/privacy")]) },
        Specimen("page-shell") {
            PageShell(title: "Students", frame: .sample, breadcrumbs: [Crumb("Today", href: "/")], refreshSeconds: 5) {
                p("x")
            }
        },
        Specimen("page-shell-errors") {
            PageShell(
                title: "Visit",
                frame: PageFrame(assets: .plain(), banner: NotificationBanner(.important, "Read")),
                back: BackLink(href: "/"),
                errors: [FormError(field: "x", message: "Enter x")]
            ) { p("x") }
        },
    ]

    static let ours = [
        Specimen("chips") {
            Chips([Chip("College", "Stoke", removeHref: "/a"), Chip("Year", "2027", removeHref: "/b")], clearHref: "/")
        },
        Specimen("filter-panel") {
            FilterPanel(action: "/s", keeping: [("sort", "n")]) { Input(name: "q", label: "Name") }
        },
        Specimen("filtered-list") {
            FilteredList {
                "filters"
            } results: {
                "list"
            }
        },
        Specimen("bulk-bar") {
            BulkBar(action: "/bulk", token: FormToken("t"), all: (134, "every")) { Button("Remind", isSmall: true) }
        },
        Specimen("count-tiles") {
            CountTiles([
                CountTile(3, "overdue", href: "/o", isUrgent: true), CountTile(0, "open", isUrgent: true),
            ])
        },
        Specimen("figure-list") {
            FigureList([Figure("Placed", "87 of 120", note: "72%", source: "Trellis"), Figure("H", "1")])
        },
        Specimen("timeline") {
            Timeline([
                TimelineEvent("Offer", who: "Kim", when: "3 May", datetime: "2027-05-03") { p("x") },
                TimelineEvent("Call", who: "Sam", when: "1 May"),
            ])
        },
        Specimen("heat-map") {
            HeatMap(
                "Places",
                corner: "Site",
                columns: ["1 Sep", "8 Sep", "15 Sep"],
                rows: [
                    HeatRow(
                        "Ward",
                        href: "/w",
                        cells: [HeatCell("5/4", .over, spoken: "5 of 4"), HeatCell("Exams", .blocked)]
                    )
                ],
                key: [HeatCell("Too many", .over)]
            )
        },
        Specimen("bar-chart") {
            BarChart(
                "Placed",
                sentence: "Stoke leads.",
                labels: "College",
                values: "Students",
                bars: [Bar("Stoke", value: 42, text: "42", href: "/s"), Bar("Crewe", value: 0, text: "0")],
                target: (35, "the target"),
                source: "Trellis"
            )
        },
        Specimen("map-view") {
            MapView(
                "Near Stoke",
                summary: "One employer.",
                points: [
                    MapPoint("College", kind: .provider, easting: 388_500, northing: 347_900),
                    MapPoint(
                        "Ward",
                        detail: "3 miles",
                        href: "/w",
                        kind: .employer,
                        easting: 387_000,
                        northing: 351_800
                    ),
                    MapPoint("Home", kind: .home, easting: 386_000, northing: 350_000),
                ],
                cells: [
                    MapCell(easting: 387_000, northing: 348_000, width: 2000, density: 2),
                    MapCell(easting: 500_000, northing: 348_000, width: 2000, density: 3),
                ],
                attribution: ["© Crown copyright"]
            )
        },
        Specimen("compare-grid") {
            CompareGrid(
                "Sites",
                subjects: [CompareSubject("A", href: "/a"), CompareSubject("B")],
                rows: [CompareRow("Age", ["16", ""]), CompareRow("Days", ["Mon", "Mon"])]
            )
        },
        Specimen("progress-panel") {
            ProgressPanel("Looking", status: "40 seconds left", done: 3, total: 10, href: "/runs/1", isFinished: false)
        },
        Specimen("progress-panel-finished") {
            ProgressPanel("Looking", status: "Finished", href: "/runs/1", isFinished: true) {
                Link("Result", href: "/r")
            }
        },
    ]
}

extension PageFrame {
    /// The header of the frame.
    var header: Header { Header(home: home, navigation: navigation, account: account) }
}
