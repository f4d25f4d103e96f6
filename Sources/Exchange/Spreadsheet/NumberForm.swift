import Foundation

/// What the format of a numeric cell says that its number means.
public enum NumberForm: Hashable, Sendable {
    case plain
    case day
    case dayAndTime
    case time
    case percent
    /// Shown with leading zeros up to this many digits, as identifiers and telephone numbers are.
    case padded(Int)

    /// The number as a person would read it under this form.
    func text(of value: Double) -> String {
        switch self {
        case .plain: return Self.plainText(of: value)
        case .percent: return Self.plainText(of: value * 100) + "%"
        case .day, .dayAndTime:
            guard let day = SerialDay.day(of: value) else { return Self.plainText(of: value) }
            return day.iso
        case .time:
            let minutes = Int((value.truncatingRemainder(dividingBy: 1) * 24 * 60).rounded())
            return String(format: "%02d:%02d", minutes / 60, minutes % 60)
        case .padded(let width):
            let digits = Self.plainText(of: value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }

    /// A number without exponent and without a needless decimal point, to the 15 digits that spreadsheets keep.
    static func plainText(of value: Double) -> String {
        guard value.isFinite else { return "" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return String(format: "%.15g", value)
    }

    /// Reads the form out of a format code such as `dd/mm/yyyy` or `0000000000`.
    init(formatCode: String) {
        let bare = Self.withoutLiterals(formatCode)
        let hasClock = bare.contains { "hs".contains($0) }
        if bare.contains(where: { "yd".contains($0) }) || (bare.contains("m") && !hasClock && !bare.contains("0")) {
            self = hasClock ? .dayAndTime : .day
        } else if hasClock {
            self = .time
        } else if bare.contains("%") {
            self = .percent
        } else if bare.count > 1, bare.allSatisfy({ $0 == "0" }) {
            self = .padded(bare.count)
        } else {
            self = .plain
        }
    }

    /// The form of one of the format numbers that every spreadsheet program knows without a code.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .day
        case 22: self = .dayAndTime
        case 18...21, 32, 33, 45...47, 55, 56: self = .time
        case 9, 10: self = .percent
        default: self = .plain
        }
    }

    /// The first section of a format code in small letters, without quoted text, escapes, colours and locales.
    private static func withoutLiterals(_ code: String) -> String {
        var bare = ""
        var characters = code.lowercased().makeIterator()
        while let character = characters.next() {
            switch character {
            case ";": return bare == "general" ? "" : bare
            case "\"": while let next = characters.next(), next != "\"" {}
            case "\\", "_", "*": _ = characters.next()
            case "[":
                var inside = ""
                while let next = characters.next(), next != "]" { inside.append(next) }
                if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { bare += inside }
            default: bare.append(character)
            }
        }
        return bare == "general" ? "" : bare
    }
}
