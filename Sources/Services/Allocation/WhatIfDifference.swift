import Allocation
import Domain
import Records

/// Holds two plans against each other: who gains, who moves, who loses, and why.
struct WhatIfDifference {
    /// Where each student is, as offers in the order of the legs.
    typealias Plan = [ID<Domain.Student>: [ID<Offer>]]

    let scenario: WhatIfScenario
    let before: Plan
    let after: Plan
    let seekers: [Eligibility.Seeker]
    private let places: [ID<Offer>: Eligibility.Place]
    private let collegeNames: [ID<Organisation>: String]
    private let geography: Geography
    /// Who is at an offer afterwards and was not before.
    private var arrivals: [ID<Offer>: [ID<Domain.Student>]] = [:]
    private let names: [ID<Domain.Student>: String]

    init(
        _ scenario: WhatIfScenario,
        before: Plan,
        after: Plan,
        seekers: [Eligibility.Seeker],
        geography: Geography
    ) {
        self.scenario = scenario
        self.before = before
        self.after = after
        self.seekers = seekers
        self.geography = geography
        places = Dictionary(
            (scenario.before.facts.places + scenario.after.facts.places).map { ($0.offer.id, $0) },
            uniquingKeysWith: { $1 }
        )
        collegeNames = Dictionary(uniqueKeysWithValues: scenario.before.colleges.map { ($0.id, $0.name) })
        names = Dictionary(uniqueKeysWithValues: seekers.map { ($0.student.id, $0.student.name) })
        for seeker in seekers {
            let id = seeker.student.id
            let old = Set(before[id] ?? [])
            for offer in after[id] ?? [] where !old.contains(offer) { arrivals[offer, default: []].append(id) }
        }
    }

    // MARK: - Students

    /// Every student, those whose lot changes first.
    func lines() -> [WhatIfOutcome.Line] {
        let order = Dictionary(
            uniqueKeysWithValues: WhatIfOutcome.Kind.allCases.enumerated().map { ($1, $0) }
        )
        return seekers.map(line).sorted { one, other in
            let kinds = (order[one.kind] ?? 0, order[other.kind] ?? 0)
            if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
            let keys = (folded("\(one.familyName) \(one.student)"), folded("\(other.familyName) \(other.student)"))
            return keys.0 == keys.1 ? one.studentID < other.studentID : keys.0 < keys.1
        }
    }

    private func line(_ seeker: Eligibility.Seeker) -> WhatIfOutcome.Line {
        let student = seeker.student
        let (old, new) = (before[student.id], after[student.id])
        let kind: WhatIfOutcome.Kind =
            switch (old, new) {
            case (nil, nil): .neither
            case (_?, nil): .loses
            case (nil, _?): .gains
            case (let old?, let new?): old == new ? .same : .moves
            }
        return WhatIfOutcome.Line(
            studentID: student.id,
            student: student.name,
            familyName: student.familyName,
            college: collegeNames[student.providerID] ?? "",
            collegeID: student.providerID,
            tLevelCode: student.tLevelCode,
            before: old.map(words),
            after: new.map(words),
            kind: kind,
            isConfirmed: scenario.reopened.contains(student.id),
            reason: reason(kind, student.id, old ?? [], new ?? [])
        )
    }

    private func words(_ offers: [ID<Offer>]) -> String {
        offers.map { places[$0]?.title ?? "A place that is no longer there" }.joined(separator: ", then ")
    }

    /// Why a student's lot changes, in a sentence.
    private func reason(
        _ kind: WhatIfOutcome.Kind,
        _ student: ID<Domain.Student>,
        _ old: [ID<Offer>],
        _ new: [ID<Offer>]
    ) -> String {
        switch kind {
        case .same, .neither: return ""
        case .gains:
            let fresh = new.first { offer in !scenario.before.facts.places.contains { $0.offer.id == offer } }
            if fresh != nil { return "Takes one of the new places." }
            let left = new.lazy.compactMap { offer in leaver(of: offer, but: student) }.first
            return left.map { "Takes the place that \($0) leaves." } ?? "Can have this place with the changes."
        case .loses, .moves:
            if let closed = old.lazy.compactMap({ scenario.closed[$0] }).first { return "\(closed)." }
            if scenario.displaced.contains(student) { return "The confirmed place closes." }
            if let successor = old.lazy.compactMap({ arrivals[$0]?.first }).first, let name = names[successor] {
                if before[successor] != nil { return "Makes room for \(name), who has to move." }
                return kind == .loses
                    ? "Makes room for \(name), whose college would be worse off otherwise."
                    : "Makes room for \(name), who has no place otherwise."
            }
            return kind == .loses
                ? "The place no longer fits with the changes." : "Another place is better with the changes."
        }
    }

    /// Who was at an offer and no longer is.
    private func leaver(of offer: ID<Offer>, but student: ID<Domain.Student>) -> String? {
        seekers.first { seeker in
            let id = seeker.student.id
            return id != student && before[id]?.contains(offer) == true && after[id]?.contains(offer) != true
        }?.student.name
    }

    // MARK: - Totals

    func colleges() -> [WhatIfOutcome.College] {
        scenario.before.colleges.compactMap { college in
            let own = seekers.map(\.student).filter { $0.providerID == college.id }
            guard let students = scenario.before.facts.cohortSizes[college.id], students > 0 else { return nil }
            return WhatIfOutcome.College(
                id: college.id,
                name: college.name,
                students: students,
                before: own.count { before[$0.id] == nil },
                after: own.count { after[$0.id] == nil }
            )
        }
    }

    /// What a plan comes to.
    func side(_ plan: Plan, _ situation: WhatIfSituation, _ levels: [RunLevel], run: Int?) -> WhatIfOutcome.Side {
        var side = WhatIfOutcome.Side(
            levels: levels,
            placed: 0,
            freePlaces: 0,
            preferences: [:],
            tenthsOfMiles: 0,
            journeys: 0,
            splits: 0,
            run: run
        )
        var used: [ID<Offer>: Int] = [:]
        for seeker in seekers {
            guard let offers = plan[seeker.student.id] else { continue }
            side.placed += 1
            if offers.count > 1 { side.splits += 1 }
            for offer in offers { used[offer, default: 0] += 1 }
            let hosts = offers.compactMap { places[$0] }
            let matcher = PreferenceMatcher(seeker.student.preferences)
            let rank = hosts.compactMap { matcher.rank(of: $0) }.min()
            side.preferences[ProposalFilter.Preference(rank: rank), default: 0] += 1
            let home = seeker.student.homeOutcode
            let ways = hosts.compactMap { host in
                home.flatMap { home in host.postcode.flatMap { geography.distance(from: home, to: $0) } }
            }
            if let longest = ways.max() {
                side.tenthsOfMiles += Int((longest.miles * 10).rounded())
                side.journeys += 1
            }
        }
        side.freePlaces = situation.facts.places.reduce(0) { $0 + max(0, $1.free - (used[$1.offer.id] ?? 0)) }
        return side
    }
}

extension ProposalFilter.Preference {
    /// How a place of a rank meets what a student would like.
    fileprivate init(rank: Int?) {
        switch rank {
        case 1: self = .first
        case nil: self = .unmet
        default: self = .other
        }
    }
}
