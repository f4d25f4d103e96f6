/// Why an employer hosts nobody in a year: few reasons with a code, so that they can be counted and acted on.
public enum NotThisYearReason: String, Codable, Hashable, Sendable, CaseIterable {
    case noSupervisors, buildingWorks, fullWithOthers, staffChanges, badExperience, knowsTooLittle, notSuitable, other

    /// The words on screens.
    public var title: String {
        switch self {
        case .noSupervisors: "Not enough people to supervise"
        case .buildingWorks: "Moving site, or building works"
        case .fullWithOthers: "Already full with other learners"
        case .staffChanges: "Staff are changing"
        case .badExperience: "A bad experience with students before"
        case .knowsTooLittle: "Do not know enough about T Levels yet"
        case .notSuitable: "Not a suitable place for students"
        case .other: "Something else"
        }
    }
}
