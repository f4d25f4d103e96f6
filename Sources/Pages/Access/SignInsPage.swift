import Design
public import Domain
public import Markup

/// Where somebody is signed in, and how they sign in.
public struct SignInsPage: HTML {
    /// One session in words.
    public struct Session: Sendable {
        let id: ID<SignInMark>
        let browser: String
        let kind: String
        let begun: String
        let lastSeen: String
        let isThisOne: Bool

        public init(
            id: ID<SignInMark>,
            browser: String,
            kind: String,
            begun: String,
            lastSeen: String,
            isThisOne: Bool
        ) {
            self.id = id
            self.browser = browser
            self.kind = kind
            self.begun = begun
            self.lastSeen = lastSeen
            self.isThisOne = isThisOne
        }
    }

    /// A sign-in of another organisation that is tied to this person.
    public struct Identity: Sendable {
        let id: ID<SignInMark>
        let provider: String
        let connected: String

        public init(id: ID<SignInMark>, provider: String, connected: String) {
            self.id = id
            self.provider = provider
            self.connected = connected
        }
    }

    /// A sign-in of another organisation that could be used.
    public struct Provider: Sendable {
        public let key: String
        public let title: String

        public init(key: String, title: String) {
            self.key = key
            self.title = title
        }
    }

    /// What the page says about the second factor.
    public enum Factor: Sendable {
        case none
        case isSetUp(codesLeft: Int)
        /// Nobody in the demo is asked for a code.
        case notInDemo
    }

    let context: PageContext
    let sessions: [Session]
    let factor: Factor
    let identities: [Identity]
    let providers: [Provider]
    let minutes: (idle: Int, hours: Int)

    public init(
        _ context: PageContext,
        sessions: [Session],
        factor: Factor,
        identities: [Identity],
        providers: [Provider],
        idleMinutes: Int,
        hours: Int
    ) {
        self.context = context
        self.sessions = sessions
        self.factor = factor
        self.identities = identities
        self.providers = providers
        minutes = (idleMinutes, hours)
    }

    public var body: some HTML {
        SitePage("Where you are signed in", context) {
            PageHeading("Where you are signed in")
            Paragraph(
                "A sign-in ends after \(minutes.idle) minutes without a click, and after \(minutes.hours) hours in any case. "
                    + "If you do not know one of these, end it."
            )
            Table(
                "Sign-ins",
                captionSize: .hidden,
                rows: sessions,
                columns: [
                    Column("Browser", isHeader: true) { session in
                        session.browser.isEmpty ? "Unknown browser" : session.browser
                    },
                    Column("Signed in by") { $0.kind },
                    Column("Since") { $0.begun },
                    Column("Last used") { $0.isThisOne ? "Now, this is the one you are using" : $0.lastSeen },
                    Column("End it") { session in endButton(session) },
                ]
            )
            if sessions.count > 1 {
                ActionForm(context, to: .access(.account(.endOtherSignIns))) {
                    Button("End all but this one", kind: .secondary)
                }
            }
            factorPart
            providerPart
            copyPart
        }
    }

    @HTMLBuilder private var copyPart: some HTML {
        Heading("What is kept about you")
        Paragraph(
            "A file with a page to read and the same as data: how you sign in, and what you did here. "
                + "If you are a student, your own record is in it too. Other people’s names are covered."
        )
        ActionForm(context, to: .access(.account(.ownCopy)), id: "copy-form") {
            Button("Make a copy", kind: .secondary, preventDoubleClick: false)
        }
    }

    @HTMLBuilder private func endButton(_ session: Session) -> some HTML {
        if !session.isThisOne {
            ActionForm(context, to: .access(.account(.endSignIn(session.id)))) {
                Button("End", kind: .secondary, isSmall: true, context: "the sign-in of \(session.browser)")
            }
        }
    }

    @HTMLBuilder private var factorPart: some HTML {
        Heading("Codes from an app")
        switch factor {
        case .notInDemo:
            Paragraph("This is the demo: its people are made up, so nobody is asked for a code.")
        case .none:
            Paragraph(
                "With a code from an app on your phone, nobody can sign in as you just because they read your mail."
            )
            Button("Set it up", href: SiteRoute.access(.account(.setUp)).path, kind: .secondary)
        case .isSetUp(let left):
            Paragraph(
                "You are asked for a code from your app when you sign in. "
                    + "You have \(countText(left, "recovery code", "recovery codes")) left. "
                    + "If your phone is lost, use one of them, or ask another coordinator to let you set it up again."
            )
        }
    }

    @HTMLBuilder private var providerPart: some HTML {
        if !identities.isEmpty || !providers.isEmpty {
            Heading("Your organisation’s sign-in")
            for identity in identities {
                ActionForm(context, to: .access(.account(.disconnect(identity.id)))) {
                    Paragraph("\(identity.provider), connected \(identity.connected)")
                    Button("Disconnect", kind: .secondary, isSmall: true, context: identity.provider)
                }
            }
            for provider in providers {
                ActionForm(context, to: .access(.signInWith(provider.key))) {
                    Button("Connect \(provider.title)", kind: .secondary)
                }
            }
        }
    }
}
