import Crypto
import Domain
import Foundation
import Records

/// Today and what a what-if makes of it, before the engine is asked: which places are gone, which are new, who needs
/// another place.
struct WhatIfScenario: Sendable {
    /// Today, with those who are looked at again among those who need a place.
    private(set) var before: WhatIfSituation
    /// The same with the changes made.
    private(set) var after: WhatIfSituation
    /// What each change means, in order.
    private(set) var effects: [WhatIfEffect] = []
    /// Offers that are gone, with the words that say why.
    private(set) var closed: [ID<Offer>: String] = [:]
    /// Students whose confirmed placement cannot stand.
    private(set) var displaced: Set<ID<Domain.Student>> = []
    /// Everybody with a confirmed placement who is looked at again.
    private(set) var reopened: Set<ID<Domain.Student>> = []

    /// Today and the changes before anybody was looked at again.
    private let today: WhatIfSituation
    private var changed: WhatIfSituation
    private let catalogue: Catalogue

    init(_ question: WhatIf, today situation: WhatIfSituation, _ trellis: Trellis) {
        today = situation
        changed = situation
        before = situation
        after = situation
        catalogue = trellis.catalogue
        for change in question.changes { effects.append(apply(change)) }
        changed = after
        reopened = displaced
        if question.keeping == .promises { reopened.formUnion(situation.notBegun(on: trellis.today)) }
        reopen()
    }

    /// Leaves those alone whose placement the rules would not allow again: people have decided about them.
    mutating func leaveAlone(_ students: Set<ID<Domain.Student>>) {
        reopened.subtract(students)
        reopen()
    }

    private mutating func reopen() {
        before = today.reopening(reopened)
        after = changed.reopening(reopened)
    }

    // MARK: - The changes

    private mutating func apply(_ change: WhatIfChange) -> WhatIfEffect {
        switch change {
        case .close(let host, let day): return close(host, day, change)
        case .more(let count, let id):
            guard let index = index(of: id) else { return .gone(change) }
            let places = after.facts.places[index].offer.places ?? after.facts.places[index].offer.taken
            after.facts.places[index].offer.places = places + count
            widen(after.facts.places[index].offer, by: count)
            return WhatIfEffect(
                change,
                "\(placesText(count)) at \(after.facts.places[index].title)",
                "It offers \(placesText(places + count)) then, in place of \(places)."
            )
        case .new(let places): return add(places, change)
        case .travel(let miles, let college): return travel(miles, college, change)
        case .move(let id, let weeks):
            guard let index = index(of: id) else { return .gone(change) }
            after.facts.places[index].offer.firstDay = after.facts.places[index].offer.firstDay.adding(days: weeks * 7)
            after.facts.places[index].offer.lastDay = after.facts.places[index].offer.lastDay.adding(days: weeks * 7)
            let offer = after.facts.places[index].offer
            let much = "\(abs(weeks)) \(abs(weeks) == 1 ? "week" : "weeks") \(weeks < 0 ? "earlier" : "later")"
            return WhatIfEffect(
                change,
                "\(after.facts.places[index].title) \(much)",
                "Its dates are \(offer.firstDay.formatted()) to \(offer.lastDay.formatted()) then. "
                    + "Confirmed placements there keep theirs."
            )
        case .share:
            var count = 0
            for index in after.facts.places.indices where !after.facts.places[index].offer.visibility.providers.isEmpty
            {
                after.facts.places[index].offer.visibility = .everyone
                count += 1
            }
            return WhatIfEffect(
                change,
                "Every offer is open to every college",
                count == 0
                    ? "Nothing changes: every offer is open to all already."
                    : "\(count) \(count == 1 ? "offer that is" : "offers that are") open to some colleges only "
                        + "\(count == 1 ? "is" : "are") open to all then."
            )
        }
    }

    private mutating func close(_ host: WhatIfHost, _ day: Day?, _ change: WhatIfChange) -> WhatIfEffect {
        let made = before.facts.places.filter { host.makes($0.offer) }
        guard let first = made.first else { return .gone(change) }
        let name =
            switch host {
            case .organisation: first.organisationName
            case .site: "\(first.organisationName), \(first.siteName)"
            case .area: "\(first.organisationName), \(first.area.name)"
            }
        let title = "\(name) closes" + (day.map { " from \($0.formatted())" } ?? "")
        let gone = after.facts.places.filter { host.makes($0.offer) && (day.map($0.offer.runs(onOrAfter:)) ?? true) }
        let ids = Set(gone.map(\.offer.id))
        for id in ids { closed[id] = title }
        after.facts.places.removeAll { ids.contains($0.offer.id) }
        let hit = before.placed.filter { _, placement in
            placement.legs.contains { leg in
                made.contains { $0.offer.id == leg.offerID } && (day.map { leg.lastDay >= $0 } ?? true)
            }
        }
        displaced.formUnion(hit.keys)
        if gone.isEmpty, hit.isEmpty {
            return WhatIfEffect(change, title, "Nothing changes: nothing there runs on that day or later.")
        }
        var words = "\(gone.count) \(gone.count == 1 ? "offer" : "offers") "
        words += gone.free == 0 ? "without a free place " : "with \(placesText(gone.free)) free "
        words += gone.count == 1 ? "is gone." : "are gone."
        if !hit.isEmpty {
            words += " \(hit.count) confirmed \(hit.count == 1 ? "placement there needs" : "placements there need")"
            words += " another place."
        }
        return WhatIfEffect(change, title, words)
    }

