import Foundation

/// Values found by the bytes that stand for them in a file, numbered from 0.
///
/// A dictionary with arrays of bytes for keys would hash them a byte at a time and keep each in a block of its own.
struct BytePool<Value> {
    private var values: [Value] = []
    private var hashes: [UInt64] = []
    /// The bytes of all values, one after the other, and where each ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Where a hash leads: to a number, or to `free`. A power of two, never more than half full.
    private var slots = [Int32](repeating: Self.free, count: 64)
    /// Drawn anew for each pool, so that no file can be made whose texts all meet in one slot.
    private let seed = UInt64.random(in: .min ... .max)
    private static var free: Int32 { -1 }

    subscript(number: Int) -> Value { values[number] }
    var count: Int { values.count }

    /// The number of the value that these bytes stand for.
    func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = hash(key)
        var slot = first(hash)
        while slots[slot] != Self.free {
            let number = Int(slots[slot])
            if hashes[number] == hash, isKey(number, key) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds a value for bytes that stand for none yet.
    mutating func append(_ value: Value, for key: UnsafeBufferPointer<UInt8>) -> Int {
        if 2 * values.count >= slots.count { grow() }
        let number = values.count
        values.append(value)
        hashes.append(hash(key))
        bytes.append(contentsOf: key)
        ends.append(bytes.count)
        occupy(number)
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: 2 * slots.count)
        for number in values.indices { occupy(number) }
    }

    private mutating func occupy(_ number: Int) {
        var slot = first(hashes[number])
        while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number)
    }

    private func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

    private func isKey(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let begin = number == 0 ? 0 : ends[number - 1]
        if ends[number] - begin != key.count { return false }
        guard let other = key.baseAddress else { return true }
        return bytes.withUnsafeBufferPointer { memcmp($0.baseAddress! + begin, other, key.count) == 0 }
    }

    private func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(key)
        var hash = seed ^ UInt64(raw.count)
        var position = 0
        while position + 8 <= raw.count {
            hash = Self.mixed(hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        if position == raw.count { return hash }
        if raw.count >= 8 {
            // The last word overlaps the one before it.
            return Self.mixed(hash ^ raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
        }
        return Self.mixed(hash ^ raw.reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let (high, low) = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return high ^ low
    }
}
