internal import GRDB

/// Errors of SQLite and GRDB as `StoreError`, without values.
enum SQLiteFailure {
    /// Errors of the engine are translated; errors of the caller's own stay as they are.
    static func translate(_ error: any Error) -> any Error {
        error is DatabaseError || error is CancellationError ? storeError(error) : error
    }

    static func storeError(_ error: any Error, sql: String? = nil, isCompiling: Bool = false) -> StoreError {
        if let error = error as? StoreError { return error }
        if error is CancellationError { return StoreError(.cancelled, sql: sql) }
        guard let error = error as? DatabaseError else { return StoreError(.other, sql: sql) }
        return StoreError(
            code(error),
            constraint: constraint(error),
            engineCode: String(error.extendedResultCode.rawValue),
            sql: sql,
            // While a statement is compiled no value is bound yet, so the message cannot hold one.
            hint: isCompiling && error.resultCode == .SQLITE_ERROR ? error.message : nil
        )
    }

    private static func code(_ error: DatabaseError) -> StoreError.Code {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return .uniqueViolation
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return .foreignKeyViolation
        case .SQLITE_CONSTRAINT_NOTNULL: return .notNullViolation
        case .SQLITE_CONSTRAINT_CHECK: return .checkViolation
        default: break
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .contention
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: return .cancelled
        case .SQLITE_READONLY: return .readOnly
        case .SQLITE_FULL: return .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt
        case .SQLITE_CANTOPEN, .SQLITE_MISUSE: return .connectionLost
        case .SQLITE_ERROR: return .syntax
        case .SQLITE_MISMATCH, .SQLITE_TOOBIG: return .invalidValue
        default: return .other
        }
    }

    /// `UNIQUE constraint failed: offer.id` names columns, `CHECK constraint failed: places` a rule; never values.
    private static func constraint(_ error: DatabaseError) -> String? {
        guard error.resultCode == .SQLITE_CONSTRAINT, let message = error.message,
            let range = message.firstRange(of: " constraint failed: ")
        else { return nil }
        return String(message[range.upperBound...])
    }
}
