import Foundation
import Store

/// A row as canonical JSON text: column names in order, counters left out. Two equal rows give equal text,
/// whichever engine they were read from.
enum Snapshot {
    /// The text for columns that are about to be written.
    static func text(_ columns: [(column: String, value: SQLValue)], leavingOut counters: Set<String>) -> String {
        var object: [(String, SQLValue)] = columns.filter { !counters.contains($0.column) }.map {
            ($0.column, $0.value)
        }
        object.sort { $0.0 < $1.0 }
        var text = "{"
        for (index, (column, value)) in object.enumerated() {
            if index > 0 { text += "," }
            append(column, to: &text)
            text += ":"
            append(value, to: &text)
        }
        return text + "}"
    }

    /// The columns that a snapshot's text holds.
    /// - Throws: an error of `JSONDecoder` when the text is not a snapshot.
    static func columns(_ text: String) throws -> [(column: String, value: SQLValue)] {
        let object = try JSONDecoder().decode([String: Cell].self, from: Data(text.utf8))
        return object.map { column, cell in
            (column: column, value: booleans.contains(column) ? SQLValue.bool(cell.value == .integer(1)) : cell.value)
        }
        .sorted { $0.column < $1.column }
    }

    /// Whether a row is as it was written. A row that a later migration has widened is held against the columns that were
    /// written then.
    static func agrees(_ now: String, with then: String) throws -> Bool {
        if now == then { return true }
        let written = try columns(then)
        let names = Set(written.map(\.column))
        return try columns(now).filter { names.contains($0.column) }.elementsEqual(written, by: ==)
    }

    /// The columns that PostgreSQL holds as booleans; snapshots write them as 1 and 0, as SQLite does.
    private static let booleans: Set<String> = ["is_demo", "is_shared", "locked", "moved"]

    private static func append(_ value: SQLValue, to text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "1" : "0"
        case .integer(let number): text += String(number)
        case .double(let number): text += String(number)
        case .text(let string): append(string, to: &text)
        case .blob(let bytes): append("base64:" + Data(bytes).base64EncodedString(), to: &text)
        }
    }

    private static func append(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private struct Cell: Decodable {
        let value: SQLValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let number = try? container.decode(Int64.self) {
                value = .integer(number)
            } else if let number = try? container.decode(Double.self) {
                value = .double(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }
    }
}
