public import Domain
import Records
import Store

/// What needs somebody today: every figure is the number of rows behind its link.
public struct TodayService: Sendable {
    let trellis: Trellis

    /// One thing that waits, with how many of it there are.
    public struct Item: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case importsToReview, proposalsToDecide, notesFromLinks, studentsWithoutPlace, placesFree
            case offersWithoutNumber, employersToAsk, studentsWithoutBirthDate, startingSoon, oldOffers
            case peopleToConfirm, roundsOwed
        }

        public let kind: Kind
        public let count: Int
    }

    /// The things that wait for an actor, the most pressing first. Kinds with nothing behind them are left out, but for
    /// the two figures that everybody asks for: students without a place, and places free.
    public func items(year: AcademicYear, for actor: Actor) async throws -> [Item] {
        try actor.mustBeAllowed(to: .seeToday)
        let kinds = Self.kinds(for: actor.role)
        let wanted = Set(kinds.map(\.rawValue))
        let freshness = try await trellis.capacity.freshness(for: actor)
        var counts = try await trellis.database.read { reader in
            try TodayFigures.count(wanted, in: actor.scope, year: year, freshness: freshness, reader)
        }
        counts[Item.Kind.roundsOwed.rawValue] = try await trellis.rounds.owing(for: actor)
        return Item.Kind.allCases.compactMap { kind in
            guard kinds.contains(kind) else { return nil }
            let count = counts[kind.rawValue] ?? 0
            let always = kind == .studentsWithoutPlace || kind == .placesFree
            return count > 0 || always ? Item(kind: kind, count: count) : nil
        }
    }

    private static func kinds(for role: Role) -> Set<Item.Kind> {
        switch role {
        case .coordinator: Set(Item.Kind.allCases)
        case .providerLead:
            [.studentsWithoutPlace, .placesFree, .studentsWithoutBirthDate, .startingSoon, .peopleToConfirm]
        case .tutor: [.studentsWithoutPlace, .startingSoon]
        case .employerLead: [.placesFree, .offersWithoutNumber, .startingSoon, .oldOffers, .peopleToConfirm]
        case .areaManager: [.placesFree, .offersWithoutNumber, .startingSoon, .oldOffers]
        case .placeLead: [.placesFree, .offersWithoutNumber, .oldOffers]
        case .mentor: [.startingSoon]
        case .reader, .grantManager, .student, .safeguardingContact, .auditor: []
        }
    }
}

extension Trellis {
    /// What needs somebody today.
    public var todayList: TodayService { TodayService(trellis: self) }
}
