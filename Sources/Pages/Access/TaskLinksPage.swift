import Design
public import Domain
public import Markup

/// The links that were sent, with what came back.
public struct TaskLinksPage: HTML {
    /// One link.
    public struct Line: Sendable {
        let link: TaskLink
        let organisation: String
        let person: String
        let sent: String
        let state: TaskLink.State

        public init(_ link: TaskLink, organisation: String, person: String, sent: String, state: TaskLink.State) {
            self.link = link
            self.organisation = organisation
            self.person = person
            self.sent = sent
            self.state = state
        }
    }

    let context: PageContext
    let lines: [Line]
    let total: Int
    let list: ListState
    let canSend: Bool

    public init(_ context: PageContext, lines: [Line], total: Int, list: ListState, canSend: Bool) {
        self.context = context
        self.lines = lines
        self.total = total
        self.list = list
        self.canSend = canSend
    }

    public var body: some HTML {
        SitePage("Tasks by e-mail", context) {
            PageHeading("Tasks by e-mail")
            Paragraph(
                "Links that let a contact do one task without an account. Each is for one person and one organisation."
            )
            if canSend {
                Button("Ask employers without an answer", href: SiteRoute.tasks(.askAll).path, kind: .secondary)
                Paragraph {
                    if list["look"] == "yes" {
                        Link("Show all links", href: SiteRoute.tasks(.links).path)
                    } else {
                        Link(
                            "Show only what somebody wrote and nobody has dealt with",
                            href: SiteRoute.tasks(.links).path(LinkQuery([("look", "yes")]))
                        )
                    }
                }
            }
            Table(
                countText(total, "link", "links"),
                rows: lines,
                empty: "No link has been sent.",
                columns: columns
            )
            if let pages = list.pagination(total: total) { pages }
        }
    }

    private var columns: [Column<Line>] {
        [
            Column("Task", isHeader: true) { line in
                line.link.task.request
                Paragraph("\(line.link.year.label)", isSmall: true, isSecondary: true)
            },
            Column("For") { line in
                Link(line.organisation, href: SiteRoute.network(.organisation(line.link.organisationID)).path)
                Paragraph(line.person, isSmall: true)
            },
            Column("Sent") { line in
                line.sent
                if line.link.timesSent > 1 {
                    Paragraph("\(line.link.timesSent) times", isSmall: true, isSecondary: true)
                }
            },
            Column("State") { line in state(line) },
            Column("Actions") { line in actions(line) },
        ]
    }

    @HTMLBuilder private func state(_ line: Line) -> some HTML {
        Tag(line.state.title, colour(line.state))
        if !line.link.answer.isEmpty { Paragraph(line.link.answer, isSmall: true) }
        if !line.link.note.isEmpty { Paragraph("“\(line.link.note)”", isSmall: true) }
    }

    private func colour(_ state: TaskLink.State) -> Tag.Colour {
        switch state {
        case .waiting: .blue
        case .answered: .green
        case .expired, .revoked: .grey
        }
    }

    @HTMLBuilder private func actions(_ line: Line) -> some HTML {
        let whom = "to \(line.person), \(line.organisation): \(line.link.task.request)"
        if line.link.needsLook { button("Mark as dealt with", .settle(line.link.id), whom) }
        if canSend { button("Send again", .resend(line.link.id), whom) }
        if line.state == .waiting || line.state == .answered { button("Withdraw", .revoke(line.link.id), whom) }
    }

    private func button(_ title: String, _ route: TaskRoute, _ whom: String) -> some HTML {
        ActionForm(context, to: .tasks(route)) {
            Button(title, kind: .secondary, isSmall: true, context: whom)
        }
    }
}

/// Asks contacts of one organisation by mail.
public struct AskPage: HTML {
    let context: PageContext
    let organisation: Organisation
    let people: [Person]
    let chosen: (tasks: Set<String>, people: Set<String>)
    let faults: [FieldFault]

