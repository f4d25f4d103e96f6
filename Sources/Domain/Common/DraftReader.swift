/// Something wrong with one field of a form, with a sentence for the person who filled it in.
public struct FieldFault: Hashable, Sendable, Codable {
    /// The field's name in the form.
    public let field: String
    public let message: String

    public init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// A form that cannot be taken as it is. The page comes back with the input kept and these sentences.
public struct InvalidDraft: Error, Hashable, Sendable {
    public let faults: [FieldFault]

    public init(_ faults: [FieldFault]) {
        self.faults = faults
    }

    public init(_ field: String, _ message: String) {
        self.init([FieldFault(field, message)])
    }
}

/// Reads the raw texts of a draft and gathers every fault before any is reported.
public struct DraftReader {
    /// What was found wrong so far.
    public private(set) var faults: [FieldFault] = []

    public init() {}

    /// Adds a fault that concerns more than one field's own text.
    public mutating func fault(_ field: String, _ message: String) {
        faults.append(FieldFault(field, message))
    }

    /// A text that must be there. `name` completes "Enter …".
    public mutating func required(_ text: String, _ field: String, _ name: String, atMost: Int = 200) -> String {
        let trimmed = text.trimmed
        if trimmed.isEmpty { fault(field, "Enter \(name)") }
        if trimmed.count > atMost { fault(field, "Use \(atMost) characters or fewer") }
        return trimmed
    }

    /// A text that may be empty.
    public mutating func optional(_ text: String, _ field: String, atMost: Int = 4000) -> String {
        let trimmed = text.trimmed
        if trimmed.count > atMost { fault(field, "Use \(atMost) characters or fewer") }
        return trimmed
    }

    /// A value with its own check; nothing when the text is empty or wrong.
    public mutating func value<Value>(
        _ text: String,
        _ field: String,
        _ make: (String) throws(InvalidValue) -> Value
    ) -> Value? {
        guard !text.trimmed.isEmpty else { return nil }
        do {
            return try make(text)
        } catch {
            fault(field, error.message)
            return nil
        }
    }

    /// A whole number within a range; nothing when the text is empty or wrong. `name` completes "… must be".
    public mutating func number(_ text: String, _ field: String, _ name: String, in range: ClosedRange<Int>) -> Int? {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return nil }
        guard let number = Int(trimmed), range.contains(number) else {
            fault(field, "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// One of a set of cases by its raw value. `name` completes "Choose …".
    public mutating func choice<Choice: RawRepresentable<String>>(
        _ text: String,
        _ field: String,
        _ name: String,
        as type: Choice.Type = Choice.self
    ) -> Choice? {
        guard let choice = Choice(rawValue: text) else {
            fault(field, "Choose \(name)")
            return nil
        }
        return choice
    }

    /// A day given as the three parts of a date input; nothing when all parts are empty. `name` starts the sentences.
    public mutating func day(_ parts: DayParts, _ field: String, _ name: String) -> Day? {
        if parts.isEmpty { return nil }
        guard let day = Int(parts.day.trimmed), let month = Int(parts.month.trimmed),
            let year = Int(parts.year.trimmed),
            year >= 1900, let value = try? Day(year: year, month: month, day: day)
        else {
            fault(field, "\(name) must be a real date, like 14 9 2026")
            return nil
        }
        return value
    }

    /// A day that must be there.
    public mutating func requiredDay(_ parts: DayParts, _ field: String, _ name: String) -> Day? {
        if parts.isEmpty { fault(field, "Enter \(name.lowercased())") }
        return day(parts, field, name)
    }

    /// Throws everything that was found, if anything was.
    /// - Throws: `InvalidDraft` with all faults.
    public func finish() throws(InvalidDraft) {
        if !faults.isEmpty { throw InvalidDraft(faults) }
    }
}

/// The three boxes of a date input, as typed.
public struct DayParts: Hashable, Sendable, Codable {
    public var day: String
    public var month: String
    public var year: String

    public init(day: String = "", month: String = "", year: String = "") {
        self.day = day
        self.month = month
        self.year = year
    }

    /// The boxes that show a day; empty boxes for none.
    public init(_ value: Day?) {
        self.init(
            day: value.map { String($0.day) } ?? "",
            month: value.map { String($0.month) } ?? "",
            year: value.map { String($0.year) } ?? ""
        )
    }

    public var isEmpty: Bool { day.trimmed.isEmpty && month.trimmed.isEmpty && year.trimmed.isEmpty }
}

extension String {
    /// The text without white space (of any kind that spreadsheets bring) around it.
    public var trimmed: String {
        var slice = Substring(self)
        while let first = slice.first, first.isWhitespace || first == "\u{200B}" || first == "\u{FEFF}" {
            slice.removeFirst()
        }
        while let last = slice.last, last.isWhitespace || last == "\u{200B}" || last == "\u{FEFF}" {
            slice.removeLast()
        }
        return String(slice)
    }
}
