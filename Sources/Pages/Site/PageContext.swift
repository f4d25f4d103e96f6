public import Design
public import Domain

/// What every page needs to know about the request it answers.
public struct PageContext: Sendable {
    public var assets: Assets
    /// Who is looking; empty on signed-out pages.
    public var viewer: Viewer?
    public var systemName: String
    public var isDemo: Bool
    /// The academic year that lists show, and the years that can be chosen.
    public var year: AcademicYear
    public var years: [AcademicYear]
    public var today: Day
    /// The session's token, written into every form.
    public var csrfToken: String
    /// A fresh key, written into every form so that sending it twice does one thing.
    public var formKey: String
    /// What the last action did, shown once at the top with its undo.
    public var notice: Notice?
    public var here: SiteRoute

    public init(
        assets: Assets,
        viewer: Viewer?,
        systemName: String,
        isDemo: Bool,
        year: AcademicYear,
        years: [AcademicYear],
        today: Day,
        csrfToken: String,
        formKey: String,
        notice: Notice? = nil,
        here: SiteRoute
    ) {
        self.assets = assets
        self.viewer = viewer
        self.systemName = systemName
        self.isDemo = isDemo
        self.year = year
        self.years = years
        self.today = today
        self.csrfToken = csrfToken
        self.formKey = formKey
        self.notice = notice
        self.here = here
    }
}

/// The signed-in person, as pages show them.
public struct Viewer: Hashable, Sendable {
    public var name: String
    public var role: Role
    public var organisationID: ID<Organisation>?
    /// What the person acts as, and everything that they could act as.
    public var membership: ID<Membership>?
    public var memberships: [Choice]
    /// The organisation on whose behalf the person is working.
    public var onBehalfOf: String?

    /// One of the things that a person is.
    public struct Choice: Hashable, Sendable {
        public var id: ID<Membership>
        /// For example "College lead, Northbridge College".
        public var title: String

        public init(id: ID<Membership>, title: String) {
            self.id = id
            self.title = title
        }
    }

    public init(
        name: String,
        role: Role,
        organisationID: ID<Organisation>?,
        membership: ID<Membership>? = nil,
        memberships: [Choice] = [],
        onBehalfOf: String? = nil
    ) {
        self.name = name
        self.role = role
        self.organisationID = organisationID
        self.membership = membership
        self.memberships = memberships
        self.onBehalfOf = onBehalfOf
    }

}

/// What the last action did.
public struct Notice: Hashable, Sendable {
    public var text: String
    /// The change that can be undone from the banner.
    public var undo: ID<AuditEntry>?

    public init(text: String, undo: ID<AuditEntry>? = nil) {
        self.text = text
        self.undo = undo
    }
}
