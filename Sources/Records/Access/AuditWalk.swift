import Domain
import Store

/// A walk along one chain, some hundred entries at a time.
final class AuditWalk {
    /// One entry on the way.
    struct Link {
        let id: String
        let sequence: Int
        let hash: String
        /// Whether what hangs on it is as it was written.
        let isWhole: Bool
        let erased: Int
        /// The hash that it should have after another.
        let expected: (String) throws -> String
    }

    private let chain: AuditChain.Kind
    private let system: ID<System>
    /// The newest end, as it is written down; nothing where nothing was written.
    private let head: AuditChain.Head?
    private var sequence: Int
    private var hash: String
    private var erased = 0

    init(_ chain: AuditChain.Kind, _ system: ID<System>, _ reader: any Reader) throws {
        self.chain = chain
        self.system = system
        head = try AuditChain.heads(of: system, reader).first { $0.chain == chain }
        sequence = head?.startSequence ?? 0
        hash = head?.startHash ?? AuditSeal.beginning(chain, of: system)
    }

    /// The rows that come next.
    var nextRows: SQL {
        """
        SELECT * FROM \(identifier: chain.table) WHERE system_id = \(system) AND sequence > \(sequence)
        ORDER BY sequence LIMIT 300
        """
    }

    /// Walks to the end, or to the first entry that does not fit.
    func walk(
        _ reader: any Reader,
        fault more: (ID<System>, any Reader) throws -> AuditChain.Fault?,
        link links: (AuditWalk, any Reader) throws -> [Link]
    ) throws -> AuditChain.Report {
        while true {
            let next = try links(self, reader)
            if next.isEmpty { break }
            for link in next {
                if let finding = try finding(link) {
                    return report(.init(finding: finding, sequence: link.sequence, entryID: link.id))
                }
                sequence = link.sequence
                hash = link.hash
                erased += link.erased
            }
        }
        return report(try endFault() ?? startFault(reader) ?? looseFault(reader) ?? more(system, reader))
    }

    private func finding(_ link: Link) throws -> AuditChain.Fault.Finding? {
        if link.sequence != sequence + 1 { return .missing(from: sequence + 1) }
        return try link.isWhole && link.expected(hash) == link.hash ? nil : .altered
    }

    /// Whoever takes the oldest entries off says so in an entry.
    private func startFault(_ reader: any Reader) throws -> AuditChain.Fault? {
        guard let head, head.startSequence > 0 || head.startHash != nil else { return nil }
        let told = try reader.scalar(
            "SELECT count(*) FROM audit_entry WHERE id = \(head.shortenedBy) AND system_id = \(system)",
            as: Int.self
        )
        return told == 1
            ? nil : AuditChain.Fault(finding: .startDisagrees, sequence: head.startSequence, entryID: nil)
    }

    private func endFault() -> AuditChain.Fault? {
        if sequence == 0, head == nil { return nil }
        if let head, head.sequence == sequence, head.hash == hash { return nil }
        return AuditChain.Fault(finding: .headDisagrees, sequence: sequence, entryID: nil)
    }

    private func looseFault(_ reader: any Reader) throws -> AuditChain.Fault? {
        let id = try reader.scalar(
            """
            SELECT id FROM \(identifier: chain.table)
            WHERE system_id = \(system) AND (sequence IS NULL OR sequence <= \(head?.startSequence ?? 0)) LIMIT 1
            """,
            as: String.self
        )
        return id.map { AuditChain.Fault(finding: .loose, sequence: nil, entryID: $0) }
    }

    private func report(_ fault: AuditChain.Fault?) -> AuditChain.Report {
        AuditChain.Report(
            chain: chain,
            fitting: sequence - (head?.startSequence ?? 0),
            head: hash,
            erased: erased,
            fault: fault
        )
    }
}
