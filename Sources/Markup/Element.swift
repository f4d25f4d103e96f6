/// An element with its attributes and content.
public struct Element<Content: HTML>: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    let name: StaticString
    let attributes: [Attribute]
    let content: Content

    /// Writes the element.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        printer.write(raw: "<")
        printer.write(raw: html.name)
        for attribute in html.attributes { attribute.write(into: &printer) }
        printer.write(raw: ">")
        Content.render(html.content, into: &printer)
        printer.write(raw: "</")
        printer.write(raw: html.name)
        printer.write(raw: ">")
    }
}

/// An element that cannot have content, such as `input`.
public struct VoidElement: HTML, Sendable {
    /// None: it writes itself.
    public typealias Body = Never

    let name: StaticString
    let attributes: [Attribute]

    /// Writes the element.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        printer.write(raw: "<")
        printer.write(raw: html.name)
        for attribute in html.attributes { attribute.write(into: &printer) }
        printer.write(raw: " />")
    }
}

/// The name of an element with content; called like a function it makes the element: `p(.class("lede")) { "Hello" }`.
public struct ElementName: Sendable {
    let name: StaticString

    /// A name that is a literal of the program.
    public init(_ name: StaticString) {
        self.name = name
    }

    /// The element with attributes and content.
    public func callAsFunction<Content: HTML>(
        _ attributes: Attribute...,
        @HTMLBuilder content: () -> Content
    ) -> Element<Content> {
        Element(name: name, attributes: attributes, content: content())
    }

    /// The element with attributes from a list, and content.
    public func callAsFunction<Content: HTML>(
        _ attributes: [Attribute],
        @HTMLBuilder content: () -> Content
    ) -> Element<Content> {
        Element(name: name, attributes: attributes, content: content())
    }

    /// The element with text.
    public func callAsFunction(_ text: String) -> Element<String> {
        Element(name: name, attributes: [], content: text)
    }

    /// The element without content.
    public func callAsFunction(_ attributes: Attribute...) -> Element<Empty> {
        Element(name: name, attributes: attributes, content: Empty())
    }
}

/// The name of an element that cannot have content; called like a function it makes the element.
public struct VoidElementName: Sendable {
    let name: StaticString

    /// A name that is a literal of the program.
    public init(_ name: StaticString) {
        self.name = name
    }

    /// The element with attributes.
    public func callAsFunction(_ attributes: Attribute...) -> VoidElement {
        VoidElement(name: name, attributes: attributes)
    }

    /// The element with attributes from a list.
    public func callAsFunction(_ attributes: [Attribute]) -> VoidElement {
        VoidElement(name: name, attributes: attributes)
    }
}
