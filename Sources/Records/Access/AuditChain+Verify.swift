public import Domain
public import Store

extension AuditChain {
    /// What a look along a whole chain has found.
    public struct Report: Hashable, Sendable {
        public let chain: Kind
        /// How many entries fit, one after the other from the first.
        public let fitting: Int
        /// The newest hash.
        public let head: String
        /// Changes of which the details have been erased, each by an entry of its own.
        public let erased: Int
        /// The first entry that does not fit; nothing when all do.
        public let fault: Fault?
    }

    /// The first place at which a chain does not fit.
    public struct Fault: Hashable, Sendable {
        /// What is wrong there.
        public enum Finding: Hashable, Sendable {
            /// One or more entries with the numbers before this one are gone.
            case missing(from: Int)
            /// The entry, or what it changed, is not as it was written; or it has been put there.
            case altered
            /// It is said to be undone by an entry that did not undo it, or the other way round.
            case undoDisagrees
            /// It stands outside the chain.
            case loose
            /// The oldest entries are gone, and no entry tells that their time was over.
            case startDisagrees
            /// The head names other entries than are there.
            case headDisagrees
        }

        public let finding: Finding
        public let sequence: Int?
        public let entryID: String?

        /// What is wrong, in a sentence for the operator.
        public var sentence: String {
            let place = "Entry \(sequence.map(String.init) ?? "without a number") (\(entryID ?? "unknown"))"
            return switch finding {
            case .missing(let from):
                from + 1 == sequence
                    ? "Entry \(from) is missing." : "Entries \(from) to \((sequence ?? from + 1) - 1) are missing."
            case .altered: "\(place) is not as it was written."
            case .undoDisagrees: "\(place) does not agree with the entry that undid it."
            case .loose: "\(place) was not written by Trellis: it is in no chain."
            case .startDisagrees: "The oldest entries are missing, and no entry says that their time was over."
            case .headDisagrees: "The newest entries are missing: the head of the chain names others than are there."
            }
        }
    }

    /// Walks along a chain from the first entry, and tells the first that does not fit.
    public static func verify(_ chain: Kind, of system: ID<System>, _ reader: any Reader) throws -> Report {
        switch chain {
        case .changes: try AuditWalk(chain, system, reader).walk(reader, fault: changeFault, link: changeLinks)
        case .readings: try AuditWalk(chain, system, reader).walk(reader, fault: { _, _ in nil }, link: readingLinks)
        }
    }

    /// The next entries after a number, with what their hashes are taken over.
    private static func changeLinks(_ walk: AuditWalk, _ reader: any Reader) throws -> [AuditWalk.Link] {
        let entries: [AuditEntry] = try reader.all(walk.nextRows)
        let changes = Dictionary(grouping: try AuditChange.of(entries.map(\.id), reader), by: { $0.entryID })
        return try entries.map { entry in
            let own = changes[entry.id] ?? []
            let isWhole =
                try isAsWritten(entry, reader) && own.allSatisfy { try isAsWritten($0, after: entry, reader) }
            return AuditWalk.Link(
                id: entry.rowID,
                sequence: entry.sequence ?? 0,
                hash: entry.hash ?? "",
                isWhole: isWhole,
                erased: own.count { $0.erasedBy != nil } + (entry.erasedBy == nil ? 0 : 1),
                expected: { previous in
                    try AuditSeal.hash(
                        entry,
                        sequence: entry.sequence ?? 0,
                        seals: own.map { $0.seal ?? "" },
                        after: previous
                    )
                }
            )
        }
    }

    /// Whether a change fits its seal; one that has been erased has to name a later entry that did it.
    private static func isAsWritten(_ change: AuditChange, after entry: AuditEntry, _ reader: any Reader) throws -> Bool
    {
        if let eraser = change.erasedBy {
            return try change.before == nil && change.after == nil && change.salt == nil
                && isLater(eraser, than: entry, reader)
        }
        guard let salt = change.salt else { return false }
        return AuditSeal.seal(change, salt: salt) == change.seal
    }

    /// Whether a summary fits its seal; the same holds for one that has been erased.
    private static func isAsWritten(_ entry: AuditEntry, _ reader: any Reader) throws -> Bool {
        if let eraser = entry.erasedBy {
            return try entry.summary.isEmpty && entry.salt == nil && isLater(eraser, than: entry, reader)
        }
        guard let salt = entry.salt else { return false }
        return AuditSeal.seal(summary: entry.summary, salt: salt) == entry.seal
    }

    private static func isLater(_ id: ID<AuditEntry>, than entry: AuditEntry, _ reader: any Reader) throws -> Bool {
        try reader.scalar(
            """
            SELECT count(*) FROM audit_entry WHERE id = \(id) AND system_id = \(entry.systemID)
                AND sequence > \(entry.sequence)
            """,
            as: Int.self
        ) == 1
    }

    private static func readingLinks(_ walk: AuditWalk, _ reader: any Reader) throws -> [AuditWalk.Link] {
        let readings: [Reading] = try reader.all(walk.nextRows)
        let subjects = try Readings.subjects(of: readings.map(\.id), reader)
        return readings.map { reading in
            AuditWalk.Link(
                id: reading.rowID,
                sequence: reading.sequence ?? 0,
                hash: reading.hash ?? "",
                isWhole: true,
                erased: 0,
                expected: { previous in
                    try AuditSeal.hash(
                        reading,
                        sequence: reading.sequence ?? 0,
                        subjects: subjects[reading.id] ?? [],
                        after: previous
                    )
                }
            )
        }
    }

    /// Notes about undoing that are not told by both entries alike.
    private static func changeFault(_ system: ID<System>, _ reader: any Reader) throws -> Fault? {
        struct Row: Codable {
            var sequence: Int?
            var id: String
        }
        let row = try reader.first(
            """
            SELECT entry.sequence, entry.id FROM audit_entry AS entry LEFT JOIN audit_entry AS other
                ON other.id = entry.undone_by AND other.system_id = entry.system_id
            WHERE entry.system_id = \(system) AND entry.undone_by IS NOT NULL
                AND (other.undoes IS NULL OR other.undoes <> entry.id)
            UNION ALL
            SELECT entry.sequence, entry.id FROM audit_entry AS entry JOIN audit_entry AS other
                ON other.id = entry.undoes AND other.system_id = entry.system_id
            WHERE entry.system_id = \(system) AND entry.undoes IS NOT NULL
                AND (other.undone_by IS NULL OR other.undone_by <> entry.id)
            LIMIT 1
            """,
            as: Row.self
        )
        return row.map { Fault(finding: .undoDisagrees, sequence: $0.sequence, entryID: $0.id) }
    }
}
