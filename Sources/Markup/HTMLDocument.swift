/// A whole document: the document type, then `html` with `head` and `body`.
public struct HTMLDocument<Head: HTML, Content: HTML>: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    let language: String
    let rootClass: String?
    let bodyClass: String?
    let head: Head
    let content: Content

    /// A document in a language, such as `en-GB`.
    public init(
        language: String,
        rootClass: String? = nil,
        bodyClass: String? = nil,
        @HTMLBuilder head: () -> Head,
        @HTMLBuilder body: () -> Content
    ) {
        self.language = language
        self.rootClass = rootClass
        self.bodyClass = bodyClass
        self.head = head()
        content = body()
    }

    /// Writes the document.
    public static func render(_ document: Self, into printer: inout HTMLPrinter) {
        printer.write(raw: "<!DOCTYPE html>\n")
        let page = Element(
            name: "html",
            attributes: [.class(document.rootClass), .lang(document.language)],
            content: Sequenced(
                Element(name: "head", attributes: [], content: document.head),
                Element(name: "body", attributes: [.class(document.bodyClass)], content: document.content)
            )
        )
        Element.render(page, into: &printer)
    }
}
