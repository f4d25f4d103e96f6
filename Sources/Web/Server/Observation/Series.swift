import Metrics
import Synchronization

/// One figure with one set of labels.
final class Series: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    enum Kind: String {
        case counter
        case gauge
        case summary
        case histogram
    }

    private struct State {
        var value = 0.0
        var count = 0
        var buckets: [Int]
    }

    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    let kind: Kind
    private let state: Mutex<State>

    init(kind: Kind) {
        self.kind = kind
        state = Mutex(State(buckets: kind == .histogram ? Array(repeating: 0, count: Self.bounds.count) : []))
    }

    func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
    func increment(by amount: Double) { state.withLock { $0.value += amount } }
    func decrement(by amount: Double) { state.withLock { $0.value -= amount } }
    func reset() { state.withLock { $0.value = 0 } }
    func set(_ value: Int64) { state.withLock { $0.value = Double(value) } }
    func set(_ value: Double) { state.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        state.withLock { state in
            guard kind != .gauge else { return state.value = value }
            state.value += value
            state.count += 1
            for (index, bound) in Self.bounds.enumerated() where kind == .histogram && value <= bound {
                state.buckets[index] += 1
            }
        }
    }

    /// The lines of this figure in the text format.
    func lines(_ key: SeriesKey) -> String {
        let state = state.withLock { $0 }
        let labels = key.labels.isEmpty ? "" : "{\(key.labels)}"
        guard kind == .summary || kind == .histogram else {
            return "\(key.name)\(labels) \(Self.number(state.value))\n"
        }
        var text = ""
        if kind == .histogram {
            let before = key.labels.isEmpty ? "" : key.labels + ","
            for (bound, count) in zip(Self.bounds, state.buckets) {
                text += "\(key.name)_bucket{\(before)le=\"\(Self.number(bound))\"} \(count)\n"
            }
            text += "\(key.name)_bucket{\(before)le=\"+Inf\"} \(state.count)\n"
        }
        return text
            + "\(key.name)_sum\(labels) \(Self.number(state.value))\n\(key.name)_count\(labels) \(state.count)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
