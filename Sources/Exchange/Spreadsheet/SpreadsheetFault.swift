/// Why a file could not be read as a spreadsheet, in one sentence that says what to do.
public struct SpreadsheetFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of refusal, for tests and for counting.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The word in logs.
        public let rawValue: String

        /// Makes a code from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The file has no bytes.
        public static let empty = Code(rawValue: "empty")
        /// The file, or what it unpacks to, is larger than allowed.
        public static let tooLarge = Code(rawValue: "too-large")
        /// More rows than allowed.
        public static let tooManyRows = Code(rawValue: "too-many-rows")
        /// More columns than allowed.
        public static let tooManyColumns = Code(rawValue: "too-many-columns")
        /// One cell is longer than a spreadsheet program allows.
        public static let cellTooLong = Code(rawValue: "cell-too-long")
        /// The file unpacks to far more than an honest workbook does.
        public static let bomb = Code(rawValue: "bomb")
        /// The workbook is protected by a password.
        public static let encrypted = Code(rawValue: "encrypted")
        /// A spreadsheet in a form that is not read here, such as .xls or .ods.
        public static let otherSpreadsheet = Code(rawValue: "other-spreadsheet")
        /// Not a spreadsheet at all.
        public static let notSpreadsheet = Code(rawValue: "not-spreadsheet")
        /// The file is cut off or broken.
        public static let damaged = Code(rawValue: "damaged")
        /// No sheet holds anything.
        public static let noContent = Code(rawValue: "no-content")
    }

    /// The kind of refusal.
    public let code: Code
    /// The sentence to show.
    public let message: String

    /// Makes a refusal.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence to show.
    public var description: String { message }

    static let damagedWorkbook = SpreadsheetFault(
        .damaged,
        "This workbook is damaged or was cut off; open it, save it again and send the new file."
    )

    static func tooManyRows(_ limit: Int) -> SpreadsheetFault {
        .init(
            .tooManyRows,
            "This file has more than \(limit) rows; split it into smaller files and send one at a time."
        )
    }

    static func tooManyColumns(_ limit: Int, row: Int) -> SpreadsheetFault {
        .init(
            .tooManyColumns,
            "Row \(row) has more than \(limit) columns; delete the columns that are not needed and send the file again."
        )
    }

    static func cellTooLong(_ address: CellAddress, limit: Int) -> SpreadsheetFault {
        .init(.cellTooLong, "Cell \(address) holds more than \(limit) characters; shorten it and send the file again.")
    }
}
