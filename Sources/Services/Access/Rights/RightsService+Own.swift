public import Domain
import Records
import Store

extension RightsService {
    /// A copy of everything that is kept about whoever asks for it: how they sign in, what they did, and a student's own
    /// records too. Nobody has to allow it, and no reason is asked for; that it was made is in the history.
    ///
    /// - Throws: `ServiceError.notFound` for somebody who has no account.
    public func ownCopy(key: String?, by actor: Actor) async throws -> PersonExport {
        let trellis = trellis
        let made = try await trellis.disclosing(.copy, to: actor) { reader in
            guard let id = actor.userID, let user = try Accounts.find(id, reader), user.systemID == actor.systemID
            else { throw ServiceError.notFound }
            let files = try Self.records(of: actor, reader) + [PersonFile(user, of: actor.organisationID)]
            let copies = try files.map { try export(of: $0, by: actor, reader) }
            let students = files.filter { $0.subject == .student }.flatMap(\.ids).compactMap { ID<Student>($0) }
            return (Self.joined(copies, about: user), students)
        }
        do {
            try await trellis.change(actor, "person.export", key: key) { _ in
                ChangeOutcome(
                    subjectKind: DataSubject.user.table ?? "",
                    subjectID: actor.userID?.description ?? "",
                    summary: "Somebody made a copy of everything that is kept about themselves"
                )
            }
        } catch ServiceError.alreadyDone {
            // The button was pressed again: the file is handed out again, and stands in the history once.
        }
        return made
    }

    /// A student's own records; nobody else has any.
    private static func records(of actor: Actor, _ reader: any Reader) throws -> [PersonFile] {
        guard case .oneself(_, _, let students) = actor.scope else { return [] }
        var files: [PersonFile] = []
        // Rows of several years at one college are one person.
        for id in students where !files.contains(where: { $0.ids.contains(id.description) }) {
            if let file = try PersonFile.student(id, in: actor.scope, reader) { files.append(file) }
        }
        return files
    }

    private static func joined(_ copies: [PersonExport], about user: User) -> PersonExport {
        var joined = copies[0]
        joined.about = .user
        joined.name = user.name
        joined.tables = copies.flatMap(\.tables)
        var seen: Set<PersonExport.LeftOut> = []
        joined.leftOut = copies.flatMap(\.leftOut).filter { seen.insert($0).inserted }
        return joined
    }
}
