public import Foundation

/// Reads a problem file, JSON Lines, a piece at a time: hand it bytes as they come, then ask for the problem.
public struct ProblemReader {
    private var problem = Problem(fairness: .rounded)
    private var hasHeader = false
    private var line = 0
    private var parser = LineParser()
    /// The bytes of a line that is not complete.
    private var rest: [UInt8] = []
    private var lines = Lines()
    private static let lineFeed = UInt8(ascii: "\n")

    private struct Lines {
        var header = 1
        var providers: [Int] = []
        var resources: [Int] = []
        var students: [Int] = []
        var cohorts: [Int] = []
        var openings: [Int] = []
    }

    /// Makes a reader that has read nothing.
    public init() {}

    /// Reads a whole problem and validates it.
    public static func read(_ data: Data) throws(ProblemFault) -> Problem {
        var reader = ProblemReader()
        try reader.append(data)
        return try reader.finish()
    }

    /// Reads a problem from an open file to its end, in pieces, and validates it.
    public static func read(_ file: FileHandle) throws -> Problem {
        var reader = ProblemReader()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { try reader.append(piece) }
        return try reader.finish()
    }

    /// Takes the next bytes and reads the lines that are complete.
    public mutating func append(_ bytes: Data) throws(ProblemFault) {
        let fault = bytes.withUnsafeBytes { readLines($0.bindMemory(to: UInt8.self)) }
        if let fault { throw fault }
    }

    /// Says that no bytes follow, and gives the validated problem.
    public mutating func finish() throws(ProblemFault) -> Problem {
        if !rest.isEmpty { try append(Data([Self.lineFeed])) }
        if !hasHeader {
            throw ProblemFault(line: 1, path: "version", reason: "begin the file with {\"version\":1}")
        }
        if let found = problem.firstFault() {
            var fault = found.fault
            fault.line =
                switch found.part {
                case .header: lines.header
                case .provider(let index): lines.providers[index]
                case .resource(let index): lines.resources[index]
                case .student(let index): lines.students[index]
                case .cohort(let index): lines.cohorts[index]
                case .opening(let index): lines.openings[index]
                }
            throw fault
        }
        return problem
    }

    /// Reads the lines that end in a piece of the file, and keeps the rest for the next piece.
    private mutating func readLines(_ piece: UnsafeBufferPointer<UInt8>) -> ProblemFault? {
        var begin = 0
        while begin < piece.count,
            let found = memchr(piece.baseAddress! + begin, Int32(Self.lineFeed), piece.count - begin)
        {
            let end = UnsafeRawPointer(found) - UnsafeRawPointer(piece.baseAddress!) + 1
            let line = UnsafeBufferPointer(rebasing: piece[begin..<end])
            if let fault = rest.isEmpty ? read(line) : readRest(with: line) { return fault }
            begin = end
        }
        rest.append(contentsOf: piece[begin...])
        return nil
    }

    private mutating func readRest(with end: UnsafeBufferPointer<UInt8>) -> ProblemFault? {
        var whole = rest
        rest = []
        whole.append(contentsOf: end)
        return whole.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ProblemFault? {
        line += 1
        var scanner = JSONScanner(bytes, isFirst: line == 1)
        if scanner.isAtEnd() { return nil }
        do {
            try take(parser.line(scanner))
            return nil
        } catch {
            return ProblemFault(line: line, path: error.path, reason: error.reason)
        }
    }

    private mutating func take(_ value: ProblemLine) throws(LineFault) {
        if case .header(let version, let fairness, let levels) = value {
            if hasHeader { throw LineFault("version", "the version is given once, first") }
            if version != 1 { throw LineFault("version", "only version 1 can be read; write 1") }
            hasHeader = true
            lines.header = line
            problem.fairness = fairness
            problem.levels = levels
            return
        }
        if !hasHeader { throw LineFault("version", "begin the file with {\"version\":1}") }
        switch value {
        case .header: break
        case .provider(let provider):
            problem.providers.append(provider)
            lines.providers.append(line)
        case .resource(let resource):
            problem.resources.append(resource)
            lines.resources.append(line)
        case .student(let student):
            problem.students.append(student)
            lines.students.append(line)
        case .cohort(let cohort):
            problem.cohorts.append(cohort)
            lines.cohorts.append(line)
        case .opening(let opening):
            problem.openings.append(opening)
            lines.openings.append(line)
        }
    }
}
