import Domain
import Foundation
import Testing

private enum Ward {}
private enum Student {}

@Suite struct IDTests {
    @Test func idsAreWrittenInLowerCaseAndReadInEither() throws {
        let text = "0190A1B2-C3D4-7E5F-8A6B-7C8D9E0F1A2B"
        let id = try #require(ID<Ward>(text))
        #expect(id.description == text.lowercased())
        #expect(ID<Ward>(text.lowercased()) == id)
        #expect(ID<Ward>("not an id") == nil)
    }

    @Test func idsMadeLaterSortLater() {
        var random = SystemRandomNumberGenerator()
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let ids = (0..<2000).map { ID<Ward>.make(at: start.addingTimeInterval(Double($0) * 0.0005), random: &random) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
    }

    @Test func idsCarryVersionVariantAndTime() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let text = ID<Ward>.make(at: Date(timeIntervalSince1970: 1_645_557_742), random: &random).description
            #expect(text.hasPrefix("017f22e2-79b0-7000-"))
            #expect("89ab".contains(Array(text)[19]))
        }
    }

    @Test func idsAreStoredAsOneText() throws {
        let id = try #require(ID<Student>("017f22e2-79b0-7000-98c4-dc0c0c07398f"))
        let data = try JSONEncoder().encode([id])
        #expect(String(decoding: data, as: UTF8.self) == #"["017f22e2-79b0-7000-98c4-dc0c0c07398f"]"#)
        #expect(try JSONDecoder().decode([ID<Student>].self, from: data) == [id])
        let keyed = try JSONEncoder().encode([id: 1])
        #expect(String(decoding: keyed, as: UTF8.self) == #"{"017f22e2-79b0-7000-98c4-dc0c0c07398f":1}"#)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ID<Student>].self, from: Data(#"["x"]"#.utf8)) }
    }
}
