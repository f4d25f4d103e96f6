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
        message: String = ""
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
    }
}

/// One level of the policy with what was reached and what is provably the best.
public struct RunLevel: Codable, Hashable, Sendable {
    /// `unplaced`, `unfair`, `preference`, `travel` or `splits`.
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
