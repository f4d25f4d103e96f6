/// One column that an import knows: what it is for, how people call it and how its cells are read.
public struct ColumnSpec: Hashable, Sendable {
    /// The fact that the column holds.
    public let key: ColumnKey
    /// The heading that we write ourselves, for people.
    public let title: String
    /// How its cells are read.
    public let kind: ValueKind
    /// Whether every row must have a value.
    public let isRequired: Bool
    /// Other headings that people really use.
    public let synonyms: [String]

    init(_ key: ColumnKey, _ title: String, _ kind: ValueKind, isRequired: Bool = false, _ synonyms: [String] = []) {
        self.key = key
        self.title = title
        self.kind = kind
        self.isRequired = isRequired
        self.synonyms = synonyms
    }
}

/// How the cells of a column are read.
public enum ValueKind: Hashable, Sendable {
    case text
    /// Exactly so many digits; the spreadsheet may have kept them as a number.
    case digits(Int)
    /// Letters and digits without blanks, in capitals.
    case code
    case personName
    case email
    case phone
    case postcode
    case day
    /// A day on or before which something begins; a month or a term stands for its first day.
    case firstDay
    /// A day on which something ends; a month or a term stands for its last day.
    case lastDay
    /// A day, or "now".
    case dayOrNow
    /// First and last day in one cell.
    case window
    case wholeNumber
    /// A whole number, or "not known yet".
    case places
    case hours
    case minutes
    case minimumAge
    case yesNo
    case pattern
    /// Several texts in one cell, best first.
    case list

    /// Whether a merged cell may stand for every row that it covers; sums must not be counted twice.
    var isSharedByMergedRows: Bool {
        switch self {
        case .wholeNumber, .places, .hours: false
        default: true
        }
    }

    /// Whether the cells are sums that a total row adds up.
    var isCount: Bool { self == .wholeNumber || self == .places || self == .hours }
}
