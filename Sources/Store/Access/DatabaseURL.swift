import Foundation

/// Where the database is: `sqlite:PATH`, `sqlite::memory:` or `postgresql://user:password@host:port/name?…`.
///
/// Descriptions leave the password out.
public struct DatabaseURL: Sendable, Hashable {
    enum Location: Sendable, Hashable {
        case memory
        case file(String)
        case server(PostgresAddress)
    }

    let location: Location

    /// Reads an address.
    /// - Throws: `StoreError` with `.syntax` if it is none; the error does not repeat it.
    public init(_ text: String) throws(StoreError) {
        if text.hasPrefix("sqlite:") {
            var path = String(text.dropFirst("sqlite:".count))
            if path.hasPrefix("//") { path.removeFirst(2) }
            guard !path.isEmpty else { throw Self.unreadable }
            location = path == ":memory:" ? .memory : .file(path)
        } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            guard let address = PostgresAddress(text) else { throw Self.unreadable }
            location = .server(address)
        } else {
            throw Self.unreadable
        }
    }

    /// A new, empty database in memory, gone when it is closed.
    public static let memory = DatabaseURL(location: .memory)

    /// A database in a file.
    public static func file(_ path: String) -> DatabaseURL {
        DatabaseURL(location: .file(path))
    }

    private init(location: Location) {
        self.location = location
    }

    private static let unreadable = StoreError(
        .syntax,
        hint: "Write the database address as sqlite:PATH or postgresql://user:password@host:port/name."
    )

    /// The dialect of the engine it leads to.
    public var dialect: Dialect {
        if case .server = location { .postgres } else { .sqlite }
    }
}

extension DatabaseURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without the password.
    public var description: String {
        switch location {
        case .memory: "sqlite::memory:"
        case .file(let path): "sqlite:\(path)"
        case .server(let address): address.description
        }
    }

    /// The address without the password.
    public var debugDescription: String { description }

    /// Nothing, so that `dump` shows no password.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
