/// A piece of a page: it has a body made of other pieces, or writes itself into the printer.
public protocol HTML {
    /// The type of the pieces that this piece is made of.
    associatedtype Body: HTML

    /// The pieces that this piece is made of.
    @HTMLBuilder var body: Body { get }

    /// Writes the piece. Pieces with a body need not provide it.
    static func render(_ html: Self, into printer: inout HTMLPrinter)
}

extension HTML {
    /// Writes the body.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        Body.render(html.body, into: &printer)
    }
}

extension HTML where Body == Never {
    /// Never asked for: a piece without a body writes itself.
    public var body: Never { fatalError("This piece of HTML has no body.") }
}

extension Never: HTML {
    /// None.
    public typealias Body = Never

    /// Cannot happen.
    public static func render(_ html: Never, into printer: inout HTMLPrinter) {}
}
