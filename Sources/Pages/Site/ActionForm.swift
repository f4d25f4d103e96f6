import Design
public import Markup

/// A form that does something at a route. It carries the session's token, and a fresh key so that a second press or a
/// retry does one thing.
public struct ActionForm<Content: HTML>: HTML {
    /// The name of the hidden field that holds the key.
    public static var keyField: String { "_key" }

    let context: PageContext
    let route: SiteRoute
    let id: String?
    let carriesFiles: Bool
    let content: Content

    public init(
        _ context: PageContext,
        to route: SiteRoute,
        id: String? = nil,
        carriesFiles: Bool = false,
        @HTMLBuilder content: () -> Content
    ) {
        self.context = context
        self.route = route
        self.id = id
        self.carriesFiles = carriesFiles
        self.content = content()
    }

    public var body: some HTML {
        Form(action: route.path, token: context.token, id: id, carriesFiles: carriesFiles) {
            Hidden(Self.keyField, context.formKey)
            content
        }
    }
}
