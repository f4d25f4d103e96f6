extension RuleValue {
    /// Reads what somebody typed into a form for a value of a kind.
    /// - Throws: a sentence that says what is expected.
    public init(_ text: String, kind: Kind) throws(InvalidValue) {
        let plain = Scribble(text).trimmed
        switch kind {
        case .hours: self = .hours(try RuleValue.number(plain, upTo: 2000, "Enter a number of hours, for example 315."))
        case .minutes: self = .minutes(try RuleValue.whole(plain, 0...1440, "Enter whole minutes, for example 30."))
        case .days: self = .days(try RuleValue.whole(plain, 0...1000, "Enter a whole number of days, for example 45."))
        case .years: self = .years(try RuleValue.whole(plain, 0...120, "Enter an age in whole years, for example 16."))
        case .count: self = .count(try RuleValue.whole(plain, 0...10_000, "Enter a whole number, for example 2."))
        case .percent:
            let share = plain.hasSuffix("%") ? String(plain.dropLast()) : plain
            self = .percent(try RuleValue.number(share, upTo: 100, "Enter a share from 0% to 100%, for example 20%."))
        case .fraction: self = try RuleValue.fraction(plain)
        case .flag: self = .flag(try RuleValue.yesOrNo(plain))
        case .period: self = try RuleValue.period(plain)
        case .dayOfYear: self = try RuleValue.dayOfYear(plain)
        case .text:
            guard !plain.isEmpty else { throw InvalidValue("Enter the wording.") }
            self = .text(plain)
        }
    }

    private static func number(_ text: String, upTo limit: Double, _ sentence: String) throws(InvalidValue) -> Double {
        let plain = text.filter { !$0.isWhitespace && $0 != "," }
        guard plain.allSatisfy({ Scribble.isDigit($0) || $0 == "." }), let number = Double(plain), number <= limit
        else {
            throw InvalidValue(sentence)
        }
        return number
    }

    private static func whole(
        _ text: String,
        _ range: ClosedRange<Int>,
        _ sentence: String
    ) throws(InvalidValue) -> Int {
        guard let number = Int(text), range.contains(number) else { throw InvalidValue(sentence) }
        return number
    }

    private static func fraction(_ text: String) throws(InvalidValue) -> RuleValue {
        switch folded(text) {
        case "one third", "a third": return .fraction(1, 3)
        case "half", "one half", "a half": return .fraction(1, 2)
        case "a quarter", "one quarter": return .fraction(1, 4)
        default: break
        }
        let parts = text.split(separator: "/").map { Int($0.filter { !$0.isWhitespace }) }
        guard parts.count == 2, let part = parts[0], let whole = parts[1], whole > 0, (0...whole).contains(part) else {
            throw InvalidValue("Enter a fraction, for example 1/3.")
        }
        return .fraction(part, whole)
    }

    private static func yesOrNo(_ text: String) throws(InvalidValue) -> Bool {
        switch folded(text) {
        case "yes", "y", "true": return true
        case "no", "n", "false": return false
        default: throw InvalidValue("Enter yes or no.")
        }
    }

    private static func period(_ text: String) throws(InvalidValue) -> RuleValue {
        let plain = folded(text.replacing(" to ", with: "-"))
        let times = plain.split(separator: "-").map { ClockTime(String($0)) }
        guard times.count == 2, let start = times[0], let end = times[1] else {
            throw InvalidValue("Enter two times, for example 22:00 to 06:00.")
        }
        return .period(start, end)
    }

    private static func dayOfYear(_ text: String) throws(InvalidValue) -> RuleValue {
        let parts = folded(text).split(separator: " ")
        let month = parts.last.flatMap { name in Day.monthNames.firstIndex { folded($0) == name } }
        guard parts.count == 2, let day = Int(parts[0]), let month,
            (1...Day.length(of: month + 1, in: 2001)).contains(day)
        else { throw InvalidValue("Enter a day and a month, for example 31 October.") }
        return .dayOfYear(month: month + 1, day: day)
    }
}

extension RuleValue: Codable {
    /// Reads an object with one entry, for example {"hours": 315}.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: TextKey.self)
        guard container.allKeys.count == 1, let key = container.allKeys.first,
            let kind = Kind(rawValue: key.stringValue)
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: container.codingPath,
                    debugDescription: "A rule's value is one entry, for example hours."
                )
            )
        }
        let text: String
        switch kind {
        case .hours, .percent: text = try container.decode(Double.self, forKey: key).plain
        case .minutes, .days, .years, .count: text = String(try container.decode(Int.self, forKey: key))
        case .flag: text = try container.decode(Bool.self, forKey: key) ? "yes" : "no"
        case .fraction, .period, .dayOfYear, .text: text = try container.decode(String.self, forKey: key)
        }
        do {
            self = try RuleValue(text, kind: kind)
        } catch {
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: error.message)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: TextKey.self)
        let key = TextKey(stringValue: kind.rawValue)
        switch self {
        case .hours(let number), .percent(let number): try container.encode(number, forKey: key)
        case .minutes(let number), .days(let number), .years(let number), .count(let number):
            try container.encode(number, forKey: key)
        case .flag(let yes): try container.encode(yes, forKey: key)
        case .fraction(let part, let parts): try container.encode("\(part)/\(parts)", forKey: key)
        case .period, .dayOfYear, .text: try container.encode(description, forKey: key)
        }
    }
}
