import Foundation
import Testing

@testable import Domain

@Suite struct ULNTests {
    @Test(arguments: [
        "9276308686", " 9276308686 ", "9276 308 686", "927-630-8686", "9276308686.0", "'9276308686", "9276308686\u{A0}",
    ])
    func theWorkedExampleIsReadInEverySpelling(_ text: String) throws {
        #expect(try ULN(text).description == "9276308686")
    }

    @Test(arguments: [
        ("9276308687", "last digit"), ("9276308668", "last digit"), ("927630868", "digit short"),
        ("92763086861", "has 11"),
        ("0276308686", "does not start with 0"), ("9.27631E+09", "scientific notation"),
        ("9.28e9", "scientific notation"),
        ("92763O8686", "not a digit"), ("", "Enter the ULN"), ("9999999999", "temporary"),
    ])
    func whatCannotBeAULNIsRefusedWithItsReason(_ text: String, _ reason: String) {
        let error = #expect(throws: InvalidValue.self) { try ULN(text) }
        #expect(error?.message.contains(reason) == true)
        if text.count > 3 { #expect(error?.message.contains(text) == false) }
    }

    @Test func bothFormsOfTheCheckAgree() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let nine = String(Int.random(in: 100_000_000...999_999_999, using: &random))
            let check = ULN.checkDigit(after: nine)
            for last in 0...9 {
                #expect(ULN.passesWeightedSum(nine + String(last)) == (last == check))
            }
        }
    }

    @Test func swappingTwoNeighboursIsNoticed() throws {
        let digits = Array("9276308686")
        for index in 0..<9 where digits[index] != digits[index + 1] {
            var swapped = digits
            swapped.swapAt(index, index + 1)
            #expect(ULN(ifValid: String(swapped)) == nil)
        }
    }

    @Test func theTemporaryNumberPassesOnlyWhereAllowed() throws {
        let uln = try ULN("9999999999", allowingTemporary: true)
        #expect(uln.isTemporary)
        let data = try JSONEncoder().encode(uln)
        #expect(try JSONDecoder().decode(ULN.self, from: data) == uln)
    }

    @Test func listsShowTheEndOnly() throws {
        #expect(try ULN("9276308686").masked == "•••••••686")
    }
}