    private mutating func add(_ places: NewPlaces, _ change: WhatIfChange) -> WhatIfEffect {
        guard let site = after.sites.first(where: { $0.id == places.siteID }),
            let tLevel = catalogue.tLevel(places.tLevelCode)
        else { return .gone(change) }
        let place = Eligibility.Place(places, at: site, year: after.facts.year, system: systemID)
        after.facts.places.append(place.attached(to: after.facts.calendar))
        let subject = places.specialismCode.flatMap { catalogue.specialism($0)?.title } ?? tLevel.title
        return WhatIfEffect(
            change,
            "\(placesText(places.count, "new")) at \(site.organisationName), \(site.name)",
            "\(places.setting.title), \(subject), \(places.pattern.title.lowercased()), \(places.dates.formatted)."
        )
    }

    private mutating func travel(_ miles: Int, _ college: ID<Organisation>?, _ change: WhatIfChange) -> WhatIfEffect {
        if let college, !after.colleges.contains(where: { $0.id == college }) { return .gone(change) }
        let count = after.facts.seekers.count { college == nil || $0.student.providerID == college }
        after.raise(TravelRaise(miles: miles, college: college))
        let whose = college.flatMap { id in after.colleges.first { $0.id == id }?.name }.map { " from \($0)" } ?? ""
        return WhatIfEffect(
            change,
            "Students\(whose) can travel \(miles) \(miles == 1 ? "mile" : "miles") further",
            "It concerns \(count) \(count == 1 ? "student who needs" : "students who need") a place."
        )
    }

    /// A host that takes more has room for more at once.
    private mutating func widen(_ offer: Offer, by count: Int) {
        for index in after.facts.places.indices {
            let other = after.facts.places[index].offer
            if other.areaID == offer.areaID {
                after.facts.places[index].area = after.facts.places[index].area.widened(by: count)
            }
            if other.siteID == offer.siteID {
                after.facts.places[index].siteLimit? += count
                after.facts.places[index].siteLearnersLimit? += count
            }
            if other.organisationID == offer.organisationID { after.facts.places[index].organisationLimit? += count }
        }
    }

    private func index(of offer: ID<Offer>) -> Int? { after.facts.places.firstIndex { $0.offer.id == offer } }

    private var systemID: ID<System> {
        after.facts.seekers.first?.student.systemID ?? after.facts.places.first?.offer.systemID
            ?? ID(UUID(Data(count: 16)))
    }

    private func placesText(_ count: Int, _ kind: String = "") -> String {
        "\(count) \(kind.isEmpty ? "" : kind + " ")\(count == 1 ? "place" : "places")"
    }
}

extension Offer {
    fileprivate func runs(onOrAfter day: Day) -> Bool { lastDay >= day }
}

extension [Eligibility.Place] {
    fileprivate var free: Int { reduce(0) { $0 + $1.free } }
}

extension Eligibility.Place {
    /// The employer and the area, as lists name a place.
    var title: String { "\(organisationName), \(area.name)" }

    /// Places that nobody has offered yet. The same places always get the same ids, so that the question to the engine
    /// stays the same.
    init(_ places: NewPlaces, at site: Planning.HostSite, year: AcademicYear, system: ID<System>) {
        let digest = Array(SHA256.hash(data: Data(places.description.utf8)))
        let area = Area(
            id: ID(UUID(Data(digest[16..<32]))),
            systemID: system,
            organisationID: site.organisationID,
            siteID: site.id,
            name: "\(places.setting.title) (new)",
            setting: places.setting
        )
        self.init(
            offer: Offer(
                id: ID(UUID(Data(digest[0..<16]))),
                systemID: system,
                organisationID: site.organisationID,
                siteID: site.id,
                areaID: area.id,
                year: year,
                tLevelCode: places.tLevelCode,
                specialismCode: places.specialismCode,
                places: places.count,
                firstDay: places.dates.start,
                lastDay: places.dates.end,
                pattern: places.pattern,
                hours: nil,
                source: "What if",
                asAt: places.dates.start
            ),
            area: area,
            siteName: site.name,
            postcode: site.postcode,
            organisationName: site.organisationName,
            sector: site.sector
        )
    }
}

extension UUID {
    /// The UUID of sixteen bytes.
    fileprivate init(_ data: Data) {
        let b = Array(data)
        self.init(
            uuid: (
                b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
            )
        )
    }
}
