/// Everything the engine may know: who needs a place, what there is room for, and what each student may be offered.
///
/// A problem names nobody: ids are whatever its author chose, and mean nothing here. It says what is possible and what
/// each possibility costs; who is eligible for what has been decided before a problem is written.
public struct Problem: Sendable, Equatable {
    /// How the shortfall is shared out between providers.
    public var fairness: FairnessPolicy
    /// The colleges whose students compete for the same places.
    public var providers: [Provider]
    /// What there is room for.
    public var resources: [Resource]
    /// The students who need a place.
    public var students: [Student]
    /// The groups that a host takes together or not at all.
    public var cohorts: [Cohort]

    /// Makes a problem from its parts. `validate()` says whether they fit together.
    public init(
        fairness: FairnessPolicy = .leximin,
        providers: [Provider] = [],
        resources: [Resource] = [],
        students: [Student] = [],
        cohorts: [Cohort] = []
    ) {
        self.fairness = fairness
        self.providers = providers
        self.resources = resources
        self.students = students
        self.cohorts = cohorts
    }
}

/// How the students who go without are shared out between providers.
public enum FairnessPolicy: String, Sendable, Codable, CaseIterable {
    /// The j-th student of a provider of size n who goes without costs `round(10000·j/n)`, half to even.
    case rounded
    /// The worst-placed provider is placed as well as can be, then the next: the j-th student costs the dense rank of
    /// the pair (j/n, 1/n) among all providers.
    case leximin
}

extension Problem {
    /// A college: the size of its cohort is the base of its shortfall rate.
    public struct Provider: Sendable, Equatable, Identifiable {
        /// The name that students refer to.
        public var id: String
        /// How many students the college has in all.
        public var students: Int

        /// Makes a provider.
        public init(id: String, students: Int) {
            self.id = id
            self.students = students
        }
    }

    /// Something that at most `capacity` chosen options may use: an area in certain weeks and days, a site, a ceiling.
    public struct Resource: Sendable, Equatable, Identifiable {
        /// The name that options refer to.
        public var id: String
        /// How many chosen options may use it.
        public var capacity: Int

        /// Makes a resource.
        public init(id: String, capacity: Int) {
            self.id = id
            self.capacity = capacity
        }
    }

    /// A student and the options that are open to them. A student follows at most one path from `start` to `end`.
    public struct Student: Sendable, Equatable, Identifiable {
        /// The name by which answers refer to the student.
        public var id: String
        /// The student's college.
        public var provider: String
        /// The legs that may be chosen.
        public var options: [Option]
        /// Options that have to be chosen, because a person decided so.
        public var locked: [String]

        /// Makes a student.
        public init(id: String, provider: String, options: [Option], locked: [String] = []) {
            self.id = id
            self.provider = provider
            self.options = options
            self.locked = locked
        }
    }

    /// One leg: a step between two nodes of a student's path. A path from `start` to `end` is a whole placement.
    public struct Option: Sendable, Equatable, Identifiable {
        /// The node where every path begins.
        public static let start = "start"
        /// The node where every path is complete.
        public static let end = "end"

        /// The name of the option, unique among the student's options.
        public var id: String
        /// The node that the step leaves.
        public var from: String
        /// The node that the step reaches.
        public var to: String
        /// How far it is from what the student wants, 0 being the best.
        public var preference: Int
        /// How far the student has to travel.
        public var travel: Int
        /// How much it splits the placement, 0 for a whole one.
        public var split: Int
        /// The resources of which it uses one unit each.
        public var resources: [String]
        /// Where it is, for people who read an answer.
        public var area: String
        /// When it is, for people who read an answer.
        public var window: String

        /// Makes an option; without nodes it is a whole placement.
        public init(
            id: String,
            from: String = Option.start,
            to: String = Option.end,
            preference: Int = 0,
            travel: Int = 0,
            split: Int = 0,
            resources: [String] = [],
            area: String = "",
            window: String = ""
        ) {
            self.id = id
            self.from = from
            self.to = to
            self.preference = preference
            self.travel = travel
            self.split = split
            self.resources = resources
            self.area = area
            self.window = window
        }
    }

    /// Options of which either none or at least `minimum` are chosen: a host that takes a group or nobody.
    public struct Cohort: Sendable, Equatable {
        /// The least number of chosen options.
        public var minimum: Int
        /// The options that count.
        public var options: [Member]

        /// Makes a cohort.
        public init(minimum: Int, options: [Member]) {
            self.minimum = minimum
            self.options = options
        }

        /// One option of one student.
        public struct Member: Sendable, Hashable {
            /// The student's id.
            public var student: String
            /// The id of the option among the student's.
            public var option: String

            /// Makes a member.
            public init(student: String, option: String) {
                self.student = student
                self.option = option
            }
        }
    }
}

extension Problem {
    /// The same problem with one student held to certain options: what a coordinator asks when comparing.
    public func locking(_ student: Student.ID, to options: [Option.ID]) -> Problem {
        var copy = self
        for index in copy.students.indices where copy.students[index].id == student {
            copy.students[index].locked = options
        }
        return copy
    }

    /// The same problem with more (or fewer) units of one resource, never less than none.
    public func adding(_ units: Int, to resource: Resource.ID) -> Problem {
        var copy = self
        for index in copy.resources.indices where copy.resources[index].id == resource {
            copy.resources[index].capacity = max(0, copy.resources[index].capacity + units)
        }
        return copy
    }
}
