import Design
public import Domain
public import Markup

/// Asks for the code that the app shows now.
public struct CodePage: HTML {
    let context: PageContext
    let faults: [FieldFault]

    public init(_ context: PageContext, faults: [FieldFault] = []) {
        self.context = context
        self.faults = faults
    }

    public var body: some HTML {
        SitePage("Enter the code from your app", context, faults: faults) {
            PageHeading("Enter the code from your app")
            Paragraph("Your role sees across organisations, so a link by e-mail alone is not enough.")
            ActionForm(context, to: .access(.account(.code))) {
                CodeField(hint: "6 digits. It changes every 30 seconds.", error: FormErrors(faults)["code"])
                Button("Continue")
            }
            Paragraph {
                Link("Use a recovery code", href: SiteRoute.access(.account(.recoveryCode)).path)
                " if you do not have your phone."
            }
        }
    }
}

/// Asks for one of the codes that were shown when the app was set up.
public struct RecoveryCodePage: HTML {
    let context: PageContext
    let faults: [FieldFault]

    public init(_ context: PageContext, faults: [FieldFault] = []) {
        self.context = context
        self.faults = faults
    }

    public var body: some HTML {
        SitePage(
            "Enter a recovery code",
            context,
            back: BackLink(href: SiteRoute.access(.account(.code)).path),
            faults: faults
        ) {
            PageHeading("Enter a recovery code")
            Paragraph("You were given ten of them when you set up your app. Each works once.")
            ActionForm(context, to: .access(.account(.recoveryCode))) {
                Input(
                    name: "code",
                    label: "Recovery code",
                    hint: "16 letters and digits, for example 1A2B-3C4D-5E6F-7A8B",
                    error: FormErrors(faults)["code"],
                    kind: .code,
                    width: .twenty,
                    autocomplete: "off"
                )
                Button("Continue")
            }
            Paragraph(
                "If you have neither, ask another coordinator, or whoever runs Trellis for you, to let you set it up again."
            )
        }
    }
}

/// Sets an app for codes up.
public struct SetUpFactorPage: HTML {
    let context: PageContext
    let secret: String
    let link: String
    let faults: [FieldFault]

    public init(_ context: PageContext, secret: String, link: String, faults: [FieldFault] = []) {
        self.context = context
        self.secret = secret
        self.link = link
        self.faults = faults
    }

    public var body: some HTML {
        SitePage("Set up codes from an app", context, faults: faults) {
            PageHeading("Set up codes from an app")
            Paragraph(
                "Your role sees across organisations. So that nobody gets in just because they read your mail, "
                    + "you also type a code from an app on your phone or computer."
            )
            Heading("1. Add Trellis to an app for codes")
            Paragraph(
                "Use the app your organisation gives you, or any authenticator app. Choose “enter a setup key” and type:"
            )
            SummaryList([
                SummaryRow("Account", "Trellis"),
                SummaryRow("Setup key", secret),
                SummaryRow("Kind of key", "Time based"),
            ])
            Paragraph {
                "Is the app on this device? "
                Link("Open the setup key in it", href: link)
            }
            Heading("2. Type the code that the app shows")
            ActionForm(context, to: .access(.account(.setUp))) {
                CodeField(hint: "6 digits. It changes every 30 seconds.", error: FormErrors(faults)["code"])
                Button("Continue")
            }
        }
    }
}

/// The recovery codes, shown once.
public struct RecoveryCodesPage: HTML {
    let context: PageContext
    let codes: [String]
    let next: String

    public init(_ context: PageContext, codes: [String], next: String) {
        self.context = context
        self.codes = codes
        self.next = next
    }

    public var body: some HTML {
        SitePage("Keep your recovery codes", context) {
            PageHeading("Keep your recovery codes")
            WarningCallout("They are shown only now", isUnderTitle: true) {
                Paragraph("Print them or write them down, and keep them away from your phone and your computer.")
            }
            Paragraph("If your phone is lost, type one of them in place of the code from the app. Each works once.")
            BulletList(codes)
            Button("I have kept them, continue", href: next)
        }
    }
}

/// Asks before somebody else's second factor is taken away.
public struct ResetFactorPage: HTML {
    let context: PageContext
    let id: ID<User>
    let name: String

    public init(_ context: PageContext, id: ID<User>, name: String) {
        self.context = context
        self.id = id
        self.name = name
    }

    public var body: some HTML {
        SitePage("Let \(name) set up codes again", context) {
            PageHeading("Let \(name) set up codes again")
            Paragraph(
                "Do this only when you have spoken to \(name) and know that it was them: their phone is lost or new, and "
                    + "they have no recovery codes left. They are signed out everywhere, their old codes stop working, and "
                    + "they set up an app again when they next sign in. It is noted in the history."
            )
            ActionForm(context, to: .access(.account(.resetFactor(id)))) {
                Button("Let them set it up again", kind: .warning)
            }
        }
    }
}

/// The field for six digits.
struct CodeField: HTML {
    let hint: String
    let error: String?

    var body: some HTML {
        Input(
            name: "code",
            label: "Code",
            hint: hint,
            error: error,
            kind: .wholeNumber,
            width: .ten,
            autocomplete: "one-time-code"
        )
    }
}
