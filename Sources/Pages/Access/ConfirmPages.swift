import Design
public import Markup

/// Asks somebody to prove once more who they are, before what weighs most.
public struct ConfirmPage: HTML {
    /// What they can prove it with.
    public enum Proof: Sendable {
        case code
        case link(minutes: Int)
        case demo
    }

    let context: PageContext
    let proof: Proof
    let minutes: Int
    let isFormKept: Bool
    let providers: [SignInsPage.Provider]

    /// - Parameters:
    ///   - minutes: how long a proof counts.
    ///   - isFormKept: whether a form waits to be shown again.
    public init(
        _ context: PageContext,
        proof: Proof,
        minutes: Int,
        isFormKept: Bool,
        providers: [SignInsPage.Provider]
    ) {
        self.context = context
        self.proof = proof
        self.minutes = minutes
        self.isFormKept = isFormKept
        self.providers = providers
    }

    public var body: some HTML {
        SitePage("Confirm that it is you", context) {
            PageHeading("Confirm that it is you")
            Paragraph(
                "You signed in more than \(countText(minutes, "minute", "minutes")) ago. Saving lists, changing who may do "
                    + "what, erasing and writing to many people need a fresh sign-in, in case somebody else sits at your screen."
            )
            if isFormKept {
                InsetText("What you have just entered is kept. You will see it again before anything is done.")
            }
            switch proof {
            case .code:
                ActionForm(context, to: .access(.account(.code))) {
                    CodeField(hint: "The 6 digits that your app shows now", error: nil)
                    Button("Continue")
                }
            case .link(let minutes):
                ActionForm(context, to: .access(.account(.confirm))) {
                    Paragraph("We send you a link that works once, within \(minutes) minutes.")
                    Button("Send me a link")
                }
            case .demo:
                ActionForm(context, to: .access(.account(.confirm))) {
                    Paragraph("This is the demo: its people are made up, so pressing the button is enough.")
                    Button("Yes, it is me")
                }
            }
            for provider in providers {
                Paragraph {
                    Link("Confirm with \(provider.title)", href: SiteRoute.access(.signInWith(provider.key)).path)
                }
            }
        }
    }
}

/// A form that came too late, shown again before it is sent.
public struct KeptFormPage: HTML {
    /// One field as it was sent.
    public struct Field: Sendable {
        let name: String
        let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        /// The name in words: "firstDay-month" is "First day month".
        var title: String {
            var words = ""
            for letter in name {
                if letter.isUppercase {
                    words += " " + letter.lowercased()
                } else {
                    words.append(letter == "-" || letter == "_" || letter == "." ? " " : letter)
                }
            }
            return words.prefix(1).uppercased() + words.dropFirst()
        }
    }

    let context: PageContext
    let path: String
    let fields: [Field]

    /// - Parameter path: where the form goes.
    public init(_ context: PageContext, path: String, fields: [Field]) {
        self.context = context
        self.path = path
        self.fields = fields
    }

    public var body: some HTML {
        SitePage("Send what you had entered?", context) {
            PageHeading("Send what you had entered?")
            Paragraph("You had to sign in before this could be done. Nothing has happened yet.")
            SummaryList(
                fields.filter { !$0.name.hasPrefix("_") && !$0.value.isEmpty }.map { SummaryRow($0.title, $0.value) }
            )
            Form(action: path, token: context.token) {
                for field in fields { Hidden(field.name, field.value) }
                Button("Send it")
            }
            ActionForm(context, to: .access(.account(.keptForm))) {
                Button("Throw it away", kind: .secondary)
            }
        }
    }
}

/// Leads on to another organisation's sign-in. Browsers do not let a form lead to another site, so it is a link.
public struct ContinuePage: HTML {
    let context: PageContext
    let provider: String
    let address: String

    public init(_ context: PageContext, provider: String, address: String) {
        self.context = context
        self.provider = provider
        self.address = address
    }

    public var body: some HTML {
        SitePage("Continue to \(provider)", context) {
            PageHeading("Continue to \(provider)")
            Paragraph("You sign in there, and come back here.")
            Button("Continue", href: address)
        }
    }
}
