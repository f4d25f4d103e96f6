public import Foundation
import Records

/// The erasures that were done, in a file beside the database. A copy of the database that is put back does not know
/// them, so they are done again from here before it serves.
public struct ErasureJournal: Sendable {
    let file: URL

    /// A journal in a file, which need not be there yet.
    public init(_ file: URL) {
        self.file = file
    }

    /// One line: the id of a row that is gone, and keyed hashes. No name, number or address.
    struct Line: Codable, Hashable {
        var stone: Tombstones.Stone
        var marks: [String]
    }

    /// Every erasure that was done.
    /// - Throws: `ServiceError.unavailable` when the file is there and cannot be read.
    func lines() throws -> [Line] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw unreadable }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let complete = text.hasSuffix("\n")
        let lines = text.split(separator: "\n")
        return try lines.enumerated().compactMap { index, line in
            do {
                return try decoder.decode(Line.self, from: Data(line.utf8))
            } catch {
                // A line that a power cut has torn is in the database still, and is written again from there.
                if index == lines.count - 1, !complete { return nil }
                throw unreadable
            }
        }
    }

    /// Adds erasures at the end, on the disk for certain.
    /// - Throws: `ServiceError.unavailable` when the file cannot be written.
    func append(_ lines: [Line]) throws {
        guard !lines.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try dropTornLine()
        var text = ""
        for line in lines { text += String(decoding: try encoder.encode(line), as: UTF8.self) + "\n" }
        let handle = open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard handle >= 0 else { throw unwritable }
        let out = FileHandle(fileDescriptor: handle, closeOnDealloc: true)
        do {
            try out.write(contentsOf: Data(text.utf8))
            try out.synchronize()
        } catch {
            throw unwritable
        }
    }

    /// Takes off a last line that a power cut has torn; what it said is written again.
    private func dropTornLine() throws {
        guard let data = try? Data(contentsOf: file), let last = data.last, last != UInt8(ascii: "\n") else { return }
        let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? data.startIndex
        guard truncate(file.path, end) == 0 else { throw unwritable }
    }

    private var unreadable: ServiceError {
        .unavailable(
            "The journal of erasures, \(file.lastPathComponent), cannot be read. Put it back from its copy: without it "
                + "people who were erased could come back."
        )
    }

    private var unwritable: ServiceError {
        .unavailable("The journal of erasures cannot be written. Check the data folder and its free space.")
    }
}
