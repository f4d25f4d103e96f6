public import Foundation

/// The calendar of placements: published dates as data, recurring ones computed.
public struct PlacementCalendar: Sendable {
    /// The calendar that comes with the system, read once.
    public static let bundled = Result { () throws(InvalidData) in try PlacementCalendar.load() }

    private let dated: [CalendarEvent]
    private let bankHolidays: BankHolidays
    private let rules: RuleBook

    /// The calendar that comes with the system.
    public static func load() throws(InvalidData) -> PlacementCalendar { try load(from: BundledData.folder) }

    /// The calendar in a folder with calendar.json, bank-holidays.json and rules.json.
    public static func load(from folder: URL) throws(InvalidData) -> PlacementCalendar {
        let events = try DataFile<CalendarEvent>.read("calendar.json", in: folder).items
        let problems = events.filter { $0.end < $0.start || $0.title.isEmpty || $0.source.isEmpty }.map {
            "calendar.json, \"\($0.title)\": give a title, a source and an end that is not before the start."
        }
        guard problems.isEmpty else { throw InvalidData(problems) }
        return PlacementCalendar(
            dated: events,
            bankHolidays: try BankHolidays.load(from: folder),
            rules: try RuleBook.load(from: folder)
        )
    }

    /// Everything that falls into a range, by start: dated events, bank holidays, changeover days, winter pressure, and
    /// National Apprenticeship Week with its Thursday in years whose dates are not known.
    public func events(in range: DayRange) -> [CalendarEvent] {
        let holidays = bankHolidays.holidays(in: range).map {
            CalendarEvent(
                title: $0.title,
                kind: .bankHoliday,
                series: .bankHolidays,
                start: $0.day,
                end: $0.day,
                tLevels: [],
                status: .derived,
                source: "Computed for England"
            )
        }
        let yearly = (range.start.year - 1...range.end.year).flatMap {
            [changeover(in: $0), winter(from: $0)].compactMap(\.self) + apprenticeshipWeek(in: $0)
        }
        return (dated + holidays + yearly).filter { $0.range.overlaps(range) }
            .sorted { ($0.start, $0.title) < ($1.start, $1.title) }
    }

    private func changeover(in year: Int) -> CalendarEvent? {
        guard let day = try? RuleBook.changeoverDay(inYear: year), let rule = rules.rule(on: .changeover, on: day)
        else { return nil }
        return event(.changeover, day, day, rule)
    }

    /// The winter that starts in December of a year, when a rule that holds then says so.
    private func winter(from year: Int) -> CalendarEvent? {
        guard
            let start = try? Day(year: year, month: 12, day: 1),
            let march = try? Day(year: year + 1, month: 3, day: 31),
            let rule = rules.rule(on: .winterPressure, on: start)
        else { return nil }
        return event(.winterPressure, start, march, rule)
    }

    /// The week and its Thursday, unless their dates are known: the weeks of 2024, 2025 and 2026 begin on the Monday from
    /// 5 to 11 February.
    private func apprenticeshipWeek(in year: Int) -> [CalendarEvent] {
        guard let last = try? Day(year: year, month: 2, day: 11) else { return [] }
        let known = dated.first { $0.series == .apprenticeshipWeek && $0.start.year == year }
        let monday = known?.start ?? last.monday
        func computed(_ series: CalendarEvent.Series, _ start: Day, _ end: Day, _ source: String) -> [CalendarEvent] {
            if dated.contains(where: { $0.series == series && $0.start.year == year }) { return [] }
            return [
                CalendarEvent(
                    title: series.title,
                    kind: .promotion,
                    series: series,
                    start: start,
                    end: end,
                    tLevels: [],
                    status: .derived,
                    source: source
                )
            ]
        }
        let pattern = "Computed from the weeks of 2024, 2025 and 2026; check it when the dates are published"
        return computed(.apprenticeshipWeek, monday, monday.adding(days: 6), pattern)
            + computed(
                .tLevelThursday,
                monday.adding(days: 3),
                monday.adding(days: 3),
                "The Thursday of National Apprenticeship Week"
            )
    }

    private func event(_ series: CalendarEvent.Series, _ start: Day, _ end: Day, _ rule: Rule) -> CalendarEvent {
        CalendarEvent(
            title: series.title,
            kind: .avoid,
            series: series,
            start: start,
            end: end,
            tLevels: [],
            status: rule.status,
            source: rule.source
        )
    }
}
