/// Students who compete for too few places: the proof that some of them have to go without.
///
/// Every way of every listed student costs at least `share`, when each use of a listed resource costs that resource's
/// weight. The resources can pay for `places` such ways and no more. Anybody can check it without solving anything.
public struct Shortage: Sendable, Equatable, Codable {
    /// A resource that is used up, and how much of a way it stands for.
    public struct Bottleneck: Sendable, Equatable, Codable {
        /// The resource's id.
        public var resource: String
        /// What one use of it costs, in parts of `share`.
        public var weight: Int

        /// Makes a bottleneck.
        public init(resource: String, weight: Int = 1) {
            self.resource = resource
            self.weight = weight
        }
    }

    /// The resources that are used up.
    public var bottlenecks: [Bottleneck]
    /// What a whole way costs at least; 1 when each way needs one of the resources.
    public var share: Int
    /// The students who cannot do without them.
    public var students: [String]
    /// How many of the students the resources have room for at most.
    public var places: Int
    /// How many of the students have to go without: `students.count - places`.
    public var short: Int
    /// The resources of which one more unit would place one more student in all; each was tried.
    public var relief: [String]

    /// Makes a shortage.
    public init(
        bottlenecks: [Bottleneck],
        share: Int = 1,
        students: [String],
        places: Int,
        short: Int,
        relief: [String]
    ) {
        self.bottlenecks = bottlenecks
        self.share = share
        self.students = students
        self.places = places
        self.short = short
        self.relief = relief
    }
}
