/// The hosts and colleges of a drawn problem: towns, organisations with their areas, and what there is room for.
struct InstanceSetting {
    /// What kind of care an area gives; maternity and mental health are scarce.
    enum Category: Int, CaseIterable {
        case care, community, hospital, primary, maternity, mentalHealth
    }

    /// Where it is given. The two halves of a placement are in different settings.
    enum Place: Int, CaseIterable {
        case care, community, hospital, primary

        /// A short mark, so that names made of it stay short.
        var mark: String { ["k", "c", "h", "p"][rawValue] }
        /// Whether a first half here prepares for primary care.
        var coversCare: Bool { self == .care || self == .community }
    }

    /// A point on the map, in tenths of a minute.
    struct Point {
        var x: Int
        var y: Int

        func minutes(to other: Point) -> Int {
            let (dx, dy) = (x - other.x, y - other.y)
            return 4 + Int(Double(dx * dx + dy * dy).squareRoot()) / 10
        }
    }

    /// A ward, team or home that takes students.
    struct Area {
        var id: String
        var employer: Int
        var category: Category
        var place: Place
        var at: Point
        var takesUnder18: Bool
        /// By slice and half of the week.
        var capacity: [Int]
        /// What an option here in a window is made of, nil when it is not offered.
        var offers: [Offer?] = []
    }

    /// An area in a window. The options of all students share its names and its list of resources.
    struct Offer {
        var id: String
        var resources: [String]
    }

    /// A college and what its delivery model permits.
    struct College {
        var at: Point
        var weight: Int
        var windows: [Int]
    }

    private(set) var areas: [Area] = []
    private(set) var colleges: [College] = []
    private(set) var resources: [Problem.Resource] = []
    private let towns: [Point]
    private let isFlow: Bool

    private static let shares = [27, 17, 29, 11, 7, 9]
    /// The most learners that an area of a category takes at a time.
    private static let most = [4, 4, 6, 2, 3, 3]
    /// In how many of a hundred areas of a category nobody under 18 may work.
    private static let adultOnly = [5, 15, 15, 40, 35, 60]

    init(students: Int, providers: Int, areas count: Int, isFlow: Bool, random: inout SplitMix) {
        self.isFlow = isFlow
        // A region is wider than a system, but also more crowded.
        let side = 440 + count * 4 / 5
        towns = Self.towns(max(3, count / 25), side, &random)
        makeAreas(count, students: students, &random)
        makeColleges(providers, &random)
    }

    /// Towns in the squares of a grid, each anywhere in its own, so that no seed has them all in one corner.
    private static func towns(_ count: Int, _ side: Int, _ random: inout SplitMix) -> [Point] {
        var edge = 1
        while edge * edge < count { edge += 1 }
        var squares = Array(0..<edge * edge)
        random.mix(&squares)
        let step = side / edge
        return squares.prefix(count).map { square in
            Point(x: square % edge * step + random.below(step), y: square / edge * step + random.below(step))
        }
    }

    /// A point in or around a town.
    static func near(_ town: Point, within reach: Int, _ random: inout SplitMix) -> Point {
        // The sum of two draws: more in the middle than at the edge.
        Point(
            x: town.x + random.below(reach) + random.below(reach) - reach,
            y: town.y + random.below(reach) + random.below(reach) - reach
        )
    }

    /// The point where a student of a college lives: mostly around the college, some in any town.
    func home(of college: College, _ random: inout SplitMix) -> Point {
        random.happens(70)
            ? Self.near(college.at, within: 200, &random)
            : Self.near(towns[random.below(towns.count)], within: 120, &random)
    }

    /// Of ten students, about three learn on other days of the week and seven between blocks, of which some colleges
    /// leave one out. In a flow each college has one block.
    private mutating func makeColleges(_ count: Int, _ random: inout SplitMix) {
        var weights = (0..<count).map { _ in 5 + random.below(10) }
        weights[0] += 8
        var forRelease = isFlow ? 0 : weights.reduce(0, +) * 36 / 100
        for (index, weight) in weights.enumerated() {
            var windows = InstanceCalendar.blocks
            let leftOut = random.below(6)
            if index > 0, weight <= forRelease {
                forRelease -= weight
                windows = InstanceCalendar.dayReleases
            } else if isFlow {
                windows = [index % 3]
            } else if leftOut < 3 {
                windows.remove(at: leftOut)
            }
            let town = towns[index % towns.count]
            colleges.append(College(at: Self.near(town, within: 60, &random), weight: weight, windows: windows))
        }
    }
}

