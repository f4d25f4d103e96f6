public import Foundation

/// Writes a problem as JSON Lines, the keys always in the same order, so that equal problems are equal files.
///
/// A key that says what is so anyway is left out. A large problem is best written a piece at a time:
///
///     for piece in ProblemWriter(problem) { try file.write(contentsOf: piece) }
public struct ProblemWriter: Sequence, IteratorProtocol, Sendable {
    private let problem: Problem
    private var isBegun = false
    private var position: (provider: Int, resource: Int, student: Int, cohort: Int, opening: Int) = (0, 0, 0, 0, 0)
    private var line = JSONBytes()
    /// How many bytes a piece has at least, unless it is the last.
    private static let pieceSize = 1 << 18

    /// Makes a writer that has written nothing.
    public init(_ problem: Problem) { self.problem = problem }

    /// The whole problem as a file.
    public static func write(_ problem: Problem) -> Data {
        var data = Data()
        for piece in ProblemWriter(problem) { data.append(contentsOf: piece) }
        return data
    }

    /// The next whole lines of the file; `nil` when everything is written.
    public mutating func next() -> [UInt8]? {
        line = JSONBytes()
        while line.bytes.count < Self.pieceSize, writeLine() {}
        defer { line = JSONBytes() }
        return line.bytes.isEmpty ? nil : line.bytes
    }

    private mutating func writeLine() -> Bool {
        if !isBegun {
            isBegun = true
            header()
        } else if position.provider < problem.providers.count {
            provider(problem.providers[position.provider])
            position.provider += 1
        } else if position.resource < problem.resources.count {
            resource(problem.resources[position.resource])
            position.resource += 1
        } else if position.student < problem.students.count {
            student(problem.students[position.student])
            position.student += 1
        } else if position.cohort < problem.cohorts.count {
            cohort(problem.cohorts[position.cohort])
            position.cohort += 1
        } else if position.opening < problem.openings.count {
            opening(problem.openings[position.opening])
            position.opening += 1
        } else {
            return false
        }
        return true
    }

    private mutating func header() {
        line.raw("{\"version\":1")
        if problem.fairness != .rounded {
            line.raw(",\"fairness\":")
            line.text(problem.fairness.rawValue)
        }
        if problem.levels != Level.Name.standard {
            line.raw(",\"levels\":")
            line.texts(problem.levels.map(\.rawValue))
        }
        line.raw("}\n")
    }

    private mutating func provider(_ provider: Problem.Provider) {
        line.raw("{\"provider\":{\"id\":")
        line.text(provider.id)
        line.raw(",\"students\":")
        line.number(provider.students)
        line.raw("}}\n")
    }

    private mutating func resource(_ resource: Problem.Resource) {
        line.raw("{\"resource\":{\"id\":")
        line.text(resource.id)
        line.raw(",\"capacity\":")
        line.number(resource.capacity)
        line.raw("}}\n")
    }

    private mutating func student(_ student: Problem.Student) {
        line.raw("{\"student\":{\"id\":")
        line.text(student.id)
        line.raw(",\"provider\":")
        line.text(student.provider)
        if !student.locked.isEmpty {
            line.raw(",\"locked\":")
            line.texts(student.locked)
        }
        if !student.promised.isEmpty {
            line.raw(",\"promised\":")
            line.texts(student.promised)
        }
        line.raw(",\"options\":")
        line.list(student.options) { line, option in Self.option(option, &line) }
        line.raw("}}\n")
    }

    private static func option(_ option: Problem.Option, _ line: inout JSONBytes) {
        line.raw("{\"id\":")
        line.text(option.id)
        line.raw(",\"from\":")
        line.text(option.from)
        line.raw(",\"to\":")
        line.text(option.to)
        line.raw(",\"preference\":")
        line.number(option.preference)
        line.raw(",\"travel\":")
        line.number(option.travel)
        line.raw(",\"split\":")
        line.number(option.split)
        if option.unwanted != 0 {
            line.raw(",\"unwanted\":")
            line.number(option.unwanted)
        }
        line.raw(",\"resources\":")
        line.texts(option.resources)
        line.raw(",\"area\":")
        line.text(option.area)
        line.raw(",\"window\":")
        line.text(option.window)
        line.raw("}")
    }

    private mutating func cohort(_ cohort: Problem.Cohort) {
        line.raw("{\"cohort\":{\"minimum\":")
        line.number(cohort.minimum)
        line.raw(",\"options\":")
        line.list(cohort.options) { line, member in line.texts([member.student, member.option]) }
        line.raw("}}\n")
    }

    private mutating func opening(_ opening: Problem.Opening) {
        line.raw("{\"opening\":{\"id\":")
        line.text(opening.id)
        line.raw(",\"resources\":")
        line.texts(opening.resources)
        line.raw("}}\n")
    }
}
