import Allocation
import Domain
import Records

/// The room at areas, sites and organisations that limit how many fit at once, week by week and day by day. Weeks and days
/// in which the same students could be there are one resource.
struct HostRooms {
    /// An offer on some days: what takes up room.
    private struct Stay: Hashable {
        let place: Int
        let dates: DayRange
    }

    private(set) var resources: [Problem.Resource] = []
    private var names: [Stay: [String]] = [:]

    init(_ table: PlanningTable) {
        var limits: [Ceiling: Int] = [:]
        var wanted: [Ceiling: Set<Stay>] = [:]
        var seen: Set<Stay> = []
        for leg in table.ways.joined().lazy.flatMap(\.legs) {
            let stay = Stay(place: leg.place, dates: leg.dates)
            guard seen.insert(stay).inserted else { continue }
            for (host, limit) in table.places[leg.place].ceilings {
                limits[host] = limit
                wanted[host, default: []].insert(stay)
            }
        }
        var running: [Ceiling: [Presence]] = [:]
        for stay in table.facts.stays {
            guard let presence = stay.presence else { continue }
            for host in Ceiling.over(area: stay.areaID, site: stay.siteID, organisation: stay.organisationID)
            where stay.isStudent || host.countsEverybody {
                running[host, default: []].append(presence)
            }
        }
        for (host, stays) in wanted.sorted(by: { $0.key < $1.key }) {
            let ordered = stays.sorted {
                ($0.place, $0.dates.start, $0.dates.end) < ($1.place, $1.dates.start, $1.dates.end)
            }
            add(host, limits[host] ?? 0, ordered, running[host] ?? [], table.places)
        }
    }

    /// The rooms of which a leg takes one unit each.
    func resources(of leg: PlanningTable.Choice) -> [String] {
        names[Stay(place: leg.place, dates: leg.dates)] ?? []
    }

    private mutating func add(
        _ host: Ceiling,
        _ limit: Int,
        _ stays: [Stay],
        _ running: [Presence],
        _ places: [Eligibility.Place]
    ) {
        guard let first = stays.map(\.dates.start).min(), let last = stays.map(\.dates.end).max(),
            let span = try? DayRange(start: first, end: last)
        else { return }
        var rooms: [Set<Int>: Int] = [:]
        for week in span.weeks {
            let sunday = week.adding(days: 6)
            let there = stays.indices.filter { stays[$0].dates.start <= sunday && stays[$0].dates.end >= week }
            let settled = running.filter { $0.dates.start <= sunday && $0.dates.end >= week }
            if there.isEmpty { continue }
            for day in 1...7 {
                let present = there.filter { places[stays[$0].place].offer.pattern.mayUse(day) }
                if present.isEmpty { continue }
                let there = settled.reduce(0) { $1.pattern.mayUse(day) ? $0 + $1.learners : $0 }
                let room = max(0, limit - there)
                rooms[Set(present)] = min(rooms[Set(present)] ?? room, room)
            }
        }
        // A room whose students all share a larger one with no more space says nothing of its own.
        let needed = rooms.filter { room in
            !rooms.contains { $0.key != room.key && $0.key.isSuperset(of: room.key) && $0.value <= room.value }
        }
        let ordered = needed.map { ($0.key.sorted(), $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
        for (number, room) in ordered.enumerated() {
            let name = "\(host)/\(number + 1)"
            resources.append(Problem.Resource(id: name, capacity: room.1))
            for index in room.0 { names[stays[index], default: []].append(name) }
        }
    }
}
