import Domain
import Foundation
import Records
import Store
import Synchronization

extension Trellis {
    /// Minutes in which looking again at the same fields of the same person is the same reading.
    static let readingMinutes = 5.0

    /// Reads sensitive fields through the one door for it: who was shown whom is in the store before anything is handed
    /// out. If it cannot be written down, nothing is shown.
    ///
    /// - Parameter body: gives what is shown, and the students whose sensitive fields are in it; none when the actor sees
    ///   only what is not sensitive.
    func disclosing<Value: Sendable>(
        _ disclosure: Disclosure,
        to actor: Actor,
        _ body: @escaping @Sendable (any Reader) throws -> (value: Value, students: [ID<Student>])
    ) async throws -> Value {
        let (value, students) = try await database.read { reader in try body(reader) }
        try await note(disclosure, of: students, to: actor)
        return value
    }

    /// Writes down that somebody is about to be shown sensitive fields of some students.
    func note(_ disclosure: Disclosure, of students: [ID<Student>], to actor: Actor) async throws {
        guard !students.isEmpty else { return }
        let reading = Reading(
            id: newID(),
            at: now(),
            by: actor,
            disclosure: disclosure.rawValue,
            subjectKind: Student.table,
            subjectCount: students.count
        )
        let key = students.count == 1 && disclosure.coalesces ? RecentReadings.Key(reading, students[0]) : nil
        let since = reading.at.addingTimeInterval(-Self.readingMinutes * 60)
        if let key, shown.contains(key, since: since) { return }
        let subjects = students.map(\.description)
        try await database.write(inTurn: AuditChain.Kind.readings.turn(of: actor.systemID)) { writer in
            // Another server may have written it down a minute ago.
            if let key, try Readings.isKnown(reading, of: key.subject, since: since, writer) { return }
            try Readings.add(reading, of: subjects, writer)
        }
        if let key { shown.add(key, at: reading.at) }
    }
}

/// What people have been shown within the last few minutes, so that looking again costs nothing. Only a memory of what is
/// in the store: forgetting it is harmless.
final class RecentReadings: Sendable {
    /// One person looking at one group of fields of one student.
    struct Key: Hashable, Sendable {
        let system: String
        let actor: String
        let actedAs: String
        let disclosure: String
        let subject: String

        init(_ reading: Reading, _ student: ID<Student>) {
            system = reading.systemID.description
            actor = "\(reading.actorID?.description ?? "") \(reading.actorName)"
            actedAs = reading.actedAs
            disclosure = reading.disclosure
            subject = student.description
        }
    }

    private static let mostKeys = 20_000
    private let times = Mutex<[Key: Date]>([:])

    func contains(_ key: Key, since: Date) -> Bool {
        times.withLock { times in times[key].map { $0 > since } ?? false }
    }

    func add(_ key: Key, at date: Date) {
        times.withLock { times in
            if times.count >= Self.mostKeys { times = times.filter { $0.value > date.addingTimeInterval(-300) } }
            if times.count >= Self.mostKeys { times = [:] }
            times[key] = date
        }
    }
}
