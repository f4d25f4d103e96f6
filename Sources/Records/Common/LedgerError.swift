/// Why a change or its undoing cannot happen.
public enum LedgerError: Error, Hashable, Sendable {
    /// A row, by its table and id.
    public struct Place: Hashable, Sendable {
        public let table: String
        public let id: String
    }

    /// The row is not there any more.
    case gone
    /// Somebody has changed the row since.
    case changedSince(Place)
    /// Something that came later depends on the row.
    case neededLater(Place)
    /// The details that undoing needs have been erased.
    case erased
    /// Another change took the same place in the chain at the same moment.
    case outrun
}
