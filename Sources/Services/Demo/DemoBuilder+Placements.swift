import Domain
import Foundation

extension DemoBuilder {
    /// How many students get a placement, of whom one loses it again.
    private static let placedCount = 121
    private static let placedLater = 14

    /// Places some students where the rules of allocation allow it, the filled areas first.
    mutating func addPlacements() throws {
        var places = makePlaces()
        let cohorts = Dictionary(uniqueKeysWithValues: rows.cohorts.map { ($0.id, $0) })
        var waiting = shuffled(rows.students.filter { !stories.contains($0.id) })
        for index in places.indices where filled.contains(places[index].offer.id) {
            while places[index].free > 0, let found = waiting.firstIndex(where: { may($0, places[index], cohorts) }) {
                place(waiting.remove(at: found), at: &places[index], cohorts)
            }
        }
        for student in waiting where rows.placements.count < Self.placedCount {
            let matcher = PreferenceMatcher(student.preferences)
            // A place always stays free, so that visitors find something to decide at every area.
            let best = places.indices.filter { places[$0].free > 1 && may(student, places[$0], cohorts) }
                .min { (matcher.rank(of: places[$0]) ?? 9) < (matcher.rank(of: places[$1]) ?? 9) }
            if let best { place(student, at: &places[best], cohorts) }
        }
    }

    /// Takes the last placements out of the beginning, for the step of the history that made them.
    mutating func takeLaterPlacements() -> ([Placement], [Leg]) {
        let later = Array(rows.placements.suffix(Self.placedLater))
        rows.placedCount = rows.placements.count
        let ids = Set(later.map(\.id))
        let legs = rows.legs.filter { ids.contains($0.placementID) }
        rows.placements.removeLast(later.count)
        rows.legs.removeAll { ids.contains($0.placementID) }
        return (later, legs)
    }

    private func makePlaces() -> [Eligibility.Place] {
        let areas = Dictionary(uniqueKeysWithValues: rows.areas.map { ($0.id, $0) })
        let sites = Dictionary(uniqueKeysWithValues: rows.sites.map { ($0.id, $0) })
        let organisations = Dictionary(uniqueKeysWithValues: rows.organisations.map { ($0.id, $0) })
        return rows.offers.compactMap { offer in
            guard let area = areas[offer.areaID], let site = sites[offer.siteID],
                let organisation = organisations[offer.organisationID]
            else { return nil }
            return Eligibility.Place(
                offer: offer,
                area: area,
                siteName: site.name,
                postcode: site.postcode,
                organisationName: organisation.name,
                sector: organisation.sector
            )
        }
    }

    private func seeker(_ student: Student, _ cohorts: [ID<Cohort>: Cohort]) -> Eligibility.Seeker {
        let cohort = student.cohortID.flatMap { cohorts[$0] }
        return Eligibility.Seeker(
            student: student,
            window: cohort.flatMap { try? DayRange(start: $0.firstDay, end: $0.lastDay) },
            pattern: cohort?.pattern ?? .unknown,
            hoursRequired: cohort?.hours ?? 315,
            travelLimit: student.travelLimitMiles ?? trellis.settings.travelLimitMiles
        )
    }

    private func may(_ student: Student, _ place: Eligibility.Place, _ cohorts: [ID<Cohort>: Cohort]) -> Bool {
        guard student.tLevelCode == place.offer.tLevelCode, let home = homes[student.id],
            let there = towns[place.offer.siteID]
        else { return false }
        // Two miles of doubt, because a town is wider than its middle.
        let miles = home.miles(to: there) + 2
        return Eligibility.obstacle(for: seeker(student, cohorts), at: place, miles: miles, isVetoed: false) == nil
    }

    private mutating func place(
        _ student: Student,
        at place: inout Eligibility.Place,
        _ cohorts: [ID<Cohort>: Cohort]
    ) {
        let seeker = seeker(student, cohorts)
        guard let dates = Eligibility.dates(for: seeker, at: place) else { return }
        let state: PlacementState =
            dates.end < today ? .completed : dates.start <= today ? .onPlacement : .confirmed
        let placement = Placement(
            id: trellis.newID(),
            systemID: systemID,
            studentID: student.id,
            providerID: student.providerID,
            year: year,
            state: state,
            hoursRequired: seeker.hoursRequired,
            confirmedAt: moment(daysAgo: number(37...50), hour: 9 + Double(number(0...7)))
        )
        let offer = place.offer
        rows.placements.append(placement)
        rows.legs.append(
            Leg(
                id: trellis.newID(),
                systemID: systemID,
                placementID: placement.id,
                organisationID: offer.organisationID,
                areaID: offer.areaID,
                offerID: offer.id,
                position: 1,
                firstDay: dates.start,
                lastDay: dates.end,
                pattern: offer.pattern.kind == .unknown ? seeker.pattern : offer.pattern,
                hours: seeker.hoursRequired
            )
        )
        place.offer.taken += 1
    }
}
