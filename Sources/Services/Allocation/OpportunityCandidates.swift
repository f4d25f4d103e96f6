import Allocation
import Domain
import Records

/// The places that could be found: one more at every offer of the year, and new ones of the kinds that students without
/// a place need, in every town with an employer.
struct OpportunityCandidates: Sendable {
    /// A place that could be found, and the offer that stands for it in the question.
    struct Candidate: Sendable {
        var change: WhatIfChange
        var place: Eligibility.Place
        var town: String
        var isNew: Bool
    }

    /// Where a new place could be.
    struct Town: Sendable {
        var name: String
        /// The site in the middle of the town's sites; distances are counted to it.
        var middle: Planning.HostSite
        var point: GridPoint
    }

    /// How many kinds of new places are looked at, those that most students wait for first.
    static let mostKinds = 30

    let candidates: [Candidate]
    let towns: [Town]
    /// Where each site is, as far as its postcode is known.
    let points: [ID<Site>: GridPoint]

    /// - Parameter waiting: the students without a place in today's plan.
    init(_ situation: WhatIfSituation, waiting: [Eligibility.Seeker], _ geography: Geography) {
        let facts = situation.facts
        let known = situation.sites.compactMap { site in
            site.postcode.flatMap { geography.point(for: $0) }.map { (site: site, point: $0) }
        }
        points = Dictionary(known.map { ($0.site.id, $0.point) }, uniquingKeysWith: { first, _ in first })
        towns = Self.towns(known)
        let names = Dictionary(
            situation.sites.map { ($0.id, Self.town(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        var candidates = facts.places.filter { $0.offer.places != nil }.map { place in
            Candidate(
                change: .more(1, at: place.offer.id),
                place: place,
                town: names[place.offer.siteID] ?? place.siteName,
                isNew: false
            )
        }
        var seen: Set<NewPlaces> = []
        for need in Self.needs(waiting, facts) {
            for town in towns {
                let places = need.places(at: town.middle.id)
                guard seen.insert(places).inserted else { continue }
                let place = Eligibility.Place(
                    places,
                    at: town.middle,
                    year: facts.year,
                    system: waiting[0].student.systemID
                )
                candidates.append(Candidate(change: .new(places), place: place, town: town.name, isNew: true))
            }
        }
        self.candidates = candidates
    }

    // MARK: - Where

    private static func town(of site: Planning.HostSite) -> String {
        if let place = site.place, !place.isEmpty { return place }
        return site.postcode.map { "\($0.outcode)" } ?? ""
    }

    private static func towns(_ known: [(site: Planning.HostSite, point: GridPoint)]) -> [Town] {
        Dictionary(grouping: known) { town(of: $0.site) }.filter { !$0.key.isEmpty }
            .sorted { $0.key < $1.key }
            .compactMap { name, members in
                let count = members.count
                let centre = GridPoint(
                    easting: members.reduce(0) { $0 + $1.point.easting } / count,
                    northing: members.reduce(0) { $0 + $1.point.northing } / count
                )
                let middle = members.min { one, other in
                    let ways = (one.point.distance(to: centre), other.point.distance(to: centre))
                    return ways.0 == ways.1 ? one.site.id < other.site.id : ways.0 < ways.1
                }
                guard let middle else { return nil }
                return Town(name: name, middle: middle.site, point: middle.point)
            }
    }

    // MARK: - What

    /// What some students without a place need alike.
    private struct Need: Hashable {
        var tLevelCode: String
        var specialismCode: String?
        var patternKind: Pattern.Kind
        var daysPerWeek: Int?
        var dates: DayRange
        var setting: Setting

        /// For a fixed order among needs that as many students have.
        var text: String {
            [
                tLevelCode, specialismCode ?? "", patternKind.rawValue, "\(daysPerWeek ?? 0)",
                dates.start.description, dates.end.description,
            ].joined(separator: " ")
        }

        func places(at site: ID<Site>) -> NewPlaces {
            NewPlaces(
                count: 1,
                setting: setting,
                siteID: site,
                tLevelCode: tLevelCode,
                specialismCode: specialismCode,
                patternKind: patternKind,
                daysPerWeek: daysPerWeek,
                dates: dates
            )
        }
    }

    private static func needs(_ waiting: [Eligibility.Seeker], _ facts: PlanningFacts) -> [Need] {
        var counts: [Need: Int] = [:]
        let subjects = Dictionary(grouping: waiting) { [$0.student.tLevelCode, $0.student.specialismCode ?? ""] }
        for (subject, seekers) in subjects {
            let setting = setting(for: subject, seekers, facts)
            for seeker in seekers {
                let need = Need(
                    tLevelCode: seeker.student.tLevelCode,
                    specialismCode: seeker.student.specialismCode,
                    patternKind: seeker.pattern.kind,
                    daysPerWeek: seeker.pattern.kind == .dayRelease ? seeker.pattern.daysPerWeek : nil,
                    dates: seeker.window ?? facts.year.range,
                    setting: setting
                )
                counts[need, default: 0] += 1
            }
        }
        let ordered = counts.sorted { one, other in
            if one.value != other.value { return one.value > other.value }
            let keys = [one, other].map { $0.key.text }
            return keys[0] < keys[1]
        }
        return ordered.prefix(mostKinds).map(\.key)
    }

    /// The kind of place that serves a subject: what most of its students would like first, if such places are known to
    /// serve it; else the commonest on offer for it.
    private static func setting(
        for subject: [String],
        _ seekers: [Eligibility.Seeker],
        _ facts: PlanningFacts
    ) -> Setting {
        let serving = facts.places.filter { place in
            place.offer.tLevelCode == subject[0]
                && (subject[1].isEmpty || (place.offer.specialismCode ?? subject[1]) == subject[1])
        }
        let offered = Dictionary(grouping: serving, by: \.area.setting).mapValues(\.count)
        let wishes = seekers.compactMap { $0.student.preferences.first.flatMap { Setting(matching: $0) } }
        let wished = Dictionary(grouping: wishes, by: { $0 }).mapValues(\.count)
            .filter { offered.isEmpty || offered[$0.key] != nil }
        let best = { (counts: [Setting: Int]) in
            counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
        }
        return best(wished) ?? best(offered) ?? .other
    }
}
