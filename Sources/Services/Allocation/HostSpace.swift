import Domain
import Records

/// The room that is left under the ceilings of hosts while placements are made one after the other.
struct HostSpace {
    private var limits: [Ceiling: Int] = [:]
    private var occupancy: [Ceiling: Occupancy] = [:]

    /// - Parameters:
    ///   - places: where students may go, with how many fit there.
    ///   - stays: everybody who is there already.
    ///   - range: the days that matter.
    init(_ places: some Sequence<Eligibility.Place>, stays: [Presences.Row], in range: DayRange) {
        for place in places { limits.merge(place.ceilings) { first, _ in first } }
        occupancy = limits.mapValues { _ in Occupancy(in: range) }
        for stay in stays {
            guard let presence = stay.presence else { continue }
            for ceiling in Ceiling.over(area: stay.areaID, site: stay.siteID, organisation: stay.organisationID)
            where stay.isStudent || ceiling.countsEverybody {
                occupancy[ceiling]?.add(presence)
            }
        }
    }

    /// Gives a student room for all legs of a placement, or for none when one of them does not fit.
    mutating func admit(_ legs: [(presence: Presence, place: Eligibility.Place)]) -> Bool {
        var after = self
        for leg in legs {
            for (ceiling, limit) in leg.place.ceilings {
                let isFull = after.occupancy[ceiling]?.firstDay(withoutRoomFor: leg.presence, limit: limit) != nil
                if isFull { return false }
                after.occupancy[ceiling]?.add(leg.presence)
            }
        }
        self = after
        return true
    }

    /// Gives the room back.
    mutating func release(_ legs: [(presence: Presence, place: Eligibility.Place)]) {
        for leg in legs {
            var gone = leg.presence
            gone.learners = -gone.learners
            for ceiling in leg.place.ceilings.keys { occupancy[ceiling]?.add(gone) }
        }
    }
}
