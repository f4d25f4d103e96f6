/// When in the week a placement runs, as somebody wrote it.
public struct PatternReading: Hashable, Sendable, CustomStringConvertible {
    /// How the days lie in the weeks.
    public enum Style: String, Hashable, Sendable {
        /// Some days each week.
        case dayRelease
        /// Whole weeks.
        case block
        /// Some of both.
        case mixed
        /// Any of them will do.
        case flexible
    }

    /// How the days lie in the weeks.
    public let style: Style
    /// How many days a week, when that is said.
    public let daysPerWeek: Int?
    /// Which days, 1 for Monday to 7 for Sunday; empty when that is not said.
    public let weekdays: [Int]

    /// The pattern in words.
    public var description: String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        if !weekdays.isEmpty { return weekdays.map { names[$0 - 1] }.joined(separator: "/") }
        if let days = daysPerWeek, style == .dayRelease { return days == 1 ? "1 day a week" : "\(days) days a week" }
        return switch style {
        case .dayRelease: "Day release"
        case .block: "Block"
        case .mixed: "Block and day release"
        case .flexible: "Flexible"
        }
    }

    /// Reads "Mon/Tue", "Mon to Wed", "2 days a week", "block", "day release", "full time".
    ///
    /// - Throws: `ValueFault` when none of these is in it.
    init(reading text: String) throws(ValueFault) {
        let plain = text.lowercased()
        let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let weekdays = Self.weekdays(in: words, plain)
        let count = Self.count(in: plain, words: words)
        let saysBlock = plain.contains("block") || plain.contains("full time") || plain.contains("full-time")
        let saysDays = plain.contains("release") || !weekdays.isEmpty || count != nil

        if ["flexible", "any", "either", "open"].contains(where: words.contains), weekdays.isEmpty {
            style = .flexible
        } else if plain.contains("mix") || words.contains("both") || words.contains("hybrid")
            || (saysBlock && plain.contains("release"))
        {
            style = .mixed
        } else if saysBlock || count == 5 || weekdays == [1, 2, 3, 4, 5] {
            style = .block
        } else if saysDays {
            style = .dayRelease
        } else {
            throw ValueFault("Write the days (Mon/Tue), the number of days a week, Block or Day release.")
        }
        self.weekdays = weekdays
        daysPerWeek = count ?? (weekdays.isEmpty ? nil : weekdays.count)
    }

    private static func weekdays(in words: [String], _ plain: String) -> [Int] {
        let stems = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let endings = [
            "", "s", "day", "days", "sday", "sdays", "nesday", "nesdays", "rsday", "rsdays", "urday", "urdays",
            "r", "rs", "es", "ds", "ur", "urs",
        ]
        func weekday(_ word: String) -> Int? {
            guard let index = stems.firstIndex(where: { word.hasPrefix($0) }) else { return nil }
            return endings.contains(String(word.dropFirst(3))) ? index + 1 : nil
        }
        let named = words.compactMap(weekday)
        // "Mon to Wed" and "Mon-Wed" mean Tuesday too; "Mon-Tue-Thu" does not.
        let between = plain.wholeMatch(of: #/.*?([a-z]{3,9})\s*(?:-|–|to)\s*([a-z]{3,9})\b.*/#)
        if named.count == 2, named[0] < named[1], let between, weekday(String(between.1)) == named[0],
            weekday(String(between.2)) == named[1]
        {
            return Array(named[0]...named[1])
        }
        return Array(Set(named)).sorted()
    }

    private static func count(in plain: String, words: [String]) -> Int? {
        let names = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5]
        let form =
            #/
            (\d|one|two|three|four|five) \s* (?:x\s*)? (?:full\s*)? (?:days?|d)?
            \s* (?:a|per|\/|each|every|p) \s* \.? \s* (?:week|wk|w)\b
            | (\d|one|two|three|four|five) \s* days?\b (?!\s*block)
            /#
        if let match = plain.firstMatch(of: form), let word = match.1 ?? match.2 {
            let count = names[String(word)] ?? Int(word)
            return count.flatMap { (1...7).contains($0) ? $0 : nil }
        }
        if words.count == 1, let number = Int(words[0].replacing("d", with: "")), (1...5).contains(number) {
            return number
        }
        return plain.contains("full time") || plain.contains("full-time") ? 5 : nil
    }
}
