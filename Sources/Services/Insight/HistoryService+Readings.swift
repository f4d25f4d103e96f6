public import Domain
public import Foundation
import Records
import Store

extension HistoryService {
    /// One time that somebody saw a student's sensitive fields, in plain words.
    public struct Sight: Sendable {
        public let at: Date
        public let who: String
        /// What the person was, and where they belong.
        public let asWhat: String
        public let what: String
    }

    /// Who was shown a student, newest first: for those who look after the student, and for the student.
    /// - Throws: `ServiceError.notFound`, for students of others too.
    public func whoSaw(
        _ id: ID<Student>,
        offset: Int,
        limit: Int,
        for actor: Actor
    ) async throws -> (student: Student, sights: Listing<Sight>) {
        let (student, rows, total) = try await trellis.database.read { reader in
            guard let student = try Students.find(id, in: actor.scope, reader),
                actor.may(.seeReadings, Target(student))
            else { throw ServiceError.notFound }
            return (
                student,
                try Readings.about(student: id, in: actor.scope, offset: offset, limit: limit, reader),
                try Readings.count(student: id, in: actor.scope, reader)
            )
        }
        return (student, Listing(rows: rows.map(Self.sight), total: total))
    }

    private static func sight(_ row: Readings.Row) -> Sight {
        var what = Disclosure(rawValue: row.disclosure)?.title ?? "Personal details"
        if row.subjectCount > 1 { what += " (\(row.subjectCount) students)" }
        return Sight(
            at: row.at,
            who: row.actorName,
            asWhat: [RoleWords.title(row.actedAs), row.organisationName ?? ""].filter { !$0.isEmpty }
                .joined(separator: ", "),
            what: what
        )
    }
}

/// What somebody was while acting, in words.
enum RoleWords {
    static func title(_ actedAs: String?) -> String {
        guard let actedAs else { return "" }
        return actedAs == "taskLink" ? "By a link in a mail" : Role(rawValue: actedAs)?.title ?? actedAs
    }
}
