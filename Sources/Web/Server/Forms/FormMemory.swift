import Synchronization

/// Remembers for a while where each form led, so that a second press, a retry and the back button get the answer of the
/// first and do nothing more.
///
/// A form whose key is under way elsewhere waits for it. One that came back with a fault has done nothing and may be sent
/// again. The memory is of this process; changes to records are also kept apart by the key in their audit entry, which
/// lasts and holds between processes.
final class FormMemory: Sendable {
    /// Who sent which form where.
    struct Key: Hashable, Sendable {
        let user: String
        let path: String
        let form: String
    }

    private enum Entry {
        case underWay([CheckedContinuation<Void, Never>])
        case led(to: String)
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        /// Keys of forms that are done, oldest first.
        var done: [Key] = []
    }

    private enum Turn {
        case first
        case after(String)
        case wait
    }

    private let most: Int
    private let state = Mutex(State())

    /// A memory of so many forms.
    init(most: Int = 10_000) { self.most = max(1, most) }

    /// Runs the work unless the form has done its work already.
    /// - Parameters:
    ///   - led: where an answer leads when the work is done, nil when nothing was done.
    ///   - again: the answer for a form that has been done.
    func once<Answer>(
        _ key: Key,
        work: () async throws -> Answer,
        led: (Answer) -> String?,
        again: (String) throws -> Answer
    ) async throws -> Answer {
        while true {
            switch turn(key) {
            case .after(let path): return try again(path)
            case .wait: await firstOne(key)
            case .first:
                do {
                    let answer = try await work()
                    finish(key, led(answer))
                    return answer
                } catch {
                    finish(key, nil)
                    throw error
                }
            }
        }
    }

    private func turn(_ key: Key) -> Turn {
        state.withLock { state in
            switch state.entries[key] {
            case .led(let path): return .after(path)
            case .underWay: return .wait
            case nil:
                state.entries[key] = .underWay([])
                return .first
            }
        }
    }

    private func firstOne(_ key: Key) async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard case .underWay(let waiting) = state.entries[key] else { return true }
                state.entries[key] = .underWay(waiting + [continuation])
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func finish(_ key: Key, _ path: String?) {
        let waiting = state.withLock { state in
            let before = state.entries[key]
            state.entries[key] = path.map { .led(to: $0) }
            if path != nil {
                state.done.append(key)
                if state.done.count > most { state.entries[state.done.removeFirst()] = nil }
            }
            guard case .underWay(let waiting) = before else { return [CheckedContinuation<Void, Never>]() }
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
