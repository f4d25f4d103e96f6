/// Why the database refused, in words and codes that hold no values.
public struct StoreError: Error, Sendable, Hashable {
    /// The kind of failure. Open: later versions may add kinds.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the kind.
        public let description: String

        init(_ description: String) {
            self.description = description
        }

        /// A row with the same key exists.
        public static let uniqueViolation = Code("uniqueViolation")
        /// A row that is referred to does not exist, or is still referred to.
        public static let foreignKeyViolation = Code("foreignKeyViolation")
        /// A column that needs a value has none.
        public static let notNullViolation = Code("notNullViolation")
        /// A rule on the values of a row does not hold.
        public static let checkViolation = Code("checkViolation")
        /// Others were changing the same rows for too long.
        public static let contention = Code("contention")
        /// The database cannot be reached, or the connection broke.
        public static let connectionLost = Code("connectionLost")
        /// The task was cancelled.
        public static let cancelled = Code("cancelled")
        /// A change was attempted where only reading is allowed.
        public static let readOnly = Code("readOnly")
        /// There is no room left on the disk.
        public static let full = Code("full")
        /// The database file or an index is damaged.
        public static let corrupt = Code("corrupt")
        /// It took too long.
        public static let timeout = Code("timeout")
        /// The database was made by a newer version of Trellis.
        public static let newerSchema = Code("newerSchema")
        /// The statement is wrong.
        public static let syntax = Code("syntax")
        /// A value cannot be stored.
        public static let invalidValue = Code("invalidValue")
        /// A row or a value does not have the form that was asked for.
        public static let decoding = Code("decoding")
        /// Something else; see the engine's code.
        public static let other = Code("other")
    }

    /// The kind of failure.
    public let code: Code
    /// What was violated: `table.column, table.column` for keys and missing values, the name of a check,
    /// the name of a foreign key where the engine tells it; or the column that could not be decoded.
    public let constraint: String?
    /// The engine's own code: an extended result code of SQLite, an SQLSTATE of PostgreSQL.
    public let engineCode: String?
    /// The statement, with placeholders instead of values.
    public let sql: String?
    /// What to do about it, or what the engine said about the statement's text.
    public let hint: String?

    /// An error of this kind.
    public init(
        _ code: Code,
        constraint: String? = nil,
        engineCode: String? = nil,
        sql: String? = nil,
        hint: String? = nil
    ) {
        self.code = code
        self.constraint = constraint
        self.engineCode = engineCode
        self.sql = sql
        self.hint = hint
    }

    /// The same error, for a caller's `catch let error as StoreError where error.is(.uniqueViolation)`.
    public func `is`(_ code: Code) -> Bool { self.code == code }
}

extension StoreError: CustomStringConvertible {
    /// A sentence for people who run the system. Holds no values.
    public var description: String {
        var parts = [hint ?? sentence]
        if let constraint { parts.append("constraint: \(constraint)") }
        if let engineCode { parts.append("engine code: \(engineCode)") }
        if let sql { parts.append("statement: \(sql)") }
        return "\(code): " + parts.joined(separator: "; ")
    }

    private var sentence: String {
        switch code {
        case .uniqueViolation: "A row with the same key exists; change the key or update that row."
        case .foreignKeyViolation: "A related row is missing or still in use; store or remove that row first."
        case .notNullViolation: "A column has no value; give it one."
        case .checkViolation: "A rule of the table does not hold; check the values."
        case .contention: "Others are changing the same rows; try again."
        case .connectionLost: "The database cannot be reached; check that it runs, then try again."
        case .cancelled: "The task was cancelled; start it again if it is still wanted."
        case .readOnly: "Only reading is allowed here; make changes in a write."
        case .full: "The disk is full; make room, then try again."
        case .corrupt: "The database is damaged; restore it from a backup."
        case .timeout: "The database took too long; try again, or raise the limit."
        case .newerSchema: "The database was made by a newer version; install that version."
        case .syntax: "The statement is wrong; correct it."
        case .invalidValue: "A value cannot be stored; correct it."
        case .decoding: "A row does not have the form that was asked for; compare the query with the type."
        default: "The database refused; look up the engine's code."
        }
    }
}
