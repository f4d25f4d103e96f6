/// What is wrong with a problem, where, and what to do about it.
public struct ProblemFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line of the file, counted from 1, when the problem was read from one.
    public var line: Int?
    /// The way to the fault inside the line, such as `student.options[2].resources[0]`.
    public var path: String
    /// What is wrong and what to do, without a full stop.
    public var reason: String

    /// Makes a fault.
    public init(line: Int? = nil, path: String, reason: String) {
        self.line = line
        self.path = path
        self.reason = reason
    }

    /// One sentence with the line, the path and the reason.
    public var description: String {
        let place = line.map { "Line \($0), \(path)" } ?? path
        return "\(place): \(reason)."
    }
}
