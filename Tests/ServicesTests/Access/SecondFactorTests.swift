import Domain
import Foundation
import Records
import Store
import StoreTestSupport
import Testing

@testable import Services

@Suite("The second factor")
struct SecondFactorTests {
    @Test("Whoever sees across organisations owes it after a link; a lead does not", arguments: Engine.available)
    func owed(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            #expect(try await office.session(office.signIn(office.kim)).owesSecondFactor)
            #expect(try await !office.session(office.signIn(office.lee)).owesSecondFactor)
        }
    }

    @Test("In the demo nobody owes it, and nobody can set one up", arguments: Engine.available)
    func demo(engine: Engine) async throws {
        try await Office.run(engine, isDemo: true) { office async throws in
            let session = try await office.session(office.signIn(office.kim))
            #expect(!session.owesSecondFactor)
            await #expect(throws: ServiceError.self) { try await office.trellis.access.enrolment(of: session) }
        }
    }

    @Test(
        "Setting up needs a right code, gives a new session secret and ten recovery codes",
        arguments: Engine.available
    )
    func setUp(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let old = try await office.signIn(office.kim)
            let session = try await office.session(old)
            let enrolment = try await access.enrolment(of: session)
            #expect(try await access.enrolment(of: session).secret == enrolment.secret)
            #expect(enrolment.link.hasPrefix("otpauth://totp/Trellis:kim%40example.org?secret="))
            await #expect(throws: InvalidDraft.self) { try await access.enrol(code: "000000x", session) }
            let enrolled = try await access.enrol(code: office.code(enrolment), session)
            #expect(Set(enrolled.recoveryCodes).count == 10)
            #expect(try await access.session(secret: old) == nil)
            let proven = try await office.session(enrolled.sessionSecret)
            #expect(!proven.owesSecondFactor && proven.csrfToken != session.csrfToken)
            await #expect(throws: ServiceError.self) { try await access.enrolment(of: proven) }
        }
    }

    @Test("The secret and the codes are not readable in the store", arguments: Engine.available)
    func stored(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let (enrolment, enrolled) = try await office.enrol(office.kim)
            let rows = try await office.trellis.database.read { reader in
                try reader.rows("SELECT * FROM second_factor") + reader.rows("SELECT * FROM recovery_code")
                    + reader.rows("SELECT * FROM audit_change") + reader.rows("SELECT * FROM audit_entry")
            }
            let text = rows.flatMap(\.values).compactMap(\.stringValue).joined(separator: "\n")
            #expect(!text.contains(enrolment.secret.filter { $0 != " " }))
            for code in enrolled.recoveryCodes {
                #expect(!text.contains(code) && !text.contains(code.filter { $0 != "-" }))
            }
        }
    }

    @Test("Each code opens once, in its own half minute and its neighbours", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let (enrolment, _) = try await office.enrol(office.kim)
            let used = office.code(enrolment)
            let session = try await office.session(office.signIn(office.kim))
            await #expect(throws: InvalidDraft.self) { try await access.prove(code: used, session) }
            office.clock.advance(30)
            await #expect(throws: InvalidDraft.self) { try await access.prove(code: used, session) }
            let fresh = office.code(enrolment)
            office.clock.advance(30)
            let secret = try await access.prove(code: fresh, session)
            #expect(try await !office.session(secret).owesSecondFactor)
            let second = try await office.session(office.signIn(office.kim))
            await #expect(throws: InvalidDraft.self) { try await access.prove(code: fresh, second) }
            office.clock.advance(90)
            await #expect(throws: InvalidDraft.self) { try await access.prove(code: fresh, second) }
        }
    }

    @Test("A recovery code opens once, and only for its person", arguments: Engine.available)
    func recovery(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let (_, enrolled) = try await office.enrol(office.kim)
            let code = try #require(enrolled.recoveryCodes.first)
            let lee = try await office.session(office.signIn(office.lee))
            await #expect(throws: InvalidDraft.self) { try await access.prove(recoveryCode: code, lee) }
            let session = try await office.session(office.signIn(office.kim))
            let secret = try await access.prove(recoveryCode: code.lowercased(), session)
            #expect(try await access.factor(of: office.session(secret)).codesLeft == 9)
            let again = try await office.session(office.signIn(office.kim))
            await #expect(throws: InvalidDraft.self) { try await access.prove(recoveryCode: code, again) }
        }
    }

    @Test(
        "Only somebody else can take a factor away; it is audited, and ends every session",
        arguments: Engine.available
    )
    func reset(engine: Engine) async throws {
        try await Office.run(engine) { office async throws in
            let access = office.trellis.access
            let (_, enrolled) = try await office.enrol(office.kim)
            let session = try await office.session(enrolled.sessionSecret)
            await #expect(throws: ServiceError.self) {
                try await access.resetFactor(of: office.kim.id, by: session.actor, key: nil)
            }
            let lee = try await office.session(office.signIn(office.lee))
            await #expect(throws: ServiceError.self) {
                try await access.resetFactor(of: office.kim.id, by: lee.actor, key: nil)
            }
            try await access.resetFactor(of: office.kim.email, by: .commandLine(in: office.system.id))
            #expect(try await access.session(secret: enrolled.sessionSecret) == nil)
            let actions = try await office.trellis.database.read { reader in
                try reader.rows("SELECT action FROM audit_entry ORDER BY at, id").compactMap {
                    $0["action"]?.stringValue
                }
            }
            #expect(
                actions.filter { $0.hasPrefix("user.") && $0.hasSuffix("factor") }.sorted()
                    == ["user.reset-factor", "user.set-up-factor"]
            )
            let anew = try await office.session(office.signIn(office.kim))
            #expect(anew.owesSecondFactor)
            #expect(try await !access.factor(of: anew).isSetUp)
        }
    }
}
