/// Why a change or its undoing cannot happen.
public enum LedgerError: Error, Sendable {
    /// The row is not there any more.
    case gone
    /// Somebody has changed the row since.
    case changedSince
    /// Something that came later depends on the row.
    case neededLater
    /// What undo needs has been erased, because it was about a person or is too old.
    case erased
}
