/// A table to hand out, one sheet of a workbook or a text file.
public struct ExportTable: Hashable, Sendable {
    /// One cell to write.
    public enum Value: Hashable, Sendable {
        case blank
        case text(String)
        case number(Double)
        case day(CalendarDay)
        case boolean(Bool)

        /// A whole number.
        public static func whole(_ number: Int) -> Value { .number(Double(number)) }
        /// A text that may be missing.
        public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .blank }

        /// The value as text; days as dd/mm/yyyy, answers as Yes and No.
        var text: String {
            switch self {
            case .blank: ""
            case .text(let text): text
            case .number(let number): NumberForm.plainText(of: number)
            case .day(let day): Self.british(day)
            case .boolean(let answer): answer ? "Yes" : "No"
            }
        }

        private static func british(_ day: CalendarDay) -> String {
            let parts = day.iso.split(separator: "-")
            return "\(parts[2])/\(parts[1])/\(parts[0])"
        }
    }

    /// The name of the sheet.
    public var title: String
    /// The headings.
    public var columns: [String]
    /// The rows; each as long as the headings.
    public var rows: [[Value]]

    /// Makes a table.
    public init(title: String, columns: [String], rows: [[Value]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

/// Why a table could not be handed out, in one sentence.
public struct ExportFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence to show.
    public let message: String
    /// The sentence to show.
    public var description: String { message }
}
