import Domain

/// Finds organisations by what people call them: code, name, part of a name, first letters.
struct OrganisationDirectory: Sendable {
    /// What a name was found to mean.
    enum Match: Hashable, Sendable {
        case found(ID<Organisation>)
        /// Perhaps this one: a person decides.
        case close(ID<Organisation>)
        /// Any of several.
        case several([String])
        case unknown
    }

    private struct Entry: Sendable {
        let organisation: Organisation
        let words: NameWords
    }

    private var entries: [Entry] = []
    private var byODSCode: [ODSCode: Int] = [:]
    private var byUKPRN: [UKPRN: Int] = [:]
    private var byName: [String: [Int]] = [:]

    init(_ organisations: [Organisation]) {
        for organisation in organisations { add(organisation) }
    }

    /// Adds an organisation that a row of the file would add.
    mutating func add(_ organisation: Organisation) {
        let entry = Entry(organisation: organisation, words: NameWords(organisation.name))
        let index = entries.count
        entries.append(entry)
        if let code = organisation.odsCode, byODSCode[code] == nil { byODSCode[code] = index }
        if let code = organisation.ukprn, byUKPRN[code] == nil { byUKPRN[code] = index }
        byName[entry.words.text, default: []].append(index)
    }

    /// The colleges that are not archived, by name.
    var collegeNames: [String] {
        entries.map(\.organisation).filter { $0.isProvider && $0.archivedAt == nil }.map(\.name).sorted()
    }

    /// Any organisation, by its code or else its name; one with a similar name in the same place is close.
    func organisation(named name: String, odsCode: ODSCode?, place: String?) -> Match {
        if let code = odsCode, let index = byODSCode[code] ?? code.parent.flatMap({ byODSCode[$0] }) {
            return .found(entries[index].organisation.id)
        }
        let words = NameWords(name)
        guard !words.text.isEmpty else { return .unknown }
        let same = (byName[words.text] ?? []).map { entries[$0].organisation }
            .filter { fits($0, odsCode) && isNear($0, place) }
        if same.count == 1 { return .found(same[0].id) }
        if same.count > 1 { return .several(same.map { "\($0.name), \($0.place ?? "no place given")" }) }
        return closest(to: words) { fits($0, odsCode) && isNear($0, place) }
    }

    /// A college by UKPRN, name, the beginning of its name, or its initials.
    func college(named name: String, ukprn: UKPRN?) -> Match {
        if let code = ukprn ?? UKPRN(ifValid: name), let index = byUKPRN[code] {
            return .found(entries[index].organisation.id)
        }
        let words = NameWords(name)
        guard !words.text.isEmpty else { return .unknown }
        let colleges = entries.filter { $0.organisation.isProvider }
        let compact = words.text.filter { $0.isLetter || $0.isNumber }
        let ways: [(Entry) -> Bool] = [
            { $0.words.text == words.text },
            { !words.telling.isEmpty && words.words.isSubset(of: $0.words.words) },
            { compact.count > 1 && $0.words.initials == compact },
        ]
        for way in ways {
            let found = colleges.filter(way).map(\.organisation)
            if found.count == 1 { return .found(found[0].id) }
            if found.count > 1 { return .several(found.map(\.name)) }
        }
        return closest(to: words) { $0.isProvider && $0.archivedAt == nil }
    }

    private func closest(to words: NameWords, where isCandidate: (Organisation) -> Bool) -> Match {
        let near = entries.filter { isCandidate($0.organisation) && NameLikeness.isClose($0.words, words) }
        let nearest = near.min { difference($0.words, words) < difference($1.words, words) }
        return nearest.map { .close($0.organisation.id) } ?? .unknown
    }

    private func difference(_ first: NameWords, _ second: NameWords) -> Int {
        NameLikeness.distance(Array(first.text.utf8), Array(second.text.utf8), atMost: 200) ?? 200
    }

    /// Two different codes are two organisations, whatever they are called.
    private func fits(_ organisation: Organisation, _ code: ODSCode?) -> Bool {
        guard let code, let stored = organisation.odsCode else { return true }
        return code == stored || code.parent == stored
    }

    private func isNear(_ organisation: Organisation, _ place: String?) -> Bool {
        guard let place, !place.isEmpty, let stored = organisation.place, !stored.isEmpty else { return true }
        return folded(place) == folded(stored)
    }
}
