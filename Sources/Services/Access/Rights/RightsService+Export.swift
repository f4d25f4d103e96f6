public import Domain
import Foundation
import Records
import Store

extension RightsService {
    /// A copy of everything that is kept about somebody, from every table that the register says holds rows about them.
    /// Making it is a change of its own in the history, with the reason.
    ///
    /// - Throws: `InvalidDraft` without a reason, `ServiceError`.
    public func export(_ subject: Subject, reason: String, key: String?, by actor: Actor) async throws -> PersonExport {
        var reader = DraftReader()
        let reason = reader.required(reason, "reason", "why the copy is made", atMost: 300)
        try reader.finish()
        let made = try await trellis.disclosing(.copy, to: actor) { reader in
            let file = try Self.file(subject, actor, reader)
            let students: [ID<Student>] = file.subject == .student ? file.ids.compactMap { ID($0) } : []
            return (try export(of: file, by: actor, reader), students)
        }
        try await trellis.change(actor, "person.export", key: key) { ledger in
            _ = try Self.file(subject, actor, ledger.writer)
            return ChangeOutcome(
                subjectKind: subject.kind.table ?? "",
                subjectID: subject.id,
                summary: "Made a copy of everything kept about a \(subject.kind.title.lowercased()). Reason: \(reason)"
            )
        }
        return made
    }

    func export(of file: PersonFile, by actor: Actor, _ reader: any Reader) throws -> PersonExport {
        let trail = try PersonRows.trail(file, reader)
        let mask = try NameMask(of: file, reader)
        let names = try Self.names(of: file.systemID, reader)
        var tables: [PersonExport.Table] = []
        var leftOut: [PersonExport.LeftOut] = []
        // Their own record first, the history last.
        let register = DataRegister.tables.filter { $0.about[file.subject] != nil }
        let own = register.filter { $0.name == file.subject.table }
        let history = register.filter { $0.name.hasPrefix("audit_") }
        for table in own + register.filter({ !own.contains($0) && !history.contains($0) }) + history {
            if let why = table.heldBack {
                leftOut.append(.init(what: table.title, why: why))
                continue
            }
            for column in table.columns where column.sensitivity.isPersonal {
                guard let why = column.heldBack else { continue }
                leftOut.append(.init(what: "\(table.title): \(column.title.lowercased())", why: why))
            }
            let rows = try PersonRows.rows(of: table, about: file, trail: trail, reader)
            guard !rows.isEmpty else { continue }
            let isOwn = table.name == file.subject.table
            tables.append(
                PersonExport.Table(
                    name: table.name,
                    title: table.title,
                    rows: rows.map { row in
                        table.exported.map { column in
                            let value = readable(Self.text(row[column.name]), column, of: table, row)
                            let shown = names[value] ?? value
                            // What the person's own row says about them is theirs to see as it is.
                            return PersonExport.Field(
                                column: column.name,
                                title: column.title,
                                value: isOwn ? shown : mask.masked(shown)
                            )
                        }
                    }
                )
            )
        }
        return PersonExport(
            about: file.subject,
            name: file.name,
            madeOn: trellis.today,
            madeBy: actor.name,
            tables: tables,
            leftOut: leftOut
        )
    }

    /// Ids of organisations, areas, cohorts and T Levels read better as names.
    private static func names(of system: ID<System>, _ reader: any Reader) throws -> [String: String] {
        struct Named: Codable {
            var id: String
            var name: String
        }
        let named = try reader.all(
            """
            SELECT id, name FROM organisation WHERE system_id = \(system)
            UNION ALL SELECT id, name FROM area WHERE system_id = \(system)
            UNION ALL SELECT id, name FROM cohort WHERE system_id = \(system)
            """,
            as: Named.self
        )
        return Dictionary(named.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    static func text(_ value: SQLValue?) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .double(let number): String(number)
        case .bool(let flag): flag ? "yes" : "no"
        case .blob(let bytes): "\(bytes.count) bytes"
        case .null, nil: ""
        }
    }
}
