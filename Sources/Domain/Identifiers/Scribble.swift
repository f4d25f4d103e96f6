import Foundation

/// What somebody or some spreadsheet wrote in a cell, before it is known to be anything.
struct Scribble {
    /// The text without outer spaces, invisible characters and the apostrophe that spreadsheets put before text.
    let trimmed: String

    init(_ text: String) {
        var plain = text
        // Most texts are plain letters and digits, and long files bring tens of thousands of them.
        if !text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) {
            plain = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
            plain.unicodeScalars.removeAll {
                $0.properties.isDefaultIgnorableCodePoint || $0.properties.generalCategory == .control
            }
            plain = plain.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if plain.hasPrefix("'") { plain.removeFirst() }
        trimmed = plain
    }

    /// Whether nothing is left.
    var isEmpty: Bool { trimmed.isEmpty }

    /// The text in upper case, without spaces, dashes and a trailing ".0".
    var compact: String {
        var result = String(trimmed.uppercased().filter { !$0.isWhitespace && !Scribble.dashes.contains($0) })
        if let dot = result.lastIndex(of: "."), dot != result.startIndex {
            let tail = result[result.index(after: dot)...]
            if !tail.isEmpty, tail.allSatisfy({ $0 == "0" }) { result = String(result[..<dot]) }
        }
        return result
    }

    /// Whether a spreadsheet has turned a long number into something like "1.23E+09".
    var isScientific: Bool {
        let text = trimmed.uppercased().filter { !$0.isWhitespace }
        guard text.contains(".") || text.contains("+") || text.contains(","),
            let exponent = text.firstIndex(of: "E")
        else { return false }
        let mantissa = text[..<exponent]
        let power = text[text.index(after: exponent)...].drop { $0 == "+" || $0 == "-" }
        return mantissa.first.map(Scribble.isDigit) == true
            && mantissa.allSatisfy { Scribble.isDigit($0) || $0 == "." || $0 == "," }
            && (1...3).contains(power.count) && power.allSatisfy(Scribble.isDigit)
    }

    /// The digits of a number that must have exactly so many.
    /// - Throws: a sentence that says what is wrong, with what to do when a spreadsheet is to blame.
    func digits(_ count: Int, of name: String, hint: String = "") throws(InvalidValue) -> String {
        let article = name.startsWithVowelSound ? "An" : "A"
        let expected = "\(article) \(name) is \(count) digits."
        guard !isEmpty else { throw InvalidValue("Enter the \(name). \(expected)") }
        guard !isScientific else { throw Scribble.scientific(name, expected) }
        let text = compact
        guard text.allSatisfy(Scribble.isDigit) else {
            throw InvalidValue("\(expected) Remove everything that is not a digit.")
        }
        guard text.count != count - 1 else {
            throw InvalidValue(
                "\(expected) This one is a digit short. \(hint.isEmpty ? Scribble.droppedZero : hint)"
            )
        }
        guard text.count == count else { throw InvalidValue("\(expected) This one has \(text.count).") }
        return text
    }

    static func scientific(_ name: String, _ expected: String) -> InvalidValue {
        InvalidValue(
            "The spreadsheet has turned this \(name) into scientific notation, so its last digits are lost. "
                + "\(expected) "
                + "In the original file set the column's format to Text, "
                + "type or paste the full values again and save it."
        )
    }

    static let droppedZero =
        "A spreadsheet may have dropped a zero at the front: set the column's format to Text and enter it in full."

    static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) && character.utf8.count == 1 }
    static func isLetter(_ character: Character) -> Bool {
        ("A"..."Z").contains(character) && character.utf8.count == 1
    }

    static let dashes: Set<Character> = ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]
}

extension String {
    /// Whether "an" goes before it when read aloud; "ULN", "UKPRN" and "URN" begin with "you".
    fileprivate var startsWithVowelSound: Bool {
        guard let first = lowercased().first else { return false }
        return "aeio".contains(first)
    }
}
