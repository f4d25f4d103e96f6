/// Where a fact came from and the day on which it was known to be so.
public struct Provenance: Hashable, Sendable, Codable {
    /// Who or what said so: a file, a person's role, a published page.
    public let source: String
    /// The day on which it was so.
    public let asAt: Day

    /// Makes a provenance.
    public init(source: String, asAt: Day) {
        self.source = source
        self.asAt = asAt
    }
}
