import Domain
import Foundation
import Records
import Store
import StoreTestSupport
import Testing

@testable import Services

@Suite("Sessions")
struct SessionTests {
    @Test("A session ends after half an hour without a click", arguments: Engine.available)
    func idle(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let secret = try await office.signIn(office.lee)
            for _ in 0..<3 {
                office.clock.advance(29 * 60)
                #expect(try await office.trellis.access.session(secret: secret) != nil)
            }
            office.clock.advance(30 * 60)
            #expect(try await office.trellis.access.session(secret: secret) == nil)
        }
    }

    @Test("A session ends after twelve hours, however busy", arguments: Engine.available)
    func absolute(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let secret = try await office.signIn(office.lee)
            for _ in 0..<35 {
                office.clock.advance(20 * 60)
                #expect(try await office.trellis.access.session(secret: secret) != nil)
            }
            office.clock.advance(20 * 60)
            #expect(try await office.trellis.access.session(secret: secret) == nil)
        }
    }

    @Test("Nothing in the store opens a session", arguments: Engine.available)
    func hashed(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let secret = try await office.signIn(office.lee)
            let values = try await office.trellis.database.read { reader in
                try reader.rows("SELECT * FROM session").flatMap(\.values).compactMap(\.stringValue)
            }
            #expect(!values.contains(secret))
            for value in values { #expect(try await office.trellis.access.session(secret: value) == nil) }
        }
    }

    @Test("Signing in again ends the session that the browser came with", arguments: Engine.available)
    func replaced(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let old = try await office.signIn(office.lee)
            let link = try await access.consoleLink(for: office.lee.email)
            let new = try await access.signIn(token: link.token, browser: nil, .init(browser: "", replacing: old))
            #expect(new != old)
            #expect(try await access.session(secret: old) == nil)
            #expect(try await access.session(secret: new) != nil)
        }
    }

    @Test("Sessions of somebody who was disabled are dead at once", arguments: Engine.available)
    func disabled(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let secret = try await office.signIn(office.lee)
            try await office.trellis.database.write { writer in
                try writer.run("UPDATE user_account SET disabled_at = \(office.clock.now) WHERE id = \(office.lee.id)")
            }
            #expect(try await office.trellis.access.session(secret: secret) == nil)
        }
    }

    @Test("People see and end their own sessions, and nobody else's", arguments: Engine.available)
    func own(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let first = try await office.signIn(office.lee)
            office.clock.advance(60)
            let second = try await office.signIn(office.lee)
            let kim = try await office.session(office.signIn(office.kim))
            let session = try await office.session(second)
            let rows = try await access.sessions(of: session)
            #expect(rows.map(\.browser) == ["Firefox on Mac", "Firefox on Mac"])
            #expect(rows.first?.id == session.id)
            await #expect(throws: ServiceError.self) { try await access.end(rows[1].id, by: kim) }
            try await access.end(rows[1].id, by: session)
            #expect(try await access.session(secret: first) == nil)
            let third = try await office.signIn(office.lee)
            try await access.endOthers(by: office.session(third))
            #expect(try await access.session(secret: second) == nil)
            try await access.signOut(office.session(third))
            #expect(try await access.session(secret: third) == nil)
            #expect(try await access.session(secret: "x") == nil)
        }
    }

    @Test("A proof counts for five minutes", arguments: Engine.available)
    func recent(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let session = try await office.session(office.signIn(office.lee))
            #expect(office.trellis.access.isRecent(session))
            office.clock.advance(301)
            #expect(!office.trellis.access.isRecent(session))
            let owing = try await office.session(office.signIn(office.kim))
            #expect(!office.trellis.access.isRecent(owing))
        }
    }
}
