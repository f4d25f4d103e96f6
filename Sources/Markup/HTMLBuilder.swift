/// Gathers the pieces between braces into one piece.
@resultBuilder
public enum HTMLBuilder {
    /// One piece, unchanged.
    public static func buildExpression<Content: HTML>(_ content: Content) -> Content { content }
    /// No pieces.
    public static func buildBlock() -> Empty { Empty() }
    /// One piece.
    public static func buildBlock<Content: HTML>(_ content: Content) -> Content { content }
    /// Several pieces, in order.
    public static func buildBlock<each Content: HTML>(_ content: repeat each Content) -> Sequenced<repeat each Content>
    {
        Sequenced(repeat each content)
    }
    /// An `if` without `else`.
    public static func buildOptional<Content: HTML>(_ content: Content?) -> Content? { content }
    /// The first branch of a choice.
    public static func buildEither<First: HTML, Second: HTML>(first: First) -> Either<First, Second> { .first(first) }
    /// The second branch of a choice.
    public static func buildEither<First: HTML, Second: HTML>(second: Second) -> Either<First, Second> {
        .second(second)
    }
    /// A `for` loop.
    public static func buildArray<Content: HTML>(_ content: [Content]) -> [Content] { content }
    /// Contents guarded by `if #available`.
    public static func buildLimitedAvailability<Content: HTML>(_ content: Content) -> AnyHTML { AnyHTML(content) }
}
