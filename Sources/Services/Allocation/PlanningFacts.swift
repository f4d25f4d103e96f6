import Domain
import Foundation
import Records
import Store

/// Everything that is read before the engine is asked: who needs a place, what is offered, and what people have decided.
/// A what-if changes a copy and compiles it again.
struct PlanningFacts: Sendable {
    var year: AcademicYear
    /// The students who need a place, with what their cohorts ask for.
    var seekers: [Eligibility.Seeker]
    var places: [Eligibility.Place]
    /// All students of each college, placed or not: the base of its share.
    var cohortSizes: [ID<Organisation>: Int]
    var vetoes: [ID<Domain.Student>: Set<ID<Offer>>]
    /// The offers that people have locked for students, leg by leg.
    var locks: [ID<Domain.Student>: [ID<Offer>]]
    /// The offers that students were told of last, leg by leg.
    var promises: [ID<Domain.Student>: [ID<Offer>]]
    /// The learners who take up room at areas with a limit.
    var stays: [Presences.Row]
    var policy: AllocationPolicy
    /// With how many employers one student may be.
    var mostEmployers: Int
    /// The days to avoid of the system, its colleges and its hosts.
    var calendar: AvoidanceCalendar

    /// Reads the facts of a year.
    init(in scope: Scope, year: AcademicYear, trellis: Trellis, _ reader: any Reader) throws {
        let (students, cohorts) = try Planning.seekers(in: scope, year: year, reader)
        self.year = year
        seekers = students.map { student in
            PlanningTable.seeker(
                student,
                cohort: student.cohortID.flatMap { cohorts[$0] },
                year: year,
                trellis: trellis
            )
        }
        places = try Planning.places(in: scope, year: year, reader)
        cohortSizes = try Planning.cohortSizes(in: scope, year: year, reader)
        vetoes = try Proposals.vetoes(in: scope, reader)
        locks = Self.offers(of: try Proposals.locked(in: scope, year: year, reader))
        promises = Self.offers(of: try Proposals.promised(in: scope, year: year, reader))
        stays = try Presences.atLimits(in: scope, from: year.range.start, reader)
        policy = try Policies.find(in: scope, reader)?.policy ?? .standard
        mostEmployers = trellis.ruleBook.maximumEmployers(on: year.range.start)?.value ?? 2
        calendar = try places.first?.calendar ?? Avoidances.calendar(in: scope, year.range, reader)
    }

    private static func offers(of proposals: [Proposal]) -> [ID<Domain.Student>: [ID<Offer>]] {
        Dictionary(proposals.map { ($0.studentID, $0.offerIDs) }, uniquingKeysWith: { first, _ in first })
    }
}
