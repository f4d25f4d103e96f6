/// The students of a drawn problem, and the compiler of what each may be offered.
struct InstanceApplicants {
    private typealias Category = InstanceSetting.Category

    private let setting: InstanceSetting
    private let rotations: Double
    private var random: SplitMix

    private static let points = [0, 1, 3, 6]
    private static let specialisms: [(weight: Int, wishes: [Category])] = [
        (36, [.hospital, .community, .care, .primary]),
        (13, [.mentalHealth, .community, .care, .hospital]),
        (11, [.maternity, .community, .hospital]),
        (12, [.hospital, .community, .primary, .care]),
        (14, [.community, .hospital, .care]),
        (14, [.care, .community, .primary, .hospital]),
    ]
    private static let limits = [15, 20, 25, 30, 35, 45, 60]

    init(_ setting: InstanceSetting, rotations: Double, random: SplitMix) {
        self.setting = setting
        self.rotations = rotations
        self.random = random
    }

    /// What decides which areas and windows are open to a student.
    private struct Applicant {
        var home: InstanceSetting.Point
        var limit: Int
        /// The points of each category, nil when it is none for the student.
        var points: [Int?]
        /// The slices from which the student is 18 and is cleared.
        var adultFrom: Int
        var clearedFrom: Int
        var rotates: Bool

        func may(_ area: InstanceSetting.Area, _ window: InstanceCalendar.Window) -> Bool {
            clearedFrom <= window.slices.lowerBound
                && (area.takesUnder18 || adultFrom <= window.slices.lowerBound)
        }
    }

    /// Draws the next student.
    mutating func student(_ index: Int, college: Int) -> Problem.Student {
        let applicant = applicant(of: setting.colleges[college])
        let windows = setting.colleges[college].windows
        var options: [Problem.Option] = []
        var reached: Set<String> = []
        var second: [(area: Int, window: Int, points: Int, minutes: Int)] = []
        for (index, area) in setting.areas.enumerated() {
            guard let points = applicant.points[area.category.rawValue] else { continue }
            let minutes = applicant.home.minutes(to: area.at)
            guard minutes <= applicant.limit else { continue }
            for window in windows {
                if let offer = area.offers[window], applicant.may(area, InstanceCalendar.windows[window]) {
                    options.append(Self.whole(area, window, offer, points, minutes))
                }
                guard applicant.rotates else { continue }
                let first = InstanceCalendar.firstHalf[window]
                if area.place != .primary, let offer = area.offers[first],
                    applicant.may(area, InstanceCalendar.windows[first])
                {
                    options.append(Self.firstHalf(area, first, offer, points, minutes))
                    reached.insert(options.last!.to)
                }
                let next = InstanceCalendar.windows[first].next!
                if area.offers[next] != nil, applicant.may(area, InstanceCalendar.windows[next]) {
                    second.append((index, next, points, minutes))
                }
            }
        }
        for half in second {
            addSecondHalves(setting.areas[half.area], half.window, half.points, half.minutes, reached, &options)
        }
        return Problem.Student(id: "S\(index)", provider: "P\(college)", options: options)
    }

    private mutating func applicant(of college: InstanceSetting.College) -> Applicant {
        var wishes = Self.specialisms[random.pick(Self.specialisms.map(\.weight))].wishes
        if random.happens(30) { wishes.swapAt(0, 1) }
        if random.happens(30) { wishes.removeLast() }
        if random.happens(10) { wishes.remove(at: random.below(wishes.count)) }
        var points = [Int?](repeating: nil, count: Category.allCases.count)
        for (rank, category) in wishes.enumerated() { points[category.rawValue] = Self.points[rank] }
        return Applicant(
            home: setting.home(of: college, &random),
            limit: Self.limits[random.pick([2, 5, 12, 24, 24, 22, 11])],
            points: points,
            adultFrom: random.happens(60) ? 0 : 1 + random.below(InstanceCalendar.slices),
            clearedFrom: random.happens(85) ? 0 : 1 + random.below(5),
            rotates: random.unit() < rotations
        )
    }

    private static func whole(
        _ area: InstanceSetting.Area,
        _ window: Int,
        _ offer: InstanceSetting.Offer,
        _ points: Int,
        _ minutes: Int
    ) -> Problem.Option {
        Problem.Option(
            id: offer.id,
            preference: 2 * points,
            travel: 2 * minutes,
            resources: offer.resources,
            area: area.id,
            window: InstanceCalendar.windows[window].name
        )
    }

    /// The node after a first half says when and in which setting it was.
    private static func node(_ window: Int, _ place: InstanceSetting.Place) -> String {
        "\(InstanceCalendar.windows[window].name).\(place.mark)"
    }

    private static func firstHalf(
        _ area: InstanceSetting.Area,
        _ window: Int,
        _ offer: InstanceSetting.Offer,
        _ points: Int,
        _ minutes: Int
    ) -> Problem.Option {
        Problem.Option(
            id: offer.id,
            to: node(window, area.place),
            preference: points,
            travel: minutes,
            split: 1,
            resources: offer.resources,
            area: area.id,
            window: InstanceCalendar.windows[window].name
        )
    }

    /// A second half may follow each first half in another setting; primary care only one that covers care.
    private func addSecondHalves(
        _ area: InstanceSetting.Area,
        _ window: Int,
        _ points: Int,
        _ minutes: Int,
        _ reached: Set<String>,
        _ options: inout [Problem.Option]
    ) {
        let offer = area.offers[window]!
        for place in InstanceSetting.Place.allCases where place != area.place && place != .primary {
            let node = Self.node(window - 1, place)
            guard reached.contains(node), area.place != .primary || place.coversCare else { continue }
            options.append(
                Problem.Option(
                    id: "\(offer.id)<\(place.mark)",
                    from: node,
                    preference: points,
                    travel: minutes,
                    resources: offer.resources,
                    area: area.id,
                    window: InstanceCalendar.windows[window].name
                )
            )
        }
    }
}
