public import Markup

/// The secret that shows that a form came from our own page. The server makes one a session.
public struct FormToken: Sendable, Equatable {
    /// The name of the hidden field.
    public static let fieldName = "_csrf"
    /// The secret.
    public let value: String

    /// A token with this secret.
    public init(_ value: String) { self.value = value }
}

/// A form that changes something: sent by POST, with the token, checked by the server.
public struct Form<Content: HTML>: HTML {
    let action: String
    let token: FormToken?
    let id: String?
    let carriesFiles: Bool
    let guardsTyping: Bool
    let content: Content

    /// A form. Only pages that people reach through a link with its own secret may go without a token. With
    /// `guardsTyping`, the browser asks before typed but unsaved text is left behind.
    public init(
        action: String,
        token: FormToken?,
        id: String? = nil,
        carriesFiles: Bool = false,
        guardsTyping: Bool = false,
        @HTMLBuilder content: () -> Content
    ) {
        self.action = action
        self.token = token
        self.id = id
        self.carriesFiles = carriesFiles
        self.guardsTyping = guardsTyping
        self.content = content()
    }

    /// The form.
    public var body: some HTML {
        form(
            .action(action),
            .method(.post),
            .id(id),
            .enctype(carriesFiles ? "multipart/form-data" : nil),
            .data("guard", guardsTyping ? "" : nil),
            .novalidate()
        ) {
            if let token {
                Hidden(FormToken.fieldName, token.value)
            }
            content
        }
    }
}

/// A form that only asks: sent by GET, so that the answers stand in the address.
public struct SearchForm<Content: HTML>: HTML {
    let action: String
    let id: String?
    let content: Content

    /// A form that leads to the address with its fields as the query.
    public init(action: String, id: String? = nil, @HTMLBuilder content: () -> Content) {
        self.action = action
        self.id = id
        self.content = content()
    }

    /// The form.
    public var body: some HTML {
        form(.action(action), .method(.get), .id(id), .novalidate()) { content }
    }
}

/// A value that goes with a form unseen.
public struct Hidden: HTML, Sendable {
    let name, value: String

    /// A name and its value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The field.
    public var body: some HTML {
        input(.type("hidden"), .name(name), .value(value))
    }
}
