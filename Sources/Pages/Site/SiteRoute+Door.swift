extension SiteRoute {
    /// The names that a form or an address may carry more than once, as check boxes do. Any other name that comes twice
    /// is refused, because one part of the way could read the first and another the second.
    public static let repeatable: Set<String> = [
        "answers", "areas", "asks", "change", "cohorts", "days", "headings", "kinds", "members", "people", "providers",
        "sectors", "selected", "students", "tLevels", "tasks", "towns",
    ]

    /// Whether a form sent here carries a key of its own, so that sending it twice does one thing. The others come before
    /// sign-in, where a link's own secret works once, or are the same however often they are sent.
    public var carriesKey: Bool {
        switch self {
        case .access(.signOut), .access(.year): false
        case .access(let part) where part.isPublic: false
        case .tasks(let part) where part.isPublic: false
        default: methods.contains(.post)
        }
    }
}
