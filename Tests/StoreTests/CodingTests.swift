import Foundation
import StoreTestSupport
import Testing

@testable import Store

@Suite("Rows as values")
struct CodingTests {
    @Test(arguments: Engine.available, [Sample.student, Sample.bareStudent])
    func comeBackAsTheyWere(engine: Engine, student: Student) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.write { try $0.insert(student, into: "student") }
            let stored = try await db.read { try $0.all("SELECT * FROM student", as: Student.self) }
            #expect(stored == [student])
        }
    }

    @Test(arguments: Engine.available)
    func canBeUpdatedAndUpserted(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            var student = Sample.student
            try await db.write { [student] in try $0.upsert(student, into: "student") }
            student.givenName = "Ada"
            try await db.write { [student] in try $0.upsert(student, into: "student") }
            #expect(try await db.read { try $0.first("SELECT * FROM student") } == student)
            student.grade = nil
            let changed = try await db.write { [student] in
                try $0.update(student, in: "student", where: "id = \(student.id)")
            }
            #expect(changed == 1)
            #expect(try await db.read { try $0.first("SELECT * FROM student") } == student)
        }
    }

    @Test(arguments: Engine.available)
    func areReadAsScalars(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Sample.migrations) { db async throws in
            try await db.write { try $0.insertMany([Sample.student, Sample.bareStudent], into: "student") }
            try await db.read { reader throws in
                #expect(
                    try reader.all("SELECT stage FROM student ORDER BY stage", as: Stage.self) == [.ready, .waiting]
                )
                #expect(try reader.all("SELECT grade FROM student ORDER BY id", as: Grade?.self) == [.merit, nil])
                #expect(try reader.all("SELECT has_needs FROM student ORDER BY id") == [true, false])
                #expect(try reader.scalar("SELECT id FROM student WHERE has_needs") == Sample.student.id)
                #expect(try reader.scalar("SELECT address FROM student WHERE has_needs") == Sample.student.address)
                #expect(try reader.scalar("SELECT tutor FROM student WHERE has_needs") == Sample.student.tutor)
                #expect(try reader.scalar("SELECT tutor FROM student WHERE NOT has_needs", as: Email.self) == nil)
                #expect(try reader.scalar("SELECT tutor FROM student WHERE 1 = 0", as: Email.self) == nil)
                #expect(try reader.scalar("SELECT sum(t_level_code) FROM student") == 10_300 + Int(Int32.max) + 1)
                #expect(try reader.first("SELECT born_at FROM student WHERE has_needs") == Sample.student.bornAt)
                let row = try reader.rows("SELECT given_name, has_needs AS a FROM student ORDER BY id")[0]
                #expect(row.columnNames == ["given_name", "a"])
                #expect(row["given_name"] == .text("Zoë"))
                #expect(row["a"]?.boolValue == true)
                #expect(row["b"] == nil)
                #expect(try row.decode("given_name", as: String.self) == "Zoë")
            }
        }
    }

    @Test func haveAColumnForEveryProperty() throws {
        let full = try RowEncoder().encode(Sample.student)
        let bare = try RowEncoder().encode(Sample.bareStudent)
        #expect(full.map(\.column) == bare.map(\.column))
        let values = Dictionary(uniqueKeysWithValues: full.map { ($0.column, $0.value) })
        #expect(values["id"] == .text("0198f2b0-7c2e-7d11-9a4b-0123456789ab"))
        #expect(values["t_level_code"] == .integer(10_300))
        #expect(values["has_needs"] == .bool(true))
        #expect(values["grade"] == .integer(2))
        #expect(values["born_at"] == .text("2007-09-17T03:33:20.125Z"))
        #expect(values["tutor"] == .text("tutor@college.example"))
        #expect(values["limits"] == .text(#"{"friday":4,"monday":7}"#))
        #expect(values["photo"] == .blob([0, 1, 255]))
        #expect(
            values["address"] == .text(#"{"lines":["1 High Street","London"],"since":"2023-11-14T22:13:20.500Z"}"#)
        )
        #expect(bare.filter(\.value.isNull).count == 10)
    }

    @Test func mayMissAColumnOnlyWhereNothingIsAllowed() throws {
        struct Pair: Codable, Equatable {
            var id: Int
            var name: String?
        }
        let row = Row(columns: RowColumns(["id"]), values: [.integer(1)])
        #expect(try row.decode() == Pair(id: 1, name: nil))
        let other = Row(columns: RowColumns(["name"]), values: [.text("a")])
        let error = #expect(throws: StoreError.self) { try other.decode(Pair.self) }
        #expect(error?.code == .decoding)
        #expect(error?.constraint == "id")
    }

    @Test func tellWhichColumnDoesNotFitButNotWhatIsInIt() throws {
        let columns = try RowEncoder().encode(Sample.student)
        let spoilt: [(String, SQLValue)] = [
            ("stage", .text("canary")), ("grade", .integer(424_242)), ("preferences", .text("canary")),
            ("address", .text(#"{"lines":"canary"}"#)), ("born_at", .text("canary")), ("id", .text("canary")),
            ("has_needs", .integer(424_242)), ("t_level_code", .text("canary")), ("given_name", .null),
            ("t_level_code", .double(1.5)),
        ]
        for (column, value) in spoilt {
            let values = columns.map { $0.column == column ? value : $0.value }
            let row = Row(columns: RowColumns(columns.map(\.column)), values: values)
            let error = #expect(throws: StoreError.self) { try row.decode(Student.self) }
            #expect(error?.code == .decoding)
            #expect(error?.constraint == column)
            #expect(error?.description.contains("canary") == false)
            #expect(error?.description.contains("424242") == false)
        }
    }

    @Test func refuseWhatIsNoRow() {
        struct Big: Codable { var size: UInt64 }
        #expect(throws: StoreError.self) { try RowEncoder().encode([1, 2]) }
        #expect(throws: StoreError.self) { try RowEncoder().encode("text") }
        #expect(throws: StoreError.self) { try RowEncoder().encode(Big(size: .max)) }
    }

    @Test func enumsWithPayloadsAreJSON() throws {
        enum Answer: Codable, Equatable {
            case unknown
            case places(Int)
        }
        struct Reply: Codable, Equatable { var answer: Answer }
        for reply in [Reply(answer: .unknown), Reply(answer: .places(3))] {
            let encoded = try RowEncoder().encode(reply)
            #expect(encoded[0].value.stringValue?.first == "{")
            let row = Row(columns: RowColumns(encoded.map(\.column)), values: encoded.map(\.value))
            #expect(try row.decode() == reply)
        }
    }
}
