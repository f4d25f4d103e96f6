import Foundation

/// Why a cell could not be read, in one sentence that says what to do and does not repeat the cell.
struct ValueFault: Error {
    var message: String

    init(_ message: String) { self.message = message }
}

/// Reads one cell as a value of a kind.
struct ValueReader {
    let academicYear: Int

    /// The value of a cell; nil when the cell says that there is none.
    ///
    /// - Throws: `ValueFault` when the cell cannot be read.
    func value(of cell: Cell, as kind: ValueKind) throws(ValueFault) -> ImportValue? {
        if case .error = cell.content {
            throw ValueFault("The formula in this cell has failed; type the value itself.")
        }
        let text = cell.text.tidied
        guard !text.isEmpty else { return nil }
        // Nobody writes a day or a number at such length, and searching a long text for one could take long.
        guard text.utf8.count <= 400 || kind == .text || kind == .list else {
            throw ValueFault("This is too long; write only the value.")
        }
        return switch kind {
        case .text: .text(text)
        case .digits(let count): .text(try identifier(cell, digits: count))
        case .code: try code(text)
        case .personName: .name(try PersonName(reading: text))
        case .email: try Self.isUnknown(text) ? nil : .text(ContactReader.email(text))
        case .phone: try Self.isUnknown(text) ? nil : .text(ContactReader.phone(cell))
        case .postcode: try Self.isUnknown(text) ? nil : .text(ContactReader.postcode(text))
        case .day: .day(try days.day(of: cell))
        case .firstDay: try edge(cell)?.first
        case .lastDay: try edge(cell)?.last
        case .dayOrNow: try dayOrNow(cell)
        case .window: try Self.isUnknown(text) ? nil : .window(days.window(of: cell))
        case .wholeNumber: .number(try CountReader.wholeNumber(text))
        case .places: Self.isUnknown(text) ? .notKnownYet : .number(try CountReader.wholeNumber(text))
        case .hours: try Self.isUnknown(text) ? nil : .number(CountReader.hours(text))
        case .minutes: try CountReader.minutes(text).map { .number($0) }
        case .minimumAge: try CountReader.minimumAge(text).map { .number($0) }
        case .yesNo: try Self.isUnknown(text) ? nil : .flag(yesNo(text))
        case .pattern: try Self.isUnknown(text) ? nil : .pattern(PatternReading(reading: text))
        case .list: .list(Self.list(text))
        }
    }

    private var days: DayReader { DayReader(academicYear: academicYear) }

    /// The first and last day that a cell may stand for, as values; nil when it is not known yet.
    private func edge(_ cell: Cell) throws(ValueFault) -> (first: ImportValue, last: ImportValue)? {
        if Self.isUnknown(cell.text.tidied) { return nil }
        let window = try days.edge(of: cell)
        return (.day(window.first), .day(window.last))
    }

    private func dayOrNow(_ cell: Cell) throws(ValueFault) -> ImportValue? {
        let text = cell.text.tidied.lowercased()
        if Self.isUnknown(text) || text == "no" { return nil }
        if ["now", "ready", "ready now", "yes", "asap", "immediately", "straight away"].contains(text) { return .now }
        return .day(try days.edge(of: cell).first)
    }

    private func identifier(_ cell: Cell, digits count: Int) throws(ValueFault) -> String {
        var text = cell.text.tidied
        if Self.isShortened(text) {
            throw ValueFault(
                "The spreadsheet has shortened this number; type all \(count) digits, with the cell set to Text."
            )
        }
        // Text files carry numbers as "1234567890.0" when a program has written them.
        if text.hasSuffix(".0") { text.removeLast(2) }
        let digits = text.filter { !" -.'".contains($0) }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw ValueFault("Write \(count) digits and nothing else.")
        }
        guard digits.count == count else {
            throw ValueFault("Write all \(count) digits; this has \(digits.count).")
        }
        return digits
    }

    private func code(_ text: String) throws(ValueFault) -> ImportValue? {
        if Self.isUnknown(text) || ["none", "no", "nil"].contains(text.lowercased()) { return nil }
        if Self.isShortened(text) {
            throw ValueFault("The spreadsheet has taken this code for a number; type it as text.")
        }
        let code = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard (2...12).contains(code.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw ValueFault("Write the code in letters and digits, for example RF4.")
        }
        return .text(code)
    }

    private func yesNo(_ text: String) throws(ValueFault) -> Bool {
        let word = text.lowercased().prefix { $0.isLetter || $0.isNumber || "✓✔☑✗✘-".contains($0) }
        switch word {
        case "y", "yes", "true", "t", "1", "x", "✓", "✔", "☑", "tick", "done", "ok", "yep", "both": return true
        case "n", "no", "false", "f", "0", "✗", "✘", "-", "none", "nope", "not": return false
        default: throw ValueFault("Write Yes or No.")
        }
    }

    /// Several texts in one cell, separated by semicolons, line breaks, > or bars, or else by commas.
    static func list(_ text: String) -> [String] {
        let strong = text.split { ";>|→\n".contains($0) }
        let parts = strong.count > 1 ? strong : text.split(separator: ",")
        return parts.map { part in
            part.trimmingPrefix(#/\s*\d{1,2}(st|nd|rd|th)?\s*[.):\-]\s*/#).description.tidied
        }.filter { !$0.isEmpty }
    }

    /// Whether a cell says that nobody knows yet.
    static func isUnknown(_ text: String) -> Bool {
        // Figures are known; most cells are figures, and this keeps long files quick.
        if let first = text.utf8.first, (48...57).contains(first) { return false }
        let words = Heading(text).normalised
        if words.isEmpty { return text.allSatisfy { "?-–—.…/".contains($0) } }
        return [
            "tbc", "tba", "tbd", "not known yet", "not known", "unknown", "to be confirmed", "to be agreed", "n k",
            "nk", "not yet known", "not sure", "unsure", "dont know", "don t know", "to follow", "awaiting", "pending",
            "n a", "na", "not confirmed", "not yet confirmed", "waiting", "maybe", "possibly", "to be determined",
        ].contains(words)
    }

    /// Whether a number was written with an exponent, so that digits are lost.
    static func isShortened(_ text: String) -> Bool {
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "#") })
        else { return false }
        return text.wholeMatch(of: #/\d[.,]?\d*[eE]\+?\d{1,3}|#+/#) != nil
    }
}
