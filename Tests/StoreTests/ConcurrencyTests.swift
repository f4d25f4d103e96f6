import Store
import StoreTestSupport
import Testing

@Suite("Many at once")
struct ConcurrencyTests {
    @Test(arguments: Engine.available)
    func theLastPlaceGoesToOne(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            for round in 1...25 {
                try await db.addItem(round, taken: 2, cap: 3)
                let winners = try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            try await db.write { writer throws in
                                try writer.run("UPDATE item SET taken = taken + 1 WHERE id = \(round) AND taken < cap")
                            }
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(winners == 1)
            }
            #expect(try await db.read { try $0.all("SELECT DISTINCT taken FROM item", as: Int.self) } == [3])
        }
    }

    @Test(arguments: Engine.available)
    func readingThenWritingLosesNothing(engine: Engine) async throws {
        let options = DatabaseOptions(attempts: 200)
        try await withDatabase(engine, migrations: Sample.migrations, options: options) { db async throws in
            try await db.addItem(1, cap: 1000)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<50 {
                            try await db.write { writer throws in
                                let taken = try writer.scalar("SELECT taken FROM item WHERE id = 1", as: Int.self) ?? 0
                                try writer.run("UPDATE item SET taken = \(taken + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await db.read { try $0.scalar("SELECT taken FROM item WHERE id = 1") } == 400)
        }
    }
}
