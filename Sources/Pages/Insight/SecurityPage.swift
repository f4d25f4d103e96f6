import Design
public import Markup

/// How to tell the people who run this Trellis about a weakness, and what they promise.
public struct SecurityPage: HTML {
    let context: PageContext
    let contact: String?

    /// - Parameter contact: an e-mail address or an https address.
    public init(_ context: PageContext, contact: String?) {
        self.context = context
        self.contact = contact
    }

    public var body: some HTML {
        SitePage("Report a weakness", context) {
            PageHeading("Report a weakness in this service")
            Paragraph(
                """
                If you have found a way to see or change what you should not, tell us before you tell anybody else. \
                You do not need an account, and you may stay anonymous.
                """
            )
            Paragraph("Write to \(contact ?? "the coordinator of the system that uses this service").")
            Heading("What to send")
            BulletList([
                "the address of the page and what you did, step by step",
                "what you saw, with names and other personal details blacked out",
                "how we can reach you, if you want an answer",
            ])
            Heading("What we promise")
            BulletList([
                "we answer within 5 working days",
                "we tell you when it is mended, and name you if you wish",
                "we take no action against anybody who acts in good faith and keeps to the rules below",
            ])
            Heading("What we ask")
            BulletList([
                "stop as soon as you meet somebody’s personal details, and do not keep or pass them on",
                "do not slow the service down, write to its users, or try to get into offices",
                "give us 90 days to mend it before you publish",
            ])
            Paragraph("This service holds details of people aged 16 to 19. There is no reward in money.")
        }
    }
}
