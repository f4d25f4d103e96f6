/// Several files in one ZIP archive, in memory and uncompressed: nothing is written to a disk on the way.
public enum ZipWriter {
    /// A file of an archive.
    public struct File: Sendable {
        let name: String
        let bytes: [UInt8]

        public init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The archive.
    public static func bytes(of files: [File]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let offset = archive.count
            let header = common(file)
            archive += little(0x0403_4B50, 4) + header + Array(file.name.utf8) + file.bytes
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + header + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(offset, 4) + Array(file.name.utf8)
        }
        let start = archive.count
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
            + little(directory.count, 4) + little(start, 4) + little(0, 2)
        return archive + directory + end
    }

    /// What stands in both headers of a file: names in UTF-8, stored as it is, 1 January 1980.
    private static func common(_ file: File) -> [UInt8] {
        little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
            + little(Int(checksum(file.bytes)), 4) + little(file.bytes.count, 4) + little(file.bytes.count, 4)
            + little(file.name.utf8.count, 2) + little(0, 2)
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// The cyclic redundancy check that ZIP asks for.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
