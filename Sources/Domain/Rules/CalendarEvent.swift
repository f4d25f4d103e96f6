public import Foundation

/// Days that matter to placements: weeks to avoid, and weeks to use for telling people about T Levels.
public struct CalendarEvent: Hashable, Sendable, Codable {
    /// What it is.
    public let title: String
    /// Whether to avoid placements then, or to make use of it.
    public let kind: Kind
    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// Codes of the T Levels that it concerns; empty for all.
    public let tLevels: [String]
    /// How sure we are of the dates.
    public let status: KnowledgeStatus
    /// Where they were seen.
    public let source: String

    /// What an event means for a plan.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Placements should not start or run then.
        case avoid
        /// A bank holiday.
        case bankHoliday
        /// An occasion for promotion.
        case promotion
    }

    /// Its days.
    public var range: DayRange { DayRange(ordered: start, end) }
}

/// The calendar of placements: published dates as data, recurring ones computed.
public struct PlacementCalendar: Sendable {
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

    /// Everything that falls into a range, by start: dated events, bank holidays, changeover days and winter
    /// pressure.
    public func events(in range: DayRange) -> [CalendarEvent] {
        let holidays = bankHolidays.holidays(in: range).map {
            CalendarEvent(
                title: $0.title,
                kind: .bankHoliday,
                start: $0.day,
                end: $0.day,
                tLevels: [],
                status: .derived,
                source: "Computed for England"
            )
        }
        let yearly = (range.start.year - 1...range.end.year).flatMap {
            [changeover(in: $0), winter(from: $0)].compactMap(\.self)
        }
        return (dated + holidays + yearly).filter { $0.range.overlaps(range) }
            .sorted { ($0.start, $0.title) < ($1.start, $1.title) }
    }

    private func changeover(in year: Int) -> CalendarEvent? {
        guard let day = try? RuleBook.changeoverDay(inYear: year), let rule = rules.rule(on: .changeover, on: day)
        else { return nil }
        return event("Resident doctors change posts", day, day, rule)
    }

    /// The winter that starts in December of a year, when a rule that holds then says so.
    private func winter(from year: Int) -> CalendarEvent? {
        guard
            let start = try? Day(year: year, month: 12, day: 1),
            let march = try? Day(year: year + 1, month: 3, day: 31),
            let rule = rules.rule(on: .winterPressure, on: start)
        else { return nil }
        return event("Winter pressure", start, march, rule)
    }

    private func event(_ title: String, _ start: Day, _ end: Day, _ rule: Rule) -> CalendarEvent {
        CalendarEvent(
            title: title,
            kind: .avoid,
            start: start,
            end: end,
            tLevels: [],
            status: rule.status,
            source: rule.source
        )
    }
}
