public import Foundation

/// One time that the engine was asked for proposals, kept with its policy, its input's hash and its result.
public struct Run: Codable, Hashable, Sendable {
    public var id: ID<Run>
    public var systemID: ID<System>
    public var year: AcademicYear
    /// Counts up within a system and year; what people call it: "run 3".
    public var number: Int
    public var state: RunState
    public var startedBy: String
    public var startedAt: Date
    public var finishedAt: Date?
    /// SHA-256 of the problem, in hex: two runs with the same hash were asked the same question.
    public var inputHash: String
    public var studentCount: Int
    public var placeCount: Int
    public var placedCount: Int
    public var levels: [RunLevel]
    /// What went wrong, in a sentence; empty otherwise.
    public var message: String
    /// The policy that it followed; empty for runs of before there was a choice, which followed the standard.
    public var policy: AllocationPolicy?
    /// How the colleges came off.
    public var colleges: [CollegeShare]

    public init(
        id: ID<Run>,
        systemID: ID<System>,
        year: AcademicYear,
        number: Int,
        state: RunState,
        startedBy: String,
        startedAt: Date,
        finishedAt: Date? = nil,
        inputHash: String = "",
        studentCount: Int = 0,
        placeCount: Int = 0,
        placedCount: Int = 0,
        levels: [RunLevel] = [],
        message: String = "",
        policy: AllocationPolicy? = nil,
        colleges: [CollegeShare] = []
    ) {
        self.id = id
        self.systemID = systemID
        self.year = year
        self.number = number
        self.state = state
        self.startedBy = startedBy
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.inputHash = inputHash
        self.studentCount = studentCount
        self.placeCount = placeCount
        self.placedCount = placedCount
        self.levels = levels
        self.message = message
        self.policy = policy
        self.colleges = colleges
    }
}

/// One level of the policy with what was reached and what is provably the best.
public struct RunLevel: Codable, Hashable, Sendable {
    /// The raw value of one of the policy's levels.
    public var name: String
    public var value: Int
    public var bound: Int
    public var proven: Bool

    public init(name: String, value: Int, bound: Int, proven: Bool) {
        self.name = name
        self.value = value
        self.bound = bound
        self.proven = proven
    }
}

/// How one college came off in a run.
public struct CollegeShare: Codable, Hashable, Sendable {
    public var providerID: ID<Organisation>
    /// All students of the college in the year, placed before the run or not.
    public var students: Int
    /// How many of them have no place after the run.
    public var unplaced: Int

    public init(providerID: ID<Organisation>, students: Int, unplaced: Int) {
        self.providerID = providerID
        self.students = students
        self.unplaced = unplaced
    }

    public var placed: Int { max(0, students - unplaced) }

    /// The share of its students who have a place, in tenths of a per cent.
    public var rate: Int { students > 0 ? (placed * 1000 + students / 2) / students : 0 }
}

/// The life of a run.
public enum RunState: String, Codable, Hashable, Sendable, CaseIterable {
    case running, finished, cancelled, failed

    /// The words on screens.
    public var title: String {
        switch self {
        case .running: "Working"
        case .finished: "Finished"
        case .cancelled: "Stopped"
        case .failed: "Failed"
        }
    }

    /// The state after `event`; an event that comes too late changes nothing.
    public func after(_ event: RunEvent) -> RunState {
        guard self == .running else { return self }
        switch event {
        case .finish: return .finished
        case .cancel: return .cancelled
        case .fail, .restartOfServer: return .failed
        }
    }
}

/// Something that happens to a run.
public enum RunEvent: String, Codable, Hashable, Sendable, CaseIterable {
    case finish, cancel, fail, restartOfServer
}
