import Domain
import Foundation
import Records
import Store
import StoreTestSupport
import Testing

@testable import Services

/// A writer that counts its statements.
private final class CountingWriter: Writer {
    let base: any Writer
    var statements: [String] = []

    init(_ base: any Writer) { self.base = base }

    var dialect: Dialect { base.dialect }

    func rows(_ sql: SQL) throws -> [Row] {
        statements.append("read")
        return try base.rows(sql)
    }

    func run(_ sql: SQL) throws -> Int {
        statements.append("write")
        return try base.run(sql)
    }

    func savepoint<T>(_ body: (any Writer) throws -> T) throws -> T { try base.savepoint(body) }

    func insertMany(into table: String, columns: [String], rows: [[SQLValue]], onConflict: SQL?) throws -> Int {
        statements.append("write")
        return try base.insertMany(into: table, columns: columns, rows: rows, onConflict: onConflict)
    }
}

@Suite("Asking for a link")
struct SignInWorkTests {
    @Test("It costs the same statements for known and unknown addresses", arguments: Engine.available)
    func sameWork(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network async throws in
            let trellis = network.trellis
            _ = try await trellis.access.invite(
                try EmailAddress("kim@example.org"),
                name: "Kim",
                role: .coordinator,
                organisation: nil,
                by: network.coordinator
            )
            var work: [[String]] = []
            for address in ["kim@example.org", "nobody@example.org"] {
                let email = try EmailAddress(address)
                work.append(
                    try await trellis.database.write { writer in
                        let counting = CountingWriter(writer)
                        try trellis.access.writeLink(
                            for: email,
                            browser: "b",
                            at: trellis.now(),
                            linkURL: { "https://trellis.example.org/\($0)" },
                            counting
                        )
                        return counting.statements
                    }
                )
            }
            #expect(work[0] == work[1])
            #expect(work[0] == ["read", "write", "write"])
            let due = try await trellis.database.read { reader in
                try Outbox.due(at: trellis.now(), limit: 10, reader)
            }
            #expect(due.map(\.recipient.description) == ["kim@example.org"])
            let unknown = try await trellis.database.read { reader in
                try reader.scalar(
                    "SELECT count(*) FROM outbox WHERE recipient = 'nobody@example.org'",
                    as: Int.self
                )
            }
            #expect(unknown == 0)
        }
    }
}
