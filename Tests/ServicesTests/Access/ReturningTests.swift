import Domain
import Services
import Store
import StoreTestSupport
import Testing

@Suite("Erased people in files")
struct ReturningTests {
    static let file = """
        First name,Last name,ULN,College,T Level
        Zora,Quince,9276308686,Eastvale College,Health
        Ada,Byron,,Eastvale College,Health
        """

    @Test(
        "A file that still names an erased student asks first, and leaves them out until told",
        arguments: Engine.available
    )
    func asks(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            try await town.bring(.students, Self.file, from: town.eastvale)
            let zora = try #require(try await town.students().first { $0.givenName == "Zora" })
            try await town.trellis.rights.erase(.student(zora.id), cause: .asked, key: nil, by: town.kim)
            let batch = try await town.review(.students, Self.file, from: town.eastvale)
            #expect(try await town.lines(batch) == ["2 closeMatch Zora Quince", "3 unchanged Ada Byron"])
            let row = try #require(try await town.rows(batch, .closeMatch).first)
            #expect(row.matchLabel?.hasPrefix("Erased on") == true)
            #expect(row.matchSubject?.decisions == [.keepExisting, .keepBoth])
            #expect(!row.stores)
            try await town.trellis.imports.decide(batch.id, rows: [2], .keepBoth, by: town.kim)
            try await town.trellis.imports.store(batch.id, key: nil, by: town.kim)
            let back = try #require(try await town.students().first { $0.givenName == "Zora" })
            #expect(back.id != zora.id)
        }
    }

    @Test("Nobody can tell from another college’s file that somebody was erased", arguments: Engine.available)
    func strangers(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            try await town.bring(.students, Self.file, from: town.eastvale)
            let ada = try #require(try await town.students().first { $0.givenName == "Ada" })
            try await town.trellis.rights.erase(.student(ada.id), cause: .mistake, key: nil, by: town.kim)
            let other = "First name,Last name,T Level\nAda,Byron,Health\n"
            let batch = try await town.review(.students, other, from: town.westbrook)
            #expect(try await town.lines(batch) == ["2 new Ada Byron"])
        }
    }

    @Test("An erased contact is not brought back by a list of contacts", arguments: Engine.available)
    func contacts(engine: Engine) async throws {
        try await ImportTown.run(engine) { town in
            let list = "Organisation,Contact name,Email\nEastvale College,Bea Quince,bea@eastvale.example.org\n"
            try await town.bring(.contacts, list)
            let people: [Person] = try await town.trellis.database.read { reader in
                try reader.all("SELECT * FROM person WHERE email = 'bea@eastvale.example.org'")
            }
            let bea = try #require(people.first)
            try await town.trellis.rights.erase(.contact(bea.id), cause: .asked, key: nil, by: town.kim)
            #expect(try await town.count("person") == 0)
            let batch = try await town.review(.contacts, list)
            let row = try #require(try await town.rows(batch).first)
            #expect(row.outcome == .needsFixing && row.faults.contains { $0.advice.contains("was erased") })
        }
    }
}
