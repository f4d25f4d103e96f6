/// A piece for each value of a list.
///
/// The same as a `for` loop; needed where the loop calls a function or property that returns `some HTML`, which the
/// compiler does not follow through a `for` loop.
public struct ForEach<Content: HTML>: HTML {
    /// None: it writes itself.
    public typealias Body = Never

    let content: [Content]

    /// A piece for each value, in order.
    public init<Values: Sequence>(_ values: Values, @HTMLBuilder content: (Values.Element) -> Content) {
        self.content = values.map(content)
    }

    /// Writes the pieces in order.
    public static func render(_ html: Self, into printer: inout HTMLPrinter) {
        for piece in html.content { Content.render(piece, into: &printer) }
    }
}
