import CPostgres

/// What PostgreSQL said about a failure, read for what can be told without telling values.
struct PostgresFailure {
    /// The `PG_DIAG_…` letters of libpq, which Swift does not import.
    private enum Field: UInt8 {
        case state = 0x43  // C
        case message = 0x4D  // M
        case detail = 0x44  // D
        case table = 0x74  // t
        case column = 0x63  // c
        case constraint = 0x6E  // n
    }

    private let state: String
    private let result: OpaquePointer?
    private let isConnected: Bool

    init(result: OpaquePointer?, isConnected: Bool) {
        self.result = result
        self.isConnected = isConnected
        state = Self.field(result, .state) ?? ""
    }

    /// Conflicts with other transactions, and prepared statements that the schema has outgrown.
    static func isRetryable(_ error: StoreError) -> Bool {
        error.code == .contention && ["40001", "40P01", "0A000", "26000"].contains(error.engineCode)
    }

    var concernsPreparedStatement: Bool {
        state == "26000" || state == "0A000" && field(.message)?.contains("cached plan") == true
    }

    func storeError(sql: String, isPreparing: Bool, isCancelled: Bool) -> StoreError {
        let code = code(isCancelled: isCancelled)
        return StoreError(
            code,
            constraint: constraint(code),
            engineCode: state.isEmpty ? nil : state,
            sql: sql,
            // While a statement is prepared the server has no values, so its message cannot hold one.
            hint: isPreparing && code == .syntax ? field(.message) : nil
        )
    }

    /// A sentence from what libpq said when it could not connect.
    static func connecting(_ reason: String) -> String {
        let lines = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "PostgreSQL cannot be reached; check the address and that the server runs. \(lines)"
    }

    private func code(isCancelled: Bool) -> StoreError.Code {
        switch state {
        case "23505", "23P01": .uniqueViolation
        case "23503": .foreignKeyViolation
        case "23502": .notNullViolation
        case "23514": .checkViolation
        case "40001", "40P01", "55P03": .contention
        case _ where concernsPreparedStatement: .contention
        case "57014": isCancelled ? .cancelled : .timeout
        case "25P03": .timeout
        case "25006": .readOnly
        case "53100": .full
        case "XX001", "XX002": .corrupt
        case "57P01", "57P02", "57P03", "53300": .connectionLost
        case _ where state.hasPrefix("08") || !isConnected: .connectionLost
        case _ where state.hasPrefix("42"): .syntax
        case _ where state.hasPrefix("22"): .invalidValue
        default: .other
        }
    }

    /// Keys and missing values as SQLite tells them, `offer.system, offer.number`; otherwise the constraint's name.
    private func constraint(_ code: StoreError.Code) -> String? {
        let table = field(.table)
        if code == .notNullViolation, let table, let column = field(.column) { return "\(table).\(column)" }
        if code == .uniqueViolation, let table, let columns = keyColumns {
            return columns.map { "\(table).\($0)" }.joined(separator: ", ")
        }
        return field(.constraint)
    }

    /// The columns of `Key (system, number)=(…, …) already exists.`; what follows the equals sign is never read.
    private var keyColumns: [String]? {
        guard let detail = field(.detail), detail.hasPrefix("Key ("),
            let end = detail.firstRange(of: ")=(")
        else { return nil }
        let names = detail[..<end.lowerBound].dropFirst("Key (".count)
        return names.split(separator: ",").map { String($0.filter { $0 != " " && $0 != "\"" }) }
    }

    private func field(_ field: Field) -> String? { Self.field(result, field) }

    private static func field(_ result: OpaquePointer?, _ field: Field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue)).map { String(cString: $0) }
    }
}
