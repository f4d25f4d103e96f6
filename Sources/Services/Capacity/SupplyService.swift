public import Domain
import Foundation
import Records
import Store

/// Demand beside supply, and why places are free and students short at the same time.
public struct SupplyService: Sendable {
    let trellis: Trellis

    /// What the page of supply and demand shows.
    public struct Overview: Sendable {
        /// By what the rows are; whoever sees counts made safe gets them by T Level only.
        public var dimension: SupplyDimension
        /// By what else they could be.
        public var dimensions: [SupplyDimension]
        /// What they were narrowed to: nothing that the actor may not ask for.
        public var filter: SupplyFilter
        public var rows: [Row]
        public var total: SafeSupply.Figures
        /// How many of those wanted are only planned and not known by name; empty for whoever sees no student.
        public var planned: Int?
        /// What keeps free places and students apart; empty for whoever sees no student.
        public var gaps: SupplyGaps?
        /// What is intended beside what was ever given; empty for whoever sees no student.
        public var checks: [PlanCheck]
        /// The names of the colleges that rows and gaps are about.
        public var colleges: [ID<Organisation>: String]
    }

    /// A row with its words.
    public struct Row: Sendable {
        public var key: SupplyKey
        public var title: String
        public var figures: SafeSupply.Figures
        /// How many of those wanted are only planned; empty for whoever sees no student.
        public var planned: Int?
    }

