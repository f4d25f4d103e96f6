import Foundation
internal import GRDB

/// A copy of a SQLite database in one file: compact, on the disk for certain, and checked.
enum SQLiteBackup {
    static func make(of writer: any DatabaseWriter, at path: String) async throws {
        let part = path + ".part"
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else {
            throw StoreError(.other, hint: "The file for the backup exists; choose another name.")
        }
        try? files.removeItem(atPath: part)
        guard files.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreError(
                .other,
                hint: "The backup cannot be written; check that its folder exists and is writable."
            )
        }
        do {
            try await copy(writer, to: part)
            try check(part)
            try files.moveItem(atPath: part, toPath: path)
            try synchronize((path as NSString).deletingLastPathComponent)
        } catch {
            try? files.removeItem(atPath: part)
            throw error is StoreError ? error : SQLiteFailure.storeError(error)
        }
    }

    /// A reader copies a file, so that writing goes on meanwhile.
    private static func copy(_ writer: any DatabaseWriter, to path: String) async throws {
        try await writer.unsafeRead { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
        try synchronize(path)
    }

    private static func check(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? copy.close() }
        let findings = try copy.read { db in try String.fetchAll(db, sql: "PRAGMA quick_check(1)") }
        guard findings == ["ok"] else { throw StoreError(.corrupt) }
    }

    /// `VACUUM INTO` leaves the writing to the operating system; this waits for it.
    private static func synchronize(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY)
        guard descriptor >= 0 else { throw StoreError(.other, hint: "The backup cannot be opened; check its folder.") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(.full) }
    }
}
