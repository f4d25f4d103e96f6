import Domain
import Foundation
import Pages
import Records
import Services
import Store
import StoreTestSupport
import Testing

@testable import Web

/// A token in every sensitive column about a student that a page can show; then every page, by everybody. Whatever shows
/// one has to be written down as a reading of that student.
@Suite("Readings of sensitive fields")
struct ReadingCrawlTests {
    @Test("No page shows a sensitive field without a reading that says so", arguments: Engine.available)
    func crawl(engine: Engine) async throws {
        try await AccessTown.run(engine) { town in
            let plants = try await SensitivePlants(in: town)
            var seen: Set<String> = []
            for person in town.people where person.actor.systemID == town.rows.system {
                let client = try await town.signedIn(person)
                for path in plants.paths + town.everyPath() {
                    let before = try await town.readings()
                    let page = await client.get(path)
                    let shown = plants.tokens.filter { page.holds($0.text) }
                    let noted = try await town.subjects(of: person.actor, after: before)
                    for token in shown where !noted.contains("\(token.student)") {
                        Issue.record("\(person.actor.role) reads \(token.column) at \(path), and no reading says so")
                    }
                    seen.formUnion(shown.map(\.column))
                    // Looking again within a few minutes would be the same reading.
                    if !shown.isEmpty || !noted.isEmpty { try await town.waitSixMinutes() }
                }
            }
            // A token that nobody ever meets would prove nothing.
            #expect(Set(plants.tokens.map(\.column)).subtracting(seen) == [])
        }
    }

    @Test("Every sensitive column has a token here, or a reason why not")
    func everyColumn() {
        let sensitive = DataRegister.tables.flatMap { table in
            table.columns.filter { $0.sensitivity >= .sensitive }.map { "\(table.name).\($0.name)" }
        }
        let covered = SensitivePlants.columns.union(SensitivePlants.exempt.keys)
        #expect(Set(sensitive).subtracting(covered) == [], "plant a token, or say why no page shows it")
        #expect(covered.subtracting(sensitive) == [], "these are no sensitive columns any more")
        #expect(SensitivePlants.columns.isDisjoint(with: SensitivePlants.exempt.keys))
    }
}

extension AccessTown {
    /// How many readings there are in the first system.
    fileprivate func readings() async throws -> Int {
        try await trellis.database.read { reader in
            try reader.scalar("SELECT max(sequence) FROM reading WHERE system_id = \(rows.system)", as: Int.self) ?? 0
        }
    }

    /// Sets the clock forward, with everybody as newly signed in as before.
    fileprivate func waitSixMinutes() async throws {
        clock.advance(minutes: 6)
        let now = clock.now
        try await trellis.database.write { writer in
            try writer.run(
                "UPDATE session SET proven_at = \(now), last_seen_at = \(now), expires_at = \(now + 12 * 3600)"
            )
        }
    }

    /// Whom somebody was shown by the readings after so many.
    fileprivate func subjects(of actor: Actor, after count: Int) async throws -> Set<String> {
        try await trellis.database.read { reader in
            let found = try reader.all(
                """
                SELECT subject_id FROM reading_subject JOIN reading ON reading.id = reading_subject.reading_id
                WHERE reading.system_id = \(rows.system) AND reading.sequence > \(count) AND actor_id = \(actor.userID)
                """,
                as: String.self
            )
            return Set(found)
        }
    }
}
