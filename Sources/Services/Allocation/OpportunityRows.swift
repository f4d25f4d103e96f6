import Allocation
import Domain
import Records

/// Turns what the engine found into rows that people can act on: what it is, what it gains, who waits, whom to ring.
struct OpportunityRows {
    private let situation: WhatIfSituation
    private let towns: [String: OpportunityCandidates.Town]
    private let waiting: [ID<Domain.Student>: ID<Organisation>]
    private let colleges: [ID<Organisation>: String]
    private let points: [ID<Site>: GridPoint]
    private let today: Day
    /// How many organisations to ring are named in a row.
    static let mostProspects = 3

    init(
        _ situation: WhatIfSituation,
        _ found: OpportunityCandidates,
        waiting: [Eligibility.Seeker],
        today: Day
    ) {
        self.situation = situation
        towns = Dictionary(found.towns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.waiting = Dictionary(
            waiting.map { ($0.student.id, $0.student.providerID) },
            uniquingKeysWith: { first, _ in first }
        )
        colleges = Dictionary(situation.colleges.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        points = found.points
        self.today = today
    }

    /// The rows, the most worth first.
    func rows(_ question: OpportunityQuestion, _ gains: [OpeningGain]) -> [Opportunity] {
        gains.compactMap { gain in question.candidates[gain.id].map { row($0, gain, question) } }
            .sorted { one, other in
                if one.gain != other.gain { return one.gain > other.gain }
                if one.atMost != other.atMost { return one.atMost > other.atMost }
                if one.waitingCount != other.waitingCount { return one.waitingCount > other.waitingCount }
                if (one.host == nil) != (other.host == nil) { return one.host != nil }
                let keys = [one, other].map { "\(folded($0.town)) \($0.change)" }
                return keys[0] < keys[1]
            }
    }

    private func row(
        _ candidate: OpportunityCandidates.Candidate,
        _ gain: OpeningGain,
        _ question: OpportunityQuestion
    ) -> Opportunity {
        let offer = candidate.place.offer
        let eligible = question.eligible[gain.id] ?? []
        let waiting = eligible.compactMap { self.waiting[$0] }
        let counts = Dictionary(grouping: waiting, by: { $0 }).mapValues(\.count)
        return Opportunity(
            change: candidate.change,
            setting: candidate.place.area.setting,
            tLevelCode: offer.tLevelCode,
            specialismCode: offer.specialismCode,
            pattern: offer.pattern,
            dates: (try? DayRange(start: offer.firstDay, end: offer.lastDay)) ?? situation.facts.year.range,
            town: candidate.town,
            host: candidate.isNew
                ? nil
                : .init(
                    id: offer.organisationID,
                    name: candidate.place.organisationName,
                    area: candidate.place.area.name
                ),
            gain: gain.students,
            atMost: gain.atMost,
            waiting: counts.map { .init(college: colleges[$0.key] ?? "", students: $0.value) }
                .sorted { ($1.students, folded($0.college)) < ($0.students, folded($1.college)) },
            prospects: candidate.isNew ? prospects(candidate) : []
        )
    }

    /// Employers of the right kind near there that offer nothing yet and have not said no for the year; if there are
    /// none, those that offer something else.
    private func prospects(_ candidate: OpportunityCandidates.Candidate) -> [Opportunity.Prospect] {
        let fresh = prospects(candidate, areActive: false)
        return fresh.isEmpty ? prospects(candidate, areActive: true) : fresh
    }

    private func prospects(
        _ candidate: OpportunityCandidates.Candidate,
        areActive: Bool
    ) -> [Opportunity.Prospect] {
        guard let town = towns[candidate.town] else { return [] }
        let sectors = candidate.place.area.setting.sectors
        var nearest: [ID<Organisation>: (name: String, distance: Distance)] = [:]
        for site in situation.sites where sectors.contains(site.sector) && mayBeAsked(site) {
            guard (site.offers > 0) == areActive, let point = points[site.id] else { continue }
            let distance = point.distance(to: town.point)
            guard distance.miles <= 10 else { continue }
            if let known = nearest[site.organisationID], known.distance <= distance { continue }
            nearest[site.organisationID] = (site.organisationName, distance)
        }
        return nearest.sorted { ($0.value.distance, $0.key) < ($1.value.distance, $1.key) }
            .prefix(Self.mostProspects)
            .map { .init(id: $0.key, name: $0.value.name, isActive: areActive) }
    }

    /// Whoever named a day is left in peace until then, and whoever has said "not this year" without one altogether.
    private func mayBeAsked(_ site: Planning.HostSite) -> Bool {
        if MailingRule.quiet(until: [site.askAgainOn].compactMap { $0 }, on: today) != nil { return false }
        return site.answer != .notThisYear || site.askAgainOn != nil
    }
}
