public import Domain
import Records
import Store

/// One row of each kind in a store, the most telling one: for tools that walk every page. Empty where there is none.
public struct DemoExamples: Hashable, Sendable {
    /// An employer with areas.
    public var organisation: ID<Organisation>?
    /// The college with the most students.
    public var college: ID<Organisation>?
    public var site: ID<Site>?
    public var area: ID<Area>?
    public var person: ID<Person>?
    public var offer: ID<Offer>?
    public var wardGroup: ID<WardGroup>?
    public var cohort: ID<Cohort>?
    public var student: ID<Student>?
    public var placement: ID<Placement>?
    /// The newest run that has ended.
    public var run: ID<Run>?
    /// The run before it, to compare.
    public var secondRun: ID<Run>?
    /// A proposal of `run`, one with alternatives when there is one.
    public var proposal: ID<Proposal>?
    public var importBatch: ID<ImportBatch>?
    public var entry: ID<AuditEntry>?
    public var avoidance: ID<Avoidance>?
    public var youngReview: ID<YoungReview>?

    public init() {}
}

extension DemoService {
    /// One row of each kind of the first system, made up or not.
    public func examples() async throws -> DemoExamples {
        try await trellis.database.read { reader in
            var found = DemoExamples()
            guard let system = try Systems.all(reader).first?.id else { return found }
            let organisation = try reader.scalar(
                """
                SELECT organisation_id FROM area WHERE system_id = \(system) AND archived_at IS NULL
                GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id LIMIT 1
                """,
                as: ID<Organisation>.self
            )
            found.organisation = organisation
            found.college = try reader.scalar(
                """
                SELECT provider_id FROM student WHERE system_id = \(system) AND archived_at IS NULL
                GROUP BY provider_id ORDER BY count(*) DESC, provider_id LIMIT 1
                """,
                as: ID<Organisation>.self
            )
            found.offer = try reader.scalar(
                "SELECT id FROM offer WHERE system_id = \(system) AND archived_at IS NULL ORDER BY taken DESC, id LIMIT 1",
                as: ID<Offer>.self
            )
            found.wardGroup = try reader.scalar(
                "SELECT id FROM ward_group WHERE system_id = \(system) AND archived_at IS NULL ORDER BY id LIMIT 1",
                as: ID<WardGroup>.self
            )
            if let organisation {
                let rest: SQL = "system_id = \(system) AND organisation_id = \(organisation) AND archived_at IS NULL"
                found.site = try reader.scalar(
                    "SELECT id FROM site WHERE \(rest) ORDER BY id LIMIT 1",
                    as: ID<Site>.self
                )
                found.area = try reader.scalar(
                    "SELECT id FROM area WHERE \(rest) ORDER BY id LIMIT 1",
                    as: ID<Area>.self
                )
                found.person = try reader.scalar(
                    "SELECT id FROM person WHERE \(rest) ORDER BY id LIMIT 1",
                    as: ID<Person>.self
                )
            }
            try Self.addStudents(of: system, to: &found, reader)
            try Self.addRuns(of: system, to: &found, reader)
            found.importBatch = try reader.scalar(
                "SELECT id FROM import_batch WHERE system_id = \(system) ORDER BY uploaded_at DESC, id DESC LIMIT 1",
                as: ID<ImportBatch>.self
            )
            found.entry = try reader.scalar(
                "SELECT id FROM audit_entry WHERE system_id = \(system) ORDER BY at DESC, id DESC LIMIT 1",
                as: ID<AuditEntry>.self
            )
            found.avoidance = try reader.scalar(
                "SELECT id FROM avoidance WHERE system_id = \(system) AND archived_at IS NULL ORDER BY id LIMIT 1",
                as: ID<Avoidance>.self
            )
            found.youngReview = try reader.scalar(
                "SELECT id FROM young_review WHERE system_id = \(system) AND archived_at IS NULL ORDER BY id LIMIT 1",
                as: ID<YoungReview>.self
            )
            return found
        }
    }

    private static func addStudents(of system: ID<System>, to found: inout DemoExamples, _ reader: any Reader) throws {
        found.cohort = try reader.scalar(
            "SELECT id FROM cohort WHERE system_id = \(system) AND archived_at IS NULL ORDER BY size DESC NULLS LAST, id LIMIT 1",
            as: ID<Cohort>.self
        )
        found.placement = try reader.scalar(
            """
            SELECT id FROM placement WHERE system_id = \(system)
            ORDER BY CASE WHEN state = 'cancelled' THEN 1 ELSE 0 END, confirmed_at DESC, id LIMIT 1
            """,
            as: ID<Placement>.self
        )
        found.student = try reader.scalar(
            """
            SELECT id FROM student WHERE system_id = \(system) AND archived_at IS NULL
            ORDER BY CASE WHEN EXISTS (SELECT 1 FROM placement WHERE placement.student_id = student.id) THEN 0 ELSE 1 END,
                id LIMIT 1
            """,
            as: ID<Student>.self
        )
    }

    private static func addRuns(of system: ID<System>, to found: inout DemoExamples, _ reader: any Reader) throws {
        let runs = try reader.all(
            """
            SELECT id FROM run WHERE system_id = \(system) AND state <> 'running'
            ORDER BY started_at DESC, id DESC LIMIT 2
            """,
            as: ID<Run>.self
        )
        found.run = runs.first
        found.secondRun = runs.dropFirst().first
        guard let run = runs.first else { return }
        found.proposal = try reader.scalar(
            """
            SELECT id FROM proposal WHERE run_id = \(run)
            ORDER BY CASE WHEN alternatives = '[]' THEN 1 ELSE 0 END, id LIMIT 1
            """,
            as: ID<Proposal>.self
        )
    }
}
