extension Catalogue {
    /// A sentence for every fault in the parts of a catalogue, naming the file and the item.
    static func problems(routes: [Route], tLevels: [TLevel], specialisms: [Specialism]) -> [String] {
        let routeCodes = Set(routes.map(\.code))
        let tLevelCodes = Set(tLevels.map(\.code))
        var problems: [String] = []
        problems += routes.map(\.code).repeated.map { "routes.json: the code \"\($0)\" is used twice." }
        problems += tLevels.map(\.code).repeated.map { "t-levels.json: the code \"\($0)\" is used twice." }
        problems += specialisms.map(\.code).repeated.map { "specialisms.json: the code \($0) is used twice." }
        let coreCodes = tLevels.flatMap { $0.qualifications.compactMap(\.coreCode.value) }
        problems += coreCodes.repeated.map { "t-levels.json: the core code \($0) is used twice." }
        for route in routes where route.title.isEmpty || route.source.isEmpty {
            problems.append("routes.json, \"\(route.code)\": give a title and a source.")
        }
        for tLevel in tLevels {
            problems += tLevel.problems(routeCodes: routeCodes).map { "t-levels.json, \"\(tLevel.code)\": \($0)" }
        }
        for specialism in specialisms {
            problems += specialism.problems(tLevelCodes: tLevelCodes)
                .map { "specialisms.json, \(specialism.code): \($0)" }
        }
        return problems
    }
}

extension TLevel {
    fileprivate func problems(routeCodes: Set<String>) -> [String] {
        var problems: [String] = []
        if !routeCodes.contains(route) { problems.append("there is no route \"\(route)\" in routes.json.") }
        if titles.isEmpty || titles.contains(where: { $0.title.isEmpty || $0.source.isEmpty }) || source.isEmpty {
            problems.append("give at least one title, and a source for each.")
        }
        if !inOrder(titles.map { ($0.from, $0.to) }) { problems.append("the dates of its titles are not in order.") }
        if !inOrder(qualifications.map { ($0.from, $0.to) }) {
            problems.append("the dates of its qualifications are not in order.")
        }
        if !firstTeaching.isConsistent || qualifications.contains(where: { !$0.coreCode.isConsistent }) {
            problems.append("a fact without a value must have the status notFound, and every fact needs a source.")
        }
        if let closure {
            if !closure.closedFrom.isConsistent {
                problems.append("the day it closes must have a value or the status notFound, and a source.")
            }
            if let announced = closure.announced, let closed = closure.closedFrom.value, closed < announced {
                problems.append("it closes before that was announced.")
            }
            if let first = firstTeaching.value, let closed = closure.closedFrom.value, closed < first.range.start {
                problems.append("it closes before it was first taught.")
            }
        }
        return problems
    }
}

extension Specialism {
    fileprivate func problems(tLevelCodes: Set<String>) -> [String] {
        var problems: [String] = []
        if !tLevelCodes.contains(tLevel) { problems.append("there is no T Level \"\(tLevel)\" in t-levels.json.") }
        if (name == nil) != (status == .notFound) { problems.append("give a name, or the status notFound.") }
        if source.isEmpty { problems.append("give a source.") }
        if !inOrder([(from, to)]) { problems.append("it ends before it begins.") }
        if generation < 1 { problems.append("the generation counts from 1.") }
        return problems
    }
}

/// Whether stretches of days, open ends allowed, follow each other without overlap.
private func inOrder(_ stretches: [(from: Day?, to: Day?)]) -> Bool {
    for stretch in stretches {
        if let from = stretch.from, let to = stretch.to, to < from { return false }
    }
    for (earlier, later) in zip(stretches, stretches.dropFirst()) {
        guard let end = earlier.to, let start = later.from, end < start else { return false }
    }
    return true
}
