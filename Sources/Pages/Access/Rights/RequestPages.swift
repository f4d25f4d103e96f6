import Design
public import Domain
public import Markup

/// The requests of people about their data.
public struct RequestsPage: HTML {
    let context: PageContext
    let requests: [(request: RightsRequest, name: String?)]

    public init(_ context: PageContext, requests: [(request: RightsRequest, name: String?)]) {
        self.context = context
        self.requests = requests
    }

    public var body: some HTML {
        SitePage("Requests about data", context) {
            PageHeading("Requests about data")
            Paragraph(
                "What people have asked about their data, those that are due first. Note a new one on the page of the person."
            )
            RequestsTable(caption: "Requests", requests: requests, today: context.today)
        }
    }
}

/// A table of requests.
struct RequestsTable: HTML {
    let caption: String
    let requests: [(request: RightsRequest, name: String?)]
    let today: Day

    var body: some HTML {
        Table(
            caption,
            rows: requests,
            empty: "Nothing has been asked.",
            columns: [
                Column("Request", isHeader: true) { row in
                    Link(row.request.kind.title, href: SiteRoute.rights(.request(row.request.id)).path)
                },
                Column("About") { row in row.name ?? row.request.subjectKind.title },
                Column("Received") { $0.request.receivedOn.formatted() },
                Column("Due") { $0.request.dueOn.formatted() },
                Column("State") { row in
                    if row.request.isLate(on: today) {
                        Tag("Late", .red)
                    } else {
                        Tag(row.request.state.title, row.request.state == .open ? .blue : .green)
                    }
                },
                Column("Answered by") { $0.request.answeredBy },
            ]
        )
    }
}

/// One request, and its answer.
public struct RequestPage: HTML {
    let context: PageContext
    let request: RightsRequest
    let name: String?
    let subject: PersonSubject?
    let faults: [FieldFault]
    let answer: String
    let wait: (asked: DayParts, answered: DayParts)

    /// - Parameter wait: the days that were typed, of a question to the person and of its answer.
    public init(
        _ context: PageContext,
        request: RightsRequest,
        name: String?,
        subject: PersonSubject?,
        faults: [FieldFault] = [],
        answer: String = "",
        wait: (asked: DayParts, answered: DayParts) = (DayParts(), DayParts())
    ) {
        self.context = context
        self.request = request
        self.name = name
        self.subject = subject
        self.faults = faults
        self.answer = answer
        self.wait = wait
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage(
            request.kind.title,
            context,
            back: BackLink(href: SiteRoute.rights(.requests).path),
            faults: faults
        ) {
            PageHeading(request.kind.title, caption: name ?? "Somebody who was erased")
            SummaryList([
                SummaryRow("What it means", request.kind.hint),
                SummaryRow("Received", request.receivedOn.formatted()),
                SummaryRow("Due", request.dueOn.formatted()),
                SummaryRow("State", request.state.title),
                SummaryRow("In their words", request.words.isEmpty ? nil : request.words, missing: "Not noted"),
                SummaryRow("Answer", request.answer.isEmpty ? nil : request.answer, missing: "None yet"),
            ])
            if let subject { Paragraph { Link("Their data", href: SiteRoute.rights(.person(subject)).path) } }
            if request.state == .open {
                ActionForm(context, to: .rights(.request(request.id))) {
                    Radios(
                        name: "state",
                        legend: "How was it answered?",
                        value: "done",
                        choices: [Choice("done", "Done"), Choice("refused", "Refused, with reasons")]
                    )
                    Textarea(
                        name: "answer",
                        label: "What was answered, and when",
                        error: errors["answer"],
                        value: answer,
                        rows: 3
                    )
                    Button("Save the answer")
                }
                if request.kind != .complaint { clock(errors) }
            }
        }
    }

    @HTMLBuilder private func clock(_ errors: FormErrors) -> some HTML {
        Heading("If you had to ask them something first")
        Paragraph("The time in which you wait for what you need to answer them does not count.")
        ActionForm(context, to: .rights(.stopClock(request.id)), id: "clock-form") {
            DateInput(
                name: "asked",
                legend: "When did you ask them?",
                errors: errors,
                value: DateText(wait.asked)
            )
            DateInput(
                name: "answered",
                legend: "When did they answer?",
                errors: errors,
                value: DateText(wait.answered)
            )
            Button("Move the day it is due", kind: .secondary)
        }
    }
}

/// What the retention schedule would end now, and why.
public struct RetentionPage: HTML {
    /// One rule.
    public struct Line: Sendable {
        let rule: RetentionRule
        let count: Int
        let held: Int
        let since: String
        let people: [(text: String, subject: PersonSubject?)]

        public init(
            rule: RetentionRule,
            count: Int,
            held: Int,
            since: String,
            people: [(text: String, subject: PersonSubject?)]
        ) {
            self.rule = rule
            self.count = count
            self.held = held
            self.since = since
            self.people = people
        }
    }

    let context: PageContext
    let lines: [Line]

    public init(_ context: PageContext, lines: [Line]) {
        self.context = context
        self.lines = lines
    }

    public var body: some HTML {
        SitePage(
            "What is due to go",
            context,
            breadcrumbs: [Crumb("Data and privacy", href: SiteRoute.rights(.data).path)]
        ) {
            PageHeading("What is due to go")
            Paragraph(
                "What the retention schedule would end if it were carried out now. It is carried out every night."
            )
            Table(
                "Rule by rule",
                captionSize: .hidden,
                rows: lines,
                columns: [
                    Column("What", isHeader: true) { $0.rule.title },
                    Column("Kept") { line in
                        line.rule.then == .keep ? line.rule.length : "\(line.rule.length) from \(line.rule.from.title)"
                    },
                    Column("Began on or before") { $0.since },
                    Column("Due", isNumeric: true) { String($0.count) },
                    Column("On hold", isNumeric: true) { String($0.held) },
                    Column("What then") { $0.rule.then.title },
                ]
            )
            for line in lines where !line.people.isEmpty {
                Details("\(line.rule.title): \(line.people.count)") {
                    BulletList(Array(line.people.prefix(100))) { person in
                        if let subject = person.subject {
                            Link(person.text, href: SiteRoute.rights(.person(subject)).path)
                        } else {
                            person.text
                        }
                    }
                }
            }
            if lines.contains(where: { $0.count > 0 }) {
                ActionForm(context, to: .rights(.retention)) {
                    Button("Carry it out now", kind: .warning)
                }
            } else {
                Paragraph("Nothing is due.")
            }
        }
    }
}
