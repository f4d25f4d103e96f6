import Allocation
import Domain
import Foundation
import Store

/// Who could have what: every student who needs a place against every offer of the T Level, with every rule that stops
/// each pair that is not allowed. The engine is asked about what is left.
struct PlanningTable: Sendable {
    /// An offer that a student could have, whole or as a part of a placement.
    struct Choice: Sendable {
        /// The offer's place in `places`.
        var place: Int
        /// Which preference it meets, 1 for the first.
        var rank: Int?
        var distance: Distance?
        /// The days that the student would be there.
        var dates: DayRange
        /// The hours that the student would work there.
        var hours: Int
    }

    /// A whole placement that a student could have, in one to three legs.
    struct Way: Sendable {
        var legs: [Choice]
    }

    /// An offer of the student's T Level that is not allowed, with every rule that says so.
    struct Refusal: Sendable {
        var place: Int
        var distance: Distance?
        var obstacles: Obstacles
    }

    let facts: PlanningFacts
    /// For each seeker the offers that would be a whole placement and have a place free, best for the student first.
    let choices: [[Choice]]
    /// For each seeker every whole placement, those at full offers too.
    let ways: [[Way]]
    /// For each seeker the offers of the T Level that are not allowed. A part that is a leg of some way is allowed.
    let refusals: [[Refusal]]
    /// Places free at each offer.
    let rooms: [Int]

    var seekers: [Eligibility.Seeker] { facts.seekers }
    var places: [Eligibility.Place] { facts.places }
    /// Offers that people have locked for a student, leg by leg.
    var locks: [ID<Domain.Student>: [ID<Offer>]] { facts.locks }

    /// Reads what is needed and compares every student with every offer.
    init(in scope: Scope, year: AcademicYear, trellis: Trellis, _ reader: any Reader) throws {
        self.init(
            try PlanningFacts(in: scope, year: year, trellis: trellis, reader),
            trellis.geography
        )
    }

    /// Compares every student with every offer.
    init(_ facts: PlanningFacts, _ geography: Geography) {
        self.facts = facts
        rooms = facts.places.map(\.free)
        var choices: [[Choice]] = []
        var ways: [[Way]] = []
        var refusals: [[Refusal]] = []
        // Students share outcodes and preferences: each is held against every place once.
        var known: [Outcode: [Distance?]] = [:]
        var ranks: [Wishes: [Int?]] = [:]
        for seeker in facts.seekers {
            let home = seeker.student.homeOutcode
            let distances = home.map { known[$0] ?? Self.distances(from: $0, to: facts.places, geography) } ?? []
            if let home { known[home] = distances }
            let wishes = Wishes(tLevelCode: seeker.student.tLevelCode, preferences: seeker.student.preferences)
            let ranked = ranks[wishes] ?? wishes.ranks(of: facts.places)
            ranks[wishes] = ranked
            let compared = Comparison(seeker, facts, distances, ranked)
            choices.append(compared.choices)
            ways.append(compared.ways)
            refusals.append(compared.refusals)
        }
        self.choices = choices
        self.ways = ways
        self.refusals = refusals
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

    /// The question for the engine.
    var problem: Problem { ProblemAuthor(table: self).problem() }

    /// How many places are free in all.
    var freePlaces: Int { places.reduce(0) { $0 + $1.free } }
}

/// One student held against every offer of the T Level.
private struct Comparison {
    var choices: [PlanningTable.Choice] = []
    var ways: [PlanningTable.Way] = []
    var refusals: [PlanningTable.Refusal] = []

    /// - Parameters:
    ///   - distances: from the seeker's home to each place; empty when the home is not known.
    ///   - ranks: which preference each place meets.
    init(_ seeker: Eligibility.Seeker, _ facts: PlanningFacts, _ distances: [Distance?], _ ranks: [Int?]) {
        let vetoed = facts.vetoes[seeker.student.id] ?? []
        var whole: [PlanningTable.Choice] = []
        var parts: [PlanningTable.Choice] = []
        var refused: [PlanningTable.Refusal] = []
        for (index, place) in facts.places.enumerated()
        where place.offer.tLevelCode == seeker.student.tLevelCode {
            let distance = distances.isEmpty ? nil : distances[index]
            let found = Eligibility.obstacles(
                for: seeker,
                at: place,
                miles: distance?.miles,
                isVetoed: vetoed.contains(place.offer.id)
            )
            if !found.isEmpty {
                refused.append(PlanningTable.Refusal(place: index, distance: distance, obstacles: found))
            }
            guard found.isSubset(of: [.full, .tooFewHours]), let dates = Eligibility.dates(for: seeker, at: place)
            else { continue }
            let choice = PlanningTable.Choice(
                place: index,
                rank: ranks[index],
                distance: distance,
                dates: dates,
                hours: min(place.offer.hours ?? seeker.hoursRequired, seeker.hoursRequired)
            )
            if found.contains(.tooFewHours) { parts.append(choice) } else { whole.append(choice) }
        }
        whole.sort(by: PlanningTable.Choice.isBetter)
        parts.sort(by: PlanningTable.Choice.isBetter)
        choices = whole.filter { facts.places[$0.place].free > 0 }
        let rotations = Rotations(
            parts,
            hours: seeker.hoursRequired,
            mostLegs: facts.policy.mostLegs,
            mostEmployers: facts.mostEmployers,
            places: facts.places
        ).ways
        ways = whole.map { PlanningTable.Way(legs: [$0]) } + rotations
        // A part that goes with others is not too short.
        let legs = Set(rotations.flatMap { $0.legs.map(\.place) })
        refusals = refused.compactMap { refusal in
            var refusal = refusal
            if legs.contains(refusal.place) { refusal.obstacles.remove(.tooFewHours) }
            return refusal.obstacles.isEmpty ? nil : refusal
        }
    }
}

extension PlanningTable.Choice {
    /// Whether a choice is better for the student: by preference, then distance.
    static func isBetter(_ one: Self, _ other: Self) -> Bool {
        let ranks = (one.rank ?? .max, other.rank ?? .max)
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        let metres = (one.distance?.metres ?? .infinity, other.distance?.metres ?? .infinity)
        return metres.0 == metres.1 ? one.place < other.place : metres.0 < metres.1
    }
}
