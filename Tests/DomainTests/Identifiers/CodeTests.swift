import Domain
import Foundation
import Testing

@Suite struct CodeTests {
    /// The canonical form, or the sentence of the refusal.
    private func read<Value: CheckedText>(_ type: Value.Type, _ text: String) -> String {
        do { return try Value(text).description } catch { return error.message }
    }

    @Test(arguments: [
        ("10004375", "10004375"), (" 1000 4375", "10004375"), ("10004375.0", "10004375"), ("10004375.00", "10004375"),
    ])
    func providerNumbersAreRead(_ text: String, _ canonical: String) {
        #expect(read(UKPRN.self, text) == canonical)
    }

    @Test(arguments: [
        ("1000437", "digit short"), ("100043755", "has 9"), ("00043751", "does not start with 0"),
        ("1.0E+07", "scientific"),
    ])
    func providerNumbersAreRefused(_ text: String, _ reason: String) {
        #expect(read(UKPRN.self, text).contains(reason))
    }

    @Test func schoolAndEmployerNumbersHaveTheirLengths() {
        #expect(read(URN.self, "123456.0") == "123456")
        #expect(read(URN.self, "12345").contains("dropped a zero"))
        #expect(read(EmployerReferenceNumber.self, "123 456 789") == "123456789")
        #expect(read(EmployerReferenceNumber.self, "12345678").contains("An employer reference number is 9 digits"))
        #expect(EmployerReferenceNumber(ifValid: "999999999")?.isNone == true)
        #expect(EmployerReferenceNumber.none.description == "999999999")
    }

    @Test(arguments: [
        ("6037066x", "6037066X"), ("60369899", "60369899"), (" 6037-066X ", "6037066X"), ("60369899.0", "60369899"),
    ])
    func coreCodesAreRead(_ text: String, _ canonical: String) {
        #expect(read(CoreCode.self, text) == canonical)
    }

    @Test(arguments: [
        ("603706X", "character short"), ("6037066Y", "8 characters"), ("6.04E+07", "scientific"),
        ("603706666", "has 9"), ("", "Enter"),
    ])
    func coreCodesAreRefused(_ text: String, _ reason: String) {
        #expect(read(CoreCode.self, text).contains(reason))
    }

    @Test(arguments: [
        ("ztlos013", "ZTLOS013"), ("ZTLOS 013", "ZTLOS013"), ("10202101", "10202101"), ("10202101.0", "10202101"),
    ])
    func specialismCodesAreRead(_ text: String, _ canonical: String) {
        #expect(read(SpecialismCode.self, text) == canonical)
    }

    @Test(arguments: [
        ("ZTLOS13", "character short"), ("ZTLOS", "ZTLOS and 3 digits"), ("Midwifery", "ZTLOS and 3 digits"),
        ("ZTLOS0133", "has 9"),
    ])
    func specialismCodesAreRefused(_ text: String, _ reason: String) {
        #expect(read(SpecialismCode.self, text).contains(reason))
    }

    @Test(arguments: [
        ("rh8", "RH8", ODSCode.Kind.trust), ("RH802", "RH802", .trustSite), ("b81008", "B81008", .practice),
        ("U12345", "U12345", .primaryCareNetwork), ("FA123", "FA123", .pharmacy), ("QOC", "QOC", .integratedCareBoard),
        ("Y60", "Y60", .region), ("211", "211", .localAuthority), ("000AA", "000AA", .localAuthoritySite),
        ("TAJ", "TAJ", .trust),
    ])
    func organisationCodesHintAtTheirKind(_ text: String, _ canonical: String, _ kind: ODSCode.Kind) throws {
        let code = try ODSCode(text)
        #expect(code.description == canonical)
        #expect(code.kind == kind)
    }

    @Test func organisationCodesAreForgivenAndRefused() throws {
        #expect(try ODSCode("RH802").parent == ODSCode("RH8"))
        #expect(try ODSCode("VN1XYZ").kind == nil)
        #expect(read(ODSCode.self, "8.00E+123").contains("scientific"))
        #expect(read(ODSCode.self, "11").contains("dropped a zero"))
        #expect(read(ODSCode.self, "RH/8").contains("letters and digits"))
    }

    @Test func storedTextMustBeCanonical() throws {
        func decode<Value: CheckedText>(_ type: Value.Type, _ text: String) throws -> Value {
            try JSONDecoder().decode([String: Value].self, from: Data(#"{"a":"\#(text)"}"#.utf8))["a"]!
        }
        #expect(try decode(UKPRN.self, "10004375").description == "10004375")
        #expect(throws: DecodingError.self) { try decode(UKPRN.self, "1000 4375") }
        #expect(throws: DecodingError.self) { try decode(Postcode.self, "st41aa") }
        #expect(throws: DecodingError.self) { try decode(CoreCode.self, "6037066x") }
        #expect(throws: DecodingError.self) { try decode(PhoneNumber.self, "01632 960123") }
        #expect(try decode(PhoneNumber.self, "+441632960123 ext 204").extension == "204")
        let keyed = try JSONDecoder().decode([SpecialismCode: Int].self, from: Data(#"{"ZTLOS013":1}"#.utf8))
        #expect(try keyed[SpecialismCode("ZTLOS013")] == 1)
    }
}
