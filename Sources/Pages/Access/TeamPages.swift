public import Design
public import Domain
public import Markup

/// The people whom somebody looks after: who may sign in, and as what.
public struct TeamPage: HTML {
    /// Somebody who may sign in.
    public struct Line: Sendable {
        public var id: ID<Membership>
        public var name: String
        public var email: String
        public var title: String
        /// When somebody last said that it still holds.
        public var confirmed: String
        public var needsConfirmation: Bool

        public init(
            id: ID<Membership>,
            name: String,
            email: String,
            title: String,
            confirmed: String,
            needsConfirmation: Bool
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.title = title
            self.confirmed = confirmed
            self.needsConfirmation = needsConfirmation
        }
    }

    let context: PageContext
    let lines: [Line]

    public init(_ context: PageContext, lines: [Line]) {
        self.context = context
        self.lines = lines
    }

    public var body: some HTML {
        SitePage("People who can sign in", context) {
            PageHeading("People who can sign in")
            Paragraph(
                """
                Say every three months that each person still works with you. End the access of people who leave: they are \
                signed out at once.
                """
            )
            ButtonGroup {
                Button("Let somebody sign in", href: SiteRoute.access(.invite).path, isSmall: true)
                Link("Who can see what", href: SiteRoute.access(.whoSees).path)
            }
            Table(
                lines.count == 1 ? "1 person" : "\(lines.count) people",
                rows: lines,
                columns: [
                    Column("Name", isHeader: true) { line in
                        Link(line.name, href: SiteRoute.access(.member(line.id)).path)
                    },
                    Column("What they are") { $0.title },
                    Column("E-mail") { $0.email },
                    Column("Confirmed") { line in
                        if line.needsConfirmation { Tag("Confirm", .yellow) } else { line.confirmed }
                    },
                ]
            )
        }
    }
}

/// The form that lets somebody sign in.
public struct InvitePage: HTML {
    let context: PageContext
    let draft: InvitationDraft
    let faults: [FieldFault]
    let roles: [Role]
    let organisations: [SelectOption]
    let places: [String]

    public init(
        _ context: PageContext,
        draft: InvitationDraft,
        faults: [FieldFault] = [],
        roles: [Role],
        organisations: [SelectOption],
        places: [String]
    ) {
        self.context = context
        self.draft = draft
        self.faults = faults
        self.roles = roles
        self.organisations = organisations
        self.places = places
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage(
            "Let somebody sign in",
            context,
            back: BackLink(href: SiteRoute.access(.team).path),
            faults: faults
        ) {
            PageHeading("Let somebody sign in")
            ActionForm(context, to: .access(.invite)) {
                Input(name: "name", label: "Name", error: errors["name"], value: draft.name, width: .thirty)
                Input(
                    name: "email",
                    label: "Work or college e-mail address",
                    error: errors["email"],
                    value: draft.email,
                    kind: .email,
                    width: .thirty
                )
                RoleFields(
                    role: draft.role,
                    organisation: draft.organisation,
                    place: draft.place,
                    roles: roles,
                    organisations: organisations,
                    places: places,
                    errors: errors
                )
                Button("Let them sign in")
            }
        }
    }
}

/// One person as one of the things that they are: what they are named for, whether it still holds, and its end.
public struct MemberPage: HTML {
    /// What the page shows.
    public struct Model {
        public var line: TeamPage.Line
        public var since: String
        public var isOwn: Bool
        public var areas: [Choice]
        public var cohorts: [Choice]
        public var students: [Choice]
        /// The values of what they are named for.
        public var chosen: Set<String>
        /// Where their second factor can be taken away, for those who may.
        public var resetFactor: SiteRoute?
        /// Whether the reader may make them something else.
        public var mayChangeRole: Bool

        public init(
            line: TeamPage.Line,
            since: String,
            isOwn: Bool,
            areas: [Choice],
            cohorts: [Choice],
            students: [Choice],
            chosen: Set<String>,
            resetFactor: SiteRoute? = nil,
            mayChangeRole: Bool
        ) {
            self.line = line
            self.since = since
            self.isOwn = isOwn
            self.areas = areas
            self.cohorts = cohorts
            self.students = students
            self.chosen = chosen
            self.resetFactor = resetFactor
            self.mayChangeRole = mayChangeRole
        }
    }

    let context: PageContext
    let model: Model

    public init(_ context: PageContext, _ model: Model) {
        self.context = context
        self.model = model
    }

    public var body: some HTML {
        let line = model.line
        SitePage(
            line.name,
            context,
            breadcrumbs: [Crumb("People who can sign in", href: SiteRoute.access(.team).path)]
        ) {
            PageHeading(line.name, caption: line.title)
            SummaryList([
                SummaryRow("E-mail", line.email),
                SummaryRow(
                    "What they are",
                    line.title,
                    actions: model.mayChangeRole
                        ? [.change("what they are", href: SiteRoute.access(.memberRole(line.id)).path)] : []
                ),
                SummaryRow("Since", model.since),
                SummaryRow("Last confirmed", line.confirmed),
            ])
            ActionForm(context, to: .access(.confirmMember(line.id))) {
                Button("Confirm that this still holds", kind: .secondary, isSmall: true)
            }
            if !model.areas.isEmpty || !model.cohorts.isEmpty || !model.students.isEmpty { named }
            if !model.isOwn {
                Heading("When they leave")
                Paragraph("Ending it signs them out at once. It can be undone from the history.")
                ActionForm(context, to: .access(.endMember(line.id))) {
                    Button("End this access", kind: .warning, isSmall: true)
                }
                if let reset = model.resetFactor {
                    Heading("When they lost their phone")
                    Paragraph {
                        Link("Take their second factor away, so that they set it up again", href: reset.path)
                    }
                }
            }
        }
    }

    @HTMLBuilder private var named: some HTML {
        Heading("Whom or what they look after")
        ActionForm(context, to: .access(.member(model.line.id))) {
            boxes("areas", "Areas", model.areas)
            boxes("cohorts", "Cohorts", model.cohorts)
            boxes("students", "Students", model.students)
            Button("Save", isSmall: true)
        }
    }

    @HTMLBuilder private func boxes(_ name: String, _ legend: String, _ choices: [Choice]) -> some HTML {
        if !choices.isEmpty {
            Checkboxes(name: name, legend: legend, size: .small, values: model.chosen, choices: choices)
        }
    }
}
