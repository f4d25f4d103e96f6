import Foundation
import Store
import StoreTestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
    @Test(arguments: Engine.available)
    func areUndoneWhenTheBodyThrows(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            await #expect(throws: Refusal.self) {
                try await db.write { writer throws in
                    try writer.run("INSERT INTO item (id, name) VALUES (1, 'a')")
                    throw Refusal()
                }
            }
            #expect(try await db.count("item") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func tellHowManyRowsChanged(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.write { writer throws in
                #expect(try writer.run("INSERT INTO item (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')") == 3)
                #expect(try writer.run("UPDATE item SET name = \("z") WHERE id >= \(2)") == 2)
                #expect(try writer.run("UPDATE item SET name = \("z") WHERE id = \(9)") == 0)
                #expect(try writer.run("CREATE TABLE other (id BIGINT)") == 0)
                #expect(try writer.run("DELETE FROM item WHERE id = 1") == 1)
                let rows = try writer.rows("DELETE FROM item RETURNING id")
                #expect(rows.compactMap { $0["id"]?.integerValue }.sorted() == [2, 3])
            }
        }
    }

    @Test(arguments: Engine.available)
    func mayNotChangeAnythingInARead(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let error = await storeError {
                _ = try await db.read { try $0.rows("INSERT INTO item (id, name) VALUES (1, 'a') RETURNING id") }
            }
            #expect(error?.code == .readOnly)
            #expect(try await db.count("item") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func cannotBeEscaped(engine: Engine) async throws {
        struct Smuggled: @unchecked Sendable { var writer: any Writer }
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let smuggled = try await db.write { Smuggled(writer: $0) }
            let error = await storeError { try smuggled.writer.run("INSERT INTO item (id, name) VALUES (1, 'a')") }
            #expect(error?.code == .other)
            #expect(error?.description.contains("transaction has ended") == true)
        }
    }

    @Test(arguments: Engine.available)
    func areDoomedByAStatementThatFails(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            let error = await storeError {
                try await db.write { writer throws in
                    try writer.run("INSERT INTO item (id, name) VALUES (2, 'b')")
                    _ = try? writer.run("INSERT INTO item (id, name) VALUES (1, 'a')")
                }
            }
            #expect(error?.code == .uniqueViolation)
            #expect(try await db.count("item") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func goOnAfterASavepointThatFailed(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            try await db.write { writer throws in
                try writer.run("INSERT INTO item (id, name) VALUES (2, 'b')")
                #expect(throws: StoreError.self) {
                    try writer.savepoint { inner throws in
                        try inner.run("INSERT INTO item (id, name) VALUES (3, 'c')")
                        try inner.run("INSERT INTO item (id, name) VALUES (1, 'a')")
                    }
                }
                #expect(throws: Refusal.self) {
                    try writer.savepoint { inner throws in
                        try inner.run("INSERT INTO item (id, name) VALUES (4, 'd')")
                        throw Refusal()
                    }
                }
                #expect(throws: StoreError.self) {
                    try writer.savepoint { inner in _ = try? inner.run("INSERT INTO item (id, name) VALUES (1, 'a')") }
                }
                let total = try writer.savepoint { inner throws in
                    try inner.savepoint { innermost in
                        try innermost.run("INSERT INTO item (id, name) VALUES (5, 'e')")
                    }
                    return try inner.scalar("SELECT count(*) FROM item", as: Int.self)
                }
                #expect(total == 3)
            }
            #expect(try await db.read { try $0.all("SELECT id FROM item ORDER BY id", as: Int.self) } == [1, 2, 5])
        }
    }

    @Test(arguments: Engine.available)
    func seeOneStateFromBeginningToEnd(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            let (started, proceed) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let counts = db.read { reader throws in
                let before = try reader.scalar("SELECT count(*) FROM item", as: Int.self)
                started.signal()
                _ = proceed.wait(timeout: .now() + 10)
                return [before, try reader.scalar("SELECT count(*) FROM item", as: Int.self)]
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    _ = started.wait(timeout: .now() + 10)
                    continuation.resume()
                }
            }
            try await db.addItem(2)
            proceed.signal()
            #expect(try await counts == [1, 1])
            #expect(try await db.count("item") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func knowEmptyLists(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(1)
            try await db.read { reader throws in
                let none = [Int](), noNames = [String]()
                #expect(try reader.rows("SELECT 1 FROM item WHERE id IN \(list: none)").isEmpty)
                #expect(try reader.rows("SELECT 1 FROM item WHERE id NOT IN \(list: none)").count == 1)
                #expect(try reader.rows("SELECT 1 FROM item WHERE name IN \(list: noNames)").isEmpty)
                #expect(try reader.rows("SELECT 1 FROM item WHERE id IN \(list: [1, 2])").count == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func insertManyRowsAtOnce(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let rows = (0..<10_007).map { number -> [SQLValue] in
                [.integer(number), .text("n\(number)"), .integer(0), .integer(9)]
            }
            try await db.write { writer throws in
                let columns = ["id", "name", "taken", "cap"]
                #expect(try writer.insertMany(into: "item", columns: columns, rows: rows) == 10_007)
                #expect(try writer.insertMany(into: "item", columns: columns, rows: []) == 0)
                let again = try writer.insertMany(
                    into: "item",
                    columns: columns,
                    rows: rows,
                    onConflict: "ON CONFLICT (id) DO NOTHING"
                )
                #expect(again == 0)
            }
            #expect(try await db.count("item") == 10_007)
            #expect(try await db.read { try $0.scalar("SELECT name FROM item WHERE id = 10006") } == "n10006")
            let error = await storeError {
                try await db.write { try $0.insertMany(into: "item", columns: ["id", "name"], rows: [[.integer(1)]]) }
            }
            #expect(error?.code == .syntax)
        }
    }

    @Test(arguments: Engine.available)
    func insertManyRowsWithGaps(engine: Engine) async throws {
        try await withDatabase(engine) { db async throws in
            try await db.write { writer throws in
                try writer.run("CREATE TABLE gap (a BIGINT, b BOOLEAN, c DOUBLE PRECISION, d TEXT)")
                let rows = (0..<1200).map { row -> [SQLValue] in
                    let integer: Int? = row % 2 == 0 ? nil : row
                    let bool: Bool? = row % 3 == 0 ? nil : row % 2 == 0
                    let double: Double? = row % 5 == 0 ? nil : Double(row) / 4
                    let text: String? = row % 7 == 0 ? nil : "é\(row)"
                    return [integer.sqlValue, bool.sqlValue, double.sqlValue, text.sqlValue]
                }
                try writer.insertMany(into: "gap", columns: ["a", "b", "c", "d"], rows: rows)
                let stored = try writer.rows("SELECT a, b, c, d FROM gap WHERE a = 1199")
                #expect(stored[0]["b"]?.boolValue == false)
                #expect(stored[0]["c"]?.doubleValue == 299.75)
                #expect(stored[0]["d"] == .text("é1199"))
                #expect(try writer.scalar("SELECT count(*) FROM gap WHERE b IS NULL") == 400)
            }
        }
    }

    @Test(arguments: Engine.available)
    func keepEveryKindOfValue(engine: Engine) async throws {
        try await withDatabase(engine) { db async throws in
            try await db.write { writer throws in
                try writer.run(
                    """
                    CREATE TABLE thing (
                        n BIGINT, t TEXT, d DOUBLE PRECISION, b BOOLEAN, x \(sqlite: "BLOB", postgres: "BYTEA")
                    )
                    """
                )
                let bytes = [UInt8](0...255)
                let texts = [
                    "", "it's \\ \"$1\" ?", "\u{1F468}\u{200D}\u{1F469}", String(repeating: "x", count: 100_000),
                ]
                for text in texts {
                    try writer.run("DELETE FROM thing")
                    try writer.run("INSERT INTO thing VALUES (\(Int64.min), \(text), \(0.1), \(true), \(bytes))")
                    let row = try #require(try writer.rows("SELECT * FROM thing").first)
                    #expect(row["n"] == .integer(.min))
                    #expect(row["t"] == .text(text))
                    #expect(row["d"] == .double(0.1))
                    #expect(row["b"]?.boolValue == true)
                    #expect(row["x"] == .blob(bytes))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func refuseValuesThatOneEngineWouldChange(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let values: [SQLValue] = [.text("a\0canary"), .double(.nan), .double(.infinity)]
            for value in values {
                let error = await storeError {
                    try await db.write { try $0.run("INSERT INTO item (name) VALUES (\(value))") }
                }
                #expect(error?.code == .invalidValue)
                #expect(error?.description.contains("canary") == false)
            }
        }
    }

    @Test(arguments: Engine.available)
    func areCancelledWithTheirTask(engine: Engine) async throws {
        try await withDatabase(engine) { db async throws in
            let started = Counter()
            let task = Task {
                try await db.read { reader throws in
                    started.increment()
                    return try reader.scalar(
                        """
                        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
                        SELECT count(*) FROM n
                        """,
                        as: Int.self
                    )
                }
            }
            while started.value == 0 { try await Task.sleep(for: .milliseconds(5)) }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            let error = await storeError { _ = try await task.value }
            #expect(error?.code == .cancelled)
            try await db.check()
        }
    }

    @Test(arguments: Engine.available)
    func areRefusedOnceTheDatabaseIsClosed(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            #expect(try await db.count("item") == 0)
            await db.close()
            let error = await storeError { _ = try await db.count("item") }
            #expect(error?.code == .connectionLost)
        }
    }
}
