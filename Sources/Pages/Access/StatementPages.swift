import Design
public import Markup

/// The accessibility statement.
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
            ])
            Heading("How it is tested")
            Paragraph(
                """
                Every page is checked by machine against the Web Content Accessibility Guidelines 2.2 at level AA, at two \
                widths, each time Trellis changes. Tests by people with assistive technology have not been done yet, \
                so there may be problems that a machine cannot find.
                """
            )
            Heading("If something does not work for you")
            Paragraph("Tell the coordinator of your system. They can do every step on your behalf.")
        }
    }
}
