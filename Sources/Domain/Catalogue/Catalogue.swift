public import Foundation

/// The routes, T Levels and specialisms that are known, with their dates and sources.
public struct Catalogue: Sendable {
    /// The routes, in the order of the file.
    public let routes: [Route]
    /// The T Levels, those that are not taught included.
    public let tLevels: [TLevel]
    /// The specialisms of all generations.
    public let specialisms: [Specialism]
    /// The day on which the least recently checked of its files was checked.
    public let asAt: Day

    private let routesByCode: [String: Route]
    private let tLevelsByCode: [String: TLevel]
    private let specialismsByCode: [String: Specialism]
    let index: MatchIndex

    /// Makes a catalogue from its parts.
    /// - Throws: `InvalidData` with a sentence for every fault.
    public init(routes: [Route], tLevels: [TLevel], specialisms: [Specialism], asAt: Day) throws(InvalidData) {
        let problems = Catalogue.problems(routes: routes, tLevels: tLevels, specialisms: specialisms)
        guard problems.isEmpty else { throw InvalidData(problems) }
        self.routes = routes
        self.tLevels = tLevels
        self.specialisms = specialisms
        self.asAt = asAt
        routesByCode = Dictionary(uniqueKeysWithValues: routes.map { ($0.code, $0) })
        tLevelsByCode = Dictionary(uniqueKeysWithValues: tLevels.map { ($0.code, $0) })
        specialismsByCode = Dictionary(uniqueKeysWithValues: specialisms.map { ($0.code.description, $0) })
        index = MatchIndex(routes: routes, tLevels: tLevels, specialisms: specialisms)
    }

    /// The catalogue that comes with the system.
    public static func load() throws(InvalidData) -> Catalogue { try load(from: BundledData.folder) }

    /// The catalogue in a folder with routes.json, t-levels.json and specialisms.json.
    public static func load(from folder: URL) throws(InvalidData) -> Catalogue {
        let routes = try DataFile<Route>.read("routes.json", in: folder)
        let tLevels = try DataFile<TLevel>.read("t-levels.json", in: folder)
        let specialisms = try DataFile<Specialism>.read("specialisms.json", in: folder)
        return try Catalogue(
            routes: routes.items,
            tLevels: tLevels.items,
            specialisms: specialisms.items,
            asAt: min(routes.asAt, tLevels.asAt, specialisms.asAt)
        )
    }

    /// The route with our short code.
    public func route(_ code: String) -> Route? { routesByCode[code] }

    /// The T Level with our short code, for example "health".
    public func tLevel(_ code: String) -> TLevel? { tLevelsByCode[code] }

    /// The T Level that has or had a core code.
    public func tLevel(coreCode: CoreCode) -> TLevel? {
        tLevels.first { $0.qualifications.contains { $0.coreCode.value == coreCode } }
    }

    /// The specialism with a code, for example "ZTLOS013".
    public func specialism(_ code: String) -> Specialism? { specialismsByCode[code] }

    /// The specialism with a code.
    public func specialism(_ code: SpecialismCode) -> Specialism? { specialismsByCode[code.description] }

    /// The route that a T Level belongs to.
    public func route(of tLevel: TLevel) -> Route? { routesByCode[tLevel.route] }

    /// The specialisms of a T Level, those that can be started on the day when one is given.
    public func specialisms(of tLevelCode: String, startingOn day: Day? = nil) -> [Specialism] {
        specialisms.filter { $0.tLevel == tLevelCode && (day.map($0.covers) ?? true) }
    }

    /// The T Levels that students may start on a day, by title.
    public func openTLevels(on day: Day) -> [TLevel] {
        tLevels.filter { $0.isOpenToNewStarts(on: day) }.sorted { folded($0.title) < folded($1.title) }
    }

    /// The T Levels that are or were taught, by title; students of closed ones are still on placement.
    public var taughtTLevels: [TLevel] {
        tLevels.filter { $0.stage == .taught }.sorted { folded($0.title) < folded($1.title) }
    }

    /// What a student studies, in the terms in which the rule book asks.
    public func programme(
        tLevel code: String?,
        specialism: String? = nil,
        startedIn year: AcademicYear? = nil,
        groups: Set<LearnerGroup> = []
    ) -> Programme {
        let specialismFound = specialism.flatMap { self.specialism($0) }
        let tLevelFound = (code ?? specialismFound?.tLevel).flatMap { tLevel($0) }
        return Programme(
            route: tLevelFound?.route,
            tLevel: tLevelFound?.code ?? code,
            specialism: specialismFound?.code ?? specialism.flatMap { SpecialismCode(ifValid: $0) },
            startedIn: year,
            groups: groups
        )
    }
}
