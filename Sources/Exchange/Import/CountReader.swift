import Foundation

/// Reads numbers as people write them: "4 places", "four", "315 hrs", "18+".
enum CountReader {
    static func wholeNumber(_ text: String) throws(ValueFault) -> Int {
        if let number = figures(text) { return number }
        let plain = text.lowercased().trimmingPrefix(
            #/(up to|max\.?|maximum( of)?|approx\.?|about|around|circa|c\.|~|x)\s*/#
        )
        if let match = plain.wholeMatch(of: #/(\d{1,6})(?:\.0+)?\s*(?:x\s*)?([a-z ]{0,40})\.?/#),
            let number = Int(match.1)
        {
            let unit = match.2.split(separator: " ").last.map(String.init) ?? ""
            if unit.isEmpty || units.contains(unit) { return number }
            throw ValueFault("Write one whole number without further words.")
        }
        let words = plain.split { !$0.isLetter }.map(String.init)
        if let first = words.first, let number = names[first], words.dropFirst().allSatisfy(units.contains) {
            return number
        }
        if plain.contains(#/\d\s*(-|–|to|or|\/)\s*\d/#) { throw ValueFault("This is a range; write one number.") }
        if plain.contains(#/^\d+[.,]\d+$/#) { throw ValueFault("Write a whole number.") }
        if plain.hasPrefix("-") { throw ValueFault("Write a number that is not below 0.") }
        throw ValueFault("Write one whole number, for example 4.")
    }

    static func hours(_ text: String) throws(ValueFault) -> Int {
        if let number = figures(text) { return number }
        let plain = text.lowercased().replacing(",", with: "").trimmingPrefix(
            #/(min\.?|minimum( of)?|at least|approx\.?|about)\s*/#
        )
        if plain.contains("week") || plain.contains("day") || plain.contains("pw") {
            throw ValueFault("Write the hours in all, for example 315, not by week or by day.")
        }
        if let match = plain.wholeMatch(of: #/(\d{1,4})(?:\.0+)?\s*\+?\s*(h|hr|hrs|hour|hours)?\.?/#),
            let number = Int(match.1)
        {
            return number
        }
        if plain.contains(#/\d\s*(-|–|to)\s*\d/#) { throw ValueFault("This is a range; write one number of hours.") }
        throw ValueFault("Write the hours in all as a whole number, for example 315.")
    }

    /// The minutes of a journey; nil when there is no limit.
    static func minutes(_ text: String) throws(ValueFault) -> Int? {
        if let number = figures(text) { return number }
        let plain = text.lowercased()
        if ["any", "no limit", "anywhere", "none", "n/a"].contains(plain) || ValueReader.isUnknown(plain) {
            return nil
        }
        let bare = String(
            plain.trimmingPrefix(#/(up to|max\.?|maximum( of)?|under|less than|about|<|no more than)\s*/#)
        )
        if let match = bare.wholeMatch(of: #/(\d{1,3})(?:\.0+)?\s*(m|min|mins|minute|minutes)?\.?/#) {
            return Int(match.1)
        }
        if let match = bare.wholeMatch(
            of: #/(\d)(?:\s*(?:h|hr|hrs|hour|hours)\s*(?:and\s*)?|:)(\d{1,2})\s*(?:m|min|mins|minutes)?\.?/#
        ),
            let hours = Int(match.1), let minutes = Int(match.2)
        {
            return hours * 60 + minutes
        }
        if let match = bare.wholeMatch(of: #/(\d(?:\.\d+)?|an?|one|two|half an|1½)\s*(?:h|hr|hrs|hour|hours)\.?/#) {
            let words: [Substring: Double] = ["a": 1, "an": 1, "one": 1, "two": 2, "half an": 0.5, "1½": 1.5]
            if let hours = words[match.1] ?? Double(match.1) { return Int(hours * 60) }
        }
        throw ValueFault("Write the longest journey in minutes, for example 45.")
    }

    /// The lowest age; nil when there is none.
    static func minimumAge(_ text: String) throws(ValueFault) -> Int? {
        let plain = text.lowercased()
        if ["none", "no", "any", "no minimum", "any age", "no limit", "no restriction", "no restrictions", "all"]
            .contains(plain) || ValueReader.isUnknown(plain)
        {
            return nil
        }
        let words = plain.replacing("+", with: " plus ").split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let ages = words.compactMap { Int($0.trimmingPrefix("age")) }
        let known = words.allSatisfy { ageWords.contains($0) || $0.contains(where: \.isNumber) }
        guard known, ages.count == 1, let age = ages.first, (14...25).contains(age) else {
            throw ValueFault("Write the lowest age in years, for example 18.")
        }
        return age
    }

    /// The number when the text is figures and nothing else, which is by far the most frequent case.
    private static func figures(_ text: String) -> Int? {
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private static let ageWords: Set<String> = [
        "over", "min", "minimum", "at", "least", "from", "age", "aged", "must", "be", "of", "plus", "and", "above",
        "or",
        "older", "year", "years", "yr", "yrs", "only", "old", "up", "upwards",
    ]

    private static let units: Set<String> = [
        "place", "places", "student", "students", "learner", "learners", "placement", "placements", "space", "spaces",
        "slot", "slots", "people", "person", "pupils", "max", "maximum", "only", "total", "available", "offered",
    ]

    private static let names: [String: Int] = [
        "none": 0, "nil": 0, "zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    ]
}
