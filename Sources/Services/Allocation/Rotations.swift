import Domain

/// Joins parts to whole placements: legs that follow one another in time, at different areas, with few enough employers,
/// whose hours add up and of which none could be left out.
struct Rotations {
    private let parts: [PlanningTable.Choice]
    private let hours: Int
    private let mostLegs: Int
    private let mostEmployers: Int
    private let places: [Eligibility.Place]

    /// - Parameters:
    ///   - parts: the offers that are too short to be a placement of their own.
    ///   - hours: what the legs must add up to.
    init(
        _ parts: [PlanningTable.Choice],
        hours: Int,
        mostLegs: Int,
        mostEmployers: Int,
        places: [Eligibility.Place]
    ) {
        self.parts = parts
        self.hours = hours
        self.mostLegs = mostLegs
        self.mostEmployers = mostEmployers
        self.places = places
    }

    /// Every placement in two or three legs, in the order of the parts. The last leg takes no more hours than are left.
    var ways: [PlanningTable.Way] {
        guard mostLegs > 1, parts.count > 1 else { return [] }
        var found: [PlanningTable.Way] = []
        for first in parts { extend([first], first.hours, &found) }
        return found
    }

    private func extend(_ legs: [PlanningTable.Choice], _ sum: Int, _ found: inout [PlanningTable.Way]) {
        for part in parts where canFollow(legs, part) {
            let total = sum + part.hours
            let path = legs + [part]
            if total < hours {
                if path.count < mostLegs { extend(path, total, &found) }
            } else if path.allSatisfy({ total - $0.hours < hours }) {
                found.append(finished(path, total))
            }
        }
    }

    private func canFollow(_ legs: [PlanningTable.Choice], _ part: PlanningTable.Choice) -> Bool {
        guard let last = legs.last, part.dates.start > last.dates.end else { return false }
        let offer = places[part.place].offer
        let before = legs.map { places[$0.place].offer }
        guard before.allSatisfy({ $0.areaID != offer.areaID }) else { return false }
        return Set(before.map(\.organisationID)).union([offer.organisationID]).count <= mostEmployers
    }

    private func finished(_ path: [PlanningTable.Choice], _ total: Int) -> PlanningTable.Way {
        var path = path
        path[path.count - 1].hours -= total - hours
        return PlanningTable.Way(legs: path)
    }
}