extension InstanceSetting {
    private mutating func makeAreas(_ count: Int, students: Int, _ random: inout SplitMix) {
        // Trusts have many areas, care organisations and groups of practices a few.
        let trusts = max(2, count / 25)
        let small = max(2, count / 6)
        let sites = (0..<trusts + small).map { Self.near(towns[$0 % towns.count], within: 80, &random) }
        // Each category its share of the areas, in an order by lot.
        var categories = InstanceGenerator.shares(of: count, Self.shares).enumerated().flatMap { category, number in
            [Category](repeating: Category(rawValue: category)!, count: number)
        }
        random.mix(&categories)
        areas = categories.enumerated().map { index, category in
            let isSmall = category == .care || category == .primary
            let employer = isSmall ? trusts + random.below(small) : random.below(trusts)
            // Where there are many areas for the students, each takes fewer.
            let most = max(1, min(Self.most[category.rawValue], Self.most[category.rawValue] * students / (5 * count)))
            return Area(
                id: "A\(index)",
                employer: employer,
                category: category,
                place: Self.place(category, &random),
                at: Self.near(sites[employer], within: isSmall ? 40 : 80, &random),
                takesUnder18: !random.happens(Self.adultOnly[category.rawValue]),
                capacity: Self.capacity(category, 1 + random.below(most), &random)
            )
        }
        addResources(trusts + small)
        for index in areas.indices { makeOffers(of: &areas[index], &random) }
    }

    /// Of ten areas, six take blocks, two day release, two both; about half take halves. In a flow all take blocks.
    private func makeOffers(of area: inout Area, _ random: inout SplitMix) {
        let pattern = isFlow ? 0 : random.below(10)
        let takesHalves = random.happens(55)
        let made = area
        area.offers = InstanceCalendar.windows.indices.map { window in
            let isHalf = window > InstanceCalendar.dayReleases.last!
            let fits = InstanceCalendar.windows[window].isDayRelease ? pattern >= 6 : pattern < 6 || pattern > 7
            guard fits, !isHalf || takesHalves, !isFlow || random.happens(90) else { return nil }
            return offer(made, window)
        }
    }

    private static func place(_ category: Category, _ random: inout SplitMix) -> Place {
        switch category {
        case .maternity: random.happens(70) ? .hospital : .community
        case .mentalHealth: random.happens(50) ? .hospital : .community
        default: Place(rawValue: category.rawValue)!
        }
    }

    /// The learners that an area takes, less the undergraduates, and nobody in a closed winter.
    private static func capacity(_ category: Category, _ base: Int, _ random: inout SplitMix) -> [Int] {
        var capacity = [Int](repeating: base, count: InstanceCalendar.slices * InstanceCalendar.days)
        func take(_ learners: Int, _ slices: ClosedRange<Int>, _ days: ClosedRange<Int>) {
            for slice in slices {
                for day in days { capacity[slice * 2 + day] = max(0, capacity[slice * 2 + day] - learners) }
            }
        }
        let isClinical = category != .care && category != .primary
        for term in InstanceCalendar.terms where random.happens(isClinical ? 30 : 8) {
            let days = random.below(4)
            take(1 + random.below(2), term, days == 0 ? 0...0 : days == 1 ? 1...1 : 0...1)
        }
        if random.happens(category == .hospital || category == .primary ? 15 : 4) {
            take(base, InstanceCalendar.winter, 0...1)
        }
        return capacity
    }

    private mutating func addResources(_ employers: Int) {
        var ceilings = [[Int]](repeating: [Int](repeating: 0, count: InstanceCalendar.slices), count: employers)
        for area in areas {
            for slice in 0..<InstanceCalendar.slices {
                let room = area.capacity[slice * 2...slice * 2 + 1]
                for day in 0..<InstanceCalendar.days {
                    resources.append(.init(id: Self.name(area, slice, day), capacity: area.capacity[slice * 2 + day]))
                }
                ceilings[area.employer][slice] += room.max()!
            }
        }
        for (employer, room) in ceilings.enumerated() {
            for slice in 0..<InstanceCalendar.slices {
                // Four learners in five that the areas would take, but never nobody.
                resources.append(.init(id: "E\(employer)/\(slice)", capacity: max(1, (room[slice] * 4 + 4) / 5)))
            }
        }
    }

    private static func name(_ area: Area, _ slice: Int, _ day: Int) -> String {
        "\(area.id)/\(slice)\(day == 0 ? "a" : "b")"
    }

    private func offer(_ area: Area, _ window: Int) -> Offer? {
        let window = InstanceCalendar.windows[window]
        var names: [String] = []
        for slice in window.slices {
            for day in window.days {
                guard area.capacity[slice * 2 + day] > 0 else { return nil }
                names.append(Self.name(area, slice, day))
            }
        }
        for slice in window.slices { names.append("E\(area.employer)/\(slice)") }
        let day = window.isDayRelease && window.name.last!.isNumber ? (window.days.contains(0) ? "a" : "b") : ""
        return Offer(id: "\(area.id).\(window.name)\(day)", resources: names)
    }
}
