/// What an opening would be worth: how many more students would have a place with it, exactly where that is proven.
public struct OpeningGain: Sendable, Equatable, Codable, Identifiable {
    /// The id of the opening in the problem.
    public var id: String
    /// How many more students have a place in a plan that was found and checked.
    public var students: Int
    /// More than so many it cannot be.
    public var atMost: Int

    /// Makes a gain.
    public init(id: String, students: Int, atMost: Int) {
        self.id = id
        self.students = students
        self.atMost = atMost
    }

    /// Whether `students` is exact.
    public var isProven: Bool { students == atMost }
}
