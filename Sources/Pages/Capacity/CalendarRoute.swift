public import Domain

/// The calendar of weeks to avoid, and what is decided where two calendars stand against each other.
public enum CalendarRoute: RoutePart {
    /// The weeks of a year, by month.
    case calendar
    case exportCalendar(ExportFormat)
    /// A file that calendar programs bring in.
    case file
    case new
    case edit(ID<Avoidance>)
    /// Takes days out of the calendar, or brings them back.
    case archive(ID<Avoidance>)
    /// What computed and published weeks mean.
    case series
    /// Colleges and employers whose calendars leave too few weeks.
    case conflicts
    /// A college's and an employer's calendar side by side, and the decision.
    case conflict(ID<Organisation>, ID<Organisation>)

    public init?(_ segments: [String]) {
        switch (segments.first, segments.count) {
        case ("calendar", 1): self = .calendar
        case ("calendar", 2):
            switch segments[1] {
            case "new": self = .new
            case "series": self = .series
            case "conflicts": self = .conflicts
            case "calendar.ics": self = .file
            default:
                guard let format = ExportFormat(segment: segments[1]) else { return nil }
                self = .exportCalendar(format)
            }
        case ("calendar", 4):
            guard segments[1] == "conflicts", let college = ID<Organisation>(segments[2]),
                let host = ID<Organisation>(segments[3])
            else { return nil }
            self = .conflict(college, host)
        case ("avoidances", 3):
            guard let id = ID<Avoidance>(segments[1]) else { return nil }
            switch segments[2] {
            case "edit": self = .edit(id)
            case "archive": self = .archive(id)
            default: return nil
            }
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .calendar: ["calendar"]
        case .exportCalendar(let format): ["calendar", format.segment]
        case .file: ["calendar", "calendar.ics"]
        case .new: ["calendar", "new"]
        case .edit(let id): ["avoidances", id.description, "edit"]
        case .archive(let id): ["avoidances", id.description, "archive"]
        case .series: ["calendar", "series"]
        case .conflicts: ["calendar", "conflicts"]
        case .conflict(let college, let host): ["calendar", "conflicts", college.description, host.description]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .calendar, .exportCalendar, .file, .conflicts: .get
        case .archive: .post
        case .new, .edit, .series, .conflict: .both
        }
    }

    public static var samples: [CalendarRoute] {
        [
            .calendar, .exportCalendar(.xlsx), .exportCalendar(.csv), .file, .new, .edit(.sample), .archive(.sample),
            .series, .conflicts, .conflict(.sample, .sample),
        ]
    }
}
