import Domain
import Records
import Services
import Store
import StoreTestSupport
import Testing

/// Undo of what was changed before a migration made the rows wider.
@Suite struct UndoAfterMigrationTests {
    @Test(
        "A change from before a column was added is undone; one that was changed since is not",
        arguments: Engine.available
    )
    func widened(engine: Engine) async throws {
        try await SampleTown.run(engine) { town in
            let trellis = town.trellis
            let ward = try await town.offer("Ward 1", places: 1)
            let entry = try await trellis.change(town.coordinator, "offer.edit", key: nil) { ledger in
                var more = ward
                more.places = 4
                try ledger.update(more)
                return ChangeOutcome(more, "More places")
            }
            // As it was written when offers had no group.
            try await trellis.database.write { writer in
                let column = "\"smallest_group\":null,"
                _ = try writer.run(
                    """
                    UPDATE audit_change SET before = replace(before, \(column), ''), after = replace(after, \(column), '')
                    WHERE entry_id = \(entry.id)
                    """
                )
            }
            func places() async throws -> Int? {
                try await trellis.database.read { reader in
                    try reader.scalar("SELECT places FROM offer WHERE id = \(ward.id)", as: Int.self)
                }
            }
            try await town.fill { ledger in
                var other = ward
                other.places = 4
                other.notes = "Changed since"
                try ledger.update(other)
            }
            await #expect(throws: ServiceError.self) {
                try await trellis.undo(entry.id, by: town.coordinator, key: nil)
            }
            try await town.fill { ledger in
                var back = ward
                back.places = 4
                try ledger.update(back)
            }
            try await trellis.undo(entry.id, by: town.coordinator, key: nil)
            #expect(try await places() == 1)
        }
    }
}
