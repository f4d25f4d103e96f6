import Hummingbird
import Testing

@testable import Web

/// Clients that take their time, with limits short enough to wait for.
@Suite("Deadlines and quotas", .serialized)
struct DeadlineTests {
    private static let host = "Host: trellis.example.org\r\n"

    private func withShortLimits<Value: Sendable>(
        _ limits: ServerLimits,
        _ test: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> Value {
        let site = try SampleSite("https://trellis.example.org", limits: limits)
        return try await withServer(site.settings, responder: site.responder(), test)
    }

    /// Keeps the connection busy until it ends; how long that took, nil when it did not.
    private func seconds(until connection: RawConnection, endsWhileSending drip: String) async -> Double? {
        let start = ContinuousClock.now
        let dripping = Task {
            while !Task.isCancelled {
                await connection.write(drip)
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        defer { dripping.cancel() }
        while ContinuousClock.now - start < .seconds(60) {
            if await connection.readToEnd(within: 0.05) != nil { return (ContinuousClock.now - start).inSeconds }
        }
        return nil
    }

    @Test func `headers that come letter by letter are cut off`() async throws {
        let time = try await withShortLimits(ServerLimits(idle: .milliseconds(500))) { port in
            let connection = try RawConnection(port: port)
            await connection.write("GET / HTTP/1.1\r\n\(Self.host)X-Slow: ")
            return await seconds(until: connection, endsWhileSending: "a")
        }
        // Not before its time; how long after depends on how busy the machine is.
        #expect(try #require(time) >= 0.4)
    }

    @Test func `a connection at rest is closed`() async throws {
        let answer = try await withShortLimits(ServerLimits(idle: .milliseconds(500))) { port in
            let connection = try RawConnection(port: port)
            await connection.write("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            return await connection.readToEnd(within: 60)
        }
        #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
    }

    @Test func `a body that comes letter by letter is told so and cut off`() async throws {
        let limits = ServerLimits(idle: .seconds(30), body: .milliseconds(500), farewell: .milliseconds(500))
        let answer = try await withShortLimits(limits) { port in
            let connection = try RawConnection(port: port)
            await connection.write(
                "POST /form HTTP/1.1\r\n\(Self.host)Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 1000\r\n\r\na"
            )
            return await connection.readToEnd(within: 60)
        }
        let text = try #require(answer)
        #expect(text.hasPrefix("HTTP/1.1 408"))
        #expect(text.contains("The data took too long to arrive"))
        #expect(text.lowercased().contains("connection: close"))
    }

    @Test func `a dripping body is cut off even when nobody reads the answer`() async throws {
        let limits = ServerLimits(idle: .seconds(30), body: .milliseconds(500), farewell: .milliseconds(300))
        let time = try await withShortLimits(limits) { port in
            let connection = try RawConnection(port: port)
            await connection.write("GET / HTTP/1.1\r\n\(Self.host)Content-Length: 1000\r\n\r\n")
            return await seconds(until: connection, endsWhileSending: "a")
        }
        // Not before its time; how long after depends on how busy the machine is.
        #expect(try #require(time) >= 0.4)
    }

    @Test func `an answer that nobody reads is given up`() async throws {
        let limits = ServerLimits(idle: .seconds(30), write: .milliseconds(500))
        let answer = try await withShortLimits(limits) { port in
            let connection = try RawConnection(port: port, receiveBuffer: 4_096)
            await connection.write("GET /big HTTP/1.1\r\n\(Self.host)\r\n")
            try await Task.sleep(for: .seconds(2.5))
            return await connection.readToEnd(within: 60)
        }
        let text = try #require(answer)
        #expect(text.utf8.count < 8 << 20)
    }

    @Test func `an answer that is read slowly but steadily arrives whole`() async throws {
        let answer = try await withShortLimits(ServerLimits(write: .milliseconds(400))) { port in
            let connection = try RawConnection(port: port, receiveBuffer: 4_096)
            await connection.write("GET /big HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n")
            return await connection.readToEnd(within: 20, pauseSeconds: 0.3, pauseEvery: 1 << 20)
        }
        #expect((answer?.utf8.count ?? 0) > 8 << 20)
    }

    @Test func `connections beyond the limit wait until one is free`() async throws {
        try await withShortLimits(ServerLimits(idle: .milliseconds(700), connections: 2)) { port in
            let idle = try [RawConnection(port: port), RawConnection(port: port)]
            try await Task.sleep(for: .milliseconds(100))
            let third = try RawConnection(port: port)
            await third.write("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await third.readResponse(within: 0.3) == nil)
            #expect(await third.readResponse(within: 60)?.hasPrefix("HTTP/1.1 200") == true)
            withExtendedLifetime(idle) {}
        }
    }

    @Test func `one address cannot take more than its share`() async throws {
        try await withShortLimits(ServerLimits(connectionsPerAddress: 2)) { port in
            let held = try [RawConnection(port: port), RawConnection(port: port)]
            try await Task.sleep(for: .milliseconds(100))
            let third = try RawConnection(port: port)
            #expect(await third.readToEnd(within: 60) == "")
            await held[0].write("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await held[0].readResponse(within: 60)?.hasPrefix("HTTP/1.1 200") == true)
        }
    }

    @Test func `a crowd of slow clients is shed while others are served`() async throws {
        let limits = ServerLimits(idle: .seconds(1), body: .seconds(1), farewell: .milliseconds(200))
        try await withShortLimits(limits) { port in
            let crowd = try (0..<150).map { _ in try RawConnection(port: port) }
            for (index, slow) in crowd.enumerated() {
                await slow.write(
                    index.isMultiple(of: 2)
                        ? "GET / HTTP/1.1\r\nHost: tre"
                        : "POST /form HTTP/1.1\r\n\(Self.host)Content-Type: text/plain\r\nContent-Length: 90\r\n\r\na"
                )
            }
            for _ in 0..<20 {
                let honest = try RawConnection(port: port)
                await honest.write("GET / HTTP/1.1\r\n\(Self.host)\r\n")
                #expect(await honest.readResponse(within: 60)?.hasPrefix("HTTP/1.1 200") == true)
            }
            for slow in crowd { #expect(await slow.readToEnd(within: 60) != nil) }
        }
    }

    @Test func `a quota forgets connections that are gone`() {
        let quota = AddressQuota(most: 1)
        #expect(quota.take("a"))
        #expect(!quota.take("a"))
        #expect(quota.take("b"))
        quota.giveBack("a")
        #expect(quota.take("a"))
    }
}
