import Foundation
import Testing

@testable import Allocation

/// The schema in the documentation says what the reader does.
@Suite struct ProblemSchemaTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    static func schema() throws -> JSONSchema {
        let file = folder.appendingPathComponent("../../docs/problem.schema.json").standardizedFileURL
        return try JSONSchema(Data(contentsOf: file))
    }

    @Test func `every line of the hand-solved instances and of drawn problems is allowed`() throws {
        let schema = try Self.schema()
        #expect(schema.unknownWords == [])
        var files = try FixtureTests.expected.map { ProblemWriter.write(try FixtureTests.problem($0.file)) }
        files += (0..<60).map { ProblemWriter.write(SmallInstances.drawWithPolicy($0)) }
        for file in files {
            for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
                #expect(schema.allows(line: line), "\(line)")
            }
        }
    }

    private static func student(_ option: String) -> String {
        #"{"student":{"id":"S","provider":"P","options":[\#(option)]}}"#
    }

    /// What a schema of one line can see.
    static let wrong = [
        #"[1]"#, #"{}"#, #"{"planet":{}}"#, #"{"version":2}"#, #"{"version":1,"fairness":"lottery"}"#,
        #"{"version":1,"levels":["unplaced","speed"]}"#, #"{"version":1,"levels":["travel"]}"#,
        #"{"version":1,"levels":["unplaced","unplaced"]}"#, #"{"version":1,"levels":"unplaced"}"#,
        #"{"fairness":"leximin"}"#,
        #"{"provider":{"id":"P","students":3},"resource":{"id":"R","capacity":1}}"#,
        #"{"provider":{"id":"Q","students":-1}}"#, #"{"provider":{"id":"Q","students":1.5}}"#,
        #"{"provider":{"id":"Q","students":1000001}}"#, #"{"provider":{"id":"Q"}}"#,
        #"{"provider":{"id":7,"students":1}}"#,
        #"{"resource":{"id":"","capacity":1}}"#, #"{"resource":{"id":"T","capacity":1000000001}}"#,
        #"{"student":{"id":"S","provider":"P"}}"#,
        #"{"student":{"id":"S","provider":"P","options":[],"promised":["o","o"]}}"#,
        student(#"{"id":"o","from":"end","to":"end","preference":0,"travel":0,"split":0,"resources":[]}"#),
        student(#"{"id":"o","from":"start","to":"start","preference":0,"travel":0,"split":0,"resources":[]}"#),
        student(#"{"id":"o","from":"start","to":"end","preference":0,"travel":0,"resources":[]}"#),
        student(#"{"id":"o","from":"start","to":"end","preference":0,"travel":0,"split":0,"resources":["R","R"]}"#),
        student(
            #"{"id":"o","from":"start","to":"end","preference":0,"travel":0,"split":0,"unwanted":-1,"resources":[]}"#
        ),
        #"{"cohort":{"minimum":2,"options":[["S"]]}}"#, #"{"cohort":{"minimum":2,"options":[["S","o"],["S","o"]]}}"#,
        #"{"opening":{"id":"O"}}"#, #"{"opening":{"id":"O","resources":["R","R"]}}"#,
        #"{"opening":{"id":"O","resources":["R"],"units":2}}"#,
    ]

    @Test(arguments: wrong) func `what the schema forbids, the reader tells`(_ line: String) throws {
        #expect(try !Self.schema().allows(line: line))
        // Everything that the line could refer to is there, so that the fault is the line's own.
        let known = """
            {"version":1}
            {"provider":{"id":"P","students":3}}
            {"resource":{"id":"R","capacity":1}}
            {"student":{"id":"S0","provider":"P","options":[]}}

            """
        let isHeader = line.contains("version") || line.contains("fairness")
        #expect(throws: ProblemFault.self) { try ProblemReader.read(Data((isHeader ? line : known + line).utf8)) }
    }

    @Test func `the schema and the reader know the same keys`() throws {
        let file = Self.folder.appendingPathComponent("../../docs/problem.schema.json").standardizedFileURL
        let root = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let lines = try #require(root["oneOf"] as? [[String: Any]])
        let definitions = try #require(root["$defs"] as? [String: [String: Any]])
        func part(_ name: String) throws -> [String: Any] {
            let line = try #require(lines.first { ($0["required"] as? [String]) == [name] })
            if name == "version" { return line }
            return try #require((line["properties"] as? [String: [String: Any]])?[name])
        }
        func compare<Key: LineKey>(_ type: Key.Type, _ schema: [String: Any]) throws {
            let properties = try #require(schema["properties"] as? [String: Any])
            let required = try #require(schema["required"] as? [String])
            #expect(Set(properties.keys) == Set(Key.allCases.map(\.rawValue)), "\(type)")
            #expect(Set(properties.keys).subtracting(required) == Set(Key.optional.map(\.rawValue)), "\(type)")
            #expect(schema["additionalProperties"] as? Bool == false)
        }
        try compare(ProviderKey.self, part("provider"))
        try compare(ResourceKey.self, part("resource"))
        try compare(StudentKey.self, part("student"))
        try compare(OptionKey.self, try #require(definitions["option"]))
        try compare(CohortKey.self, part("cohort"))
        try compare(OpeningKey.self, part("opening"))
        let header = try #require(try part("version")["properties"] as? [String: Any])
        #expect(Set(header.keys) == Set(TopKey.allCases.filter(\.isOfHeader).map(\.rawValue)))
        let levels = try #require((header["levels"] as? [String: Any])?["items"] as? [String: Any])
        #expect(levels["enum"] as? [String] == Level.Name.allCases.map(\.rawValue))
    }
}
