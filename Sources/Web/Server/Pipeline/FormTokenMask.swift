import Foundation

/// The token of forms under another mask on every page, so that a compressed page does not tell it by its length to
/// somebody who can put text of theirs beside it (BREACH).
enum FormTokenMask {
    private static let separator: Character = "."

    /// The token under a fresh mask.
    static func masked(_ token: String) -> String {
        let bytes = Array(token.utf8)
        let mask = bytes.map { _ in UInt8.random(in: .min ... .max) }
        let hidden = zip(bytes, mask).map { $0 ^ $1 }
        return text(mask) + String(separator) + text(hidden)
    }

    /// The token under a mask; a text that has none as it is.
    static func unmasked(_ text: String) -> String {
        let parts = text.split(separator: separator)
        guard parts.count == 2, let mask = bytes(parts[0]), let hidden = bytes(parts[1]), mask.count == hidden.count
        else { return text }
        return String(decoding: zip(mask, hidden).map { $0 ^ $1 }, as: UTF8.self)
    }

    private static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
        return Data(base64Encoded: plain + padding).map { Array($0) }
    }
}
