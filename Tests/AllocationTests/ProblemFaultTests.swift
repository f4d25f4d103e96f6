import Allocation
import Foundation
import Testing

/// Every fault of a problem file is told in a sentence with its line, its path and what to do.
@Suite struct ProblemFaultTests {
    static let head = """
        {"version":1}
        {"provider":{"id":"P","students":3}}
        {"resource":{"id":"R","capacity":1}}

        """

    static func option(_ rest: String = "") -> String {
        let option = #"{"id":"o","from":"start","to":"end","preference":0,"travel":0,"split":0,"resources":["R"]"#
        return option + (rest.isEmpty ? "" : "," + rest) + "}"
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
        (head + "{}", 4, "line", "one key"),
        (#"{"version":1} 2"#, 1, "line", "not JSON"),
        (#"{"version":1,"provider":{"id":"P","students":3}}"#, 1, "line", "one key"),
        (#"{"fairness":"leximin"}"#, 1, "line", "one key"),
        (#"{"version":1,"version":1}"#, 1, "version", "twice"),
        (#"{"version":99999999999999999999}"#, 1, "version", "only version 1"),
        (#"{"version":1,"levels":"unplaced"}"#, 1, "levels", "list"),
        (#"{"version":1,"levels":["unplaced",7]}"#, 1, "levels[1]", "text"),
        (#"{"version":1,"levels":["unplaced","speed"]}"#, 1, "levels[1]", "changes, unwanted"),
        (#"{"version":1,"levels":["unplaced","travel","travel"]}"#, 1, "levels[2]", "twice"),
        ("\n\n" + #"{"version":1,"levels":["travel"]}"#, 3, "levels", "add it"),
        (#"{"version":1,"levels":[]}"#, 1, "levels", "add it"),
        (head + #"{"provider":{"id":"P","id":"Q","students":3}}"#, 4, "provider.id", "given twice"),
        (head + #"{"provider":{"id":"P","students":3},"resource":{"id":"T","capacity":1}}"#, 4, "line", "one key"),
        (head + #"{"provider":{"id":"P","students":3},}"#, 4, "line", "not JSON"),
        (head + #"{"provider":{"id":"P","students":3}"#, 4, "line", "too early"),
        (head + #"{"provider":[]}"#, 4, "provider", "an object"),
        (head + #"{"provider":null}"#, 4, "provider", "an object"),
        (head + #"{"provider":nul}"#, 4, "line", "not JSON"),
        (head + #"{"resource":{"id":"\uD800","capacity":1}}"#, 4, "line", "surrogate"),
        (
            head + #"{"resource":{"id":"T","capacity":1}}"# + "\r\n" + #"{"resource":{"id":"T","capacity":1}}"#, 5,
            "resource.id", "already"
        ),
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
        (head + student(option(), rest: #","promised":["o","x"]"#), 4, "student.promised[1]", "no option"),
        (head + student(option(), rest: #","promised":["o","o"]"#), 4, "student.promised[1]", "twice"),
        (head + student(option(), rest: #","promised":"o""#), 4, "student.promised", "list"),
        (head + student(option(), rest: #","promised":[1]"#), 4, "student.promised[0]", "text"),
        (head + student(option(#""unwanted":-1"#)), 4, "student.options[0].unwanted", "between"),
        (head + student(option(#""unwanted":2000000000"#)), 4, "student.options[0].unwanted", "between"),
        (head + student(option(#""unwanted":5000000000"#)), 4, "student.options[0].unwanted", "between"),
        (head + student(option(#""unwanted":0.5"#)), 4, "student.options[0].unwanted", "whole"),
        (head + student(option(#""unwanted":[]"#)), 4, "student.options[0].unwanted", "whole"),
        (head + student(option(#""colour":"red""#)), 4, "student.options[0].colour", "unwanted, resources"),
        (
            head + student(option() + "," + option().replacing("\"o\"", with: "\"\"")), 4, "student.options[1].id",
            "not empty"
        ),
        (head + student(option(), rest: #","options":[]"#), 4, "student.options", "twice"),
        (head + student("").replacing("[]", with: "{}"), 4, "student.options", "list"),
        (head + student("7"), 4, "student.options[0]", "object"),
        (head + #"{"opening":{"id":"","resources":[]}}"#, 4, "opening.id", "not empty"),
        (head + #"{"opening":{"id":"O"}}"#, 4, "opening.resources", "missing"),
        (head + #"{"opening":{"id":"O","resources":["R","T"]}}"#, 4, "opening.resources[1]", "no resource"),
        (head + #"{"opening":{"id":"O","resources":["R","R"]}}"#, 4, "opening.resources[1]", "twice"),
        (head + #"{"opening":{"id":"O","resources":["R"],"units":2}}"#, 4, "opening.units", "not known"),
        (
            head + #"{"opening":{"id":"O","resources":["R"]}}"# + "\n\n" + #"{"opening":{"id":"O","resources":[]}}"#, 6,
            "opening.id", "already"
        ),
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

    @Test func `an id in a sentence stays on one line and is not told for pages`() throws {
        let id = "\\n" + String(repeating: "long ", count: 10_000)
        let text = Self.head + #"{"opening":{"id":"O","resources":["\#(id)"]}}"#
        let fault = try #require(throws: ProblemFault.self) { _ = try ProblemReader.read(Data(text.utf8)) }
        #expect(!fault.description.contains("\n"))
        #expect(fault.description.count < 200)
    }

    @Test func `bytes that are not UTF-8 are told`() throws {
        for bytes in [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            let file =
                Data(Self.head.utf8) + Data(#"{"resource":{"capacity":1,"id":"T"#.utf8) + bytes + Data("\"}}".utf8)
            let fault = try #require(throws: ProblemFault.self) { _ = try ProblemReader.read(file) }
            #expect(fault.line == 4)
            #expect(fault.reason.contains("UTF-8"), "\(fault)")
        }
    }

    @Test func `a problem made in memory is held to the same rules`() throws {
        let sound = Problem(
            providers: [.init(id: "P", students: 1)],
            resources: [.init(id: "R", capacity: 1)],
            students: [.init(id: "S", provider: "P", options: [.init(id: "o", resources: ["R"])], promised: ["o"])],
            openings: [.init(id: "O", resources: ["R"])]
        )
        try sound.validate()
        let changes: [(path: String, change: (inout Problem) -> Void)] = [
            ("levels", { $0.levels = [.travel] }), ("levels[1]", { $0.levels = [.unplaced, .unplaced] }),
            ("student.promised[0]", { $0.students[0].promised = ["x"] }),
            ("student.options[0].unwanted", { $0.students[0].options[0].unwanted = -1 }),
            ("student.options[0].travel", { $0.students[0].options[0].travel = .max }),
            ("student.options[0].resources[0]", { $0.students[0].options[0].resources = ["T"] }),
            ("opening.resources[0]", { $0.openings[0].resources = ["T"] }),
            (
                "opening.resources[40]",
                { $0.openings[0].resources = Array(repeating: "R", count: 1) + [] + Self.many(&$0) + ["r3"] }
            ),
            ("opening.id", { $0.openings.append($0.openings[0]) }),
        ]
        for (path, change) in changes {
            var problem = sound
            change(&problem)
            let fault = try #require(throws: ProblemFault.self, "\(path)") { try problem.validate() }
            #expect(fault.path == path)
            #expect(fault.line == nil)
        }
    }

    /// Adds many resources and names them: lists of more than a few ids are looked through in another way.
    private static func many(_ problem: inout Problem) -> [String] {
        let more = (0..<39).map { Problem.Resource(id: "r\($0)", capacity: 1) }
        problem.resources += more
        return more.map(\.id)
    }
}
