/// A room that only one side of placements meets.
public enum Room: String, Codable, Hashable, Sendable, CaseIterable {
    /// Of those who host students.
    case host
    /// Of those whose students they are.
    case college

    /// The words on screens.
    public var title: String {
        switch self {
        case .host: "Employers’ room"
        case .college: "Colleges’ room"
        }
    }

    /// Who can read what is written here, in two sentences.
    public var readers: String {
        switch self {
        case .host: "Only employers and the people who run placements can read this. Colleges never see it."
        case .college: "Only colleges and the people who run placements can read this. Employers never see it."
        }
    }

    /// To read what is written here.
    public var seeing: Action {
        switch self {
        case .host: .seeHostRoom
        case .college: .seeCollegeRoom
        }
    }

    /// To write here.
    public var writing: Action {
        switch self {
        case .host: .writeHostRoom
        case .college: .writeCollegeRoom
        }
    }
}
