extension String {
    /// The text without blanks at both ends, with every run of blanks (no-break ones too) as one space and without
    /// characters of no width, which spreadsheets collect by copy and paste.
    var tidied: String {
        if isTidyASCII { return self }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x200B, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0...8, 14...31, 127:
                continue
            default: break
            }
            if scalar.properties.isWhitespace {
                pendingSpace = !result.isEmpty
            } else {
                if pendingSpace { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether nothing has to be done, which holds for most cells and is quick to see.
    private var isTidyASCII: Bool {
        var last: UInt8 = 32
        for byte in utf8 {
            guard byte >= 32, byte < 127, byte != 32 || last != 32 else { return false }
            last = byte
        }
        return last != 32 || isEmpty
    }
}
