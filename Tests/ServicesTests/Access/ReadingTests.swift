import Domain
import Foundation
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Who was shown whom")
struct ReadingTests {
    private static func readings(_ network: SampleNetwork) async throws -> [Reading] {
        try await network.trellis.database.read { reader in
            try reader.all("SELECT * FROM reading ORDER BY sequence", as: Reading.self)
        }
    }

    @Test("Opening a student is one reading, however often within a few minutes", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (students, student) = (network.trellis.students, network.placement.studentID)
            var sam = network.stoke
            sam.origin = Origin(requestID: "r1", address: "198.51.100.9")
            for _ in 1...3 { _ = try await students.detail(student, for: sam) }
            _ = try await students.summary(student, for: sam)
            _ = try await students.student(toEdit: student, for: sam)
            let readings = try await Self.readings(network)
            #expect(readings.map(\.disclosure) == ["student.details", "student.form"])
            #expect(readings.first?.actorName == "Sam" && readings.first?.actedAs == "providerLead")
            #expect(readings.first?.origin == "198.51.100.0/24" && readings.first?.requestID == "r1")
            #expect(readings.first?.organisationID == network.stokeID)
            let seen = try await network.trellis.history.whoSaw(student, offset: 0, limit: 50, for: network.stoke)
            #expect(seen.sights.total == 2)
            #expect(seen.sights.rows.allSatisfy { $0.who == "Sam" && $0.asWhat == "College lead, Stoke College" })
        }
    }

    @Test("Who sees no sensitive field leaves no reading", arguments: Engine.available)
    func nothingShown(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let detail = try await network.trellis.students.detail(network.placement.studentID, for: network.hospital)
            #expect(!detail.showsPersonalDetails)
            await #expect(throws: ServiceError.self) {
                try await network.trellis.students.detail(network.placement.studentID, for: network.leek)
            }
            #expect(try await Self.readings(network).isEmpty)
        }
    }

    @Test("Each file with names is a reading of everybody in it", arguments: Engine.available)
    func files(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (trellis, year) = (network.trellis, network.year)
            for _ in 1...2 {
                _ = try await trellis.students.studentExport(.everything, year: year, for: network.coordinator)
            }
            _ = try await trellis.students.studentExport(.everything, year: year, for: network.hospital)
            _ = try await trellis.placements.exportTable(.init(year: year), .everything, for: network.stoke)
            let kinds = try await Self.readings(network).map(\.disclosure)
            #expect(kinds == ["student.file", "student.file", "student.names", "student.names"])
            let student = network.placement.studentID
            let seen = try await trellis.history.whoSaw(student, offset: 0, limit: 50, for: network.coordinator)
            #expect(seen.sights.total == 4)
        }
    }

    @Test("Only those who look after a student learn who saw them", arguments: Engine.available)
    func entitled(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let student = network.placement.studentID
            for actor in [network.leek, network.hospital] {
                await #expect(throws: ServiceError.self) {
                    try await network.trellis.history.whoSaw(student, offset: 0, limit: 50, for: actor)
                }
            }
        }
    }

    @Test("A reading that is taken out, or whose people are, breaks the chain", arguments: Engine.available)
    func chain(engine: Engine) async throws {
        try await SampleNetwork.run(engine) { network in
            let (trellis, year) = (network.trellis, network.year)
            for _ in 1...3 {
                _ = try await trellis.students.studentExport(.everything, year: year, for: network.coordinator)
            }
            func fault() async throws -> AuditChain.Fault? {
                try await trellis.audit.verify()[0].reports.first { $0.chain == .readings }?.fault
            }
            #expect(try await fault() == nil)
            try await trellis.database.write { writer in
                try writer.run(
                    "DELETE FROM reading_subject WHERE reading_id = (SELECT id FROM reading WHERE sequence = 3)"
                )
            }
            #expect(try await fault()?.finding == .altered)
            try await trellis.database.write { writer in
                try writer.run("DELETE FROM reading WHERE sequence = 2")
            }
            #expect(try await fault()?.finding == .missing(from: 2))
        }
    }

    @Test("Neither who saw a student nor the history of a record needs a scan")
    func plans() async throws {
        try await SampleNetwork.run(.sqlite) { network in
            let student = network.placement.studentID
            for scope in [network.coordinator.scope, network.stoke.scope] {
                let plan = try await network.trellis.database.read { reader in
                    try Readings.plan(student: student, in: scope, reader)
                }
                #expect(
                    plan.contains {
                        $0.contains("USING INDEX reading_subject_by_time") || $0.contains("COVERING INDEX")
                    }
                )
                #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT") }, "\(plan)")
            }
            let plan = try await network.trellis.database.read { reader in
                try AuditEntries.plan(row: student.description, in: network.coordinator.scope, reader)
            }
            #expect(plan.contains { $0.contains("audit_change_by_row") })
            #expect(!plan.contains { $0.hasPrefix("SCAN audit") }, "\(plan)")
        }
    }
}
