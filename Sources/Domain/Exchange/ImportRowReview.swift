/// One row of an uploaded file, compared with what is stored.
public struct ImportRowReview: Codable, Hashable, Sendable {
    /// Row numbers of the second sheet start after this many, those of the third after twice as many.
    public static let rowsOfSheet = 10_000_000

    public var batchID: ID<ImportBatch>
    /// The row number as the spreadsheet shows it, plus `rowsOfSheet` for each sheet before.
    public var number: Int
    /// What the row says, by field, as text. Only what can be stored; of a student's postcode the first half.
    public var cells: [String: String]
    public var outcome: ImportOutcome
    /// A few words that tell which record this is.
    public var label: String
    /// What the row says about it, in a line.
    public var detail: String
    /// The fields that differ from what is stored; for a close match also those that say which is which.
    public var differences: [FieldDifference]
    public var faults: [RowFault]
    /// The stored record that the row was matched with, or may be about.
    public var matchID: String?
    public var matchLabel: String?
    /// What a close match is about.
    public var matchSubject: MatchSubject?
    /// Rows of one group are decided together: they name the same organisation.
    public var matchGroup: String?
    public var decision: ImportDecision?
    /// Whether "Import" would store anything of this row.
    public var stores: Bool

    public init(
        batchID: ID<ImportBatch>,
        number: Int,
        cells: [String: String],
        outcome: ImportOutcome,
        label: String,
        detail: String = "",
        differences: [FieldDifference] = [],
        faults: [RowFault] = [],
        matchID: String? = nil,
        matchLabel: String? = nil,
        matchSubject: MatchSubject? = nil,
        matchGroup: String? = nil,
        decision: ImportDecision? = nil,
        stores: Bool = false
    ) {
        self.batchID = batchID
        self.number = number
        self.cells = cells
        self.outcome = outcome
        self.label = label
        self.detail = detail
        self.differences = differences
        self.faults = faults
        self.matchID = matchID
        self.matchLabel = matchLabel
        self.matchSubject = matchSubject
        self.matchGroup = matchGroup
        self.decision = decision
        self.stores = stores
    }
}

/// What a row of the file would do.
public enum ImportOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    case new, changed, unchanged, closeMatch, needsFixing

    /// The words on screens.
    public var title: String {
        switch self {
        case .new: "New"
        case .changed: "Changed"
        case .unchanged: "No change"
        case .closeMatch: "Close match"
        case .needsFixing: "Needs fixing"
        }
    }
}

/// What somebody decided for a close match.
public enum ImportDecision: String, Codable, Hashable, Sendable, CaseIterable {
    case keepExisting, useUploaded, keepBoth

    /// The words on screens.
    public var title: String {
        switch self {
        case .keepExisting: "Keep existing"
        case .useUploaded: "Use uploaded"
        case .keepBoth: "Keep both"
        }
    }
}

/// What a close match is about.
public enum MatchSubject: String, Codable, Hashable, Sendable, CaseIterable {
    case student, organisation, college
    /// Somebody who was erased, and of whom only a keyed hash is known.
    case erased

    /// What can be decided. A college is never renamed or added by a list of its students.
    public var decisions: [ImportDecision] {
        switch self {
        case .student, .organisation: ImportDecision.allCases
        case .college: [.keepExisting]
        case .erased: [.keepExisting, .keepBoth]
        }
    }

    /// The words for a decision on screens.
    public func title(_ decision: ImportDecision) -> String {
        guard self == .erased else { return decision.title }
        return decision == .keepBoth ? "Bring them back" : "Leave them out"
    }

    /// What a decision does, in a sentence.
    public func hint(_ decision: ImportDecision) -> String {
        switch (self, decision) {
        case (.student, .keepExisting): "The stored student stays as it is. Nothing of this row is stored."
        case (.student, .useUploaded): "It is the same student. The stored record takes over what the file says."
        case (.student, .keepBoth): "They are two students. The one in the file is added."
        case (.organisation, .keepExisting): "It is this organisation. The row is stored under its stored name."
        case (.organisation, .useUploaded): "It is this organisation. It takes the name in the file."
        case (.organisation, .keepBoth): "They are two organisations. The one in the file is added."
        case (.erased, .keepBoth): "It is another person, or they have asked to be recorded again."
        case (.erased, _): "Their data was erased. Nothing of this row is stored."
        case (.college, .keepExisting): "It is this college. The rows are stored under its stored name."
        case (.college, _): "A college is not changed by a list of its students."
        }
    }
}

/// A field whose value in the file differs from the stored one.
public struct FieldDifference: Codable, Hashable, Sendable {
    /// What the field is called on screens.
    public var field: String
    public var old: String
    public var new: String

    public init(field: String, old: String, new: String) {
        self.field = field
        self.old = old
        self.new = new
    }
}

/// A cell that cannot be taken as it is, with what to do about it.
public struct RowFault: Codable, Hashable, Sendable {
    /// The field key.
    public var field: String
    /// The column heading as in the file.
    public var column: String
    public var value: String
    /// What to do, in a sentence.
    public var advice: String

    public init(field: String, column: String, value: String, advice: String) {
        self.field = field
        self.column = column
        self.value = value
        self.advice = advice
    }
}
