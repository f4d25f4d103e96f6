extension DayReader {
    /// Small letters, no name of a weekday in front, no time behind, no "st" or "th".
    static func plain(_ text: String) -> String {
        var plain = text.tidied.lowercased()
        plain = String(plain.trimmingPrefix(#/(?:w\/c|wc|week commencing)\s+/#))
        plain = String(plain.trimmingPrefix(#/(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+/#))
        plain = plain.replacing(#/(\d)(?:st|nd|rd|th)\b/#) { $0.1 }
        plain = plain.replacing(#/(\d)(?:t|\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|\s*[ap]m)?$/#) { $0.1 }
        return plain.replacing(#/\bof\b/#, with: " ").tidied
    }

    /// A day in figures; nil when the text is nothing of the kind.
    ///
    /// - Throws: `ValueFault` when it has the form of a day but the calendar has no such day.
    func numericDay(_ text: String) throws(ValueFault) -> CalendarDay? {
        try Self.figures(text).flatMap { (parts) throws(ValueFault) in try numericDay(parts) }
    }

    /// A day whose three figures have been found, year first or last.
    func numericDay(_ parts: [Substring]) throws(ValueFault) -> CalendarDay? {
        if parts[0].count == 4 { return try day(parts[2], parts[1], parts[0]) }
        return try day(parts[0], parts[1], parts[2])
    }

    /// The three figures of a day such as 1/9/27 or 2027-09-01; nil when the text has another form.
    static func figures(_ text: String) -> [Substring]? {
        guard text.utf8.count <= 14, text.utf8.first.map({ (48...57).contains($0) }) == true else { return nil }
        let parts = text.split { "/.- ".contains($0) }
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        let widths = parts.map(\.count)
        let yearFirst = widths[0] == 4 && widths[1] <= 2 && widths[2] <= 2
        let yearLast = widths[0] <= 2 && widths[1] <= 2 && (widths[2] == 4 || widths[2] == 2)
        return yearFirst || yearLast ? parts : nil
    }

    /// A day with the month by its name; nil when there is none.
    func namedDay(_ text: String) -> CalendarDay? {
        let figures: (day: Substring, month: Substring, year: Substring?)
        if let match = text.wholeMatch(of: #/(\d{1,2})[\s\-\/.]*([a-z]{3,9})\.?(?:[\s\-\/,.']*(\d{4}|\d{2}))?/#) {
            figures = (match.1, match.2, match.3)
        } else if let match = text.wholeMatch(of: #/([a-z]{3,9})\.?\s*(\d{1,2})(?:,?\s+(\d{4}))?/#) {
            figures = (match.2, match.1, match.3)
        } else {
            return nil
        }
        guard let day = Int(figures.day), let month = Self.month(String(figures.month)) else { return nil }
        let stated = figures.year.flatMap { Int($0) }.map { $0 < 100 ? Self.century($0) : $0 }
        return CalendarDay(year: stated ?? (month >= 8 ? academicYear : academicYear + 1), month: month, day: day)
    }

    /// The number of a month by its name or the beginning of it.
    static func month(_ name: String) -> Int? {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        guard name.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
    }

    private static func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

    private func day(_ day: Substring, _ month: Substring, _ year: Substring) throws(ValueFault) -> CalendarDay {
        guard let day = Int(day), let month = Int(month), let year = Int(year) else { throw Self.unreadable }
        if let found = CalendarDay(year: year < 100 ? Self.century(year) : year, month: month, day: day) {
            return found
        }
        if month > 12, month <= 31, day <= 12 {
            throw ValueFault("Write the day before the month, for example 25/09/2027.")
        }
        throw ValueFault("The calendar has no such day; correct it.")
    }
}