    /// Demand beside supply in a year.
    /// - Throws: `ServiceError.denied`.
    public func overview(
        by dimension: SupplyDimension,
        _ filter: SupplyFilter,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Overview {
        try actor.mustBeAllowed(to: .seeSupply, .list)
        let scope = actor.scope
        let dimensions = Self.dimensions(in: scope)
        let isOpen = !dimensions.isEmpty
        let filter = Self.allowed(filter, dimensions)
        let dimension = dimensions.contains(dimension) ? dimension : .tLevel
        let trellis = trellis
        return try await trellis.database.read { reader in
            let demand = try DemandRows.lines(in: scope, year: year, reader).filter(filter.includes)
            let supply = try SupplyRows.lines(in: scope, year: year, reader).filter {
                filter.includes($0) { trellis.catalogue.specialism($0)?.tLevel }
            }
            let table = SupplyTable(by: dimension, demand, supply)
            let named = isOpen ? try Organisations.colleges(in: scope, reader) : []
            let colleges = Dictionary(named.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let words = SupplyTitles(catalogue: trellis.catalogue, colleges: colleges)
            guard isOpen else {
                let safe = SafeSupply(table, seesOffers: !Self.isFiguresOnly(scope))
                return Overview(
                    dimension: .tLevel,
                    dimensions: [],
                    filter: filter,
                    rows: words.sorted(
                        safe.rows.map { Row(key: $0.key, title: words.title($0.key), figures: $0.figures) }
                    ),
                    total: safe.total,
                    checks: [],
                    colleges: [:]
                )
            }
            let given = try SupplyRows.given(in: scope, years: Self.years(until: year), reader)
            return Overview(
                dimension: dimension,
                dimensions: dimensions,
                filter: filter,
                rows: words.sorted(
                    table.rows.map { row in
                        Row(
                            key: row.key,
                            title: words.title(row.key),
                            figures: SafeSupply.Figures(row.figures),
                            planned: row.figures.planned
                        )
                    }
                ),
                total: SafeSupply.Figures(table.total),
                planned: table.total.planned,
                gaps: try gaps(demand, filter, year: year, in: scope, reader),
                checks: PlanCheck.all(demand, year: year, given: given),
                colleges: colleges
            )
        }
    }

    /// By what somebody may set demand and supply side by side, whole: those who see the students themselves. A college
    /// has no row for another college, and is not told to whom else an offer is open.
    private static func dimensions(in scope: Scope) -> [SupplyDimension] {
        switch scope {
        case .system: SupplyDimension.allCases
        case .provider: SupplyDimension.allCases.filter { $0 != .college }
        case .place, .figures, .tutees, .oneself, .employer, .areas, .named, .organisation, .trail, .nothing: []
        }
    }

    /// Narrowed counts made safe could be subtracted from each other, so they are not narrowed at all.
    private static func allowed(_ filter: SupplyFilter, _ dimensions: [SupplyDimension]) -> SupplyFilter {
        if dimensions.isEmpty { return SupplyFilter() }
        var filter = filter
        if !dimensions.contains(.college) { filter.collegeID = nil }
        return filter
    }

    private static func isFiguresOnly(_ scope: Scope) -> Bool {
        if case .place = scope { false } else { true }
    }

    static func years(until year: AcademicYear) -> [AcademicYear] {
        [year.previous.previous, year.previous, year]
    }

    /// Holds the students without a place whom the filter lets through against everything that is free.
    private func gaps(
        _ demand: [DemandLine],
        _ filter: SupplyFilter,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> SupplyGaps {
        let (students, cohorts) = try DemandRows.seekers(in: scope, year: year, reader)
        let places = Dictionary(demand.map { ($0.collegeID, $0.place) }, uniquingKeysWith: { first, _ in first })
        let seekers = students.map { student in
            PlanningTable.seeker(
                student,
                cohort: student.cohortID.flatMap { cohorts[$0] },
                year: year,
                trellis: trellis
            )
        }
        .filter { seeker in
            filter.includes(
                DemandLine(
                    tLevelCode: seeker.student.tLevelCode,
                    specialismCode: seeker.student.specialismCode,
                    collegeID: seeker.student.providerID,
                    place: places[seeker.student.providerID] ?? nil,
                    term: seeker.window.map { StartTerm(containing: $0.start) },
                    known: 1,
                    placed: 0,
                    planned: 0
                )
            )
        }
        let vetoes = try Proposals.vetoes(in: scope, reader)
        var distances: [Way: Double?] = [:]
        return SupplyGaps(
            seekers: seekers,
            places: try SupplyRows.free(in: scope, year: year, reader),
            miles: { seeker, place in
                guard let home = seeker.student.homeOutcode, let postcode = place.postcode else { return nil }
                let way = Way(from: home, to: postcode)
                if let known = distances[way] { return known }
                let miles = trellis.geography.distance(from: home, to: postcode)?.miles
                distances[way] = .some(miles)
                return miles
            },
            isVetoed: { vetoes[$0.student.id]?.contains($1.offer.id) ?? false }
        )
    }

    private struct Way: Hashable {
        let from: Outcode
        let to: Postcode
    }
}

/// The words of the rows, and their order.
struct SupplyTitles {
    let catalogue: Catalogue
    let colleges: [ID<Organisation>: String]

    func title(_ key: SupplyKey) -> String {
        switch key {
        case .tLevel(let code): code.map { catalogue.tLevel($0)?.title ?? $0 } ?? "T Level not said yet"
        case .specialism(let tLevel?, let code?): catalogue.subject(tLevel, code)
        case .specialism(let tLevel?, nil): "\(catalogue.subject(tLevel, nil)): any, or not chosen yet"
        case .specialism(nil, _): "T Level not said yet"
        case .place(let place): place ?? "Place not known"
        case .sector(let sector): sector?.title ?? "Students, of no sector"
        case .term(let term): term?.title ?? "Not known when"
        case .college(let college): college.map { colleges[$0] ?? "A college that is archived" } ?? "Open to several"
        }
    }

    /// The rows by title; parts of the year and sectors in their own order; what has no value comes last.
    func sorted(_ rows: [SupplyService.Row]) -> [SupplyService.Row] {
        rows.sorted { one, other in
            let (left, right) = (rank(one.key), rank(other.key))
            return left == right ? (folded(one.title), one.title) < (folded(other.title), other.title) : left < right
        }
    }

    private func rank(_ key: SupplyKey) -> Int {
        switch key {
        case .tLevel(nil), .specialism(nil, _), .place(nil), .sector(nil), .term(nil), .college(nil): 100
        case .term(let term?): StartTerm.allCases.firstIndex(of: term) ?? 0
        case .sector(let sector?): Sector.allCases.firstIndex(of: sector) ?? 0
        default: 0
        }
    }
}

extension Trellis {
    /// Demand beside supply.
    public var supply: SupplyService { SupplyService(trellis: self) }
}
