/// Lends texts to C for the length of one call.
enum CStrings {
    /// Calls the body with one pointer for each text; nil stays nil.
    static func with<Result>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        lend(texts[...], [], body)
    }

    private static func lend<Result>(
        _ rest: ArraySlice<String?>,
        _ lent: [UnsafePointer<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        guard let first = rest.first else { return body(lent) }
        guard let text = first else { return lend(rest.dropFirst(), lent + [nil], body) }
        return text.withCString { lend(rest.dropFirst(), lent + [$0], body) }
    }
}
