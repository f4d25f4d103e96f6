import Domain
import Records
import Services
import Store
import StoreTestSupport
import Testing

@Suite("The register of data")
struct DataRegisterTests {
    @Test("It names every column of the schema, and no others", arguments: Engine.available)
    func complete(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let live = try await database.read { reader in try LiveSchema.columns(reader) }
            #expect(live.count > 200)
            let known = Set(
                DataRegister.tables.flatMap { table in
                    table.columns.map { LiveSchema.Column(tableName: table.name, columnName: $0.name) }
                }
            )
            for column in live where !known.contains(column) {
                Issue.record(
                    """
                    The column \(column.tableName).\(column.columnName) has no class and purpose. Add it to the table \
                    "\(column.tableName)" in Sources/Records/Access/Register, for example as \
                    .open(.running, "\(column.columnName)") if it is about nobody, or \
                    .personal(.placing, "\(column.columnName)", of: .student) if it points to a student.
                    """
                )
            }
            for column in known.subtracting(live).sorted(by: { "\($0)" < "\($1)" }) {
                Issue.record(
                    """
                    The register names \(column.tableName).\(column.columnName), which the schema does not have. Take it out \
                    of Sources/Records/Access/Register.
                    """
                )
            }
        }
    }

    @Test("It names nothing twice")
    func once() {
        let names = DataRegister.tables.map(\.name)
        #expect(Set(names).count == names.count)
        for table in DataRegister.tables {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name) names a column twice")
        }
    }

    @Test("It knows the key of each table", arguments: Engine.available)
    func keys(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let live = Dictionary(
                grouping: try await database.read { reader in try LiveSchema.keys(reader) },
                by: \.tableName
            )
            for table in DataRegister.tables {
                #expect(Set(table.key) == Set(live[table.name, default: []].map(\.columnName)), "\(table.name)")
            }
        }
    }

    @Test("Whatever refers to a person says so, and its rows end with them", arguments: Engine.available)
    func references(engine: Engine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            for subject in [DataSubject.student, .contact, .user] {
                let owner = try #require(subject.table)
                let references = try await database.read { reader in
                    try LiveSchema.references(to: [owner], reader)
                }
                for reference in references {
                    let table = try #require(DataRegister.table(reference.tableName))
                    let column = try #require(table.columns.first { $0.name == reference.columnName })
                    #expect(
                        column.pointsTo == subject || column.pointsTo == .anybody,
                        "\(table.name).\(column.name) refers to a \(subject.rawValue): add of: .\(subject.rawValue) to it"
                    )
                    #expect(
                        table.about[subject] != nil,
                        "\(table.name) holds rows about a \(subject.rawValue): say how they are found in its about:"
                    )
                    if subject != .user {
                        #expect(table.fate == .rowsGo, "\(table.name) refers to a row that goes: its rows must go too")
                    }
                }
            }
        }
    }

    @Test("Every column that points to a person is in the copy for them, or left out for a reason")
    func exported() {
        for table in DataRegister.tables {
            for column in table.columns where column.pointsTo != nil {
                let isExported = !table.about.isEmpty && table.exported.contains(column)
                let reason = column.heldBack ?? table.heldBack
                #expect(
                    isExported || reason.map { $0.count > 20 } == true,
                    """
                    \(table.name).\(column.name) points to a person. Say in about: how their rows are found, or why it is \
                    left out, with .heldBack("…").
                    """
                )
            }
            // What is found by a column is found by one that exists.
            for path in table.about.values {
                let columns: [String] =
                    switch path {
                    case .column(let column), .through(let column, _, _), .trail(let column): [column]
                    case .mention(let columns): columns
                    }
                #expect(columns.allSatisfy(table.has), "\(table.name) finds people by a column that it does not have")
            }
            if case .emptied(let columns) = table.fate {
                #expect(columns.allSatisfy(table.has), "\(table.name) empties a column that it does not have")
            }
        }
    }

    @Test("Sensitive values have a purpose that fits, and rows about people end some day")
    func ends() throws {
        let schedule = try RetentionSchedule.load()
        for table in DataRegister.tables where !table.about.isEmpty {
            #expect(schedule[table.retention].then != .keep, "\(table.name) holds people and is kept for ever")
        }
        for table in DataRegister.tables where table.sensitivity >= .sensitive && table.name != "outbox" {
            #expect(!table.about.isEmpty || table.heldBack != nil, "\(table.name) is sensitive and about nobody")
        }
    }

    @Test("Restricted words are encrypted before they are stored", arguments: Engine.available)
    func sealed(engine: Engine) async throws {
        func isSecret(_ name: String) -> Bool { name.hasSuffix("_hash") || name == "csrf_token" }
        for table in DataRegister.tables {
            for column in table.columns where column.sensitivity == .restricted && !isSecret(column.name) {
                #expect(column.isSealed, "\(table.name).\(column.name) is restricted: encrypt it, and add .sealed()")
            }
        }
        try await SampleNetwork.run(engine) { network in
            let person = try await PersonOfCanaries(network)
            _ = try await network.trellis.rights.hold(
                "student",
                person.student.id.description,
                reason: "A claim",
                key: nil,
                by: network.coordinator
            )
            for (table, column) in [("rights_request", "words"), ("legal_hold", "reason")] {
                let stored = try await network.trellis.database.read { reader in
                    try reader.all("SELECT \(identifier: column) FROM \(identifier: table)", as: String.self)
                }
                #expect(stored.count == 1 && stored.allSatisfy { $0.hasPrefix("k1.") }, "\(table).\(column)")
            }
            let read = try await network.trellis.rights.overview(.student(person.student.id), for: network.coordinator)
            #expect(read.hold?.reason == "A claim")
            #expect(read.requests.map(\.words) == ["AskedBassoon"])
        }
    }
}
