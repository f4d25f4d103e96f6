import Foundation
import Store
import StoreTestSupport

/// Searches the very bytes of a store, as somebody would who got hold of its files.
enum StoredBytes {
    /// The words that are in any file of the store.
    static func found(_ words: [String], in test: TestDatabase) async throws -> [String] {
        let files = test.database.dialect == .sqlite ? try folder(test) : try await relations(test)
        return words.filter { word in
            let wanted = Data(word.utf8)
            return files.contains { $0.range(of: wanted) != nil }
        }
    }

    private static func folder(_ test: TestDatabase) throws -> [Data] {
        let folder = URL(fileURLWithPath: test.folder)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { !$0.hasDirectoryPath }
            .map { try Data(contentsOf: $0) }
    }

    /// The files of every table, index and long value of the schema, as they are on the disk.
    private static func relations(_ test: TestDatabase) async throws -> [Data] {
        try await test.database.write { writer in try writer.run("CHECKPOINT") }
        return try await test.database.read { reader in
            let rows = try reader.rows(
                """
                WITH own AS (SELECT c.oid, c.reltoastrelid FROM pg_class c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'i')),
                all_of_it AS (SELECT oid FROM own UNION SELECT reltoastrelid FROM own WHERE reltoastrelid <> 0)
                SELECT encode(pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true), 'hex') AS bytes
                FROM all_of_it WHERE pg_relation_filepath(oid) IS NOT NULL
                """
            )
            return rows.compactMap { $0["bytes"]?.stringValue.map(Self.bytes) }
        }
    }

    private static func bytes(_ hex: String) -> Data {
        var data = Data(capacity: hex.utf8.count / 2)
        var high: UInt8?
        for digit in hex.utf8 {
            let value = digit >= 97 ? digit - 87 : digit - 48
            if let first = high {
                data.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return data
    }
}
