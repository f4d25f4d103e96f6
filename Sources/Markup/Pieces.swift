/// Nothing.
public struct Empty: HTML, Sendable {
    /// None: it writes itself.
    public typealias Body = Never

    /// Nothing.
    public init() {}

    /// Writes nothing.
    public static func render(_ html: Empty, into printer: inout HTMLPrinter) {}
}

/// Pieces one after the other.
public struct Sequenced<each Content: HTML>: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    let content: (repeat each Content)

    /// The pieces in order.
    public init(_ content: repeat each Content) {
        self.content = (repeat each content)
    }

    /// Writes the pieces in order.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        for piece in repeat each html.content {
            write(piece, into: &printer)
        }
    }

    private static func write<Piece: HTML>(_ piece: Piece, into printer: inout HTMLPrinter) {
        Piece.render(piece, into: &printer)
    }
}

/// One of two pieces.
public enum Either<First: HTML, Second: HTML>: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    /// The first branch.
    case first(First)
    /// The second branch.
    case second(Second)

    /// Writes the branch that was taken.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        switch html {
        case .first(let first): First.render(first, into: &printer)
        case .second(let second): Second.render(second, into: &printer)
        }
    }
}

/// A piece whose type is forgotten, for lists of unlike pieces and for functions with many outcomes.
public struct AnyHTML: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    let content: any HTML

    /// Forgets the type of a piece.
    public init(_ content: any HTML) {
        self.content = content
    }

    /// Forgets the type of what is between the braces.
    public init(@HTMLBuilder _ content: () -> some HTML) {
        self.content = content()
    }

    /// Writes the piece.
    public static func render(_ html: AnyHTML, into printer: inout HTMLPrinter) {
        write(html.content, into: &printer)
    }

    private static func write<Content: HTML>(_ content: Content, into printer: inout HTMLPrinter) {
        Content.render(content, into: &printer)
    }
}

/// Several pieces where one is asked for.
public struct Fragment<Content: HTML>: HTML {
    /// The pieces.
    public let body: Content

    /// Holds the pieces between the braces.
    public init(@HTMLBuilder _ content: () -> Content) {
        body = content()
    }
}

/// Text of the program itself, written as it stands. It cannot hold anything from outside: it takes literals only.
public struct Raw: HTML, Sendable {
    /// None: it writes itself.
    public typealias Body = Never

    let literal: StaticString

    /// A literal to write as it stands.
    public init(_ literal: StaticString) {
        self.literal = literal
    }

    /// Writes the literal.
    public static func render(_ html: Raw, into printer: inout HTMLPrinter) {
        printer.write(raw: html.literal)
    }
}

extension Optional: HTML where Wrapped: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    /// Writes the piece, if there is one.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        if let html { Wrapped.render(html, into: &printer) }
    }
}

extension Array: HTML where Element: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    /// Writes the pieces in order.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        for piece in html { Element.render(piece, into: &printer) }
    }
}

extension String: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    /// Writes the string as text, escaped.
    public static func render(_ html: String, into printer: inout HTMLPrinter) {
        printer.write(text: html)
    }
}

extension Int: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    /// Writes the number in digits.
    public static func render(_ html: Int, into printer: inout HTMLPrinter) {
        printer.write(text: String(html))
    }
}
