import Foundation
import Store
import Synchronization
import Testing

/// The schema and the values that the tests store.
enum Sample {
    static let migrations = [
        Migration(
            number: 1,
            name: "items",
            statements: [
                """
                CREATE TABLE item (
                    id BIGINT PRIMARY KEY,
                    name TEXT NOT NULL,
                    taken BIGINT NOT NULL DEFAULT 0,
                    cap BIGINT NOT NULL DEFAULT 1,
                    CONSTRAINT places CHECK (taken <= cap)
                )
                """,
                """
                CREATE TABLE part (
                    id BIGINT PRIMARY KEY,
                    item BIGINT NOT NULL REFERENCES item (id),
                    position BIGINT NOT NULL,
                    UNIQUE (item, position)
                )
                """,
            ]
        ),
        Migration(
            number: 2,
            name: "students",
            statements: [
                """
                CREATE TABLE student (
                    id TEXT PRIMARY KEY, uln TEXT, given_name TEXT NOT NULL, home_outcode TEXT,
                    t_level_code BIGINT NOT NULL, stage TEXT NOT NULL, grade BIGINT, has_needs BOOLEAN NOT NULL,
                    wants_travel BOOLEAN, score DOUBLE PRECISION NOT NULL, weight DOUBLE PRECISION,
                    born_at TEXT NOT NULL, seen_at TEXT, tutor TEXT, preferences TEXT NOT NULL, tags TEXT NOT NULL,
                    address TEXT, limits TEXT NOT NULL, photo \(sqlite: "BLOB", postgres: "BYTEA"), site TEXT
                )
                """
            ]
        ),
    ]

    static let student = Student(
        id: StudentID(rawValue: UUID(uuidString: "0198F2B0-7C2E-7D11-9A4B-0123456789AB")!),
        uln: "1234567890",
        givenName: "Zoë",
        homeOutcode: "E1",
        tLevelCode: 10_300,
        stage: .ready,
        grade: .merit,
        hasNeeds: true,
        wantsTravel: false,
        score: 0.1,
        weight: 2.5,
        bornAt: Date(timeIntervalSince1970: 1_190_000_000.125),
        seenAt: Date(timeIntervalSince1970: 0),
        tutor: Email("tutor@college.example"),
        preferences: [Preference(code: "nursing", rank: 1), Preference(code: "midwifery", rank: 2)],
        tags: ["b", "a"],
        address: Address(lines: ["1 High Street", "London"], since: Date(timeIntervalSince1970: 1_700_000_000.5)),
        limits: ["monday": 7, "friday": 4],
        photo: Data([0, 1, 255]),
        site: URL(string: "https://college.example/a?b=c")
    )

    /// The same with nothing where nothing may be.
    static let bareStudent = Student(
        id: StudentID(rawValue: UUID(uuidString: "0198F2B0-7C2E-7D11-9A4B-BA9876543210")!),
        uln: nil,
        givenName: "O'Brien; \"--\u{1F600}",
        homeOutcode: nil,
        tLevelCode: Int(Int32.max) + 1,
        stage: .waiting,
        grade: nil,
        hasNeeds: false,
        wantsTravel: nil,
        score: -1e300,
        weight: nil,
        bornAt: Date(timeIntervalSince1970: -1),
        seenAt: nil,
        tutor: nil,
        preferences: [],
        tags: [],
        address: nil,
        limits: [:],
        photo: nil,
        site: nil
    )
}

struct Student: Codable, Equatable, Sendable {
    var id: StudentID
    var uln: String?
    var givenName: String
    var homeOutcode: String?
    var tLevelCode: Int
    var stage: Stage
    var grade: Grade?
    var hasNeeds: Bool
    var wantsTravel: Bool?
    var score: Double
    var weight: Double?
    var bornAt: Date
    var seenAt: Date?
    var tutor: Email?
    var preferences: [Preference]
    var tags: Set<String>
    var address: Address?
    var limits: [String: Int]
    var photo: Data?
    var site: URL?
}

enum Stage: String, Codable, SQLConvertible { case waiting, ready }
enum Grade: Int, Codable, SQLConvertible { case pass = 1, merit, distinction }

struct Preference: Codable, Equatable, Sendable {
    var code: String
    var rank: Int
}

struct Address: Codable, Equatable, Sendable {
    var lines: [String]
    var since: Date
}

/// A wrapper that encodes itself as one identifier.
struct StudentID: RawRepresentable, Codable, Hashable, SQLConvertible {
    let rawValue: UUID

    init(rawValue: UUID) { self.rawValue = rawValue }

    init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(UUID.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// A wrapper that encodes itself as one text.
struct Email: Codable, Equatable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Database {
    func addItem(_ id: Int = 1, taken: Int = 0, cap: Int = 1) async throws {
        try await write { writer in
            try writer.run("INSERT INTO item (id, name, taken, cap) VALUES (\(id), 'item', \(taken), \(cap))")
        }
    }

    func count(_ table: String) async throws -> Int {
        try await read { reader in try reader.scalar("SELECT count(*) FROM \(identifier: table)", as: Int.self) ?? 0 }
    }
}

/// The store error that the body throws; nil if it throws none or another.
func storeError<T>(_ body: () async throws -> T) async -> StoreError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? StoreError
    }
}

/// Expects the body to throw a store error of this kind.
func expectError<T>(
    _ code: StoreError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> T
) async {
    let error = await storeError(body)
    #expect(error?.code == code, sourceLocation: sourceLocation)
}

struct Refusal: Error {}

/// A number that bodies on other threads can leave for the test.
final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int {
        get { number.load(ordering: .acquiring) }
        set { number.store(newValue, ordering: .releasing) }
    }

    func increment() { number.add(1, ordering: .acquiringAndReleasing) }
}
