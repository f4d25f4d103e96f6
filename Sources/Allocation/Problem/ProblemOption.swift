extension Problem {
    /// One leg: a step between two nodes of a student's path. A path from `start` to `end` is a whole placement.
    ///
    /// A problem of many students has hundreds of thousands of them, so an option is small: what the same place offers
    /// to everybody (nodes, resources, area, window) is kept once and shared by the copies of an option and by the
    /// options of a file that say the same.
    public struct Option: Sendable, Equatable, Identifiable {
        /// The node where every path begins.
        public static let start = "start"
        /// The node where every path is complete.
        public static let end = "end"

        /// The name of the option, unique among the student's options.
        public var id: String
        private var costs: Costs
        /// What options of different students may have in common.
        private(set) var offer: SharedOffer

        /// Makes an option; without nodes it is a whole placement.
        public init(
            id: String,
            from: String = Option.start,
            to: String = Option.end,
            preference: Int = 0,
            travel: Int = 0,
            split: Int = 0,
            unwanted: Int = 0,
            resources: [String] = [],
            area: String = "",
            window: String = ""
        ) {
            let offer = SharedOffer(from: from, to: to, resources: resources, area: area, window: window)
            let costs = Costs(preference: preference, travel: travel, split: split, unwanted: unwanted)
            self.init(id: id, costs: costs, offer: offer)
        }

        init(id: String, costs: Costs, offer: SharedOffer) {
            self.id = id
            self.costs = costs
            self.offer = offer
        }
    }
}

extension Problem.Option {
    /// How far it is from what the student wants, 0 being the best.
    public var preference: Int {
        get { Int(costs.preference) }
        set { costs.preference = Costs.held(newValue) }
    }

    /// How far the student has to travel.
    public var travel: Int {
        get { Int(costs.travel) }
        set { costs.travel = Costs.held(newValue) }
    }

    /// How much it splits the placement, 0 for a whole one.
    public var split: Int {
        get { Int(costs.split) }
        set { costs.split = Costs.held(newValue) }
    }

    /// In how many weeks the host would rather not take anybody.
    public var unwanted: Int {
        get { Int(costs.unwanted) }
        set { costs.unwanted = Costs.held(newValue) }
    }

    /// The node that the step leaves.
    public var from: String {
        get { offer.from }
        set { offer = SharedOffer(from: newValue, to: to, resources: resources, area: area, window: window) }
    }

    /// The node that the step reaches.
    public var to: String {
        get { offer.to }
        set { offer = SharedOffer(from: from, to: newValue, resources: resources, area: area, window: window) }
    }

    /// The resources of which it uses one unit each.
    public var resources: [String] {
        get { offer.resources }
        set { offer = SharedOffer(from: from, to: to, resources: newValue, area: area, window: window) }
    }

    /// Where it is, for people who read an answer.
    public var area: String {
        get { offer.area }
        set { offer = SharedOffer(from: from, to: to, resources: resources, area: newValue, window: window) }
    }

    /// When it is, for people who read an answer.
    public var window: String {
        get { offer.window }
        set { offer = SharedOffer(from: from, to: to, resources: resources, area: area, window: newValue) }
    }
}

extension Problem.Option {
    /// The numbers of an option. A number that is too great to be valid is held as one that is.
    struct Costs: Sendable, Equatable {
        var preference: Int32
        var travel: Int32
        var split: Int32
        var unwanted: Int32

        init(preference: Int, travel: Int, split: Int, unwanted: Int) {
            self.preference = Self.held(preference)
            self.travel = Self.held(travel)
            self.split = Self.held(split)
            self.unwanted = Self.held(unwanted)
        }

        /// Valid numbers fit; what does not is not valid, and stays so.
        static func held(_ number: Int) -> Int32 { Int32(clamping: number) }
    }
}

/// What a place offers to whoever takes it: the same for many options, and never changed.
final class SharedOffer: Sendable, Equatable {
    let from: String
    let to: String
    let resources: [String]
    let area: String
    let window: String

    init(from: String, to: String, resources: [String], area: String, window: String) {
        self.from = from
        self.to = to
        self.resources = resources
        self.area = area
        self.window = window
    }

    static func == (left: SharedOffer, right: SharedOffer) -> Bool {
        left === right
            || (left.from == right.from && left.to == right.to && left.resources == right.resources
                && left.area == right.area && left.window == right.window)
    }
}
