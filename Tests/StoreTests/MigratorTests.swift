import Foundation
import Store
import StoreTestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_819_787_400) }

    @Test(arguments: Engine.available)
    func runOnceAndInOrder(engine: Engine) async throws {
        try await withTestDatabase(engine) { test in
            let migrator = Migrator(Sample.migrations.reversed(), now: Self.clock)
            #expect(try await migrator.pending(test.database).map(\.number) == [1, 2])
            #expect(try await migrator.migrate(test.database) == [1, 2])
            #expect(try await migrator.migrate(test.database) == [])
            #expect(try await migrator.pending(test.database).isEmpty)
            let names: [String] = try await test.database.read {
                try $0.all("SELECT number || ' ' || name || ' ' || applied_at FROM schema_migrations ORDER BY number")
            }
            #expect(names == ["1 items 2027-09-01T08:30:00.000Z", "2 students 2027-09-01T08:30:00.000Z"])
        }
    }

    @Test(arguments: Engine.available)
    func runOnceWhenManyServersStartTogether(engine: Engine) async throws {
        try await withTestDatabase(engine) { test in
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let database = try await Database.open(test.url, options: DatabaseOptions(connections: 1))
                        let numbers = try await Migrator(Sample.migrations).migrate(database)
                        await database.close()
                        return numbers
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == [1, 2])
        }
    }

    @Test(arguments: Engine.available)
    func leaveNothingOfAStepThatFails(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let broken = Migration(
                number: 3,
                name: "broken",
                statements: ["CREATE TABLE extra (id BIGINT)", "INSERT INTO nowhere VALUES (1)"]
            )
            let error = await storeError { try await Migrator(Sample.migrations + [broken]).migrate(db) }
            #expect(error?.code == .syntax)
            #expect(try await Migrator(Sample.migrations).pending(db).isEmpty)
            let mended = Migration(number: 3, name: "mended", statements: ["CREATE TABLE extra (id BIGINT)"])
            #expect(try await Migrator(Sample.migrations + [mended]).migrate(db) == [3])
            #expect(try await db.count("extra") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func refuseADatabaseOfANewerVersion(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let older = Migrator([Sample.migrations[0]])
            let error = await storeError { try await older.migrate(db) }
            #expect(error?.code == .newerSchema)
            await expectError(.newerSchema) { _ = try await older.pending(db) }
        }
    }

    @Test(arguments: Engine.available)
    func mayFillAndChangeTables(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            let next = Migration(
                number: 3,
                name: "colours",
                statements: [
                    "ALTER TABLE item ADD COLUMN colour TEXT", "UPDATE item SET colour = \("red")",
                ]
            )
            #expect(try await db.read { try $0.rows("SELECT * FROM item") }.first?["colour"] == nil)
            try await Migrator(Sample.migrations + [next]).migrate(db)
            // The connection holds the same statement prepared from before the change.
            #expect(try await db.read { try $0.rows("SELECT * FROM item") }.first?["colour"] == .text("red"))
        }
    }

    @Test func copyASQLiteFileThatHoldsDataFirst() async throws {
        try await withTestDatabase(.sqlite) { test in
            let backups = "\(test.folder)/backups"
            let first = Migrator([Sample.migrations[0]], now: Self.clock)
            try await first.migrate(test.database, backupFolder: backups)
            #expect(!FileManager.default.fileExists(atPath: backups))
            try await test.database.addItem(7)
            try await Migrator(Sample.migrations, now: Self.clock).migrate(test.database, backupFolder: backups)
            let files = try FileManager.default.contentsOfDirectory(atPath: backups)
            #expect(files == ["before-migration-2-2027-09-01T083000000Z.sqlite"])
            let copy = try await Database.open(.file("\(backups)/\(files[0])"))
            #expect(try await copy.count("item") == 1)
            #expect(try await Migrator([Sample.migrations[0]]).pending(copy).isEmpty)
            await copy.close()
        }
    }

    @Test func mayRebuildASQLiteTableThatOthersReferTo() async throws {
        try await withDatabase(.sqlite, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            try await db.write { try $0.run("INSERT INTO part (id, item, position) VALUES (1, 1, 1)") }
            let rebuild = Migration(
                number: 3,
                name: "rebuild",
                statements: [
                    "CREATE TABLE item_2 (id BIGINT PRIMARY KEY, name TEXT)",
                    "INSERT INTO item_2 SELECT id, name FROM item", "DROP TABLE item",
                    "ALTER TABLE item_2 RENAME TO item",
                ]
            )
            try await Migrator(Sample.migrations + [rebuild]).migrate(db)
            #expect(try await db.count("part") == 1)
            let orphaning = Migration(number: 4, name: "orphan", statements: ["DELETE FROM item"])
            let error = await storeError { try await Migrator(Sample.migrations + [rebuild, orphaning]).migrate(db) }
            #expect(error?.code == .foreignKeyViolation)
            #expect(try await db.count("item") == 1)
            await expectError(.foreignKeyViolation) { try await db.write { try $0.run("DELETE FROM item") } }
        }
    }
}
