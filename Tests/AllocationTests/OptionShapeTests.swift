import Allocation
import Foundation
import Testing

/// Options that look like those of other students are not read again; they have to come out as if they were.
@Suite struct OptionShapeTests {
    private static let begin = """
        {"version":1}
        {"provider":{"id":"P","students":9}}
        {"resource":{"id":"R","capacity":1}}
        {"resource":{"id":"T]","capacity":1}}
        """

    private static func read(_ options: [String]) throws -> [Problem.Option] {
        let students = options.enumerated().map {
            "{\"student\":{\"id\":\"S\($0)\",\"provider\":\"P\",\"options\":[\($1)]}}"
        }
        let file = ([begin] + students).joined(separator: "\n")
        return try ProblemReader.read(Data(file.utf8)).students.flatMap(\.options)
    }

    private static func text(
        _ id: String = "o",
        _ preference: String = "1",
        _ travel: String = "20",
        resources: String = "[\"R\"]",
        area: String = "a"
    ) -> String {
        """
        {"id":"\(id)","from":"start","to":"end","preference":\(preference),"travel":\(travel),"split":0,\
        "resources":\(resources),"area":"\(area)"}
        """
    }

    @Test func `what differs from another student's option is what is written`() throws {
        let options = try Self.read([
            Self.text(), Self.text("o", "3", "7"), Self.text("o", "1e1", "2"), Self.text(resources: "[\"T]\"]"),
            Self.text(resources: "[]", area: "b"), Self.text("\\u006f"), Self.text("o", "0", "999999999"),
            Self.text().replacing(",\"area\"", with: ",\"unwanted\":4,\"area\""),
            Self.text().replacing(":", with: " : "),
        ])
        #expect(options.map(\.id) == Array(repeating: "o", count: 9))
        #expect(options.map(\.preference) == [1, 3, 10, 1, 1, 1, 0, 1, 1])
        #expect(options.map(\.travel) == [20, 7, 2, 20, 20, 20, 999_999_999, 20, 20])
        #expect(options.map(\.unwanted) == [0, 0, 0, 0, 0, 0, 0, 4, 0])
        #expect(options.map(\.resources) == [["R"], ["R"], ["R"], ["T]"], [], ["R"], ["R"], ["R"], ["R"]])
        #expect(options.map(\.area) == ["a", "a", "a", "a", "b", "a", "a", "a", "a"])
    }

    @Test(arguments: ["01", "-1", "1.5", "", "1000000001", "99999999999999999999", "1 1"])
    func `a number that may not stand there is told, also in an option known but for it`(number: String) {
        #expect(throws: ProblemFault.self) { try Self.read([Self.text(), Self.text("o", number)]) }
    }

    @Test func `an option that a student has twice is told`() {
        #expect(throws: ProblemFault.self) { try Self.read([Self.text(), Self.text() + "," + Self.text()]) }
    }
}
