import Domain
import Testing

@Suite struct RuleValueTests {
    @Test(
        arguments: [
            ("315", .hours, .hours(315), "315 hours"), ("4.5", .hours, .hours(4.5), "4.5 hours"),
            ("30", .minutes, .minutes(30), "30 minutes"),
            ("20%", .percent, .percent(20), "20%"), ("12.5", .percent, .percent(12.5), "12.5%"),
            ("1/3", .fraction, .fraction(1, 3), "one third"),
            ("one third", .fraction, .fraction(1, 3), "one third"), ("2/5", .fraction, .fraction(2, 5), "2/5"),
            ("2", .count, .count(2), "2"),
            ("Yes", .flag, .flag(true), "yes"),
            ("31 October", .dayOfYear, .dayOfYear(month: 10, day: 31), "31 October"),
            ("16", .years, .years(16), "16 years"), ("45", .days, .days(45), "45 days"),
            ("route", .text, .text("route"), "route"),
        ] as [(String, RuleValue.Kind, RuleValue, String)]
    )
    func valuesAreReadAndShown(_ text: String, _ kind: RuleValue.Kind, _ value: RuleValue, _ shown: String) throws {
        #expect(try RuleValue(text, kind: kind) == value)
        #expect(value.description == shown)
        #expect(value.kind == kind)
    }

    @Test func periodsAreReadInSeveralSpellings() throws {
        let night = try RuleValue("22:00 to 06:00", kind: .period)
        #expect(try RuleValue("22:00-6:00", kind: .period) == night)
        #expect(try RuleValue("22.00 - 06.00", kind: .period) == night)
        #expect(night.description == "22:00 to 06:00")
    }

    @Test(
        arguments: [
            ("lots", .hours), ("-3", .hours), ("1e3", .hours), ("120", .percent), ("1/0", .fraction),
            ("4/3", .fraction), ("1.5", .count), ("maybe", .flag),
            ("25:00-06:00", .period), ("22:00", .period), ("31 June", .dayOfYear), ("October", .dayOfYear), ("", .text),
            ("", .hours),
        ] as [(String, RuleValue.Kind)]
    )
    func valuesOfTheWrongShapeAreRefused(_ text: String, _ kind: RuleValue.Kind) {
        #expect(throws: InvalidValue.self) { try RuleValue(text, kind: kind) }
    }
}

@Suite struct ClockTimeTests {
    @Test(arguments: [("8:30", "08:30"), ("08.30", "08:30"), ("0830", "08:30"), ("24:00", "24:00"), ("00:00", "00:00")])
    func timesAreRead(_ text: String, _ canonical: String) {
        #expect(ClockTime(text)?.description == canonical)
    }

    @Test(arguments: ["24:01", "8", "12:60", "noon", "830", "-1:00", "08:3"])
    func otherTextIsRefused(_ text: String) {
        #expect(ClockTime(text) == nil)
    }
}
