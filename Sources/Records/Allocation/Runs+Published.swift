public import Domain
public import Foundation
public import Store

/// What may be told of a run to everybody in its system: figures by level and by college, and nobody's name.
public struct PublishedRun: Codable, Hashable, Sendable {
    public var number: Int
    public var startedAt: Date
    public var studentCount: Int
    public var placeCount: Int
    public var placedCount: Int
    public var levels: [RunLevel]
    public var policy: AllocationPolicy?
    public var colleges: [CollegeShare]
}

extension Runs {
    /// The newest run of a year that has ended with an answer, as far as anybody in the system may know it.
    public static func published(
        in scope: Scope,
        year: AcademicYear,
        _ reader: any Reader
    ) throws -> PublishedRun? {
        if case .nothing = scope { return nil }
        return try reader.first(
            """
            SELECT number, started_at, student_count, place_count, placed_count, levels, policy, colleges FROM run
            WHERE system_id = \(scope.systemID) AND year = \(year) AND state IN ('finished', 'cancelled')
                AND levels <> '[]'
            ORDER BY number DESC LIMIT 1
            """,
            as: PublishedRun.self
        )
    }

    /// The names of the colleges of a system, which everybody in it may know.
    public static func collegeNames(
        _ ids: Set<ID<Organisation>>,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> [ID<Organisation>: String] {
        if case .nothing = scope { return [:] }
        let found = try reader.all(
            """
            SELECT id, name FROM organisation WHERE system_id = \(scope.systemID) AND id IN \(list: ids)
            """,
            as: OrganisationName.self
        )
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.name) })
    }
}
