public import Design
public import Domain
public import Markup

/// What somebody is: a role, and the college, employer or place that it belongs to.
struct RoleFields: HTML {
    let role: String
    let organisation: String
    let place: String
    let roles: [Role]
    let organisations: [SelectOption]
    let places: [String]
    let errors: FormErrors

    var body: some HTML {
        Select(
            name: "role",
            label: "What they are",
            error: errors["role"],
            value: role,
            prompt: "Choose a role",
            options: roles.map { SelectOption($0.rawValue, $0.title) }
        )
        if !organisations.isEmpty {
            Select(
                name: "organisation",
                label: "College or employer (where the role belongs to one)",
                error: errors["organisation"],
                value: organisation,
                prompt: "None",
                options: organisations
            )
            Select(
                name: "place",
                label: "Place (of a place lead)",
                error: errors["place"],
                value: place,
                prompt: "None",
                options: places.map { SelectOption($0, $0) }
            )
        }
    }
}

/// The form that makes somebody something else.
public struct MemberRolePage: HTML {
    let context: PageContext
    let line: TeamPage.Line
    let draft: RoleDraft
    let faults: [FieldFault]
    let roles: [Role]
    let organisations: [SelectOption]
    let places: [String]

    /// - Parameter roles: the roles to choose from; none when the reader may not change what this person is.
    public init(
        _ context: PageContext,
        line: TeamPage.Line,
        draft: RoleDraft,
        faults: [FieldFault] = [],
        roles: [Role],
        organisations: [SelectOption],
        places: [String]
    ) {
        self.context = context
        self.line = line
        self.draft = draft
        self.faults = faults
        self.roles = roles
        self.organisations = organisations
        self.places = places
    }

    public var body: some HTML {
        SitePage(
            "Change what \(line.name) is",
            context,
            back: BackLink(href: SiteRoute.access(.member(line.id)).path),
            faults: faults
        ) {
            PageHeading("Change what they are", caption: line.name)
            if roles.isEmpty {
                Paragraph("You cannot change this role. Ask a coordinator, or somebody else who may.")
            } else {
                Paragraph(
                    """
                    They are signed out at once, and sign in again as what they are then. Whom or what they look after is \
                    chosen anew. It can be undone from the history.
                    """
                )
                ActionForm(context, to: .access(.memberRole(line.id))) {
                    RoleFields(
                        role: draft.role,
                        organisation: draft.organisation,
                        place: draft.place,
                        roles: roles,
                        organisations: organisations,
                        places: places,
                        errors: FormErrors(faults)
                    )
                    Button("Change what they are")
                }
            }
        }
    }
}
