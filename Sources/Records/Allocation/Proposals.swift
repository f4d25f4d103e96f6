public import Domain
public import Store

/// The proposals of runs, with what people decided.
public enum Proposals {
    /// One proposal. Only a coordinator's scope sees any.
    public static func find(_ id: ID<Proposal>, in scope: Scope, _ reader: any Reader) throws -> Proposal? {
        guard case .system(let system) = scope else { return nil }
        return try reader.first("SELECT * FROM proposal WHERE id = \(id) AND system_id = \(system)", as: Proposal.self)
    }

    /// Every proposal of a run.
    public static func of(_ run: ID<Run>, in scope: Scope, _ reader: any Reader) throws -> [Proposal] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            "SELECT * FROM proposal WHERE run_id = \(run) AND system_id = \(system) ORDER BY id",
            as: Proposal.self
        )
    }

    /// The proposals that are locked and open, in the runs of a year. Only a student's newest proposal counts.
    public static func locked(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Proposal] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            """
            SELECT '[]' AS alternatives, proposal.* FROM proposal JOIN run ON run.id = proposal.run_id
            WHERE proposal.system_id = \(system) AND run.year = \(year) AND proposal.locked
                AND proposal.state = \(ProposalState.open.rawValue) AND NOT EXISTS (
                    SELECT 1 FROM proposal AS later JOIN run AS later_run ON later_run.id = later.run_id
                    WHERE later.student_id = proposal.student_id AND later_run.year = run.year
                        AND later_run.number > run.number)
            ORDER BY proposal.id
            """,
            as: Proposal.self
        )
    }

    /// What students were told of last: the open proposals with a place of the newest run of a year that
    /// has ended with any.
    public static func promised(in scope: Scope, year: AcademicYear, _ reader: any Reader) throws -> [Proposal] {
        guard case .system(let system) = scope else { return [] }
        return try reader.all(
            """
            SELECT '[]' AS alternatives, '[]' AS reasons, proposal.* FROM proposal
            WHERE proposal.system_id = \(system) AND proposal.state IN \(list: promising)
                AND proposal.offer_id IS NOT NULL AND proposal.run_id = (SELECT id FROM run
                    WHERE system_id = \(system) AND year = \(year) AND state <> 'running' AND placed_count > 0
                    ORDER BY number DESC LIMIT 1)
            ORDER BY proposal.id
            """,
            as: Proposal.self
        )
    }

    /// An accepted proposal counts too: its student only needs a place again when the placement was cancelled since.
    private static let promising = [ProposalState.open.rawValue, ProposalState.accepted.rawValue]

    /// Whether a later run has a proposal for the same student.
    public static func isSuperseded(_ proposal: Proposal, in scope: Scope, _ reader: any Reader) throws -> Bool {
        let later = try reader.scalar(
            """
            SELECT count(*) FROM proposal JOIN run ON run.id = proposal.run_id JOIN run AS own ON own.id = \(proposal.runID)
            WHERE proposal.student_id = \(proposal.studentID) AND proposal.system_id = \(scope.systemID)
                AND run.year = own.year AND run.number > own.number
            """,
            as: Int.self
        )
        return (later ?? 0) > 0
    }

    /// How many open proposals of a run each offer has.
    public static func openCounts(
        of run: ID<Run>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ID<Offer>: Int] {
        struct Count: Decodable {
            var offerID: ID<Offer>
            var proposals: Int
        }
        struct Parts: Decodable {
            var legs: [ProposedLeg]
        }
        guard case .system(let system) = scope else { return [:] }
        let open: SQL = """
            FROM proposal WHERE run_id = \(run) AND system_id = \(system)
                AND state = \(ProposalState.open.rawValue) AND offer_id IS NOT NULL
            """
        let counts = try reader.all(
            "SELECT offer_id, count(*) AS proposals \(open) GROUP BY offer_id",
            as: Count.self
        )
        var found = Dictionary(uniqueKeysWithValues: counts.map { ($0.offerID, $0.proposals) })
        // The first part is counted above.
        for parts in try reader.all("SELECT legs \(open) AND legs <> '[]'", as: Parts.self) {
            for leg in parts.legs.dropFirst() { found[leg.offerID, default: 0] += 1 }
        }
        return found
    }

    /// Whether somebody has ruled an offer out for a student.
    public static func isVetoed(
        _ offer: ID<Offer>,
        for student: ID<Student>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> Bool {
        let known = try reader.scalar(
            """
            SELECT count(*) FROM veto
            WHERE student_id = \(student) AND offer_id = \(offer) AND system_id = \(scope.systemID)
            """,
            as: Int.self
        )
        return (known ?? 0) > 0
    }

    /// Adds the proposals of a run.
    public static func add(_ proposals: [Proposal], _ writer: any Writer) throws {
        guard let first = proposals.first else { return }
        try writer.insertMany(
            into: Proposal.table,
            columns: try first.columns().map(\.column),
            rows: try proposals.map { try $0.columns().map(\.value) }
        )
    }

    /// The offers that somebody has ruled out, by student.
    public static func vetoes(in scope: Scope, _ reader: any Reader) throws -> [ID<Student>: Set<ID<Offer>>] {
        guard case .system(let system) = scope else { return [:] }
        let all = try reader.all("SELECT * FROM veto WHERE system_id = \(system) ORDER BY id", as: Veto.self)
        return Dictionary(grouping: all, by: \.studentID).mapValues { Set($0.map(\.offerID)) }
    }
}
