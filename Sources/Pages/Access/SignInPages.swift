import Design
public import Domain
public import Markup

/// The form that asks for a sign-in link.
public struct SignInPage: HTML {
    let context: PageContext
    let email: String
    let faults: [FieldFault]
    let showsDemoMail: Bool
    let providers: [SignInsPage.Provider]

    public init(
        _ context: PageContext,
        email: String = "",
        faults: [FieldFault] = [],
        showsDemoMail: Bool,
        providers: [SignInsPage.Provider] = []
    ) {
        self.context = context
        self.providers = providers
        self.email = email
        self.faults = faults
        self.showsDemoMail = showsDemoMail
    }

    public var body: some HTML {
        let errors = FormErrors(faults)
        SitePage("Sign in", context, faults: faults) {
            PageHeading("Sign in")
            if !providers.isEmpty {
                Paragraph("Use your organisation’s sign-in if you have connected it with Trellis:")
                for provider in providers {
                    Button("Sign in with \(provider.title)", href: SiteRoute.access(.signInWith(provider.key)).path)
                }
                Heading("Or by e-mail")
            }
            Paragraph("Trellis has no passwords. We send you a link that works once.")
            ActionForm(context, to: .access(.signIn)) {
                Input(
                    name: "email",
                    label: "Your work e-mail address",
                    error: errors["email"],
                    value: email,
                    kind: .email,
                    width: .thirty,
                    autocomplete: "email"
                )
                Button("Send me a link", kind: providers.isEmpty ? .primary : .secondary)
            }
            if showsDemoMail { DemoMailNotice() }
        }
    }
}

/// What stands there after a link was asked for, whoever asked.
public struct SignInSentPage: HTML {
    let context: PageContext
    let minutes: Int
    let showsDemoMail: Bool

    public init(_ context: PageContext, minutes: Int, showsDemoMail: Bool) {
        self.context = context
        self.minutes = minutes
        self.showsDemoMail = showsDemoMail
    }

    public var body: some HTML {
        SitePage("Check your e-mail", context) {
            PageHeading("Check your e-mail")
            Paragraph("If that address can sign in, a link is on its way to it.")
            Paragraph("Open the link in this browser within \(minutes) minutes. It works once.")
            if showsDemoMail { DemoMailNotice() }
            Paragraph { Link("Ask for another link", href: SiteRoute.access(.signIn).path) }
        }
    }
}

/// The page behind a sign-in link. Mail scanners open links too, so only pressing the button signs in.
public struct SignInLinkPage: HTML {
    let context: PageContext
    let token: String
    let isUsable: Bool
    let providers: [SignInsPage.Provider]

    public init(
        _ context: PageContext,
        token: String,
        isUsable: Bool,
        providers: [SignInsPage.Provider] = []
    ) {
        self.context = context
        self.token = token
        self.isUsable = isUsable
        self.providers = providers
    }

    public var body: some HTML {
        let title = isUsable ? "Sign in to Trellis" : "This link cannot be used"
        SitePage(title, context) {
            PageHeading(title)
            if isUsable {
                Paragraph("Press the button to sign in. The link works once.")
                ActionForm(context, to: .access(.signInLink(token))) {
                    Button("Sign in")
                }
                for provider in providers {
                    ActionForm(context, to: .access(.signInWith(provider.key))) {
                        Hidden("link", token)
                        Button("Sign in with \(provider.title), and from now on", kind: .secondary)
                    }
                }
            } else {
                Paragraph("It has been used already, or it is too old. Links work once and for a short time.")
                Button("Ask for a new link", href: SiteRoute.access(.signIn).path)
            }
        }
    }
}

/// Says in the demo where the mail is that nobody was sent.
private struct DemoMailNotice: HTML {
    var body: some HTML {
        InsetText {
            p {
                "This is the demo: nothing is sent. "
                Link("See the mail that would have been sent", href: SiteRoute.access(.demoMail).path)
            }
        }
    }
}

/// The mail that the demo would have sent.
public struct DemoMailPage: HTML {
    /// One mail.
    public struct Mail: Sendable {
        let recipient: String
        let subject: String
        let text: String
        let sent: String

        public init(recipient: String, subject: String, text: String, sent: String) {
            self.recipient = recipient
            self.subject = subject
            self.text = text
            self.sent = sent
        }
    }

    let context: PageContext
    let mails: [Mail]

    public init(_ context: PageContext, mails: [Mail]) {
        self.context = context
        self.mails = mails
    }

    public var body: some HTML {
        SitePage("Demo mailbox", context) {
            PageHeading("Demo mailbox")
            Paragraph("In the demo nothing is sent. Each message is shown here instead, newest first.")
            if mails.isEmpty {
                Paragraph("There is no mail yet.")
            }
            for mail in mails {
                Card(mail.subject) {
                    Paragraph("To \(mail.recipient), \(mail.sent)", isSecondary: true)
                    for line in mail.text.split(separator: "\n") {
                        if line.hasPrefix("http") {
                            Paragraph { Link("Open the link", href: String(line)) }
                        } else {
                            Paragraph(String(line))
                        }
                    }
                }
            }
        }
    }
}
