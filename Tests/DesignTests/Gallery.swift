import Design
import Markup

/// Every component on one page, for structural tests and for looking at.
struct GalleryPage: HTML {
    let frame: PageFrame

    var body: some HTML {
        PageShell(
            title: "Components",
            frame: frame,
            breadcrumbs: [Crumb("Today", href: "/"), Crumb("Help", href: "/help")]
        ) {
            PageHeading("Components", caption: "For people who build Trellis")
            CountTiles([
                CountTile(3, "checks overdue", href: "/tasks?overdue=1", isUrgent: true),
                CountTile(12, "placements to confirm", href: "/placements?status=offered"),
                CountTile(0, "concerns open", href: "/concerns", isUrgent: true),
                CountTile(87, "students placed"),
            ])
            words
            facts
            charts
            GalleryMap()
            forms
        }
    }

    @HTMLBuilder private var words: some HTML {
        Heading("Words", id: "words")
        Paragraph {
            "A paragraph with "
            Link("a link", href: "/link")
            "."
        }
        Paragraph("Small and secondary.", isSmall: true, isSecondary: true)
        BulletList(["One thing", "Another thing"])
        BulletList(["First", "Second"], isNumbered: true) { Link($0, href: "/\($0)") }
        Heading("Tags", level: 3, size: .small)
        p {
            for colour in Tag.Colour.allCases {
                Tag(colour.rawValue, colour)
                " "
            }
        }
        NotificationBanner(.important, "Colleges send their lists by 30 June.")
        WarningCallout("Exam weeks") { p("No placement runs from 10 May to 20 June.") }
        InsetText("Hours count from the first day at the site.")
        Details("What counts as an hour?") { p("Time spent on tasks agreed with the employer.") }
        Card("Haywood Hospital", actions: [RowAction("Edit", href: "/edit", context: "Haywood Hospital")]) {
            p("12 places")
        }
        CardGroup(["Stoke", "Hull", "Crewe"]) { name in
            Card(name, level: 3, href: "/\(name)") { p("40 students") }
        }
        ButtonGroup {
            Button("Save")
            Button("Save for later", kind: .secondary, name: "later", value: "1")
            Button("Delete", kind: .warning, context: "this placement")
            Button("Start", href: "/start", isSmall: true)
            Link("Cancel", href: "/")
        }
    }

    @HTMLBuilder private var facts: some HTML {
        Heading("Facts")
        SummaryList([
            SummaryRow("Name", "Kim Lee", actions: [.change("name", href: "/name")]),
            SummaryRow("Site", nil),
            SummaryRow(
                "Contact",
                actions: [.change("contact", href: "/c"), RowAction("Remove", href: "/r", context: "contact")]
            ) {
                "Ward manager"
                br()
                "01782 000000"
            },
        ])
        TaskList([
            TaskListItem(
                "Enhanced DBS check",
                href: "/dbs",
                hint: "Due 3 May 2027",
                status: .tag(Tag("Overdue", .red))
            ),
            TaskListItem("Occupational health", href: "/oh", status: .completed()),
            TaskListItem("Induction", status: .cannotStart()),
        ])
        FigureList([
            Figure("Students placed", "87 of 120", note: "72%; the target is 80%", source: "Trellis, as at 3 May 2027"),
            Figure("Hours verified", "12,480"),
        ])
        Timeline([
            TimelineEvent(
                "Offer confirmed",
                who: "Kim Lee",
                when: "3 May 2027 at 10:15am",
                datetime: "2027-05-03T10:15"
            ) {
                Paragraph("Two places on Ward 9 from September.")
            },
            TimelineEvent("Called", who: "recorded by Kim Lee for Sam Roe", when: "1 May 2027 at 2pm"),
        ])
        CompareGrid(
            "Two sites",
            subjects: [CompareSubject("Haywood Hospital", href: "/1"), CompareSubject("Leek Moorlands")],
            rows: [
                CompareRow("Minimum age", ["16", "18"]),
                CompareRow("Days", ["Monday to Wednesday", "Monday to Wednesday"]),
                CompareRow("Lead mentor", ["Sam Roe", ""]),
            ]
        )
        Pagination(current: 5, count: 12) { "?page=\($0)" }
        Pagination(
            previous: .init(href: "/a", title: "Checks"),
            next: .init(href: "/b", title: "Induction"),
            label: "Tasks"
        )
    }

    @HTMLBuilder private var charts: some HTML {
        Heading("Figures drawn")
        ProgressPanel(
            "Looking for placements",
            status: "40 seconds left at most",
            done: 3,
            total: 10,
            href: "/runs/1",
            isFinished: false
        ) {
            Button("Stop now", kind: .secondary, isSmall: true)
        }
        HeatMap(
            "Places taken by site and week",
            corner: "Site",
            columns: (1...16).map { "\($0) Sep" },
            rows: ["Haywood Hospital", "Leek Moorlands", "Bradwell"].map { site in
                HeatRow(site, href: "/\(site)", cells: (1...16).map(Self.cell))
            },
            key: [
                HeatCell("No places taken", .none), HeatCell("Some taken", .low), HeatCell("Half taken", .medium),
                HeatCell("All taken", .high), HeatCell("Too many", .over), HeatCell("Not available", .blocked),
            ]
        )
        BarChart(
            "Students placed by college",
            sentence: "Stoke has placed most; Crewe is below the target.",
            labels: "College",
            values: "Students placed",
            bars: [
                Bar("Stoke on Trent College", value: 42, text: "42 of 50", href: "/stoke"),
                Bar("Newcastle and Stafford", value: 30, text: "30 of 40"),
                Bar("Crewe", value: 0, text: "0 of 12"),
            ],
            target: (35, "the target of 35"),
            source: "Trellis, as at 3 May 2027"
        )
    }

