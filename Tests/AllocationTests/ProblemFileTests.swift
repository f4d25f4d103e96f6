import Foundation
import Testing

@testable import Allocation

/// The problem file: what is read is what was written.
@Suite struct ProblemFileTests {
    @Test func `what is written is read again, in pieces of any size`() throws {
        for seed in UInt64(0)..<40 {
            var problem = SmallInstances.drawWithPolicy(seed)
            problem.students[0].id = "a \"quoted\" é\\\u{1}\n\u{2028}😀"
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

    @Test func `a file of many pieces is the same as in one`() throws {
        var problem = SmallInstances.drawWithPolicy(1)
        problem.resources += (0..<40_000).map { .init(id: "resource \($0)", capacity: $0) }
        let pieces = Array(ProblemWriter(problem))
        #expect(pieces.count > 3)
        #expect(pieces.allSatisfy { $0.last == UInt8(ascii: "\n") })
        #expect(Data(pieces.joined()) == ProblemWriter.write(problem))
        var reader = ProblemReader()
        for piece in pieces { try reader.append(Data(piece)) }
        #expect(try reader.finish() == problem)
    }

    @Test func `what a file leaves out is as it says in the documentation`() throws {
        let file = """
            {"version":1}
            {"provider":{"id":"P","students":3}}
            {"student":{"id":"S","provider":"P","options":[
            """ + #"{"id":"o","from":"start","to":"end","preference":1,"travel":2,"split":3,"resources":[]}]}}"#
        let problem = try ProblemReader.read(Data(file.utf8))
        #expect(problem.fairness == .rounded)
        #expect(problem.levels == [.unplaced, .unfair, .preference, .travel, .splits])
        #expect(problem.openings == [])
        let student = try #require(problem.students.first)
        #expect(student.locked == [] && student.promised == [])
        #expect(student.options == [.init(id: "o", preference: 1, travel: 2, split: 3)])
        let written = String(decoding: ProblemWriter.write(problem), as: UTF8.self)
        for key in ["fairness", "levels", "locked", "promised", "unwanted"] { #expect(!written.contains(key)) }
    }

    /// The same problem, written as its author liked.
    static let spellings = [
        #"{"opening":{"id":"O","resources":["R","T"]}}"#,
        #"  { "opening" : { "resources" : [ "R" , "T" ] , "id" : "O" } }  "#,
        "\t{\"opening\":\t{\"id\":\"O\",\"resources\":[\"R\",\"T\"]}}\r",
        #"{"op\u0065ning":{"i\u0064":"\u004f","resources":["\u0052","T"]}}"#,
    ]

    @Test(arguments: spellings) func `spaces, the order of keys and escapes make no difference`(_ opening: String)
        throws
    {
        let resources = #"{"resource":{"id":"R","capacity":1.0}}"# + "\n" + #"{"resource":{"capacity":20e-1,"id":"T"}}"#
        for (head, end) in [("", ""), ("\u{FEFF}", "\n"), ("\n \n", "\n\n"), ("\r\n", "\r\n")] {
            let file = head + "{\"version\":1}\n" + opening + "\n" + resources + end
            let problem = try ProblemReader.read(Data(file.utf8))
            #expect(problem.openings == [.init(id: "O", resources: ["R", "T"])])
            #expect(problem.resources == [.init(id: "R", capacity: 1), .init(id: "T", capacity: 2)])
        }
    }

    @Test func `options of a file that offer the same share it, and an option is small`() throws {
        let places = (0..<20).map { "ward \($0)" }
        let made = Problem(
            providers: [.init(id: "P", students: 50)],
            resources: places.map { .init(id: $0, capacity: 1) },
            students: (0..<50).map { student in
                let options = places.enumerated().map { number, place in
                    Problem.Option(id: place, travel: student + number, resources: [place], area: place)
                }
                return .init(id: "S\(student)", provider: "P", options: options)
            }
        )
        let read = try ProblemReader.read(ProblemWriter.write(made))
        #expect(read == made)
        for student in read.students {
            #expect(zip(student.options, read.students[0].options).allSatisfy { $0.offer === $1.offer })
        }
        #expect(MemoryLayout<Problem.Option>.stride <= 40)
    }

    @Test func `changing an option leaves those alone that shared its offer`() {
        let option = Problem.Option(id: "o", travel: 3, resources: ["R"], area: "ward", window: "May")
        var other = option
        other.resources.append("T")
        other.from = "half"
        other.to = "later"
        other.area += " 7"
        other.window = "June"
        other.unwanted += 2
        #expect(option == .init(id: "o", travel: 3, resources: ["R"], area: "ward", window: "May"))
        let expected = Problem.Option(
            id: "o",
            from: "half",
            to: "later",
            travel: 3,
            unwanted: 2,
            resources: ["R", "T"],
            area: "ward 7",
            window: "June"
        )
        #expect(other == expected)
        #expect(other != option)
    }
}
