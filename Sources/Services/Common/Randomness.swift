public import Domain
public import Foundation
import Synchronization

/// A source of identities and secrets that many tasks may share. Seeded in tests and in the demo, so that the same
/// steps make the same rows; the system's own generator everywhere else.
public final class Randomness: Sendable {
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    /// A source that draws from `generator`.
    public init(_ generator: any RandomNumberGenerator & Sendable) {
        self.generator = Mutex(generator)
    }

    /// The system's cryptographically secure source.
    public static var system: Randomness { Randomness(SystemRandomNumberGenerator()) }

    /// A source that repeats itself: for tests and the demo only, never for secrets of real people.
    public static func seeded(_ seed: UInt64) -> Randomness { Randomness(SplitMix64(seed: seed)) }

    /// A new identity.
    public func id<Entity>(at date: Date) -> ID<Entity> {
        generator.withLock { generator in
            var boxed = AnyGenerator(base: generator)
            defer { generator = boxed.base }
            return ID.make(at: date, random: &boxed)
        }
    }

    /// Secret text of `bytes` random bytes, in hex.
    public func token(bytes count: Int = 32) -> String {
        generator.withLock { generator in
            var text = ""
            for _ in 0..<(count + 7) / 8 {
                let word = String(generator.next(), radix: 16)
                text += String(repeating: "0", count: 16 - word.count) + word
            }
            return String(text.prefix(count * 2))
        }
    }
}

/// A generator behind a protocol value, so that generic code can draw from it.
private struct AnyGenerator: RandomNumberGenerator {
    var base: any RandomNumberGenerator & Sendable

    mutating func next() -> UInt64 { base.next() }
}

/// A small generator with a seed (Steele, Lea and Flood, 2014). Fast and repeatable, not secret.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