    public init(
        _ context: PageContext,
        organisation: Organisation,
        people: [Person],
        tasks: Set<String> = [],
        chosen: Set<String> = [],
        faults: [FieldFault] = []
    ) {
        self.context = context
        self.organisation = organisation
        self.people = people
        self.chosen = (tasks, chosen)
        self.faults = faults
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        let back = SiteRoute.network(.organisation(organisation.id)).path
        SitePage("Ask by e-mail", context, back: BackLink(href: back), faults: faults) {
            PageHeading("Ask by e-mail", caption: organisation.name)
            if people.isEmpty {
                Paragraph("No contact here has an e-mail address yet. Add one first.")
                Button("Add a contact", href: SiteRoute.network(.newPerson(organisation.id)).path, kind: .secondary)
            } else {
                Paragraph("Each person gets one message with a link for each question. Nobody needs an account.")
                ActionForm(context, to: .tasks(.ask(organisation.id))) {
                    Hidden("year", context.year.label)
                    Checkboxes(
                        name: "tasks",
                        legend: "What do you want to ask?",
                        size: .medium,
                        error: errors["tasks"],
                        values: chosen.tasks,
                        choices: TaskKind.single
                            .filter { $0 != .answerInterest || organisation.isEmployer }
                            .map { Choice($0.rawValue, $0.request, hint: hint($0)) }
                    )
                    Checkboxes(
                        name: "people",
                        legend: "Whom do you want to ask?",
                        size: .medium,
                        error: errors["people"],
                        values: chosen.people,
                        choices: people.map {
                            Choice($0.id.description, $0.name, hint: "\($0.role.title), \($0.email?.description ?? "")")
                        }
                    )
                    ButtonGroup {
                        Button("Send")
                        Link("Cancel", href: back)
                    }
                }
            }
        }
    }

    private func hint(_ task: TaskKind) -> String? {
        task == .answerInterest ? "For \(context.year.label)" : nil
    }
}

/// Asks every employer that has not answered yet.
public struct AskAllPage: HTML {
    /// An employer with the contact who would be asked.
    public struct Line: Sendable {
        let organisation: OrganisationLine
        let personID: ID<Person>?
        let person: String?

        public init(id: ID<Organisation>, name: String, personID: ID<Person>?, person: String?) {
            organisation = OrganisationLine(id: id, name: name)
            self.personID = personID
            self.person = person
        }
    }

    struct OrganisationLine: Sendable {
        let id: ID<Organisation>
        let name: String
    }

    let context: PageContext
    let lines: [Line]
    let faults: [FieldFault]

    public init(_ context: PageContext, lines: [Line], faults: [FieldFault] = []) {
        self.context = context
        self.lines = lines
        self.faults = faults
    }

    public var body: some HTML {
        let known = lines.filter { $0.personID != nil }
        let unknown = lines.filter { $0.personID == nil }
        let title = "Ask employers without an answer"
        SitePage(title, context, back: BackLink(href: SiteRoute.tasks(.links).path), faults: faults) {
            PageHeading(title, caption: "Will you host T Level students in \(context.year.label)?")
            if known.isEmpty {
                Paragraph(
                    "There is nobody to ask: every employer has answered, or has no contact with an e-mail address."
                )
            } else {
                Paragraph(
                    "Each person gets one message, even for several employers. Untick whom you do not want to ask."
                )
                ActionForm(context, to: .tasks(.askAll)) {
                    Hidden("year", context.year.label)
                    Checkboxes(
                        name: "people",
                        legend: "Whom do you want to ask?",
                        size: .medium,
                        error: FormErrors(faults)["people"],
                        values: Set(known.compactMap { $0.personID?.description }),
                        layout: .small,
                        choices: known.map {
                            Choice($0.personID?.description ?? "", $0.organisation.name, hint: $0.person)
                        }
                    )
                    Button("Send")
                }
            }
            if !unknown.isEmpty {
                Heading("No contact with an e-mail address")
                ul(.class("nhsuk-list", "nhsuk-list--bullet")) {
                    ForEach(unknown) { line in
                        li {
                            Link(
                                line.organisation.name,
                                href: SiteRoute.network(.organisation(line.organisation.id)).path
                            )
                        }
                    }
                }
            }
        }
    }
}
