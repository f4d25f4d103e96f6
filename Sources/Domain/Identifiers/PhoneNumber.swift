/// A United Kingdom telephone number, stored as "+441632960123", with an extension as "+441632960123 ext 204".
public struct PhoneNumber: CheckedText {
    public static let name = "telephone number"

    /// The digits after +44.
    public let national: String
    /// The extension behind a switchboard, if one was given.
    public let `extension`: String?

    public init(_ text: String) throws(InvalidValue) {
        let expected = "A UK telephone number starts with 0 or +44 and has 10 or 11 digits, for example 01632 960123."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the telephone number. \(expected)") }
        guard !scribble.isScientific else { throw Scribble.scientific("telephone number", expected) }
        let (main, inner) = try PhoneNumber.splitExtension(scribble.trimmed.lowercased())
        self.extension = inner
        national = try PhoneNumber.nationalDigits(of: main, expected: expected)
    }

    /// The number as it is stored and dialled.
    public var description: String { "+44\(national)" + (self.extension.map { " ext \($0)" } ?? "") }

    /// The number as people in the United Kingdom write it: "01632 960123".
    public var formatted: String {
        let digits = "0" + national
        let groups: [Int] =
            switch national.prefix(1) {
            case _ where national.count == 9: [5, 5]
            case "2": [3, 4, 4]
            case "3", "8", "9", "5": [4, 3, 4]
            case "1" where national.prefix(2) == "11" || national.dropFirst(2).first == "1": [4, 3, 4]
            default: [5, 6]
            }
        var rest = digits[...]
        let parts = groups.map { size -> Substring in
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size)
        }
        return parts.joined(separator: " ") + (self.extension.map { " ext \($0)" } ?? "")
    }

    private static func splitExtension(_ text: String) throws(InvalidValue) -> (String, String?) {
        for mark in ["extension", "ext.", "ext", "x", "#"] {
            let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let inner = parts[1].filter { !$0.isWhitespace && $0 != ":" && $0 != "." && $0 != ")" }
            guard (1...6).contains(inner.count), inner.allSatisfy(Scribble.isDigit) else {
                throw InvalidValue("Give an extension as up to 6 digits, for example 01632 960123 ext 204.")
            }
            var main = parts[0]
            while main.last == "(" || main.last == " " || main.last == "," { main.removeLast() }
            return (String(main), inner)
        }
        return (text, nil)
    }

    private static func nationalDigits(of text: String, expected: String) throws(InvalidValue) -> String {
        let marks: Set<Character> = ["(", ")", ".", "/", "+", " "]
        let compact = Scribble(text).compact
        guard compact.dropFirst().allSatisfy({ $0 != "+" }),
            compact.allSatisfy({ Scribble.isDigit($0) || marks.contains($0) })
        else { throw InvalidValue("\(expected) Give one number, and remove everything else.") }
        let digits = String(compact.filter(Scribble.isDigit))
        let number: Substring
        if digits.hasPrefix("0044") {
            number = digits.dropFirst(4)
        } else if compact.hasPrefix("+") {
            guard digits.hasPrefix("44") else {
                throw InvalidValue("Only UK telephone numbers can be kept here. \(expected)")
            }
            number = digits.dropFirst(2)
        } else if digits.hasPrefix("0") {
            number = digits[...]
        } else if digits.hasPrefix("44"), digits.count >= 11 {
            number = digits.dropFirst(2)
        } else if digits.count == 10 || digits.count == 9, "12378".contains(digits.prefix(1)) {
            throw InvalidValue("The 0 at the front of this telephone number is missing. \(Scribble.droppedZero)")
        } else {
            throw InvalidValue(expected)
        }
        let national = number.hasPrefix("0") ? number.dropFirst() : number
        guard let first = national.first, first != "0", first != "4", first != "6" else { throw InvalidValue(expected) }
        let mayBeShort = first == "1" || first == "8"
        guard national.count != 9 || mayBeShort, national.count >= 9 else {
            throw InvalidValue("\(expected) This one is too short.")
        }
        guard national.count <= 10 else { throw InvalidValue("\(expected) This one is too long.") }
        return String(national)
    }
}
