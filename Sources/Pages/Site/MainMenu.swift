import Design
import Domain

/// The main menu: what each role works with.
enum MainMenu {
    static func items(for context: PageContext) -> [NavigationItem] {
        entries(for: context).map { title, route in
            NavigationItem(title, href: route.path, isCurrent: isCurrent(route, context.here))
        }
    }

    private static func entries(for context: PageContext) -> [(String, SiteRoute)] {
        guard let viewer = context.viewer else { return [] }
        let today: (String, SiteRoute) = ("Today", .today)
        let organisations: (String, SiteRoute) = ("Organisations", .network(.organisations))
        let offers: (String, SiteRoute) = ("Places", .capacity(.offers))
        let cohorts: (String, SiteRoute) = ("Cohorts", .students(.cohorts))
        let students: (String, SiteRoute) = ("Students", .students(.students))
        let placements: (String, SiteRoute) = ("Placements", .placements(.placements))
        let hosts: (String, SiteRoute) = (Room.host.title, .rooms(.room(.host)))
        let colleges: (String, SiteRoute) = (Room.college.title, .rooms(.room(.college)))
        switch viewer.role {
        case .coordinator:
            return [
                today, organisations, offers, cohorts, students, ("Proposals", .allocation(.runs)), placements,
                ("Imports", .exchange(.imports)), ("History", .insight(.history)),
            ]
        case .placeLead: return [today, organisations, offers, hosts]
        case .providerLead, .tutor:
            return [today, cohorts, students, offers, ("Employers", .network(.organisations)), placements, colleges]
        case .student: return [today, ("My records", .students(.students)), ("My placement", .placements(.placements))]
        case .auditor: return [today, ("History", .insight(.history))]
        case .reader, .grantManager: return [today, ("Figures", .insight(.figures))]
        case .safeguardingContact:
            let own = viewer.organisationID.map { ("Our organisation", SiteRoute.network(.organisation($0))) }
            return [today] + [own].compactMap { $0 }
        case .mentor: return [today, students, placements]
        case .employerLead, .areaManager:
            let own = viewer.organisationID.map { ("Our organisation", SiteRoute.network(.organisation($0))) }
            return [today] + [own].compactMap { $0 } + [offers, placements, hosts]
        }
    }

    /// A page belongs to the menu entry that its path begins with.
    private static func isCurrent(_ entry: SiteRoute, _ here: SiteRoute) -> Bool {
        if case (.allocation, .allocation) = (entry, here) { return true }
        // What stands beside the list of places belongs to it: rounds, weeks, other learners, the calendar.
        switch (entry, here) {
        case (.capacity(.offers), .capacity), (.capacity(.offers), .rounds), (.capacity(.offers), .calendar):
            return true
        case (.students(.cohorts), .students(.plans)): return true
        default: break
        }
        return entry == .today ? here == .today : here.path == entry.path || here.path.hasPrefix(entry.path + "/")
    }
}
