import Domain

/// Reads T Levels and specialisms as people write them, each text once.
struct CourseReader {
    /// What the two cells of a row mean.
    struct Course: Hashable {
        var tLevelCode: String?
        var specialismCode: String?
        /// Why the T Level cell cannot be taken, and the specialism cell.
        var tLevelFault: String?
        var specialismFault: String?
    }

    private struct Cells: Hashable {
        let tLevel: String
        let specialism: String
    }

    private let catalogue: Catalogue
    private let day: Day
    private var known: [Cells: Course] = [:]

    init(_ catalogue: Catalogue, startingOn day: Day) {
        self.catalogue = catalogue
        self.day = day
    }

    /// The course that the cells mean; a cell that is empty is told by the other.
    mutating func course(tLevel: String?, specialism: String?) -> Course {
        let cells = Cells(tLevel: tLevel ?? "", specialism: Self.isAny(specialism) ? "" : specialism ?? "")
        if let course = known[cells] { return course }
        var course = Course()
        readTLevel(cells.tLevel, &course)
        readSpecialism(cells, &course)
        known[cells] = course
        return course
    }

    /// The words on screens for a course.
    func title(_ tLevelCode: String, _ specialismCode: String?) -> String {
        let tLevel = catalogue.tLevel(tLevelCode)?.title ?? tLevelCode
        guard let code = specialismCode else { return tLevel }
        return "\(tLevel): \(catalogue.specialism(code)?.title ?? code)"
    }

    private func readTLevel(_ text: String, _ course: inout Course) {
        guard !text.isEmpty else { return }
        switch catalogue.match(text: text, startingOn: day) {
        case .exact(.route(let route)), .likely(.route(let route)):
            let choices = catalogue.openTLevels(on: day).filter { $0.route == route.code }.map(\.title)
            course.tLevelFault = choose(choices, "This is a route.")
        case .exact(let item), .likely(let item):
            course.tLevelCode = item.tLevelCode
            course.specialismCode = item.specialismCode?.description
        case .ambiguous(let items):
            let tLevels = Set(items.compactMap(\.tLevelCode))
            if tLevels.count == 1, let only = tLevels.first {
                course.tLevelCode = only
            } else {
                course.tLevelFault = choose(items.map(\.title), "This can mean several T Levels.")
            }
        case .none: course.tLevelFault = "No T Level has this name. Write its title, for example Health."
        }
    }

    private func readSpecialism(_ cells: Cells, _ course: inout Course) {
        guard !cells.specialism.isEmpty else { return }
        let alone = catalogue.match(text: cells.specialism, startingOn: day)
        let items: [CatalogueItem] =
            switch alone {
            case .exact(let item), .likely(let item): [item]
            case .ambiguous(let items): items
            case .none: []
            }
        guard let tLevel = course.tLevelCode else {
            takeTLevel(from: items, cells, &course)
            return
        }
        let within = items.filter { $0.tLevelCode == tLevel }
        let specialisms = within.compactMap(\.specialismCode)
        if specialisms.count == 1 {
            course.specialismCode = specialisms[0].description
        } else if within.isEmpty || specialisms.count > 1 {
            let own = catalogue.specialisms(of: tLevel, startingOn: day).map(\.title)
            course.specialismFault = choose(
                specialisms.isEmpty ? own : within.map(\.title),
                specialisms.isEmpty
                    ? "This T Level has no specialism of this name." : "This can mean several specialisms."
            )
        }
    }

    /// Without a readable T Level the specialism tells it.
    private func takeTLevel(from items: [CatalogueItem], _ cells: Cells, _ course: inout Course) {
        let tLevels = Set(items.compactMap(\.tLevelCode))
        if tLevels.count == 1, let only = tLevels.first {
            course.tLevelCode = only
            course.tLevelFault = nil
            let codes = items.compactMap(\.specialismCode)
            if codes.count == 1 { course.specialismCode = codes[0].description }
            if codes.count > 1 {
                course.specialismFault = choose(items.map(\.title), "This can mean several specialisms.")
            }
        } else if cells.tLevel.isEmpty {
            course.specialismFault =
                items.isEmpty
                ? "No specialism has this name. Write its title, for example Adult nursing."
                : choose(items.map(\.title), "This can mean several specialisms.")
        }
    }

    private func choose(_ titles: [String], _ cause: String) -> String {
        var seen: Set<String> = []
        let choices = titles.filter { seen.insert($0).inserted }
        guard let last = choices.last else { return "\(cause) Write the title of a T Level." }
        let list = choices.count > 1 ? choices.dropLast().joined(separator: ", ") + " or " + last : last
        return "\(cause) Write \(list)."
    }

    /// "Any" and the like leave the specialism open.
    private static func isAny(_ text: String?) -> Bool {
        guard let text else { return true }
        return [
            "", "any", "all", "either", "none", "n/a", "na", "tbc", "tba", "not known", "not known yet", "-", "general",
        ]
        .contains(folded(text))
    }
}
