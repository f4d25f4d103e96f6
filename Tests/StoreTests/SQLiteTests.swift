import Foundation
import Store
import StoreTestSupport
import Testing

@Suite("SQLite")
struct SQLiteTests {
    @Test func writesDurablyAndForgetsWhatIsDeleted() async throws {
        try await withDatabase(.sqlite) { db async throws in
            #expect(db.dialect == .sqlite)
            try await db.write { writer throws in
                #expect(try writer.scalar("PRAGMA synchronous") == 2)
                #expect(try writer.scalar("PRAGMA journal_mode") == "wal")
                #expect(try writer.scalar("PRAGMA foreign_keys") == 1)
                #expect(try writer.scalar("PRAGMA secure_delete") == 1)
            }
        }
    }

    @Test func keepsItsFilesToItself() async throws {
        try await withTestDatabase(.sqlite) { test in
            try await Migrator(Sample.migrations).migrate(test.database)
            let names = try FileManager.default.contentsOfDirectory(atPath: test.folder)
            #expect(names.contains("trellis.sqlite-wal"))
            for name in names {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(test.folder)/\(name)")
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
        }
    }

    @Test func worksInMemory() async throws {
        let db = try await Database.open(.memory)
        try await Migrator(Sample.migrations).migrate(db)
        try await db.write { try $0.insert(Sample.student, into: "student") }
        #expect(try await db.read { try $0.first("SELECT * FROM student") } == Sample.student)
        await db.close()
    }

    @Test func makesACopyThatCanBeOpened() async throws {
        try await withTestDatabase(.sqlite) { test in
            try await Migrator(Sample.migrations).migrate(test.database)
            try await test.database.addItem(1)
            let path = "\(test.folder)/copy.sqlite"
            try await test.database.backup(to: path)
            let copy = try await Database.open(.file(path))
            try await copy.check()
            #expect(try await copy.count("item") == 1)
            await copy.close()
            await expectError(.other) { try await test.database.backup(to: path) }
            await expectError(.other) { try await test.database.backup(to: "\(test.folder)/no/copy") }
            #expect(!FileManager.default.fileExists(atPath: path + ".part"))
        }
    }

    @Test func noticesADamagedFile() async throws {
        try await withTestDatabase(.sqlite) { test in
            try await Migrator(Sample.migrations).migrate(test.database)
            try await test.database.write { writer throws in
                let rows: [[SQLValue]] = (0..<5000).map { [.integer($0), .text("name \($0)")] }
                try writer.insertMany(into: "item", columns: ["id", "name"], rows: rows)
            }
            try await test.database.check()
            let path = "\(test.folder)/damaged.sqlite"
            try await test.database.backup(to: path)
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: 4096 * 8)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4096 * 4))
            try file.close()
            let damaged = try await Database.open(.file(path))
            await expectError(.corrupt) { try await damaged.check() }
            await damaged.close()
        }
    }

    @Test func refusesAFileThatIsNoDatabase() async throws {
        try await withTestDatabase(.sqlite) { test in
            let path = "\(test.folder)/canary.txt"
            try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
            await expectError(.corrupt) { _ = try await Database.open(.file(path)) }
            let missing = await storeError { _ = try await Database.open(.file("\(test.folder)/no/folder.sqlite")) }
            #expect(missing?.code == .connectionLost)
        }
    }

    @Test func letsAnotherConnectionFinishItsWriteFirst() async throws {
        try await withTestDatabase(.sqlite) { test in
            try await Migrator(Sample.migrations).migrate(test.database)
            let other = try await Database.open(test.url)
            try await withThrowingTaskGroup { group in
                for database in [test.database, other] {
                    for number in 0..<20 {
                        let id = number + (database === other ? 100 : 0)
                        group.addTask { try await database.addItem(id) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await other.count("item") == 40)
            await other.close()
        }
    }
}
