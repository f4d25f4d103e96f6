public import Domain
import Foundation
public import Records
import Store
import Synchronization

/// Looks after the chains: ties what was written before them, and looks along them for what does not fit.
public struct AuditService: Sendable {
    let trellis: Trellis

    /// What was found in the chains of one system.
    public struct Finding: Sendable {
        public let system: System
        public let reports: [AuditChain.Report]

        /// The first thing that does not fit, in a sentence.
        public var problem: String? {
            reports.lazy.compactMap { report in
                report.fault.map { "The chain of \(report.chain.rawValue) of \(system.code) is broken. \($0.sentence)" }
            }.first
        }
    }

    /// Looks along every chain, from the first entry to the newest.
    public func verify() async throws -> [Finding] {
        var findings: [Finding] = []
        for system in try await trellis.systems() {
            let reports = try await trellis.database.read { reader in
                try AuditChain.Kind.allCases.map { try AuditChain.verify($0, of: system.id, reader) }
            }
            findings.append(Finding(system: system, reports: reports))
        }
        trellis.chainState.set(findings.lazy.compactMap(\.problem).first)
        return findings
    }

    /// The newest ends of all chains, to be kept somewhere else: what is cut off the end of a chain shows only there.
    public func heads() async throws -> [(system: System, head: AuditChain.Head)] {
        let systems = try await trellis.systems()
        return try await trellis.database.read { reader in
            try systems.flatMap { system in
                try AuditChain.heads(of: system.id, reader).map { (system, $0) }
            }
        }
    }

    /// Whether a chain still holds what was written down about it: the hash at a place.
    public func holds(
        _ hash: String,
        at sequence: Int,
        of chain: AuditChain.Kind,
        in system: ID<System>
    ) async throws -> Bool {
        try await trellis.database.read { reader in
            try AuditChain.hash(at: sequence, of: chain, in: system, reader) == hash
        }
    }
}

extension Trellis {
    /// Looks after the audit chains.
    public var audit: AuditService { AuditService(trellis: self) }

    /// Ties the entries of systems that were written before there were chains.
    func beginChains() async throws {
        let now = now()
        let secret = randomness.token(bytes: 16)
        let systems = try await systems()
        for system in systems {
            try await database.write(inTurn: AuditChain.Kind.changes.turn(of: system.id)) { writer in
                try AuditChain.begin(of: system.id, salt: "\(secret) \(now.timeIntervalSince1970)", writer)
            }
        }
    }
}

extension AuditChain.Kind {
    /// The turn in which writers of this chain of a system go, one after the other on all servers.
    func turn(of system: ID<System>) -> Int64 {
        let own: Int64 = self == .changes ? 1 : 2
        return withUnsafeBytes(of: system.uuid.uuid) { bytes in
            Int64(bitPattern: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) &* 2 &+ own
        }
    }
}

/// What the last look along the chains has found; remembered for the readiness probe and the history page.
final class ChainState: Sendable {
    private let problem = Mutex<String?>(nil)

    func set(_ sentence: String?) { problem.withLock { $0 = sentence } }
    var sentence: String? { problem.withLock { $0 } }
}
