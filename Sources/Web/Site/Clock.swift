import Foundation

/// Times as people see them: the clock of London.
enum Clock {
    /// For example "3 May 2027 at 10:15am".
    static func text(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_GB")
        formatter.timeZone = TimeZone(identifier: "Europe/London")
        formatter.dateFormat = "d MMMM yyyy 'at' h:mma"
        formatter.amSymbol = "am"
        formatter.pmSymbol = "pm"
        return formatter.string(from: date)
    }

    /// For the `datetime` attribute.
    static func machine(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}
