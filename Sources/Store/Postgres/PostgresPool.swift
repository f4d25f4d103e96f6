import Dispatch
import Synchronization

/// At most so many connections; who finds none free waits in order, can be cancelled, and gives up after a while.
final class PostgresPool: Sendable {
    private struct State: Sendable {
        var idle: [PostgresConnection] = []
        var count = 0
        var waiters: [Waiter] = []
        var nextWaiter = 0
        /// Those whose task was cancelled before they began to wait.
        var cancelled: Set<Int> = []
        var isClosed = false
    }

    private struct Waiter: Sendable {
        let id: Int
        let continuation: CheckedContinuation<PostgresConnection, any Error>
    }

    private let address: PostgresAddress
    private let limit: Int
    private let timeout: Duration
    private let state = Mutex(State())

    init(address: PostgresAddress, limit: Int, timeout: Duration) {
        self.address = address
        self.limit = max(1, limit)
        self.timeout = timeout
    }

    /// Runs blocking work on a connection, on that connection's thread. Cancelling the task cancels the statement.
    func withConnection<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        let connection = try await acquire()
        defer { release(connection) }
        let token = CancelToken()
        return try await withTaskCancellationHandler {
            try await connection.perform(token, work)
        } onCancel: {
            // The cancel request is a connection of its own and may block, so it gets a thread of its own.
            DispatchQueue.global().async { token.cancel() }
        }
    }

    private static let closed = StoreError(.connectionLost, hint: "The database has been closed; open it again.")

    private func acquire() async throws -> PostgresConnection {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(Waiter(id: id, continuation: continuation))
            }
        } onCancel: {
            dismiss(id)
        }
    }

    private func enqueue(_ waiter: Waiter) {
        let answer: Result<PostgresConnection, any Error>? = state.withLock { state in
            if state.cancelled.contains(waiter.id) { return .failure(StoreError(.cancelled)) }
            if state.isClosed { return .failure(Self.closed) }
            if let connection = state.idle.popLast() { return .success(connection) }
            if state.count < limit {
                state.count += 1
                return .success(PostgresConnection(address: address, number: state.count))
            }
            state.waiters.append(waiter)
            return nil
        }
        if let answer { return waiter.continuation.resume(with: answer) }
        let nanoseconds = timeout.components.seconds * 1_000_000_000 + timeout.components.attoseconds / 1_000_000_000
        DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds))) { [weak self] in
            self?.giveUp(waiter.id)
        }
    }

    private func giveUp(_ id: Int) {
        let hint = "No connection became free in time; try again, or allow more connections."
        remove(id)?.continuation.resume(throwing: StoreError(.timeout, hint: hint))
    }

    private func remove(_ id: Int) -> Waiter? {
        state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
    }

    private func dismiss(_ id: Int) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: StoreError(.cancelled))
    }

    private func release(_ connection: PostgresConnection) {
        let waiter: Waiter? = state.withLock { state in
            if state.isClosed { return nil }
            if !state.waiters.isEmpty { return state.waiters.removeFirst() }
            state.idle.append(connection)
            return nil
        }
        if let waiter {
            waiter.continuation.resume(returning: connection)
        } else if state.withLock({ $0.isClosed }) {
            connection.closeLater()
        }
    }

    /// Refuses everybody from now on and closes the connections; those in use when they are given back.
    func close() async {
        let (idle, waiters) = state.withLock { state in
            defer {
                state.isClosed = true
                state.idle = []
                state.waiters = []
            }
            return (state.idle, state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
        for connection in idle { await connection.close() }
    }
}
