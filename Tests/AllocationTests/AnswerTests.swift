import Allocation
import Foundation
import Testing

/// Answers as JSON: what was kept is read again, whatever the program's age.
@Suite struct AnswerTests {
    private static let answer = Answer(
        levels: [
            .init(name: .unplaced, value: 1, bound: 1, isProven: true),
            .init(name: .changes, value: 2, bound: 0, isProven: false),
            .init(name: .unwanted, value: 0, bound: 0, isProven: true),
        ],
        placements: [.init(student: "ann", options: ["a", "b"])],
        unplaced: [.init(student: "ben", reasons: [.full, .groupTooSmall])],
        seconds: 0.25,
        tieBreak: TieBreak(seed: .max),
        shortages: [
            .init(bottlenecks: [.init(resource: "ward")], students: ["ben"], places: 0, short: 1, relief: ["ward"])
        ],
        openings: [.init(id: "one more", students: 1, atMost: 1), .init(id: "two more", students: 0, atMost: 1)]
    )

    @Test func `an answer is read again as it was written`() throws {
        let json = try Self.answer.json()
        #expect(try JSONDecoder().decode(Answer.self, from: json) == Self.answer)
        #expect(try Self.answer.json() == json)
        #expect(
            String(decoding: json, as: UTF8.self).contains(#""openings":[{"atMost":1,"id":"one more","students":1}"#)
        )
        #expect(Self.answer.openings.map(\.isProven) == [true, false])
    }

    @Test func `an answer from before there were openings or shortages is read`() throws {
        for missing in [["openings"], ["openings", "shortages"]] {
            var object = try #require(
                try JSONSerialization.jsonObject(with: Self.answer.json()) as? [String: Any]
            )
            for key in missing { object[key] = nil }
            var expected = Self.answer
            expected.openings = []
            if missing.contains("shortages") { expected.shortages = [] }
            let json = try JSONSerialization.data(withJSONObject: object)
            #expect(try JSONDecoder().decode(Answer.self, from: json) == expected)
        }
    }
}
