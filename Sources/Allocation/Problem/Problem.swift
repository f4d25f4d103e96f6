/// Everything the engine may know: who needs a place, what there is room for, and what each student may be offered.
///
/// A problem names nobody: ids are whatever its author chose, and mean nothing here. It says what is possible and what
/// each possibility costs; who is eligible for what has been decided before a problem is written.
public struct Problem: Sendable, Equatable {
    /// How the shortfall is shared out between providers.
    public var fairness: FairnessPolicy
    /// What is minimised, each only among the answers that are best at the levels before it.
    public var levels: [Level.Name]
    /// The colleges whose students compete for the same places.
    public var providers: [Provider]
    /// What there is room for.
    public var resources: [Resource]
    /// The students who need a place.
    public var students: [Student]
    /// The groups that a host takes together or not at all.
    public var cohorts: [Cohort]
    /// Places that could be found: the answer says what each would be worth.
    public var openings: [Opening]

    /// Makes a problem from its parts. `validate()` says whether they fit together.
    public init(
        fairness: FairnessPolicy = .leximin,
        levels: [Level.Name] = Level.Name.standard,
        providers: [Provider] = [],
        resources: [Resource] = [],
        students: [Student] = [],
        cohorts: [Cohort] = [],
        openings: [Opening] = []
    ) {
        self.fairness = fairness
        self.levels = levels
        self.providers = providers
        self.resources = resources
        self.students = students
        self.cohorts = cohorts
        self.openings = openings
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
        /// Options that the student was told of before. At the level `changes` each one that is not chosen counts; the
        /// search begins with them.
        public var promised: [String]

        /// Makes a student.
        public init(
            id: String,
            provider: String,
            options: [Option],
            locked: [String] = [],
            promised: [String] = []
        ) {
            self.id = id
            self.provider = provider
            self.options = options
            self.locked = locked
            self.promised = promised
        }
    }

    /// A place that could be found: room for one more in each of these resources.
    public struct Opening: Sendable, Equatable, Identifiable {
        /// The name by which answers refer to it, unique among the openings.
        public var id: String
        /// The resources of which there would be one unit more.
        public var resources: [String]

        /// Makes an opening.
        public init(id: String, resources: [String]) {
            self.id = id
            self.resources = resources
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
