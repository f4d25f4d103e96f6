/// A calendar that other programs can bring in, as RFC 5545 describes it: whole days only.
public struct CalendarFile: Hashable, Sendable {
    /// Some whole days.
    public struct Event: Hashable, Sendable {
        /// A name that stays the same, so that bringing the file in again changes the entry and adds none.
        public var id: String
        public var title: String
        public var description: String
        public var category: String
        public var first: CalendarDay
        /// The day after the last.
        public var after: CalendarDay

        public init(
            id: String,
            title: String,
            description: String,
            category: String,
            first: CalendarDay,
            after: CalendarDay
        ) {
            self.id = id
            self.title = title
            self.description = description
            self.category = category
            self.first = first
            self.after = after
        }
    }

    public var name: String
    /// When the file was made, in UTC: the fifteen digits and letters of "20261122T120000" and a Z.
    public var stamp: String
    public var events: [Event]

    public init(name: String, stamp: String, events: [Event]) {
        self.name = name
        self.stamp = stamp
        self.events = events
    }

    /// The file's bytes, in UTF-8.
    public var bytes: [UInt8] {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trellis//Calendar//EN", "CALSCALE:GREGORIAN"]
        lines.append("X-WR-CALNAME:\(Self.escaped(name))")
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(event.id)@trellis", "DTSTAMP:\(stamp)",
                "DTSTART;VALUE=DATE:\(Self.digits(event.first))", "DTEND;VALUE=DATE:\(Self.digits(event.after))",
                "SUMMARY:\(Self.escaped(event.title))", "DESCRIPTION:\(Self.escaped(event.description))",
                "CATEGORIES:\(Self.escaped(event.category))", "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.flatMap { Self.folded($0) + Array("\r\n".utf8) }
    }

    private static func digits(_ day: CalendarDay) -> String { day.iso.filter { $0 != "-" } }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n", "\r\n", "\r": result += "\\n"
            default: result.append(character)
            }
        }
        return result
    }

    /// A line in pieces of 75 bytes at most, never within a character; each but the first begins with a space.
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var length = 0
        for character in line {
            let piece = Array(String(character).utf8)
            if length + piece.count > 75 {
                bytes += Array("\r\n ".utf8)
                length = 1
            }
            bytes += piece
            length += piece.count
        }
        return bytes
    }
}
