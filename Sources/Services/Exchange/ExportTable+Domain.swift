import Domain
import Exchange

extension ExportTable.Value {
    /// A day, or a blank.
    static func day(_ day: Day?) -> ExportTable.Value {
        guard let day, let calendarDay = CalendarDay(year: day.year, month: day.month, day: day.day) else {
            return .blank
        }
        return .day(calendarDay)
    }

    /// A whole number, or a blank.
    static func whole(_ number: Int?) -> ExportTable.Value {
        number.map { .number(Double($0)) } ?? .blank
    }
}
