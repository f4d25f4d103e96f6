/// What a search of the history asks for.
public struct AuditFilter: Hashable, Sendable {
    /// The name of the person who acted, as the history shows it.
    public var who: String?
    /// The id of a record that was touched.
    public var record: String?
    /// The kind of action: the words before the point, for example `offer`.
    public var kind: String?
    public var from: Day?
    public var to: Day?

    public init(who: String? = nil, record: String? = nil, kind: String? = nil, from: Day? = nil, to: Day? = nil) {
        self.who = who
        self.record = record
        self.kind = kind
        self.from = from
        self.to = to
    }
}
