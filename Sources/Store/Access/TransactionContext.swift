/// What each transaction tells the database about whoever it works for, as named texts that end with it.
///
/// PostgreSQL hands them to its row-level security as settings of the transaction; SQLite has no such thing and ignores
/// them. What they mean is the business of the floors above.
public struct TransactionContext: Sendable, Hashable {
    /// Names such as `trellis.system`, and what they are set to.
    let settings: [String: String]

    /// A context; names have a dot in them, as PostgreSQL asks of settings that are not its own.
    public init(_ settings: [String: String] = [:]) {
        self.settings = settings
    }

    /// The statements that begin a transaction in this context, in one text.
    func beginning(_ begin: String) -> String {
        ([begin]
            + settings.sorted { $0.key < $1.key }.map { name, value in
                "SELECT set_config(\(Self.quoted(name)), \(Self.quoted(value)), true)"
            }).joined(separator: "; ")
    }

    /// The text as a literal that means the same whatever the server's settings are.
    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { $0.value != 0 }
        let escaped = String(String.UnicodeScalarView(scalars))
            .replacing("\\", with: "\\\\").replacing("'", with: "''")
        return "E'\(escaped)'"
    }
}
