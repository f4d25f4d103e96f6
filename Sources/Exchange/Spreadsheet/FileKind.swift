/// What a file is, judged by its first bytes and not by its name.
enum FileKind {
    case archive
    case delimitedText

    /// Recognises a file.
    ///
    /// - Throws: `SpreadsheetFault` when it is something that cannot be read as a spreadsheet.
    init(bytes: [UInt8]) throws(SpreadsheetFault) {
        func starts(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if starts([0x50, 0x4B, 0x03, 0x04]) {
            self = .archive
        } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw Self.compoundFileFault(bytes)
        } else if let noun = Self.pictureOrDocument(bytes) {
            throw Self.notSpreadsheet(noun)
        } else {
            self = .delimitedText
        }
    }

    /// The sentence for a file that is plainly something else.
    static func notSpreadsheet(_ noun: String) -> SpreadsheetFault {
        .init(.notSpreadsheet, "This file is \(noun), not a spreadsheet; send an Excel workbook (.xlsx) or a CSV file.")
    }

    /// Old Office files share one container; its directory names what is inside in UTF-16.
    private static func compoundFileFault(_ bytes: [UInt8]) -> SpreadsheetFault {
        func holds(_ name: String) -> Bool { bytes.holds(name.utf8.flatMap { [$0, 0] }) }
        if holds("EncryptedPackage") {
            return .init(
                .encrypted,
                "This workbook is protected by a password; save a copy without the password and send that."
            )
        }
        if holds("WordDocument") { return notSpreadsheet("a Word document") }
        if holds("Workbook") || holds("Book") {
            return .init(
                .otherSpreadsheet,
                "This is an old Excel file (.xls); open it, choose Save As, pick Excel Workbook (.xlsx) and send that."
            )
        }
        return notSpreadsheet("an old Office file")
    }

    private static func pictureOrDocument(_ bytes: [UInt8]) -> String? {
        let signatures: [(start: [UInt8], noun: String)] = [
            (Array("%PDF".utf8), "a PDF"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"),
            ([0xFF, 0xD8, 0xFF], "a picture"),
            (Array("GIF8".utf8), "a picture"),
            (Array("{\\rtf".utf8), "a text document"),
            ([0x1F, 0x8B], "a compressed file"),
            ([0x37, 0x7A, 0xBC, 0xAF], "a compressed file"),
            (Array("Rar!".utf8), "a compressed file"),
            (Array("PK".utf8) + [0x05, 0x06], "an empty compressed file"),
        ]
        return signatures.first { bytes.starts(with: $0.start) }?.noun
    }
}

extension [UInt8] {
    /// Whether the bytes hold a run of other bytes anywhere.
    func holds(_ run: [UInt8]) -> Bool {
        guard let first = run.first, count >= run.count else { return false }
        return withUnsafeBufferPointer { bytes in
            var index = 0
            while index <= bytes.count - run.count {
                if bytes[index] == first, bytes[index..<index + run.count].elementsEqual(run) { return true }
                index += 1
            }
            return false
        }
    }
}
