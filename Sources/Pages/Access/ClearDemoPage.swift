import Design
public import Markup

/// Asks before the made-up system goes and an empty one takes its place.
public struct ClearDemoPage: HTML {
    let context: PageContext

    public init(_ context: PageContext) {
        self.context = context
    }

    public var body: some HTML {
        SitePage("Clear the demo", context, back: BackLink(href: SiteRoute.today.path)) {
            PageHeading("Clear the demo and start empty")
            InsetText {
                p { "All made-up organisations, students, places and placements are removed. This cannot be undone." }
                p { "You stay signed in and can import your own spreadsheets." }
            }
            ActionForm(context, to: .access(.clearDemo)) {
                ButtonGroup {
                    Button("Clear the demo", kind: .warning)
                    Link("Cancel", href: SiteRoute.today.path)
                }
            }
        }
    }
}
