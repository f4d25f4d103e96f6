import Design
public import Markup

/// A page that says what went wrong and what to do.
public struct ErrorPage: HTML {
    let context: PageContext
    let title: String
    let message: String
    let reference: String?

    /// - Parameter reference: the request's id, for problems that an operator should look into.
    public init(_ context: PageContext, title: String, message: String, reference: String? = nil) {
        self.context = context
        self.title = title
        self.message = message
        self.reference = reference
    }

    public var body: some HTML {
        SitePage(title, context) {
            PageHeading(title)
            Paragraph(message)
            if let reference {
                Paragraph("Reference: \(reference)", isSecondary: true)
            }
            Paragraph { Link("Go to the start page", href: SiteRoute.today.path) }
        }
    }
}
