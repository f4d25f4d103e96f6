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

/// What is kept, why, and for how long.
public struct PrivacyPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    public var body: some HTML {
        SitePage("Privacy and cookies", context) {
            PageHeading("Privacy and cookies")
            Heading("Cookies")
            Paragraph(
                """
                Trellis sets two cookies, both needed: one keeps you signed in, the other protects its forms. \
                Both end when you close the browser or sign out. There is no tracking.
                """
            )
            Heading("What is kept about students")
            Paragraph(
                """
                Name, date of birth, college, course, unique learner number, e-mail address, preferences, support that the \
                student has agreed to share, and the first half of the home postcode. The home address is never kept.
                """
            )
            Heading("Who can see it")
            BulletList([
                "The system coordinator sees all students of the system.",
                "A college sees its own students and no other’s.",
                "An employer sees the name, college and course of students who are placed with it, and nothing else.",
            ])
            Heading("Your rights")
            Paragraph("Ask your college or the coordinator to see, correct or remove what is kept about you.")
        }
    }
}
