import Foundation
public import Store
import Synchronization

/// The engines that the tests run on.
public enum Engine: String, CaseIterable, Sendable {
    /// A new file for each test.
    case sqlite
    /// A new schema for each test, on the server that `TRELLIS_TEST_POSTGRES` names.
    case postgres

    /// The engines that are there: PostgreSQL only if `TRELLIS_TEST_POSTGRES` holds its `postgresql://` address.
    public static var available: [Engine] {
        allCases.filter { $0.isAvailable }
    }

    /// Whether this engine is there.
    public var isAvailable: Bool {
        self == .sqlite || Self.serverAddress != nil
    }

    static var serverAddress: String? {
        ProcessInfo.processInfo.environment["TRELLIS_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A database for one test: where it is, so that a test can open it again, and the database itself.
public struct TestDatabase: Sendable {
    /// Where it is.
    public let url: DatabaseURL
    /// The database, open.
    public let database: Database
    /// An empty folder for the files of the test, removed afterwards.
    public let folder: String
}

/// Gives the body a fresh database on the engine, with the migrations run, and removes it afterwards.
public func withDatabase<T>(
    _ engine: Engine,
    migrations: [Migration] = [],
    options: DatabaseOptions = DatabaseOptions(),
    _ body: (Database) async throws -> T
) async throws -> T {
    try await withTestDatabase(engine, options: options) { test in
        try await Migrator(migrations).migrate(test.database)
        return try await body(test.database)
    }
}

/// Gives the body a fresh, empty database on the engine together with its address, and removes it afterwards.
public func withTestDatabase<T>(
    _ engine: Engine,
    options: DatabaseOptions = DatabaseOptions(),
    _ body: (TestDatabase) async throws -> T
) async throws -> T {
    let name = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trellis-\(name)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    switch engine {
    case .sqlite:
        return try await use(.file("\(folder)/trellis.sqlite"), folder, options, body)
    case .postgres:
        guard let address = Engine.serverAddress else { throw ServerMissing() }
        await Gate.server.enter()
        defer { Gate.server.leave() }
        let server = try await Database.open(try DatabaseURL(address), options: DatabaseOptions(connections: 1))
        try await server.write { writer in try writer.run("CREATE SCHEMA \(identifier: name)") }
        let separator = address.contains("?") ? "&" : "?"
        let result: Result<T, any Error>
        do {
            let url = try DatabaseURL("\(address)\(separator)search_path=\(name)")
            result = .success(try await use(url, folder, options, body))
        } catch {
            result = .failure(error)
        }
        try await server.write { writer in try writer.run("DROP SCHEMA \(identifier: name) CASCADE") }
        await server.close()
        return try result.get()
    }
}

private func use<T>(
    _ url: DatabaseURL,
    _ folder: String,
    _ options: DatabaseOptions,
    _ body: (TestDatabase) async throws -> T
) async throws -> T {
    let database = try await Database.open(url, options: options)
    do {
        let result = try await body(TestDatabase(url: url, database: database, folder: folder))
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}

/// Why a PostgreSQL test cannot run.
struct ServerMissing: Error, CustomStringConvertible {
    var description: String { "Set TRELLIS_TEST_POSTGRES to the address of a PostgreSQL server." }
}

/// Lets only so many in at a time: tests run in parallel, and a server has a limit of connections.
final class Gate: Sendable {
    static let server = Gate(places: 5)

    private struct State: Sendable {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) {
        state = Mutex(State(free: places))
    }

    func enter() async {
        await withCheckedContinuation { continuation in
            let mayEnter = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if mayEnter { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil as CheckedContinuation<Void, Never>?
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
