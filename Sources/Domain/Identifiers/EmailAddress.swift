/// An e-mail address in lower case.
public struct EmailAddress: CheckedText {
    public static let name = "e-mail address"

    /// The address.
    public let description: String

    /// Reads an address, also out of "Name <name@example.org>" and "mailto:" links.
    public init(_ text: String) throws(InvalidValue) {
        let expected = "An e-mail address looks like name@example.org."
        let scribble = Scribble(text)
        guard !scribble.isEmpty else { throw InvalidValue("Enter the e-mail address. \(expected)") }
        var address = scribble.trimmed.lowercased()
        if let open = address.lastIndex(of: "<"), let close = address.lastIndex(of: ">"), open < close {
            address = String(address[address.index(after: open)..<close])
        }
        if address.hasPrefix("mailto:") { address.removeFirst(7) }
        while let last = address.last, " .,;".contains(last) { address.removeLast() }
        guard address.count(where: { $0 == "@" }) <= 1 else {
            throw InvalidValue("Give one e-mail address here, not several. \(expected)")
        }
        guard !address.contains(where: \.isWhitespace) else {
            throw InvalidValue("An e-mail address has no spaces in it. \(expected)")
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw InvalidValue("The @ is missing. \(expected)") }
        guard EmailAddress.isLocal(parts[0]), EmailAddress.isDomain(parts[1]), address.utf8.count <= 254 else {
            throw InvalidValue("\(expected) Check it for a missing or stray character.")
        }
        description = address
    }

    /// The part after the @, for example "nhs.net".
    public var domain: String { String(description[description.index(after: at)...]) }

    private var at: String.Index { description.firstIndex(of: "@") ?? description.startIndex }

    private static func isLocal(_ part: Substring) -> Bool {
        (1...64).contains(part.utf8.count) && !part.hasPrefix(".") && !part.hasSuffix(".") && !part.contains("..")
            && part.utf8.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+/=?^_`{|}~.-".utf8.contains($0) }
    }

    private static func isDomain(_ part: Substring) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.utf8.count >= 2, !top.utf8.allSatisfy(isDigit) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
