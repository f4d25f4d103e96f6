import Foundation

/// Text reduced to what matters when names are searched, sorted and compared: no case, no accents, no apostrophes or
/// full stops, one kind of dash, single spaces.
public func folded(_ s: String) -> String {
    let plain =
        s.utf8.allSatisfy { $0 < 0x80 }
        ? s.lowercased()
        : s.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var result = ""
    result.reserveCapacity(plain.utf8.count)
    var gap = false
    for scalar in plain.unicodeScalars {
        switch scalar {
        case "'", "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "`", "\u{B4}", ".":
            continue
        case "\u{200B}"..."\u{200F}", "\u{FEFF}", "\u{AD}":
            continue
        case " ", "\t"..."\r":
            gap = true
            continue
        case _ where scalar.value >= 0x80 && scalar.properties.isWhitespace:
            gap = true
            continue
        default: break
        }
        if gap, !result.isEmpty { result.unicodeScalars.append(" ") }
        gap = false
        if let replacement = letters[scalar] {
            result += replacement
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Letters that carry no separable accent, and the dashes that people paste.
private let letters: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2212}": "-",
]
