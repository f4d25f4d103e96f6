import Domain
import Exchange

/// One row being read: its values as those of the domain, and what is wrong with it.
struct RowReading {
    let line: ImportLine
    private let batch: ImportBatch
    private(set) var faults: [RowFault] = []

    init(_ line: ImportLine, of batch: ImportBatch) {
        self.line = line
        self.batch = batch
        let fields = batch.kind.fields
        for fault in line.row.faults {
            guard let key = fault.key, fields.contains(key) else { continue }
            note(key, fault.message, fault.value)
        }
    }

    /// Adds what is wrong with a cell; only the first thing that is wrong with it is told.
    mutating func fault(_ key: ColumnKey, _ advice: String) {
        guard !isFaulty(key) else { return }
        note(key, advice, line.cells[key.rawValue] ?? "")
    }

    func isFaulty(_ key: ColumnKey) -> Bool { faults.contains { $0.field == key.rawValue } }

    func text(_ key: ColumnKey) -> String? {
        // The reader has taken blanks off already.
        line.row.text(key).flatMap { $0.isEmpty ? nil : Self.unguarded($0) }
    }

    func list(_ key: ColumnKey) -> [String] { line.row.list(key).map(Self.unguarded) }

    /// A text without the apostrophe that our own text files put before what a spreadsheet would take for a formula.
    private static func unguarded(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), let next = text.dropFirst().first, "=+-@".contains(next) else {
            return text
        }
        return String(text.dropFirst())
    }

    func number(_ key: ColumnKey) -> Int? { line.row.number(key) }

    func day(_ key: ColumnKey) -> Day? { line.row.day(key).flatMap { Day($0.iso) } }

    /// A checked value; nothing when the cell is empty or wrong.
    mutating func value<Value: CheckedText>(_ key: ColumnKey, as type: Value.Type = Value.self) -> Value? {
        guard let text = text(key) else { return nil }
        do throws(InvalidValue) {
            return try Value(text)
        } catch {
            fault(key, error.message)
            return nil
        }
    }

    /// A text that is not too long to keep.
    mutating func shortText(_ key: ColumnKey, atMost limit: Int = 200) -> String? {
        guard let text = text(key) else { return nil }
        if text.count > limit { fault(key, "Use \(limit) characters or fewer.") }
        return text
    }

    /// The first and last day of a window; what is not said is taken from the academic year.
    mutating func window() -> (first: Day, last: Day) {
        let first = day(.start) ?? batch.year.range.start
        let last = day(.end) ?? batch.year.range.end
        let startKey: ColumnKey = line.cells[ColumnKey.start.rawValue] == nil ? .window : .start
        if !batch.year.contains(first) {
            fault(startKey, "The first day is outside \(batch.year.label), the year of this import. Check the year.")
        }
        if last < first { fault(.end, "The end is before the start; correct one of the two days.") }
        return (first, last)
    }

    /// The pattern; nothing when the row does not say.
    func pattern() -> Pattern? {
        guard let reading = line.row.pattern() else { return nil }
        return switch reading.style {
        case .block: Pattern(kind: .block)
        case .dayRelease: Pattern(kind: .dayRelease, days: reading.weekdays, daysPerWeek: reading.daysPerWeek)
        case .mixed, .flexible: Pattern(kind: .mixed, days: reading.weekdays, daysPerWeek: reading.daysPerWeek)
        }
    }

    private mutating func note(_ key: ColumnKey, _ advice: String, _ value: String) {
        let title = batch.kind.listKind.column(key)?.title ?? ""
        faults.append(
            RowFault(
                field: key.rawValue,
                column: batch.heading(of: key.rawValue) ?? title,
                value: batch.kind.staged(value, key),
                advice: advice
            )
        )
    }
}

/// Takes values of a row over into a record and keeps what differs. A cell that says nothing leaves the stored value.
struct FieldChanges {
    private(set) var differences: [FieldDifference] = []

    mutating func take<V: Equatable>(
        _ field: String,
        _ new: V?,
        into value: inout V,
        _ show: (V) -> String
    ) {
        guard let new, new != value else { return }
        differences.append(FieldDifference(field: field, old: show(value), new: show(new)))
        value = new
    }

    mutating func takeOptional<V: Equatable>(
        _ field: String,
        _ new: V?,
        into value: inout V?,
        _ show: (V) -> String
    ) {
        guard let new, new != value else { return }
        differences.append(FieldDifference(field: field, old: value.map(show) ?? "", new: show(new)))
        value = new
    }

    /// A name that differs only in case, accents or blanks is the same name.
    mutating func takeName(_ field: String, _ new: String?, into value: inout String) {
        guard let new, folded(new) != folded(value) else { return }
        differences.append(FieldDifference(field: field, old: value, new: new))
        value = new
    }

    mutating func note(_ field: String, old: String, new: String) {
        differences.append(FieldDifference(field: field, old: old, new: new))
    }
}
