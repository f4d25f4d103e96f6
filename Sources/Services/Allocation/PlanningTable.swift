import Allocation
import Domain
import Foundation
import Records
import Store

/// Who could have what: every student who needs a place against every offer, with the rule that stops each pair that is
/// not allowed. The engine is asked about what is left.
struct PlanningTable: Sendable {
    /// An offer that a student could have.
    struct Choice: Sendable {
        /// The offer's place in `places`.
        var place: Int
        /// Which preference it meets, 1 for the first.
        var rank: Int?
        var distance: Distance?
    }

    let seekers: [Eligibility.Seeker]
    let places: [Eligibility.Place]
    /// For each seeker the allowed offers, best for the student first.
    let choices: [[Choice]]
    /// For each seeker how many offers each rule stopped. Offers for another T Level are not counted.
    let obstacles: [[Reason.Kind: Int]]
    /// Offers that people have locked for a student.
    let locks: [ID<Domain.Student>: ID<Offer>]
    private let cohortSizes: [ID<Organisation>: Int]

    /// Reads what is needed and compares every student with every offer.
    init(
        in scope: Scope,
        year: AcademicYear,
        trellis: Trellis,
        _ reader: any Reader
    ) throws {
        let (students, cohorts) = try Planning.seekers(in: scope, year: year, reader)
        let places = try Planning.places(in: scope, year: year, reader)
        self.places = places
        cohortSizes = try Planning.cohortSizes(in: scope, year: year, reader)
        let vetoes = try Proposals.vetoes(in: scope, reader)
        seekers = students.map { student in
            Self.seeker(student, cohort: student.cohortID.flatMap { cohorts[$0] }, year: year, trellis: trellis)
        }
        var choices: [[Choice]] = []
        var obstacles: [[Reason.Kind: Int]] = []
        // Students share outcodes and preferences: each is held against every place once.
        var known: [Outcode: [Distance?]] = [:]
        var ranks: [Wishes: [Int?]] = [:]
        for seeker in seekers {
            let home = seeker.student.homeOutcode
            let distances = home.map { known[$0] ?? Self.distances(from: $0, to: places, trellis.geography) } ?? []
            if let home { known[home] = distances }
            let wishes = Wishes(tLevelCode: seeker.student.tLevelCode, preferences: seeker.student.preferences)
            let ranked = ranks[wishes] ?? wishes.ranks(of: places)
            ranks[wishes] = ranked
            let compared = Self.compare(
                seeker,
                with: places,
                distances,
                ranked,
                vetoed: vetoes[seeker.student.id] ?? []
            )
            choices.append(compared.choices)
            obstacles.append(compared.obstacles)
        }
        self.choices = choices
        self.obstacles = obstacles
        let locked = try Proposals.locked(in: scope, year: year, reader)
        locks = Dictionary(
            locked.compactMap { proposal in proposal.offerID.map { (proposal.studentID, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What a student needs: the cohort's dates, pattern and hours, or the rule book's hours without a cohort.
    static func seeker(
        _ student: Domain.Student,
        cohort: Cohort?,
        year: AcademicYear,
        trellis: Trellis
    ) -> Eligibility.Seeker {
        let window = cohort.flatMap { try? DayRange(start: $0.firstDay, end: $0.lastDay) }
        let programme = trellis.catalogue.programme(
            tLevel: student.tLevelCode,
            specialism: student.specialismCode
        )
        let ruled = trellis.ruleBook.requiredHours(for: programme, on: year.range.start)?.value
        return Eligibility.Seeker(
            student: student,
            window: window,
            pattern: cohort?.pattern ?? .unknown,
            hoursRequired: cohort?.hours ?? ruled ?? 315,
            travelLimit: student.travelLimitMiles ?? trellis.settings.travelLimitMiles
        )
    }

    private static func distances(
        from home: Outcode,
        to places: [Eligibility.Place],
        _ geography: Geography
    ) -> [Distance?] {
        places.map { place in place.postcode.flatMap { geography.distance(from: home, to: $0) } }
    }

    /// What some students of a T Level would like.
    private struct Wishes: Hashable {
        let tLevelCode: String
        let preferences: [String]

        /// Which preference each place of the T Level meets.
        func ranks(of places: [Eligibility.Place]) -> [Int?] {
            let matcher = PreferenceMatcher(preferences)
            return places.map { $0.offer.tLevelCode == tLevelCode ? matcher.rank(of: $0) : nil }
        }
    }

    /// - Parameters:
    ///   - distances: from the seeker's home to each place; empty when the home is not known.
    ///   - ranks: which preference each place meets.
    private static func compare(
        _ seeker: Eligibility.Seeker,
        with places: [Eligibility.Place],
        _ distances: [Distance?],
        _ ranks: [Int?],
        vetoed: Set<ID<Offer>>
    ) -> (choices: [Choice], obstacles: [Reason.Kind: Int]) {
        var choices: [Choice] = []
        var obstacles: [Reason.Kind: Int] = [:]
        for (index, place) in places.enumerated() where place.offer.tLevelCode == seeker.student.tLevelCode {
            let distance = distances.isEmpty ? nil : distances[index]
            let isVetoed = vetoed.contains(place.offer.id)
            if let kind = Eligibility.obstacle(for: seeker, at: place, miles: distance?.miles, isVetoed: isVetoed) {
                obstacles[kind, default: 0] += 1
            } else {
                choices.append(Choice(place: index, rank: ranks[index], distance: distance))
            }
        }
        choices.sort { one, other in
            let ranks = (one.rank ?? .max, other.rank ?? .max)
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            let metres = (one.distance?.metres ?? .infinity, other.distance?.metres ?? .infinity)
            return metres.0 == metres.1 ? one.place < other.place : metres.0 < metres.1
        }
        return (choices, obstacles)
    }

    /// The question for the engine. Rotations join when offers that are parts can be combined.
    var problem: Problem {
        var lockable = Dictionary(uniqueKeysWithValues: places.map { ($0.offer.id, $0.free) })
        var students: [Problem.Student] = []
        for (index, seeker) in seekers.enumerated() {
            let matcher = PreferenceMatcher(seeker.student.preferences)
            let options = choices[index].map { choice in
                let id = places[choice.place].offer.id.description
                return Problem.Option(
                    id: id,
                    preference: matcher.cost(ofRank: choice.rank),
                    travel: tenthsOfMiles(choice.distance, limit: seeker.travelLimit),
                    resources: [id]
                )
            }
            var locked: [String] = []
            if let offer = locks[seeker.student.id], options.contains(where: { $0.id == offer.description }),
                let left = lockable[offer], left > 0
            {
                lockable[offer] = left - 1
                locked = [offer.description]
            }
            students.append(
                Problem.Student(
                    id: seeker.student.id.description,
                    provider: seeker.student.providerID.description,
                    options: options,
                    locked: locked
                )
            )
        }
        let providers = Set(seekers.map(\.student.providerID)).sorted().map { id in
            Problem.Provider(id: id.description, students: cohortSizes[id] ?? 0)
        }
        return Problem(
            providers: providers,
            resources: places.map { Problem.Resource(id: $0.offer.id.description, capacity: $0.free) },
            students: students
        )
    }

    /// How many places are free in all.
    var freePlaces: Int { places.reduce(0) { $0 + $1.free } }

    /// The engine's unit of travel. A journey that nobody can measure counts as the longest that is allowed.
    private func tenthsOfMiles(_ distance: Distance?, limit: Int) -> Int {
        distance.map { Int(($0.miles * 10).rounded()) } ?? limit * 10
    }
}
