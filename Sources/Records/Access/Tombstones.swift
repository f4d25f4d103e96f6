public import Domain
public import Foundation
public import Store

/// That somebody was erased, and the keyed hashes by which they would be known again.
public enum Tombstones {
    /// One erased row.
    public struct Stone: Codable, Hashable, Sendable {
        /// The id of the row that is gone.
        public var id: String
        public var systemID: ID<System>
        public var subjectKind: DataSubject
        public var erasedAt: Date
        public var cause: String
    }

    /// Puts a tombstone for each row of a person. Again is the same as once.
    static func put(_ file: PersonFile, cause: String, at now: Date, marks: [String], _ writer: any Writer) throws {
        for id in file.ids {
            try writer.insertMany(
                [Stone(id: id, systemID: file.systemID, subjectKind: file.subject, erasedAt: now, cause: cause)],
                into: "tombstone",
                onConflict: "ON CONFLICT (id) DO NOTHING"
            )
            try writer.insertMany(
                into: "tombstone_mark",
                columns: ["tombstone_id", "mark"],
                rows: marks.map { [.text(id), .text($0)] },
                onConflict: "ON CONFLICT (tombstone_id, mark) DO NOTHING"
            )
        }
    }

    /// Puts a tombstone again that a restored copy does not have.
    public static func put(_ stone: Stone, marks: [String], _ writer: any Writer) throws {
        try writer.insertMany([stone], into: "tombstone", onConflict: "ON CONFLICT (id) DO NOTHING")
        try writer.insertMany(
            into: "tombstone_mark",
            columns: ["tombstone_id", "mark"],
            rows: marks.map { [.text(stone.id), .text($0)] },
            onConflict: "ON CONFLICT (tombstone_id, mark) DO NOTHING"
        )
    }

    /// Every tombstone with its marks, oldest first.
    public static func all(_ reader: any Reader) throws -> [(stone: Stone, marks: [String])] {
        struct Mark: Codable {
            var tombstoneID: String
            var mark: String
        }
        let marks = try reader.all("SELECT tombstone_id, mark FROM tombstone_mark ORDER BY mark", as: Mark.self)
        let byStone = Dictionary(grouping: marks, by: \.tombstoneID)
        return try reader.all("SELECT * FROM tombstone ORDER BY erased_at, id", as: Stone.self)
            .map { ($0, (byStone[$0.id] ?? []).map(\.mark)) }
    }

    /// The days on which people of a system were erased, by mark.
    public static func days(by system: ID<System>, _ reader: any Reader) throws -> [String: Stone] {
        let marks = try reader.rows(
            """
            SELECT tombstone_mark.mark, tombstone.* FROM tombstone_mark
                JOIN tombstone ON tombstone.id = tombstone_mark.tombstone_id
            WHERE tombstone.system_id = \(system) ORDER BY tombstone.erased_at, tombstone.id
            """
        )
        var days: [String: Stone] = [:]
        for row in marks {
            guard let mark = row["mark"]?.stringValue else { continue }
            days[mark] = try row.decode(Stone.self)
        }
        return days
    }
}
