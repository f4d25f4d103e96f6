import Testing

@testable import Store

@Suite("Addresses of databases")
struct DatabaseURLTests {
    @Test(arguments: [
        ("sqlite::memory:", "sqlite::memory:"), ("sqlite:data/trellis.sqlite", "sqlite:data/trellis.sqlite"),
        ("sqlite:///data/trellis.sqlite", "sqlite:/data/trellis.sqlite"),
        ("postgresql://ann:canary@db.example:5433/trellis", "postgresql://ann:***@db.example:5433/trellis"),
        ("postgres://ann@db.example/trellis", "postgresql://ann@db.example/trellis"),
        (
            "postgresql:///trellis?host=/run/postgresql&password=canary",
            "postgresql:///trellis?host=/run/postgresql&password=***"
        ),
    ])
    func areShownWithoutThePassword(text: String, shown: String) throws {
        let url = try DatabaseURL(text)
        #expect(url.description == shown)
        var dumped = String(reflecting: url) + "\(url)"
        dump(url, to: &dumped)
        #expect(!dumped.contains("canary"))
    }

    @Test(arguments: ["", "canary", "sqlite:", "mysql://canary@db", "postgresql://h/d?lock_timeout=1';canary"])
    func areRefusedWithoutBeingRepeated(text: String) {
        let error = #expect(throws: StoreError.self) { try DatabaseURL(text) }
        #expect(error?.code == .syntax)
        #expect(error?.description.contains("canary") == false)
    }

    private func address(_ text: String) throws -> PostgresAddress {
        try #require(PostgresAddress(text))
    }

    @Test func areReadInFull() throws {
        let address = try address("postgresql://ann:p%40ss@db.example:5433/trellis?application_name=x")
        #expect(address.parameters["host"] == "db.example")
        #expect(address.parameters["port"] == "5433")
        #expect(address.parameters["user"] == "ann")
        #expect(address.parameters["password"] == "p@ss")
        #expect(address.parameters["dbname"] == "trellis")
        #expect(address.parameters["application_name"] == "x")
    }

    @Test func neverWaitForEverOnACutLine() throws {
        let parameters = try address("postgresql://db.example/trellis").parameters
        #expect(parameters["connect_timeout"] == "3")
        #expect(parameters["tcp_user_timeout"] == "5000")
        #expect(parameters["keepalives_idle"] == "2")
        #expect(parameters["keepalives_interval"] == "1")
        #expect(parameters["keepalives_count"] == "2")
        #expect(try address("postgresql://h/d?connect_timeout=9").parameters["connect_timeout"] == "9")
    }

    @Test func limitStatementsUnlessToldOtherwise() throws {
        let usual = try address("postgresql://h/d").preparation
        for name in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            #expect(usual.contains("SET \(name) = "))
        }
        #expect(try address("postgresql://h/d?statement_timeout=7s").preparation.contains("statement_timeout = '7s'"))
        let options = try address("postgresql://h/d?options=-c%20statement_timeout%3D1s")
        #expect(!options.preparation.contains("statement_timeout"))
        #expect(options.preparation.contains("lock_timeout"))
    }

    @Test(arguments: [
        ("postgresql://db.example/d", "verify-full"), ("postgresql://db.example/d?sslmode=require", "require"),
        ("postgresql://localhost/d", nil), ("postgresql://127.0.0.1/d", nil), ("postgresql://[::1]/d", nil),
        ("postgresql:///d?host=/run/postgresql", nil), ("postgresql:///d", nil),
    ])
    func insistOnACheckedServerBeyondThisMachine(text: String, mode: String?) throws {
        #expect(try address(text).parameters["sslmode"] == mode)
    }
}