    private static func cell(_ week: Int) -> HeatCell {
        switch week {
        case 7: HeatCell("Exams", .blocked)
        case 9: HeatCell("5/4", .over, spoken: "5 of 4 taken, 1 too many")
        default:
            [
                HeatCell("0/4", .none, spoken: "0 of 4 taken"), HeatCell("1/4", .low, spoken: "1 of 4 taken"),
                HeatCell("2/4", .medium, spoken: "2 of 4 taken"), HeatCell("4/4", .high, spoken: "4 of 4 taken"),
            ][week % 4]
        }
    }

    @HTMLBuilder private var forms: some HTML {
        Heading("Form")
        Form(action: "/save", token: frame.token) {
            Fieldset("Address") {
                Input(name: "line", label: "Address", autocomplete: "address-line1")
                Input(name: "postcode", label: "Postcode", hint: "As in ST4 2DE", kind: .code, width: .ten)
            }
            Input(name: "cost", label: "Cost", value: "12", kind: .decimal, width: .five, prefix: "£", suffix: "a day")
            Select(
                name: "tlevel",
                label: "T Level",
                prompt: "Choose a T Level",
                options: [
                    SelectOption("1", "Health", group: "Health and science"),
                    SelectOption("2", "Science", group: "Health and science"),
                    SelectOption("3", "Digital support", group: "Digital"),
                ]
            )
            Radios(
                name: "remote",
                legend: "Can some of it be done from home?",
                size: .small,
                layout: .inline,
                choices: [Choice("yes", "Yes"), Choice("no", "No")]
            )
            Checkboxes(
                name: "days",
                legend: "On which days?",
                size: .small,
                error: "Choose the days",
                layout: .small,
                choices: [
                    Choice("mon", "Monday", hint: "Not in August"),
                    Choice("tue", "Tuesday") { Input(name: "from", label: "From when?", width: .five) },
                    .divider(),
                    .exclusive("none", "Not known yet"),
                ]
            )
            Button("Save")
        }
    }
}

/// A map of three places near Stoke-on-Trent.
struct GalleryMap: HTML {
    var body: some HTML {
        MapView(
            "Placements near Stoke-on-Trent",
            summary: "Two employers within 5 miles of the college.",
            points: [
                MapPoint("Stoke on Trent College", kind: .provider, easting: 388_500, northing: 347_900),
                MapPoint(
                    "Haywood Hospital",
                    detail: "about 3 miles in a straight line, bus 25 minutes",
                    href: "/sites/1",
                    kind: .employer,
                    easting: 387_000,
                    northing: 351_800
                ),
                MapPoint("Bradwell", detail: "about 4 miles", kind: .employer, easting: 384_900, northing: 349_900),
                MapPoint("A student's area, ST6", kind: .home, easting: 386_600, northing: 350_400),
            ],
            cells: (0..<9).map { row in
                MapCell(
                    easting: 383_000 + Double(row % 3) * 1000,
                    northing: 344_000 + Double(row) * 1000,
                    width: 4000,
                    density: row % 3 + 1
                )
            },
            attribution: ["Contains OS data © Crown copyright and database right 2025"]
        )
    }
}

extension PageFrame {
    /// A frame with everything in it.
    static var sample: PageFrame {
        PageFrame(
            assets: .plain(),
            navigation: [
                NavigationItem("Today", href: "/", isCurrent: true), NavigationItem("Network", href: "/network"),
                NavigationItem("Capacity", href: "/capacity"), NavigationItem("Students", href: "/students"),
                NavigationItem("Allocation", href: "/allocation"), NavigationItem("Placements", href: "/placements"),
                NavigationItem("Library", href: "/library"), NavigationItem("Insight", href: "/insight"),
            ],
            account: [
                .text("Kim Lee"), .link("Settings", href: "/me"),
                .button("Sign out", action: "/sign-out", token: FormToken("secret")),
            ],
            environment: "Demo: made-up people",
            footer: [Crumb("Accessibility statement", href: "/accessibility"), Crumb("Privacy", href: "/privacy")],
            token: FormToken("secret")
        )
    }
}

extension StudentListPage {
    /// A page of the list, with rows in all states.
    static var sample: StudentListPage {
        StudentListPage(
            frame: .sample,
            rows: (1...8).map { number in
                Row(
                    id: "s\(number)",
                    name: ["Amina Bello", "Tom O'Brien", "Zoë Featherstonehaugh-Cholmondeley"][number % 3],
                    href: "/students/\(number)",
                    college: "Stoke on Trent College",
                    status: ["Ready", "Waiting for checks", "Placed"][number % 3],
                    colour: [.blue, .yellow, .green][number % 3],
                    hours: number * 35
                )
            },
            total: 134,
            page: 2,
            pages: 17
        )
    }
}

extension VisitFormPage {
    /// The form, sent and found wanting.
    static var sample: VisitFormPage {
        VisitFormPage(
            frame: .sample,
            errors: [
                FormError(field: "date", message: "Enter the date of the visit"),
                FormError(field: "how", message: "Choose how you met"),
                FormError(field: "hours", message: "Enter the hours as a number, such as 35"),
            ],
            notes: "Went \"well\" & <quickly>"
        )
    }
}
