public import Domain
import Foundation
public import Store

extension AuditEntries {
    /// The most entries that a search counts; beyond that it says "more than".
    public static let mostCounted = 10_000

    /// The entries that a search asks for, newest first. Only coordinators and auditors see any.
    public static func list(
        _ filter: AuditFilter = AuditFilter(),
        in scope: Scope,
        offset: Int,
        limit: Int,
        _ reader: any Reader
    ) throws -> [AuditEntry] {
        guard let system = scope.historySystem else { return [] }
        return try reader.all(
            """
            SELECT audit_entry.* FROM \(source(filter)) WHERE \(conditions(filter, in: system))
            ORDER BY audit_entry.at DESC, audit_entry.sequence DESC LIMIT \(limit) OFFSET \(offset)
            """,
            as: AuditEntry.self
        )
    }

    /// How many entries a search finds, up to one more than `mostCounted`.
    public static func count(_ filter: AuditFilter = AuditFilter(), in scope: Scope, _ reader: any Reader) throws -> Int
    {
        guard let system = scope.historySystem else { return 0 }
        return try reader.scalar(
            """
            SELECT count(*) FROM (SELECT 1 FROM \(source(filter)) WHERE \(conditions(filter, in: system))
                LIMIT \(mostCounted + 1)) AS found
            """,
            as: Int.self
        ) ?? 0
    }

    /// The reasons that were given for some entries, in the words of the forms.
    public static func reasons(of entries: [ID<AuditEntry>], _ reader: any Reader) throws -> [ID<AuditEntry>: String] {
        var reasons: [ID<AuditEntry>: String] = [:]
        let notes = try reader.rows(
            """
            SELECT entry_id, after FROM audit_change
            WHERE entry_id IN \(list: entries) AND kind = \(AuditChange.Kind.note.rawValue) AND after IS NOT NULL
            """
        )
        for row in notes {
            guard let id = row["entry_id"]?.stringValue.flatMap({ ID<AuditEntry>($0) }) else { continue }
            reasons[id] = row["after"]?.stringValue
        }
        return reasons
    }

    private static func source(_ filter: AuditFilter) -> SQL {
        guard let record = filter.record else { return "audit_entry" }
        return """
            (SELECT id FROM audit_entry WHERE subject_id = \(record)
                UNION SELECT entry_id FROM audit_change WHERE row_id = \(record)) AS touching
            CROSS JOIN audit_entry
            """
    }

    private static func conditions(_ filter: AuditFilter, in system: ID<System>) -> SQL {
        var all: [SQL] = ["audit_entry.system_id = \(system)"]
        if filter.record != nil { all.append("audit_entry.id = touching.id") }
        if let who = filter.who { all.append("audit_entry.actor_name = \(who)") }
        if let kind = filter.kind {
            // Between "offer." and "offer/", which is the next character: an index finds the range.
            all.append("audit_entry.action >= \(kind + ".") AND audit_entry.action < \(kind + "/")")
        }
        if let from = filter.from { all.append("audit_entry.at >= \(from.startInLondon)") }
        if let to = filter.to { all.append("audit_entry.at < \(to.adding(days: 1).startInLondon)") }
        return all.joined(separator: " AND ")
    }
}

extension Day {
    /// The moment at which the day begins in London.
    fileprivate var startInLondon: Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        return calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantPast
    }
}
