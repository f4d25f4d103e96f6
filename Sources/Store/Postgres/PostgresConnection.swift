import CPostgres
import Dispatch
import Foundation

/// One connection to PostgreSQL with a serial queue of its own; everything but `perform` and `close` runs on it.
final class PostgresConnection: @unchecked Sendable {
    private let address: PostgresAddress
    private let queue: DispatchQueue
    private(set) var handle: OpaquePointer?
    private var canceller: OpaquePointer?
    private(set) var token = CancelToken()
    /// Statements that the server keeps prepared, by text and parameter types.
    var prepared: [PreparedKey: String] = [:]
    /// Set when the server's prepared statements no longer fit the schema.
    var mustForgetPrepared = false
    /// False while a lock is held that a new connection would not have.
    var mayReconnect = true

    struct PreparedKey: Hashable {
        let text: String
        let types: [Oid]
    }

    init(address: PostgresAddress, number: Int) {
        self.address = address
        queue = DispatchQueue(label: "trellis.postgres.\(number)")
    }

    deinit {
        disconnect()
    }

    /// Runs blocking work on the connection's own thread.
    func perform<T: Sendable>(
        _ token: CancelToken,
        _ work: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                self.token = token
                let result = Result { try work(self) }
                token.end()
                continuation.resume(with: result)
            }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async { [self] in
                disconnect()
                continuation.resume()
            }
        }
    }

    func closeLater() {
        queue.async { [self] in disconnect() }
    }

    /// Allows cancelling from here on.
    /// - Throws: `StoreError` with `.cancelled` if the task has been cancelled already.
    func allowCancelling() throws(StoreError) {
        try token.begin(canceller)
    }

    /// Prepares the session again after something changed its settings.
    func restoreSettings() throws(StoreError) {
        try simple(address.preparation)
    }

    // MARK: - Connecting

    func connect() throws(StoreError) {
        disconnect()
        let names = address.parameters.keys.sorted()
        var keywords: [UnsafePointer<CChar>?] = names.map { UnsafePointer(strdup($0)) } + [nil]
        var values: [UnsafePointer<CChar>?] = names.map { UnsafePointer(strdup(address.parameters[$0] ?? "")) } + [nil]
        defer {
            for pointer in keywords + values { free(UnsafeMutableRawPointer(mutating: pointer)) }
        }
        handle = PQconnectdbParams(&keywords, &values, 0)
        guard PQstatus(handle) == CONNECTION_OK else {
            // What libpq says here names host, user and database, and never the password.
            let reason = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
            disconnect()
            throw StoreError(.connectionLost, hint: PostgresFailure.connecting(reason))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        canceller = PQgetCancel(handle)
        try simple(address.preparation)
    }

    func disconnect() {
        token.pause()
        PQfreeCancel(canceller)
        PQfinish(handle)
        canceller = nil
        handle = nil
        prepared = [:]
        mustForgetPrepared = false
    }
}
