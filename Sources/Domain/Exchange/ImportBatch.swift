public import Foundation

/// One uploaded file on its way in: reviewed first, stored only when somebody presses "Import".
public struct ImportBatch: Codable, Hashable, Sendable {
    public var id: ID<ImportBatch>
    public var systemID: ID<System>
    public var kind: ImportSubject
    public var year: AcademicYear
    public var fileName: String
    public var state: ImportState
    public var uploadedBy: String
    public var uploadedAt: Date
    /// The day that the facts in the file are as at.
    public var asAt: Day
    /// The sheets that were read, in order.
    public var sheetNames: [String]
    /// The columns of the file and what each was taken for.
    public var columns: [ImportedColumn]
    /// What stands for everything that the file does not say.
    public var defaults: ImportDefaults
    /// Rows of the file that are no data: totals, notes, repeated headings.
    public var skipped: Int
    /// Rows by outcome, for the tiles of the review.
    public var counts: [ImportOutcome.RawValue: Int]
    /// Rows of which something would be stored, or was.
    public var storing: Int
    /// The change that stored it, which one press undoes. Found in the history, not kept here.
    public var entryID: ID<AuditEntry>?

    public init(
        id: ID<ImportBatch>,
        systemID: ID<System>,
        kind: ImportSubject,
        year: AcademicYear,
        fileName: String,
        state: ImportState,
        uploadedBy: String,
        uploadedAt: Date,
        asAt: Day,
        sheetNames: [String] = [],
        columns: [ImportedColumn] = [],
        defaults: ImportDefaults = ImportDefaults(),
        skipped: Int = 0,
        counts: [String: Int] = [:],
        storing: Int = 0,
        entryID: ID<AuditEntry>? = nil
    ) {
        self.id = id
        self.systemID = systemID
        self.kind = kind
        self.year = year
        self.fileName = fileName
        self.state = state
        self.uploadedBy = uploadedBy
        self.uploadedAt = uploadedAt
        self.asAt = asAt
        self.sheetNames = sheetNames
        self.columns = columns
        self.defaults = defaults
        self.skipped = skipped
        self.counts = counts
        self.storing = storing
        self.entryID = entryID
    }

    /// The rows with an outcome.
    public func count(_ outcome: ImportOutcome) -> Int { counts[outcome.rawValue] ?? 0 }

    /// All rows of data.
    public var rowCount: Int { counts.values.reduce(0, +) }

    /// Headings of columns that are not understood and therefore left out.
    public var unknownColumns: [String] { columns.filter { $0.field.isEmpty }.map(\.heading) }

    /// What the file calls a field; nothing when it has no column for it.
    public func heading(of field: String) -> String? { columns.first { $0.field == field }?.heading }

    /// Where a row stands, for example "12", or "Sheet “Ward 4”, row 12" when several sheets were read.
    public func rowName(_ number: Int) -> String {
        let (sheet, row) = number.quotientAndRemainder(dividingBy: ImportRowReview.rowsOfSheet)
        return sheetNames.count > 1 && sheetNames.indices.contains(sheet)
            ? "Sheet “\(sheetNames[sheet])”, row \(row)" : String(row)
    }
}

/// One column of an uploaded file.
public struct ImportedColumn: Codable, Hashable, Sendable {
    /// The heading as in the file.
    public var heading: String
    /// The form of the heading under which its meaning is remembered.
    public var key: String
    /// The field that the column holds; empty when it is left out.
    public var field: String

    public init(heading: String, key: String, field: String) {
        self.heading = heading
        self.key = key
        self.field = field
    }
}

/// What somebody said on the upload form about everything in the file, where the file itself is silent.
public struct ImportDefaults: Codable, Hashable, Sendable {
    /// The organisation that the file comes from.
    public var organisationID: ID<Organisation>?
    /// The T Level of everybody in it.
    public var tLevelCode: String?

    public init(organisationID: ID<Organisation>? = nil, tLevelCode: String? = nil) {
        self.organisationID = organisationID
        self.tLevelCode = tLevelCode
    }
}

/// The kinds of spreadsheet that a coordinator really has.
public enum ImportSubject: String, Codable, Hashable, Sendable, CaseIterable {
    case capacity, cohorts, students, contacts, learners

    /// The words on screens.
    public var title: String {
        switch self {
        case .capacity: "Employers’ places"
        case .cohorts: "Colleges’ cohorts"
        case .students: "Students"
        case .contacts: "Contacts"
        case .learners: "Other learners"
        }
    }

    /// What one row is about, and several.
    public var rowNoun: (one: String, many: String) {
        switch self {
        case .capacity: ("offer of places", "offers of places")
        case .cohorts: ("cohort", "cohorts")
        case .students: ("student", "students")
        case .contacts: ("contact", "contacts")
        case .learners: ("group of learners", "groups of learners")
        }
    }
}
