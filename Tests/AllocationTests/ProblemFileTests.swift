import Allocation
import Foundation
import Testing

/// The problem file: what is read is what was written, and every fault has a line and a path.
@Suite struct ProblemFileTests {
    static let head = """
        {"version":1}
        {"provider":{"id":"P","students":3}}
        {"resource":{"id":"R","capacity":1}}

        """

    static func option(_ change: String = "") -> String {
        let option = #"{"id":"o","from":"start","to":"end","preference":0,"travel":0,"split":0,"resources":["R"]}"#
        return change.isEmpty ? option : change
    }

    static func student(_ options: String, rest: String = "") -> String {
        #"{"student":{"id":"S","provider":"P"\#(rest),"options":[\#(options)]}}"#
    }

    static let faults: [(text: String, line: Int, path: String, words: String)] = [
        ("", 1, "version", "begin the file"),
        (#"{"provider":{"id":"P","students":3}}"#, 1, "version", "begin the file"),
        (#"{"version":2}"#, 1, "version", "only version 1"),
        ("{\"version\":1}\n{\"version\":1}", 2, "version", "once"),
        (#"{"version":1,"fairness":"lottery"}"#, 1, "fairness", "rounded or leximin"),
        (head + "nonsense", 4, "line", "not JSON"),
        (head + "[1]", 4, "line", "an object"),
        (head + #"{"planet":{}}"#, 4, "planet", "not known"),
        (head + #"{"provider":{"id":"P","students":3}}"#, 4, "provider.id", "already"),
        (head + #"{"provider":{"id":"Q","students":-1}}"#, 4, "provider.students", "between 0"),
        (head + #"{"provider":{"id":"Q","students":1.5}}"#, 4, "provider.students", "whole number"),
        (head + #"{"provider":{"id":"Q"}}"#, 4, "provider.students", "missing"),
        (head + #"{"provider":{"id":7,"students":1}}"#, 4, "provider.id", "text in quotation marks"),
        (head + #"{"resource":{"id":"R","capacity":1}}"#, 4, "resource.id", "already"),
        (head + #"{"resource":{"id":"","capacity":1}}"#, 4, "resource.id", "not empty"),
        (head + #"{"resource":{"id":"T","capacity":-3}}"#, 4, "resource.capacity", "between 0"),
        (head + #"{"resource":{"id":"T","capcity":3}}"#, 4, "resource.capcity", "not known"),
        (head + #"{"student":{"id":"S","provider":"X","options":[]}}"#, 4, "student.provider", "no provider"),
        (head + student("") + "\n" + student(""), 5, "student.id", "already"),
        (head + student(option() + "," + option()), 4, "student.options[1].id", "already"),
        (head + student(option().replacing("\"R\"", with: "\"Z\"")), 4, "student.options[0].resources[0]", "\"Z\""),
        (
            head + student(option().replacing("[\"R\"]", with: "[\"R\",\"R\"]")), 4, "student.options[0].resources[1]",
            "twice"
        ),
        (
            head + student(option().replacing("\"travel\":0", with: "\"travel\":-5")), 4, "student.options[0].travel",
            "between"
        ),
        (
            head + student(option().replacing("\"travel\":0", with: "\"travel\":\"far\"")), 4,
            "student.options[0].travel", "whole"
        ),
        (head + student(option().replacing("\"start\"", with: "\"end\"")), 4, "student.options[0].from", "leaves"),
        (head + student(option().replacing("\"end\"", with: "\"start\"")), 4, "student.options[0].to", "reaches"),
        (
            head
                + student(
                    option().replacing("\"start\"", with: "\"a\"").replacing("\"end\"", with: "\"b\"") + ","
                        + option().replacing("\"o\"", with: "\"q\"").replacing("\"start\"", with: "\"b\"")
                        .replacing("\"end\"", with: "\"a\"")
                ), 4, "student.options", "circle"
        ),
        (head + student(option(), rest: #","locked":["x"]"#), 4, "student.locked[0]", "no option"),
        (
            head + student(option()) + "\n" + #"{"cohort":{"minimum":2,"options":[["T","o"]]}}"#, 5,
            "cohort.options[0][0]", "no student"
        ),
        (
            head + student(option()) + "\n" + #"{"cohort":{"minimum":2,"options":[["S","x"]]}}"#, 5,
            "cohort.options[0][1]", "no option"
        ),
        (
            head + student(option()) + "\n" + #"{"cohort":{"minimum":2,"options":[["S"]]}}"#, 5, "cohort.options[0]",
            "pair"
        ),
    ]

    @Test(arguments: faults)
    func `a fault is told with its line, its path and what to do`(
        _ text: String,
        _ line: Int,
        _ path: String,
        _ words: String
    ) throws {
        let fault = try #require(throws: ProblemFault.self) { _ = try ProblemReader.read(Data(text.utf8)) }
        #expect(fault.line == line)
        #expect(fault.path.hasPrefix(path), "\(fault)")
        #expect(fault.reason.contains(words), "\(fault)")
        #expect(!fault.description.contains("\n"))
    }

    @Test func `what is written is read again, in pieces of any size`() throws {
        for seed in UInt64(0)..<30 {
            var problem = SmallInstances.draw(seed, locks: true)
            problem.students[0].id = "a \"quoted\" é\\\u{1}\n\u{2028}"
            problem.cohorts = problem.cohorts.filter { !$0.options.contains { $0.student == "s0" } }
            let data = ProblemWriter.write(problem)
            var reader = ProblemReader()
            var begin = data.startIndex
            while begin < data.endIndex {
                let end = data.index(begin, offsetBy: 1 + Int(seed) * 7, limitedBy: data.endIndex) ?? data.endIndex
                try reader.append(data[begin..<end])
                begin = end
            }
            #expect(try reader.finish() == problem)
        }
    }

    private static func fault(in data: Data) -> ProblemFault? {
        do {
            _ = try ProblemReader.read(data)
            return nil
        } catch {
            return error
        }
    }

    @Test func `damaged files are told, never crashed on`() throws {
        let whole = ProblemWriter.write(SmallInstances.draw(7, locks: true))
        var random = SplitMix(seed: 1)
        for _ in 0..<500 {
            var damaged = whole
            for _ in 0..<(1 + random.below(3)) {
                let position = random.below(damaged.count)
                switch random.below(3) {
                case 0: damaged[position] = UInt8(random.below(256))
                case 1: damaged.remove(at: position)
                default: damaged.insert(UInt8(random.below(128)), at: position)
                }
            }
            if let fault = Self.fault(in: damaged) {
                #expect(fault.line != nil && !fault.path.isEmpty && !fault.reason.isEmpty)
            }
        }
    }
}
