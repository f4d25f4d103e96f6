import CPostgres
import Synchronization

/// The right to cancel one transaction, and nothing that comes after it on the same connection.
///
/// The lock is held while the request is sent, and ending the transaction takes the same lock: so a request has either
/// reached the server before the transaction ends, or is never sent.
final class CancelToken: Sendable {
    private enum State {
        case waiting
        case running(Handle)
        case cancelled
        case ended
    }

    /// libpq's handle for cancelling; safe to use from another thread than the connection's.
    private struct Handle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let state = Mutex(State.waiting)

    var isCancelled: Bool {
        state.withLock { state in
            if case .cancelled = state { true } else { false }
        }
    }

    /// Allows cancelling, on the connection whose handle this is.
    /// - Throws: `StoreError` with `.cancelled` if the task has been cancelled already.
    func begin(_ pointer: OpaquePointer?) throws(StoreError) {
        let isCancelled = state.withLock { state in
            if case .cancelled = state { return true }
            if let pointer { state = .running(Handle(pointer: pointer)) }
            return false
        }
        if isCancelled { throw StoreError(.cancelled) }
    }

    /// Takes the handle back while the connection is made anew.
    func pause() {
        state.withLock { state in
            if case .running = state { state = .waiting }
        }
    }

    func end() {
        state.withLock { state in
            if case .cancelled = state { return }
            state = .ended
        }
    }

    func cancel() {
        state.withLock { state in
            switch state {
            case .running(let handle):
                var message = [CChar](repeating: 0, count: 256)
                PQcancel(handle.pointer, &message, Int32(message.count))
                state = .cancelled
            case .waiting:
                state = .cancelled
            case .cancelled, .ended:
                break
            }
        }
    }
}
