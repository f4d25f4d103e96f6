import Domain
import Records
import Store

extension Trellis {
    /// Why a change or its undoing did not happen, in a sentence that names what stands in the way.
    func sentence(_ error: LedgerError, undoing id: ID<AuditEntry>?, _ actor: Actor) async throws -> String {
        switch error {
        case .gone: return "Somebody has removed this in the meantime. Nothing was changed."
        case .outrun: return "Somebody else was changing something at the same moment. Try again."
        case .erased:
            return "This cannot be undone, because the details of a person that it held have been erased."
        case .changedSince(let place):
            guard let later = try await later(on: place, than: id, actor) else {
                return "This cannot be undone, because somebody has changed it since. Change it by hand instead."
            }
            return "This cannot be undone, because of a later change: \(later). Undo that first."
        case .neededLater(let place):
            guard let later = try await laterDependant(of: place, than: id, actor) else {
                return "This cannot be undone, because something later depends on it. Undo the later change first."
            }
            return "This cannot be undone, because something later depends on it: \(later). Undo that first."
        }
    }

    private func later(on place: LedgerError.Place, than id: ID<AuditEntry>?, _ actor: Actor) async throws -> String? {
        try await database.read { reader in
            guard let entry = try id.flatMap({ try AuditEntries.find($0, in: actor.scope, reader) }) else { return nil }
            return try AuditEntries.standing(on: place, after: entry, reader).map(Self.quoted)
        }
    }

    private func laterDependant(
        of place: LedgerError.Place,
        than id: ID<AuditEntry>?,
        _ actor: Actor
    ) async throws -> String? {
        try await database.read { reader in
            guard let entry = try id.flatMap({ try AuditEntries.find($0, in: actor.scope, reader) }),
                let dependant = try AuditEntries.dependant(of: place, reader)
            else { return nil }
            return try AuditEntries.standing(on: dependant, after: entry, reader).map(Self.quoted)
        }
    }

    /// A change in the words of the history.
    private static func quoted(_ entry: AuditEntry) -> String {
        "“\(entry.summary)” on \(Day.of(entry.at).formatted()) by \(entry.actorName)"
    }
}
