import Design
public import Markup

/// The accessibility statement, with what the regulations of 2018 for public bodies ask to be in one.
public struct AccessibilityPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    public var body: some HTML {
        SitePage("Accessibility", context) {
            PageHeading("Accessibility statement")
            Paragraph("We want everybody who arranges placements to be able to use Trellis. You should be able to:")
            BulletList([
                "zoom to 400% without the text spilling off the screen",
                "use every page with a keyboard alone",
                "use every page without JavaScript",
                "use every page in high contrast and with a screen reader",
                "read every page in plain English",
            ])
            Heading("How accessible it is")
            Paragraph(
                """
                No page is known to fail the Web Content Accessibility Guidelines version 2.2 at level AA. \
                Because nobody has yet tested it with assistive technology, we call it partially compliant.
                """
            )
            BulletList([
                "The map shows where sites are. Everything on it is also in the list beside it.",
                "Spreadsheets that people download are plain tables; how well they read depends on the program.",
            ])
            Heading("How it is tested")
            Paragraph(
                """
                Every page is checked by machine at two widths each time Trellis changes, and one whole journey is walked \
                with the keyboard alone and without JavaScript. A machine finds about half of what can be wrong. This \
                statement was written on 22 November 2026 and is looked at again with every release.
                """
            )
            Heading("If something does not work for you")
            Paragraph(
                """
                Tell the coordinator of your system what you were trying to do. They answer within 5 working days, can do \
                every step on your behalf, and can give you any page in large print, as a spreadsheet or over the phone.
                """
            )
            Heading("If you are not happy with the answer")
            Paragraph(
                """
                The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile \
                Applications) (No. 2) Accessibility Regulations 2018. If we do not answer you well, contact the Equality \
                Advisory and Support Service.
                """
            )
        }
    }
}
