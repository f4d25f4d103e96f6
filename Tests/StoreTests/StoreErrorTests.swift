import Store
import StoreTestSupport
import Testing

@Suite("Errors")
struct StoreErrorTests {
    private static let failures: [(SQL, StoreError.Code, String?)] = [
        ("INSERT INTO item (id, name) VALUES (424242, \("canary"))", .uniqueViolation, "item.id"),
        ("INSERT INTO part (id, item, position) VALUES (2, 424242, 77)", .uniqueViolation, "part.item, part.position"),
        ("INSERT INTO part (id, item, position) VALUES (3, \(5), \(9))", .foreignKeyViolation, nil),
        ("DELETE FROM item WHERE id = \(424_242)", .foreignKeyViolation, nil),
        ("INSERT INTO item (id, name) VALUES (\(2), \(String?.none))", .notNullViolation, "item.name"),
        ("UPDATE item SET taken = \(424_242)", .checkViolation, "places"),
        ("SELEKT \("canary")", .syntax, nil),
        ("SELECT canary_column FROM item WHERE name = \("canary")", .syntax, nil),
    ]

    @Test(arguments: Engine.available)
    func sayWhatWasViolatedAndHoldNoValues(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.addItem(424_242)
            try await db.write { try $0.run("INSERT INTO part (id, item, position) VALUES (1, 424242, 77)") }
            for (sql, code, constraint) in Self.failures {
                let error = await storeError { try await db.write { try $0.run(sql) } }
                #expect(error?.code == code, "\(sql)")
                if code != .foreignKeyViolation { #expect(error?.constraint == constraint, "\(sql)") }
                #expect(error?.engineCode != nil)
                #expect(error?.sql?.contains("canary\"") == false)
                let bound = error?.description.replacing(error?.sql ?? "", with: "") ?? "canary"
                #expect(!bound.contains("424242"))
                #expect(!bound.replacing("canary_column", with: "").contains("canary"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func keepTheValuesOfFailedStatementsOut(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            let statements: [SQL] = [
                "INSERT INTO item (id, name) VALUES (\(1), \("canary")), (\(1), \("canary"))",
                "INSERT INTO part (id, item, position) VALUES (\(1), \(987_654), \(2))",
                "SELECT 1 FROM item WHERE id = CAST(\("canary") AS BIGINT) + 9223372036854775807 + id",
                "UPDATE item SET cap = \(987_654) WHERE no_such_column = \("canary")",
            ]
            for sql in statements {
                guard let error = await storeError({ try await db.write { try $0.run(sql) } }) else { continue }
                let everything = "\(error) \(String(reflecting: error))"
                #expect(!everything.contains("canary"))
                #expect(!everything.contains("987654"))
            }
        }
    }

    @Test func tellWhatToDo() {
        let codes: [StoreError.Code] = [
            .uniqueViolation, .foreignKeyViolation, .notNullViolation, .checkViolation, .contention, .connectionLost,
            .cancelled, .readOnly, .full, .corrupt, .timeout, .newerSchema, .syntax, .invalidValue, .decoding, .other,
        ]
        #expect(Set(codes.map { StoreError($0).description }).count == codes.count)
        #expect(Set(codes).count == codes.count)
        #expect(StoreError(.full).description == "full: The disk is full; make room, then try again.")
        #expect(StoreError(.full).is(.full))
    }
}
