public import Foundation

/// The identity of one `Entity`: a UUID that cannot be mistaken for the identity of something else.
///
/// Written and stored as lower-case text. Ids that are made one after the other sort in that order.
public struct ID<Entity>: Hashable, Sendable, LosslessStringConvertible, Comparable {
    /// The UUID inside.
    public let uuid: UUID

    /// Wraps a UUID.
    public init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads the text form, in either case; nil when it is not a UUID.
    public init?(_ description: String) {
        guard let uuid = UUID(uuidString: description) else { return nil }
        self.uuid = uuid
    }

    /// Lower-case text.
    public var description: String { uuid.uuidString.lowercased() }

    /// Makes a UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 bits of the fraction of that millisecond, 62 random
    /// bits.
    public static func make(at date: Date, random: inout some RandomNumberGenerator) -> ID {
        let scaled = max(0, date.timeIntervalSince1970) * 1000
        let milliseconds = UInt64(scaled.rounded(.down)) & 0xFFFF_FFFF_FFFF
        let fraction = UInt64((scaled - scaled.rounded(.down)) * 4096) & 0xFFF
        let high = milliseconds << 16 | 0x7000 | fraction
        let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return ID(high: high, low: low)
    }

    public static func < (left: ID, right: ID) -> Bool { left.halves < right.halves }

    private init(high: UInt64, low: UInt64) {
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        uuid = UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            )
        )
    }

    private var halves: (UInt64, UInt64) {
        withUnsafeBytes(of: uuid.uuid) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}

extension ID: Codable, CodingKeyRepresentable {
    public init(from decoder: any Decoder) throws { self = try Self.decodeText(from: decoder, expected: "a UUID") }
    public func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
    public init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }
    public var codingKey: any CodingKey { TextKey(stringValue: description) }
}
