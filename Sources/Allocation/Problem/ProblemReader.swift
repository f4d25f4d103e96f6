public import Foundation

/// Reads a problem file, JSON Lines, a piece at a time: hand it bytes as they come, then ask for the problem.
public struct ProblemReader {
    private var problem = Problem(fairness: .rounded)
    private var hasHeader = false
    private var line = 0
    private var rest = Data()
    private var lines: (providers: [Int], resources: [Int], students: [Int], cohorts: [Int]) = ([], [], [], [])
    private let decoder = JSONDecoder()
    private static let newline = UInt8(ascii: "\n")

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
        var begin = bytes.startIndex
        while let end = bytes[begin...].firstIndex(of: Self.newline) {
            if rest.isEmpty {
                try readLine(bytes[begin..<end])
            } else {
                rest.append(bytes[begin..<end])
                let whole = rest
                rest = Data()
                try readLine(whole)
            }
            begin = bytes.index(after: end)
        }
        rest.append(bytes[begin...])
    }

    /// Says that no bytes follow, and gives the validated problem.
    public mutating func finish() throws(ProblemFault) -> Problem {
        if !rest.isEmpty {
            let last = rest
            rest = Data()
            try readLine(last)
        }
        if !hasHeader {
            throw ProblemFault(line: 1, path: "version", reason: "begin the file with {\"version\":1}")
        }
        if let found = problem.firstFault() {
            var fault = found.fault
            fault.line =
                switch found.part {
                case .provider(let index): lines.providers[index]
                case .resource(let index): lines.resources[index]
                case .student(let index): lines.students[index]
                case .cohort(let index): lines.cohorts[index]
                }
            throw fault
        }
        return problem
    }

    private mutating func readLine(_ bytes: Data) throws(ProblemFault) {
        line += 1
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
        let value: ProblemLine
        do {
            value = try decoder.decode(ProblemLine.self, from: bytes)
        } catch let error as DecodingError {
            throw ProblemFault(error, line: line)
        } catch let error as LineFault {
            throw ProblemFault(line: line, path: ProblemFault.path(error.path), reason: error.reason)
        } catch {
            throw ProblemFault(line: line, path: "line", reason: "this is not JSON; write one object a line")
        }
        try take(value)
    }

    private mutating func take(_ value: ProblemLine) throws(ProblemFault) {
        if case .version(let version, let fairness) = value {
            if hasHeader { throw ProblemFault(line: line, path: "version", reason: "the version is given once, first") }
            if version != 1 {
                throw ProblemFault(line: line, path: "version", reason: "only version 1 can be read; write 1")
            }
            hasHeader = true
            problem.fairness = fairness
            return
        }
        if !hasHeader {
            throw ProblemFault(line: line, path: "version", reason: "begin the file with {\"version\":1}")
        }
        switch value {
        case .version: break
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
        }
    }
}

extension ProblemFault {
    /// The way to a place inside a line, such as `student.options[2].travel`.
    static func path(_ keys: [any CodingKey]) -> String {
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "line" : text
    }

    /// What a decoder found wrong, in the words of the format.
    init(_ error: DecodingError, line: Int) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                line: line,
                path: Self.path(context.codingPath + [key]),
                reason: "the key is missing; add \"\(key.stringValue)\""
            )
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.init(line: line, path: Self.path(context.codingPath), reason: "write \(Self.name(of: type))")
        case .dataCorrupted:
            self.init(line: line, path: "line", reason: "this is not JSON; write one object a line")
        @unknown default:
            self.init(line: line, path: "line", reason: "this cannot be read; compare it with the format")
        }
    }

    private static func name(of type: Any.Type) -> String {
        if type == String.self { return "a text in quotation marks" }
        if "\(type)".contains("Array") || "\(type)".contains("Unkeyed") { return "a list in square brackets" }
        return "an object in braces"
    }
}
