/// Reads the ways to reach somebody: e-mail addresses, telephone numbers, postcodes.
enum ContactReader {
    static func email(_ text: String) throws(ValueFault) -> String {
        var address = text
        if let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            address = String(text[text.index(after: open)..<close])
        }
        if address.lowercased().hasPrefix("mailto:") { address.removeFirst(7) }
        address = address.filter { !$0.isWhitespace }.replacing("’", with: "'").lowercased()
        while let last = address.last, ".,;".contains(last) { address.removeLast() }
        guard isAddress(address) else { throw ValueFault("Write one e-mail address, for example name@nhs.net.") }
        return address
    }

    /// Whether a text in small letters is one plain address.
    private static func isAddress(_ text: String) -> Bool {
        let halves = Array(text.utf8).split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, (1...64).contains(halves[0].count), text.utf8.count <= 254 else { return false }
        let dot = UInt8(ascii: ".")
        let hyphen = UInt8(ascii: "-")
        func isWord(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) || byte == hyphen }
        let words = halves[0].split(separator: dot, omittingEmptySubsequences: false)
        let labels = halves[1].split(separator: dot, omittingEmptySubsequences: false)
        guard let last = labels.last, last.count >= 2, last.allSatisfy({ (97...122).contains($0) }) else {
            return false
        }
        return words.allSatisfy { !$0.isEmpty && $0.allSatisfy { isWord($0) || localMarks.contains($0) } }
            && labels.count >= 2
            && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(isWord) && $0.first != hyphen && $0.last != hyphen }
    }

    /// What may stand before the @ besides letters, figures and hyphens.
    private static let localMarks = Set("!#$%&'*+/=?^_`{|}~".utf8)

    /// A telephone number; the leading zero that spreadsheets take from numbers is put back.
    static func phone(_ cell: Cell) throws(ValueFault) -> String {
        let text = cell.text.tidied
        if ValueReader.isShortened(text) {
            throw ValueFault("The spreadsheet has shortened this number; type it again with the cell set to Text.")
        }
        let digits = text.filter(\.isNumber)
        guard digits.count >= 3, digits.count <= 40 else { throw ValueFault("Write a telephone number.") }
        let hasLostZero = digits.count == text.count && digits.count == 10 && "123578".contains(digits.prefix(1))
        return hasLostZero ? "0" + digits : text
    }

    /// A whole postcode, or its first half.
    static func postcode(_ text: String) throws(ValueFault) -> String {
        let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
        if isOutcode(letters) { return letters }
        let (out, inward) = (String(letters.dropLast(3)), letters.suffix(3))
        let isInward = inward.first?.isNumber == true && inward.dropFirst().allSatisfy { $0.isASCII && $0.isLetter }
        guard isOutcode(out), inward.count == 3, isInward else {
            throw ValueFault("Write a postcode, for example RM7 0AG, or its first half.")
        }
        return "\(out) \(inward)"
    }

    /// One or two letters, a digit, and perhaps one more digit or letter.
    private static func isOutcode(_ text: String) -> Bool {
        let shape = text.utf8.map { (65...90).contains($0) ? "A" : (48...57).contains($0) ? "9" : "?" }.joined()
        return ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"].contains(shape)
    }
}
