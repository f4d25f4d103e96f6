public import Domain
import Foundation
import Records
import Store

/// Why somebody was erased.
public enum ErasureCause: String, Sendable, CaseIterable {
    case asked, mistake, retention, restored

    /// The words on screens.
    public var title: String {
        switch self {
        case .asked: "They asked for it"
        case .mistake: "They should never have been recorded"
        case .retention: "The retention schedule says so"
        case .restored: "They had been erased before a copy was put back"
        }
    }
}

extension RightsService {
    /// Takes everything about somebody out: tables, history, queues, uploaded rows, free pages and the log. Counts stay,
    /// and a keyed hash that keeps an old spreadsheet from bringing them back unnoticed. This cannot be undone.
    ///
    /// - Throws: `ServiceError.conflict` when a legal hold stands.
    @discardableResult
    public func erase(_ subject: Subject, cause: ErasureCause, key: String?, by actor: Actor) async throws -> AuditEntry
    {
        try actor.mustBeAllowed(to: .erasePeople)
        let today = trellis.today
        let entry = try await trellis.change(actor, "person.erase", key: key) { ledger in
            let file = try Self.file(subject, actor, ledger.writer)
            guard try !LegalHolds.holds(file, ledger.writer) else {
                throw ServiceError.conflict(
                    "There is a legal hold on this person or their organisation. Lift it first, then erase."
                )
            }
            try erase([file], cause, in: ledger)
            try ledger.writer.run(
                """
                UPDATE rights_request SET state = \(RightsRequest.State.done.rawValue), answered_on = \(today),
                    answered_by = \(actor.name)
                WHERE subject_id IN \(list: file.ids) AND kind = \(RightsRequest.Kind.erasure.rawValue)
                    AND state = \(RightsRequest.State.open.rawValue)
                """
            )
            return ChangeOutcome(
                subjectKind: subject.kind.table ?? "",
                subjectID: subject.id,
                summary: "Erased a \(subject.kind.title.lowercased()): \(cause.title.lowercased())"
            )
        }
        try await afterErasing()
        return entry
    }

    /// Erases people in a transaction of the caller, who then calls `afterErasing`.
    func erase(_ files: [PersonFile], _ cause: ErasureCause, in ledger: Ledger) throws {
        for subject in [DataSubject.student, .contact] {
            try Erasure.erase(
                files.filter { $0.subject == subject },
                cause: cause.rawValue,
                at: trellis.now(),
                by: ledger.entry,
                marks: { $0.traits.map(trellis.fields.mark) },
                ledger.writer
            )
        }
    }

    /// Writes erasures down outside the database, and takes what is left out of its files and of memory.
    func afterErasing() async throws {
        try await completeJournal()
        trellis.importFiles.forgetAll()
        if trellis.database.dialect == .sqlite { try await trellis.database.scrub() }
    }

    /// Makes the journal hold every erasure that the database knows.
    func completeJournal() async throws {
        guard let journal = trellis.settings.erasureJournal.map(ErasureJournal.init) else { return }
        let known = Set(try journal.lines().map(\.stone.id))
        let stones = try await trellis.database.read { reader in try Tombstones.all(reader) }
        try journal.append(
            stones.filter { !known.contains($0.stone.id) }.map { ErasureJournal.Line(stone: $0.stone, marks: $0.marks) }
        )
    }

    /// Erases again whoever the journal names and a copy that was put back has brought back. Called when the store is
    /// opened, before anything is served.
    /// - Returns: how many people came back and were erased again.
    @discardableResult
    public func reapplyErasures() async throws -> Int {
        guard let journal = trellis.settings.erasureJournal.map(ErasureJournal.init) else { return 0 }
        let lines = try journal.lines()
        let known = try await trellis.database.read { reader in Set(try Tombstones.all(reader).map(\.stone.id)) }
        let missing = lines.filter { !known.contains($0.stone.id) }
        guard !missing.isEmpty else {
            try await completeJournal()
            return 0
        }
        var erased = 0
        let bySystem = Dictionary(grouping: missing, by: \.stone.systemID)
        for (system, lines) in bySystem {
            let isThere = try await trellis.database.read { reader in try Systems.find(system, reader) != nil }
            if isThere { erased += try await reapply(lines, in: system) }
        }
        try await afterErasing()
        if trellis.database.dialect == .postgres { try await trellis.database.scrub() }
        return erased
    }

    private func reapply(_ lines: [ErasureJournal.Line], in system: ID<System>) async throws -> Int {
        let actor = Actor.commandLine(in: system)
        let ids = lines.map(\.stone.id)
        let files = try await trellis.database.read { reader in
            let students: [Student] = try reader.all("SELECT * FROM student WHERE id IN \(list: ids)")
            let people: [Person] = try reader.all("SELECT * FROM person WHERE id IN \(list: ids)")
            return students.map { PersonFile([$0]) } + people.map(PersonFile.init)
        }
        try await trellis.change(actor, "person.erase", key: nil) { ledger in
            try erase(files, .restored, in: ledger)
            for line in lines { try Tombstones.put(line.stone, marks: line.marks, ledger.writer) }
            return ChangeOutcome(
                subjectKind: "system",
                subjectID: system.description,
                summary: "Erased again \(files.count) people whom a copy of the database had brought back"
            )
        }
        return files.count
    }
}
