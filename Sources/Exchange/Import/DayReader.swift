/// Reads days as people write them. The day always comes before the month unless the year comes first.
struct DayReader {
    /// The year in which the academic year starts; days and terms without a year fall into it.
    let academicYear: Int

    /// One day: a day of the spreadsheet, "01/09/2027", "1.9.27", "1 Sept 2027", "2027-09-01".
    ///
    /// - Throws: `ValueFault` when the cell does not name one day.
    func day(of cell: Cell) throws(ValueFault) -> CalendarDay {
        if case .number(let number, _) = cell.content {
            guard let day = SerialDay.day(of: number) else { throw Self.unreadable }
            return try sane(day)
        }
        if let parts = Self.figures(cell.text.tidied), let day = try numericDay(parts) { return try sane(day) }
        let text = Self.plain(cell.text)
        // A day that lost its format shows as the count of days since 1900.
        if let serial = Double(text), (10_000...80_000).contains(serial), let day = SerialDay.day(of: serial) {
            return day
        }
        if let day = try numericDay(text) ?? namedDay(text) { return try sane(day) }
        if window(text) != nil { throw ValueFault("Write one day, for example 01/09/2027.") }
        throw Self.unreadable
    }

    /// The first and last day that a cell may stand for: a day stands for itself, a month or term for all its days.
    func edge(of cell: Cell) throws(ValueFault) -> DayWindow {
        if case .text(let text) = cell.content, Self.figures(text.tidied) == nil, let window = named(Self.plain(text)) {
            return window
        }
        let day = try day(of: cell)
        return DayWindow(day, day)
    }

    /// First and last day in one cell: "01/09/2027 to 17/12/2027", "Sept - Dec 2027", "Autumn term".
    ///
    /// - Throws: `ValueFault` when the cell names no window.
    func window(of cell: Cell) throws(ValueFault) -> DayWindow {
        let text = Self.plain(cell.text)
        if case .text = cell.content, let window = window(text) {
            guard window.first <= window.last else {
                throw ValueFault("The end is before the start; correct one of them.")
            }
            return DayWindow(try sane(window.first), try sane(window.last))
        }
        throw ValueFault("Write the first and the last day, for example 01/09/2027 to 17/12/2027, or a term.")
    }

    static let unreadable = ValueFault("Write a day such as 01/09/2027.")

    private func sane(_ day: CalendarDay) throws(ValueFault) -> CalendarDay {
        guard (1930...2099).contains(day.year) else { throw ValueFault("Check the year of this day.") }
        return day
    }

    // MARK: Windows

    private func window(_ text: String) -> DayWindow? {
        if let window = named(text) { return window }
        for separator in [
            #/\s+(?:to|until|till|thru|through)\s+|\s*[–—→]\s*/#, #/\s+-\s+/#, #/-/#, #/\s*(?:>|&|and)\s*/#,
        ] {
            let halves = text.split(separator: separator, maxSplits: 1).map(String.init)
            guard halves.count == 2 else { continue }
            let left = String(halves[0].trimmingPrefix(#/from\s+/#))
            if let window = joined(left, halves[1]) { return window }
        }
        return nil
    }

    private func joined(_ left: String, _ right: String) -> DayWindow? {
        guard let last = half(right, year: nil)?.last else { return nil }
        let hasOwnYear = left.contains(#/\d{4}|[\/.\-]\d{2}$|(?:^|\s|')\d{2}$/#) && half(left, year: nil) != nil
        if hasOwnYear { return half(left, year: nil).map { DayWindow($0.first, last) } }
        // Without a year of its own the start lies in the year of the end, or in the one before.
        guard let first = half(left, year: last.year)?.first else { return nil }
        if first <= last { return DayWindow(first, last) }
        return half(left, year: last.year - 1).map { DayWindow($0.first, last) }
    }

    private func half(_ text: String, year: Int?) -> DayWindow? {
        if let window = named(text, year: year) { return window }
        let complete = year.map { text.contains("/") || text.contains(".") ? "\(text)/\($0)" : "\(text) \($0)" } ?? text
        let day = (try? numericDay(complete)) ?? namedDay(complete)
        return day.map { DayWindow($0, $0) }
    }

    /// A month or a term by its name, with or without a year.
    private func named(_ text: String, year given: Int? = nil) -> DayWindow? {
        guard
            let match = text.wholeMatch(
                of:
                    #/
                    (?:the\s+|half\s+)? ([a-z]+) \.? (?:\s+(?:term|semester))?
                    [\s,\-']* (\d{4}|\d{2})? (?:\s*[\/\-]\s*(\d{2,4}))?
                    /#
            )
        else { return nil }
        let stated = match.2.flatMap { Int($0) }.map { $0 < 100 ? $0 + 2000 : $0 }
        let months: ClosedRange<Int>
        switch match.1 {
        case "autumn", "fall", "winter": months = 9...12
        case "spring": months = 1...3
        case "summer": months = 4...7
        default:
            guard let month = Self.month(String(match.1)) else { return nil }
            months = month...month
        }
        // "Spring 2027/28" names the academic year, "Spring 2028" the year itself.
        let isAcademic = match.3 != nil || stated == nil
        let base = stated ?? academicYear
        let inAcademicYear = months.lowerBound >= 8 ? base : base + 1
        let year = stated == nil && given != nil ? given! : (isAcademic ? inAcademicYear : base)
        return DayWindow(fromMonth: months.lowerBound, year, toMonth: months.upperBound, year)
    }
}
