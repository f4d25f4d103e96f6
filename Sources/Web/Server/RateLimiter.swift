import Synchronization

/// Tells whether somebody may try once more: each key has a bucket of tokens that refills with time.
///
/// Memory is bounded. When it is full the buckets nearest to full are forgotten, which loses least; a flood of new
/// keys therefore never frees one that is blocked.
public final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    private let burst: Double
    private let perSecond: Double
    private let mostKeys: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    /// A limiter that lets through `burst` tries at once and then one each `interval`.
    public init(burst: Int, interval: Duration, mostKeys: Int = 10_000) {
        self.burst = Double(max(1, burst))
        perSecond = 1 / max(interval.inSeconds, 1e-6)
        self.mostKeys = max(2, mostKeys)
    }

    /// Takes a token of a key; false when there is none left.
    public func allow(_ key: String, at now: ContinuousClock.Instant) -> Bool {
        buckets.withLock { buckets in
            if buckets[key] == nil, buckets.count >= mostKeys { makeRoom(&buckets, now) }
            var bucket = refilled(buckets[key] ?? Bucket(tokens: burst, filled: now), now)
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            buckets[key] = bucket
            return isAllowed
        }
    }

    /// How long a key has to wait for its next token; zero when it need not.
    public func wait(for key: String, at now: ContinuousClock.Instant) -> Duration {
        buckets.withLock { buckets in
            guard let bucket = buckets[key] else { return .zero }
            let missing = 1 - refilled(bucket, now).tokens
            return missing <= 0 ? .zero : .seconds(missing / perSecond)
        }
    }

    /// Forgets what a key has used, as after a successful sign-in.
    public func forgive(_ key: String) { buckets.withLock { $0[key] = nil } }

    /// How many keys are remembered.
    public var count: Int { buckets.withLock { $0.count } }

    private func refilled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Bucket {
        let passed = max(0, (now - bucket.filled).inSeconds)
        return Bucket(tokens: min(burst, bucket.tokens + passed * perSecond), filled: max(now, bucket.filled))
    }

    private func makeRoom(_ buckets: inout [String: Bucket], _ now: ContinuousClock.Instant) {
        let fullest = buckets.sorted { refilled($0.value, now).tokens > refilled($1.value, now).tokens }
        for (key, _) in fullest.prefix(mostKeys / 2) { buckets[key] = nil }
    }
}
