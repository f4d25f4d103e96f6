public import Foundation
public import Logging
import Synchronization

/// Writes each log record as one line of JSON, with the time in UTC. Whatever a text contains, it stays on its line.
public struct JSONLogHandler: LogHandler {
    /// The least level that is written.
    public var logLevel: Logger.Level
    /// What every record of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// Where metadata of the surrounding task comes from.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    /// A handler that writes to standard error.
    public init(label: String, level: Logger.Level = .info) {
        self.init(label: label, level: level, now: { Date() }, write: Self.writeToStandardError)
    }

    /// A handler with its own clock and its own way out.
    public init(
        label: String,
        level: Logger.Level = .info,
        now: @escaping @Sendable () -> Date,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        logLevel = level
        self.now = now
        self.write = write
    }

    /// A value of what every record carries.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one record.
    public func log(event: LogEvent) {
        var fields = metadata.merging(metadataProvider?.get() ?? [:]) { own, _ in own }
        fields.merge(event.metadata ?? [:]) { _, given in given }
        if let error = event.error { fields["error_type"] = .string(String(reflecting: type(of: error))) }
        if let id = fields.removeValue(forKey: "hb.request.id") { fields["request_id"] = id }
        var line = "{\"time\":\(quoted(now().formatted(Self.time))),\"level\":\"\(event.level)\","
        line += "\"logger\":\(quoted(label)),\"message\":\(quoted("\(event.message)"))"
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) where !Self.own.contains(key) {
            line += ",\(quoted(key)):\(json(value))"
        }
        write(line + "}\n")
    }

    private static let own: Set<String> = ["time", "level", "logger", "message"]
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt)
    private static let output = Mutex(())

    @Sendable private static func writeToStandardError(_ line: String) {
        output.withLock { _ in FileHandle.standardError.write(Data(line.utf8)) }
    }

    private func json(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as any BinaryInteger): "\(number)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let isTrue as Bool): "\(isTrue)"
        case .stringConvertible(let value): quoted("\(value)")
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        case .dictionary(let values):
            "{"
                + values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // Controls could end the line or drive a terminal; direction marks could make a line read as another.
            case _ where scalar.isControl || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
