import Domain
import Testing

@Suite struct ContactTests {
    @Test(arguments: [
        ("st41aa", "ST4 1AA", "ST4", "ST4 1", "ST"), (" ST4  1AA ", "ST4 1AA", "ST4", "ST4 1", "ST"),
        ("m11ae", "M1 1AE", "M1", "M1 1", "M"), ("EC1A-1BB", "EC1A 1BB", "EC1A", "EC1A 1", "EC"),
        ("dn55\u{A0}1pt", "DN55 1PT", "DN55", "DN55 1", "DN"), ("W1A 0AX", "W1A 0AX", "W1A", "W1A 0", "W"),
        ("gir0aa", "GIR 0AA", "GIR", "GIR 0", "GIR"), ("sy3 8xq", "SY3 8XQ", "SY3", "SY3 8", "SY"),
    ])
    func postcodesAreReadAndTakenApart(_ text: String, _ whole: String, _ out: String, _ sector: String, _ area: String)
        throws
    {
        let postcode = try Postcode(text)
        #expect(postcode.description == whole)
        #expect(postcode.outcode.description == out)
        #expect(postcode.sector == sector)
        #expect(postcode.outcode.area == area)
        #expect(try Outcode(text).description == out)
    }

    @Test(arguments: ["ST4", "ST4 1A", "4ST 1AA", "STT4 1AA", "ST4 AA1", "SO4", "ST444 1AA", "", "ST4 1A4", "12345"])
    func whatIsNoPostcodeIsRefusedWithoutRepeatingIt(_ text: String) {
        let error = #expect(throws: InvalidValue.self) { try Postcode(text) }
        #expect(error?.message.contains("ST4 1AA") == true)
        if text == "ST4" { #expect(error?.message.contains("first half") == true) }
    }

    @Test(arguments: [("st4", "ST4"), ("Ec1a", "EC1A"), ("M1", "M1"), ("DN55", "DN55"), ("ST4 1", "ST4")])
    func outcodesAreRead(_ text: String, _ canonical: String) throws {
        #expect(try Outcode(text).description == canonical)
    }

    @Test(arguments: ["ST", "4", "STOKE", "ST4567", ""])
    func whatIsNoOutcodeIsRefused(_ text: String) {
        #expect(throws: InvalidValue.self) { try Outcode(text) }
    }

    @Test(arguments: [
        ("Jo.Bloggs@NHS.net", "jo.bloggs@nhs.net", "nhs.net"),
        (" jo@college.ac.uk; ", "jo@college.ac.uk", "college.ac.uk"),
        ("Jo Bloggs <jo@example.org>", "jo@example.org", "example.org"),
        ("mailto:jo@example.org", "jo@example.org", "example.org"),
        ("o'neill+tl@a-b.example.co.uk.", "o'neill+tl@a-b.example.co.uk", "a-b.example.co.uk"),
    ])
    func addressesAreRead(_ text: String, _ canonical: String, _ domain: String) throws {
        let address = try EmailAddress(text)
        #expect(address.description == canonical)
        #expect(address.domain == domain)
    }

    @Test(arguments: [
        ("jo.bloggs", "@ is missing"), ("jo@nhs", "missing or stray"), ("jo@b.example; al@b.example", "not several"),
        ("jo bloggs@nhs.net", "no spaces"), ("@nhs.net", "missing or stray"), ("jo@-x.net", "missing or stray"),
        (".jo@nhs.net", "missing or stray"), ("jo..b@nhs.net", "missing or stray"), ("jo@1.2.3.4", "missing or stray"),
        ("", "Enter"),
    ])
    func addressesAreRefusedWithoutRepeatingThem(_ text: String, _ reason: String) {
        let error = #expect(throws: InvalidValue.self) { try EmailAddress(text) }
        #expect(error?.message.contains(reason) == true)
        #expect(text.isEmpty || error?.message.contains(text) == false)
    }

    @Test(arguments: [
        ("01632 960123", "+441632960123", "01632 960123"), ("+44 (0)1632 960123", "+441632960123", "01632 960123"),
        ("0044 1632 960123", "+441632960123", "01632 960123"), ("441632960123", "+441632960123", "01632 960123"),
        ("(020) 7946-0958", "+442079460958", "020 7946 0958"), ("07700 900123", "+447700900123", "07700 900123"),
        ("0161 496 0000", "+441614960000", "0161 496 0000"), ("0300 123 4567", "+443001234567", "0300 123 4567"),
        ("01632 960123 ext. 204", "+441632960123 ext 204", "01632 960123 ext 204"),
        ("01632 960123 (x204)", "+441632960123 ext 204", "01632 960123 ext 204"),
        ("01632.960.123", "+441632960123", "01632 960123"),
        ("0169 77 2345", "+44169772345", "01697 72345"),
    ])
    func numbersAreReadAndShown(_ text: String, _ canonical: String, _ shown: String) throws {
        let number = try PhoneNumber(text)
        #expect(number.description == canonical)
        #expect(number.formatted == shown)
        #expect(try PhoneNumber(canonical) == number)
    }

    @Test(arguments: [
        ("7700900123", "dropped a zero"), ("1632960123", "dropped a zero"), ("7700900123.0", "dropped a zero"),
        ("0770090012", "too short"), ("016329601234", "too long"), ("+353 1 234 5678", "Only UK"),
        ("7.7009E+09", "scientific"),
        ("01632 960123 / 07700 900123", "too long"), ("ask reception", "starts with 0"), ("", "Enter"),
        ("0632960123", "starts with 0"),
    ])
    func numbersAreRefusedWithTheirReason(_ text: String, _ reason: String) {
        let error = #expect(throws: InvalidValue.self) { try PhoneNumber(text) }
        #expect(error?.message.contains(reason) == true)
    }
}
