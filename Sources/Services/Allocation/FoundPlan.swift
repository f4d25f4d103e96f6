import Allocation
import Domain

/// The engine's answer in the words of the planning table: who would be where, and what room is left.
struct FoundPlan {
    let table: PlanningTable
    let rooms: HostRooms
    /// For each seeker the placement; nothing when the student is left over.
    let ways: [PlanningTable.Way?]
    /// For each place the seekers who would be there.
    let holders: [Int: [Int]]
    /// How many students of each college are left over.
    let unplaced: [ID<Organisation>: Int]
    /// Places of each offer that nobody would have.
    private let free: [Int]
    /// What is left of the rooms of hosts.
    private let left: [String: Int]

    init(_ table: PlanningTable, _ answer: Answer) {
        self.table = table
        let rooms = HostRooms(table)
        self.rooms = rooms
        let chosen = Dictionary(
            answer.placements.map { ($0.student, OptionPath.offers(in: $0.options)) },
            uniquingKeysWith: { first, _ in first }
        )
        var free = table.rooms
        var left = Dictionary(uniqueKeysWithValues: rooms.resources.map { ($0.id, $0.capacity) })
        var holders: [Int: [Int]] = [:]
        var unplaced: [ID<Organisation>: Int] = [:]
        var ways: [PlanningTable.Way?] = []
        for (index, seeker) in table.seekers.enumerated() {
            let offers = chosen[seeker.student.id.description] ?? []
            let way = offers.isEmpty ? nil : table.ways[index].first { table.offers(of: $0) == offers }
            ways.append(way)
            if way == nil { unplaced[seeker.student.providerID, default: 0] += 1 }
            for leg in way?.legs ?? [] {
                holders[leg.place, default: []].append(index)
                free[leg.place] -= 1
                for room in rooms.resources(of: leg) { left[room, default: 0] -= 1 }
            }
        }
        self.ways = ways
        self.holders = holders
        self.unplaced = unplaced
        self.free = free
        self.left = left
    }

    /// Places of an offer that nobody would have.
    func free(at place: Int) -> Int { free[place] }

    /// Whether the hosts of a leg have room for one more at once.
    func hasRoom(for leg: PlanningTable.Choice) -> Bool {
        rooms.resources(of: leg).allSatisfy { (left[$0] ?? 0) > 0 }
    }

    /// How many students more a host needs before it takes anybody, if one comes.
    func missing(at place: Int) -> Int {
        let offer = table.places[place].offer
        return max(0, (offer.smallestGroup ?? 1) - offer.taken - (holders[place]?.count ?? 0) - 1)
    }

    /// Whether a way could be taken without anybody moving.
    func isFree(_ way: PlanningTable.Way) -> Bool {
        way.legs.allSatisfy { free(at: $0.place) > 0 && hasRoom(for: $0) && missing(at: $0.place) == 0 }
    }

    /// How the colleges come off, by id.
    var colleges: [CollegeShare] {
        table.facts.cohortSizes.sorted { $0.key < $1.key }.map { college, students in
            CollegeShare(providerID: college, students: students, unplaced: unplaced[college] ?? 0)
        }
    }
}

extension PlanningTable.Way {
    /// Whether it leads to the same places as another student's.
    func isSamePlaces(as other: Self) -> Bool {
        legs.elementsEqual(other.legs) { $0.place == $1.place }
    }
}

extension PlanningTable {
    /// The offers of a way, leg by leg.
    func offers(of way: Way) -> [ID<Offer>] { way.legs.map { places[$0.place].offer.id } }
}
