import HTTPTypes
import Hummingbird
import Metrics
import NIOCore
import Testing

@testable import Web

@Suite("Figures for monitoring")
struct MetricsTests {
    @Test func `counters, meters, recorders and timers are shown in the text format`() {
        let registry = MetricsRegistry()
        Counter(label: "jobs.done", dimensions: [("kind", "a\"b")], factory: registry).increment(by: 3)
        FloatingPointCounter(label: "hours", factory: registry).increment(by: 1.5)
        let meter = Meter(label: "queue", factory: registry)
        meter.set(5)
        meter.decrement(by: 2)
        let recorder = Recorder(label: "rows", factory: registry)
        recorder.record(10)
        recorder.record(20)
        Metrics.Timer(label: "run_seconds", factory: registry).recordNanoseconds(30_000_000)
        let lines = registry.exposition().split(separator: "\n").map(String.init)
        for line in [
            "# TYPE jobs_done counter", "jobs_done{kind=\"a\\\"b\"} 3", "hours 1.5", "# TYPE queue gauge", "queue 3",
            "# TYPE rows summary", "rows_sum 30", "rows_count 2", "# TYPE run_seconds histogram",
            "run_seconds_bucket{le=\"0.025\"} 0", "run_seconds_bucket{le=\"0.05\"} 1",
            "run_seconds_bucket{le=\"10\"} 1",
            "run_seconds_bucket{le=\"+Inf\"} 1", "run_seconds_sum 0.03", "run_seconds_count 1",
        ] {
            #expect(lines.contains(line), "\(line) is missing")
        }
    }

    @Test func `the same figure is one series, whatever the order of its labels`() {
        let registry = MetricsRegistry()
        Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "c", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(registry.exposition() == "# TYPE c counter\nc{a=\"1\",b=\"2\"} 2\n")
    }

    @Test func `series beyond the limit and clashes of kind do no harm`() {
        let registry = MetricsRegistry(mostSeries: 2)
        for number in 0..<100 { Counter(label: "c\(number)", factory: registry).increment() }
        Meter(label: "c0", factory: registry).set(9)
        #expect(registry.exposition() == "# TYPE c0 counter\nc0 1\n# TYPE c1 counter\nc1 1\n")
    }

    @Test func `answers are counted by route and status`() async throws {
        let site = try SampleSite()
        let client = site.client()
        await client.get("/")
        await client.get("/?a=1")
        await client.get("/nobody/knows/ann")
        let text = site.registry.exposition()
        #expect(text.contains("http_requests_total{method=\"GET\",route=\"home\",status=\"200\"} 2\n"))
        #expect(text.contains("http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1\n"))
        #expect(text.contains("http_request_duration_seconds_count{route=\"home\"} 2\n"))
        #expect(text.contains("http_requests_in_flight 0\n"))
        #expect(!text.contains("ann"))
    }

    @Test(
        "who may read the figures",
        arguments: [
            ("127.0.0.1", nil, [:], 200), ("::1", nil, [:], 200), ("10.0.0.5", nil, [:], 404),
            ("127.0.0.1", nil, [.forwardedFor: "10.0.0.5"], 404),
            ("10.0.0.5", "secret", [.authorization: "Bearer secret"], 200),
            ("10.0.0.5", "secret", [.authorization: "Bearer wrong!"], 404), ("127.0.0.1", "secret", [:], 404),
        ] as [(String, String?, HTTPFields, Int)]
    )
    func access(peer: String, token: String?, headers: HTTPFields, code: Int) async throws {
        var settings = try SampleSite().settings
        settings.metricsToken = token
        let registry = MetricsRegistry()
        let probes = Probes(registry: registry, settings: settings)
        let responder = Pipeline.build(settings: settings, registry: registry) { try probes.metrics($0, $1) }
        let answer = await TestClient(responder, publicURL: settings.publicURL, peer: peer).get(
            "/metrics",
            headers: headers
        )
        #expect(answer.code == code)
        #expect(answer.text.contains("http_requests_in_flight 1") == (code == 200))
    }

    @Test func `health is plain, and readiness says what is wrong`() throws {
        let probes = Probes(registry: MetricsRegistry(), settings: try SampleSite().settings)
        #expect(probes.health().status == .ok)
        #expect(probes.readiness(nil).status == .ok)
        #expect(probes.readiness("The database does not answer.").status == .serviceUnavailable)
    }
}

@Suite("Rate limits")
struct RateLimiterTests {
    private let start = ContinuousClock.now

    @Test func `a burst is let through, then one each interval`() {
        let limiter = RateLimiter(burst: 3, interval: .seconds(10))
        #expect((0..<5).map { _ in limiter.allow("a", at: start) } == [true, true, true, false, false])
        #expect(limiter.allow("b", at: start))
        #expect(limiter.wait(for: "a", at: start) == .seconds(10))
        #expect(!limiter.allow("a", at: start + .seconds(9)))
        #expect(limiter.allow("a", at: start + .seconds(11)))
        #expect(!limiter.allow("a", at: start + .seconds(12)))
        #expect(
            (0..<5).map { _ in limiter.allow("a", at: start + .seconds(1_000)) } == [true, true, true, false, false]
        )
    }

    @Test func `a clock that goes back gives nothing away`() {
        let limiter = RateLimiter(burst: 1, interval: .seconds(10))
        #expect(limiter.allow("a", at: start + .seconds(100)))
        #expect(!limiter.allow("a", at: start))
        #expect(!limiter.allow("a", at: start + .seconds(105)))
        #expect(limiter.allow("a", at: start + .seconds(111)))
    }

    @Test func `a flood of keys neither fills the memory nor frees who is blocked`() {
        let limiter = RateLimiter(burst: 3, interval: .seconds(60), mostKeys: 100)
        for _ in 0..<4 { _ = limiter.allow("blocked", at: start) }
        for number in 0..<10_000 { _ = limiter.allow("key \(number)", at: start) }
        #expect(limiter.count <= 100)
        #expect(!limiter.allow("blocked", at: start))
    }

    @Test func `who is forgiven may try again`() {
        let limiter = RateLimiter(burst: 1, interval: .seconds(60))
        #expect(limiter.allow("a", at: start))
        limiter.forgive("a")
        #expect(limiter.allow("a", at: start))
        #expect(limiter.wait(for: "new", at: start) == .zero)
    }
}
