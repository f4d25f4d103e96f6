extension Catalogue {
    /// What somebody means who writes "Health T Level", "Adult nursing", "6037066X" or an old digital title.
    ///
    /// Where a specialism exists in two generations under one name, the one that can be started on the day is taken,
    /// or the newest without a day.
    public func match(text: String, startingOn day: Day? = nil) -> CatalogueMatch {
        if let item = item(forCode: text) { return .exact(item) }
        let words = MatchIndex.words(text)
        guard !words.isEmpty else { return .none }
        let equal = settle(index.entries.filter { $0.words == words }.map(\.item), on: day)
        if let match = verdict(equal, certain: true) { return match }
        let inside = index.entries.filter { $0.words.isSubset(of: words) }
        let longest = inside.filter { entry in !inside.contains { entry.words.isStrictSubset(of: $0.words) } }
        let kept = narrowed(longest.map(\.item), among: inside.map(\.item))
        if let match = verdict(settle(kept, on: day), certain: false) { return match }
        let abbreviated = settle(index.entries.filter { words.isSubset(of: $0.words) }.map(\.item), on: day)
        return verdict(abbreviated, certain: false) ?? .none
    }

    private func item(forCode text: String) -> CatalogueItem? {
        let plain = folded(text)
        if let tLevel = tLevel(plain) { return .tLevel(tLevel) }
        if let code = CoreCode(ifValid: text), let tLevel = tLevel(coreCode: code) { return .tLevel(tLevel) }
        if let code = SpecialismCode(ifValid: text), let found = specialism(code) { return .specialism(found) }
        return nil
    }

    private func verdict(_ items: [CatalogueItem], certain: Bool) -> CatalogueMatch? {
        guard let first = items.first else { return nil }
        guard items.count == 1 else { return .ambiguous(items) }
        return certain ? .exact(first) : .likely(first)
    }

    /// Where the text names a T Level as well, only that T Level's specialisms can be meant.
    private func narrowed(_ items: [CatalogueItem], among all: [CatalogueItem]) -> [CatalogueItem] {
        let named = Set(all.compactMap { if case .tLevel(let tLevel) = $0 { tLevel.code } else { nil } })
        let within = items.filter { $0.specialismCode != nil && named.contains($0.tLevelCode ?? "") }
        return within.isEmpty ? items : within
    }

    /// One item for each meaning: no repeats, one generation of a specialism, no route beside its own T Level, no T
    /// Level beside its own specialism unless both have the same name, when the T Level stands.
    private func settle(_ items: [CatalogueItem], on day: Day?) -> [CatalogueItem] {
        var seen: Set<CatalogueItem> = []
        let unique = items.filter { seen.insert($0).inserted }
        let tLevelTitles = Dictionary(
            unique.compactMap {
                if case .tLevel(let tLevel) = $0 { (tLevel.code, tLevel.titles.map(\.title)) } else { nil }
            },
            uniquingKeysWith: { first, _ in first }
        )
        var specialisms = unique.compactMap { if case .specialism(let specialism) = $0 { specialism } else { nil } }
        specialisms.removeAll { specialism in
            tLevelTitles[specialism.tLevel]?.contains { folded($0) == folded(specialism.title) } == true
        }
        specialisms = Catalogue.oneGeneration(of: specialisms, on: day)
        let parents = Set(specialisms.map(\.tLevel))
        let tLevels = unique.compactMap { item -> TLevel? in
            guard case .tLevel(let tLevel) = item, !parents.contains(tLevel.code) else { return nil }
            return tLevel
        }
        let parentRoutes = Set(tLevels.map(\.route) + parents.compactMap { tLevel($0)?.route })
        let routes = unique.compactMap { item -> Route? in
            guard case .route(let route) = item, !parentRoutes.contains(route.code) else { return nil }
            return route
        }
        return tLevels.map(CatalogueItem.tLevel) + specialisms.map(CatalogueItem.specialism)
            + routes.map(CatalogueItem.route)
    }

    private static func oneGeneration(of specialisms: [Specialism], on day: Day?) -> [Specialism] {
        specialisms.filter { candidate in
            let siblings = specialisms.filter {
                $0.tLevel == candidate.tLevel && folded($0.title) == folded(candidate.title)
            }
            let current = day.map { day in siblings.filter { $0.covers(day) } } ?? siblings
            let best = (current.isEmpty ? siblings : current).max { $0.generation < $1.generation }
            return best?.code == candidate.code
        }
    }
}

/// The words by which everything in a catalogue can be found.
struct MatchIndex: Sendable {
    struct Entry: Sendable {
        let words: Set<String>
        let item: CatalogueItem
    }

    let entries: [Entry]

    init(routes: [Route], tLevels: [TLevel], specialisms: [Specialism]) {
        let named: [(CatalogueItem, [String])] =
            routes.map { (.route($0), [$0.title] + $0.formerTitles + $0.synonyms) }
            + tLevels.map { (.tLevel($0), $0.titles.map(\.title) + $0.synonyms) }
            + specialisms.map { (.specialism($0), ($0.name.map { [$0] } ?? []) + $0.synonyms) }
        entries = named.flatMap { item, names in
            names.map { Entry(words: MatchIndex.words($0), item: item) }.filter { !$0.words.isEmpty }
        }
    }

    /// The words of a text that tell T Levels apart, in the singular.
    static func words(_ text: String) -> Set<String> {
        let parts = folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return Set(parts.filter { !fillers.contains($0) }.map(singular))
    }

    private static func singular(_ word: String) -> String {
        word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static let fillers: Set<String> = [
        "t", "level", "levels", "tlevel", "tlevels", "a", "the", "in", "of", "for", "to", "and", "with", "on",
        "supporting", "team", "teams", "specialism", "specialisms", "occupational", "pathway", "route", "year", "yr",
        "1", "2", "y1", "y2", "1st", "2nd", "first", "second", "industry", "placement", "placements", "student",
        "students", "technical", "qualification", "tq", "os",
    ]
}
