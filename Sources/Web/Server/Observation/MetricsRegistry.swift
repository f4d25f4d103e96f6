public import Metrics
import Synchronization

/// The figures of this process, kept in memory and shown in the text format of Prometheus.
///
/// The number of series is bounded: what comes after the limit is counted nowhere rather than filling the memory.
public final class MetricsRegistry: MetricsFactory {
    private let mostSeries: Int
    private let series = Mutex<[SeriesKey: Series]>([:])

    /// An empty registry.
    public init(mostSeries: Int = 5_000) { self.mostSeries = mostSeries }

    /// A figure that only grows.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions, .counter)
    }

    /// A figure that only grows, in fractions.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        find(label, dimensions, .counter)
    }

    /// A figure that goes up and down.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions, .gauge)
    }

    /// Observed values: how many and their sum, or the latest one when they are not to be aggregated.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        find(label, dimensions, aggregate ? .summary : .gauge)
    }

    /// Durations in seconds, in buckets.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions, .histogram)
    }

    /// Figures outlive the handles through which they are counted.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Figures outlive the handles through which they are counted.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Figures outlive the handles through which they are counted.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Figures outlive the handles through which they are counted.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Figures outlive the handles through which they are counted.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All figures as Prometheus reads them, in a steady order.
    public func exposition() -> String {
        let all = series.withLock { $0 }.sorted { $0.key < $1.key }
        var text = ""
        var previous = ""
        for (key, series) in all {
            if key.name != previous { text += "# TYPE \(key.name) \(series.kind.rawValue)\n" }
            previous = key.name
            text += series.lines(key)
        }
        return text
    }

    private func find(_ label: String, _ dimensions: [(String, String)], _ kind: Series.Kind) -> Series {
        let key = SeriesKey(label: label, dimensions: dimensions)
        return series.withLock { series in
            if let known = series[key], known.kind == kind { return known }
            let fresh = Series(kind: kind)
            // A name already used for another kind of figure, or one too many: counted, but not shown.
            if series[key] == nil, series.count < mostSeries { series[key] = fresh }
            return fresh
        }
    }
}

/// The name and the labels of one series, in the letters that Prometheus allows.
struct SeriesKey: Hashable, Comparable {
    let name: String
    let labels: String

    init(label: String, dimensions: [(String, String)]) {
        name = Self.identifier(label)
        labels = dimensions.sorted { $0.0 < $1.0 }
            .map { "\(Self.identifier($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    }

    static func < (left: SeriesKey, right: SeriesKey) -> Bool {
        (left.name, left.labels) < (right.name, right.labels)
    }

    private static func identifier(_ text: String) -> String {
        let letters = text.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? Character(scalar) : "_"
        }
        return letters.first?.isNumber == true ? "_" + String(letters) : String(letters)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
