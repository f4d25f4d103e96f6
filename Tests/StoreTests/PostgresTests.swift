import Foundation
import Store
import StoreTestSupport
import Testing

@Suite("PostgreSQL", .enabled(if: Engine.postgres.isAvailable, "needs TRELLIS_TEST_POSTGRES"))
struct PostgresTests {
    /// A read that keeps a connection busy for a while.
    private static func sleep(_ db: Database, seconds: Double) async throws {
        try await db.read { reader in _ = try reader.rows("SELECT pg_sleep(\(seconds))") }
    }

    private static func backend(_ db: Database) async throws -> Int {
        try await db.read { try $0.scalar("SELECT pg_backend_pid()", as: Int.self) ?? 0 }
    }

    @Test func runsAgainAfterAConflict() async throws {
        try await withDatabase(.postgres, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1, cap: 1000)
            let runs = Counter()
            let bothHaveRead = Counter()
            try await withThrowingTaskGroup { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await db.write { writer throws in
                            runs.increment()
                            let taken = try writer.scalar("SELECT taken FROM item WHERE id = 1", as: Int.self) ?? 0
                            bothHaveRead.increment()
                            let deadline = Date().addingTimeInterval(5)
                            while bothHaveRead.value < 2, Date() < deadline { usleep(1000) }
                            try writer.run("UPDATE item SET taken = \(taken + 1) WHERE id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value == 3)
            #expect(try await db.read { try $0.scalar("SELECT taken FROM item") } == 2)
        }
    }

    @Test func givesUpAfterSoManyConflicts() async throws {
        try await withDatabase(.postgres, migrations: Sample.migrations, options: DatabaseOptions(attempts: 3)) {
            db async throws in
            try await db.addItem(1, cap: 1000)
            let runs = Counter()
            let error = await storeError {
                try await db.write { writer throws in
                    runs.increment()
                    try writer.run("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END $$")
                }
            }
            #expect(error?.code == .contention)
            #expect(error?.engineCode == "40001")
            #expect(runs.value == 3)
        }
    }

    @Test func recoversFromALostConnection() async throws {
        let options = DatabaseOptions(connections: 2)
        try await withTestDatabase(.postgres, options: options) { test in
            let killer = try await Database.open(test.url, options: DatabaseOptions(connections: 1))
            let victim = try await Self.backend(test.database)
            try await killer.read { _ = try $0.rows("SELECT pg_terminate_backend(CAST(\(victim) AS INT))") }
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await Self.backend(test.database) != victim)

            let started = Counter()
            let task = Task {
                try await test.database.read { reader throws in
                    let own = try reader.scalar("SELECT pg_backend_pid()", as: Int.self) ?? 0
                    started.value = own
                    _ = try reader.rows("SELECT pg_sleep(10)")
                }
            }
            while started.value == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let busy = started.value
            try await killer.read { _ = try $0.rows("SELECT pg_terminate_backend(CAST(\(busy) AS INT))") }
            await expectError(.connectionLost) { try await task.value }
            try await test.database.check()
            await killer.close()
        }
    }

    @Test func cancelsTheStatementAndNothingAfterIt() async throws {
        try await withDatabase(.postgres, options: DatabaseOptions(connections: 1)) { db async throws in
            let backend = try await Self.backend(db)
            for round in 0..<30 {
                let task = Task { try await Self.sleep(db, seconds: 5) }
                try await Task.sleep(for: .milliseconds(round % 6))
                task.cancel()
                await expectError(.cancelled) { try await task.value }
                #expect(try await Self.backend(db) == backend)
            }
        }
    }

    @Test func refusesAfterWaitingTooLongForAConnection() async throws {
        let options = DatabaseOptions(connections: 1, acquireTimeout: .milliseconds(100))
        try await withDatabase(.postgres, options: options) { db async throws in
            let long = Task { try await Self.sleep(db, seconds: 20) }
            var busy = false
            while !busy {
                busy = await storeError { try await Self.sleep(db, seconds: 0) }?.code == .timeout
            }
            long.cancel()
            await expectError(.cancelled) { try await long.value }
            try await db.check()
        }
    }

    @Test func canBeCancelledWhileWaitingForAConnection() async throws {
        try await withDatabase(.postgres, options: DatabaseOptions(connections: 1)) { db async throws in
            let long = Task { try await Self.sleep(db, seconds: 20) }
            try await Task.sleep(for: .milliseconds(100))
            let waiting = (0..<5).map { _ in Task { try await db.check() } }
            try await Task.sleep(for: .milliseconds(50))
            for task in waiting[1...] { task.cancel() }
            for task in waiting[1...] { await expectError(.cancelled) { try await task.value } }
            long.cancel()
            try await waiting[0].value
        }
    }

    @Test func limitsStatementsAndWaits() async throws {
        try await withTestDatabase(.postgres) { test in
            try await test.database.read { reader throws in
                #expect(try reader.scalar("SHOW statement_timeout") == "30s")
                #expect(try reader.scalar("SHOW lock_timeout") == "5s")
                #expect(try reader.scalar("SHOW idle_in_transaction_session_timeout") == "1min")
                #expect(try reader.scalar("SHOW transaction_isolation") == "repeatable read")
                #expect(try reader.scalar("SHOW client_min_messages") == "error")
            }
            try await test.database.write { writer throws in
                #expect(try writer.scalar("SHOW transaction_isolation") == "serializable")
                try writer.run("SET LOCAL statement_timeout = 50")
                #expect(throws: StoreError.self) {
                    try writer.savepoint { inner in _ = try inner.rows("SELECT pg_sleep(5)") }
                }
            }
            let error = await storeError {
                try await test.database.write { writer throws in
                    try writer.run("SET LOCAL statement_timeout = 50")
                    _ = try writer.rows("SELECT pg_sleep(5)")
                }
            }
            #expect(error?.code == .timeout)
        }
    }

    @Test func forgetsTheLimitsOfMigrationsAfterwards() async throws {
        try await withDatabase(.postgres, migrations: Sample.migrations, options: DatabaseOptions(connections: 1)) {
            db async throws in
            #expect(try await db.read { try $0.scalar("SHOW statement_timeout") } == "30s")
        }
    }

    @Test func keepsManyStatementsPrepared() async throws {
        try await withDatabase(.postgres, options: DatabaseOptions(connections: 1)) { db async throws in
            try await db.write { writer throws in
                for number in 0..<900 {
                    let columns = (0...number % 450).map { "c\($0)" }
                    let list = columns.map { column -> SQL in "1 AS \(identifier: column)" }
                    #expect(try writer.rows("SELECT \(list.joined())")[0].values.count == columns.count)
                }
                #expect(try writer.scalar("SELECT count(*) <= 400 FROM pg_prepared_statements") == true)
            }
        }
    }

    @Test func namesTheToolForBackups() async throws {
        try await withDatabase(.postgres) { db async throws in
            let error = await storeError { try await db.backup(to: "/nowhere") }
            #expect(error?.description.contains("pg_dump") == true)
        }
    }

    @Test func saysThatAServerCannotBeReached() async throws {
        let url = try DatabaseURL("postgresql://ann:canary@127.0.0.1:1/none")
        let error = await storeError { _ = try await Database.open(url) }
        #expect(error?.code == .connectionLost)
        #expect(error?.description.contains("canary") == false)
    }
}
