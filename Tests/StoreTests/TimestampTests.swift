import Foundation
import Testing

@testable import Store

@Suite("Moments as text")
struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
        (951_827_696.789, "2000-02-29T12:34:56.789Z"), (1_819_787_400, "2027-09-01T08:30:00.000Z"),
        (4_107_542_399.999, "2100-02-28T23:59:59.999Z"), (-62_135_596_800, "0001-01-01T00:00:00.000Z"),
        (1e18, "9999-12-31T23:59:59.999Z"), (.nan, "1970-01-01T00:00:00.000Z"),
    ])
    func areWritten(seconds: Double, text: String) {
        #expect(Timestamp.text(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test(arguments: [
        ("2027-09-01T08:30:00Z", 1_819_787_400.0), ("2027-09-01T08:30:00.5Z", 1_819_787_400.5),
        ("2027-09-01T08:30:00.123456Z", 1_819_787_400.123),
    ])
    func areReadWithAnyFraction(text: String, seconds: Double) {
        #expect(Timestamp.date(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "2027-09-01", "2027-09-01T08:30:00", "2027-02-29T08:30:00Z", "2027-13-01T08:30:00Z",
        "2027-09-01T24:00:00Z", "2027-09-01T08:60:00Z", "2027-09-01T08:30:00.Z", "2027-09-01 08:30:00Z",
        "2027-09-01T08:30:00.000+01:00", "20a7-09-01T08:30:00.000Z",
    ])
    func refuseOtherText(text: String) {
        #expect(Timestamp.date(text) == nil)
    }

    @Test func comeBackAsTheyWere() {
        for step in 0..<20_000 {
            let milliseconds = Int64(step) * 7_919_333_777 - 60_000_000_000_000
            let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            #expect(Timestamp.date(Timestamp.text(date)) == date)
        }
    }
}
