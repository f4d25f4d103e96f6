public import Domain
import Foundation
public import Records
import Store

/// One-page briefs for those who think of hosting: made from the catalogue, the rule book and what is offered.
public struct BriefService: Sendable {
    let trellis: Trellis

    /// Figures about fewer employers than this would tell of one of them, and are left out.
    public static let fewestEmployers = 3

    /// What stands on a brief.
    public struct Brief: Sendable {
        public var guide: HostGuide
        public var subjects: [Subject]
        /// The patterns that hosts of this kind have offered, the commonest first.
        public var patterns: [String]
        /// With how many employers a student may be.
        public var mostEmployers: Int
        /// The rules that a host keeps.
        public var duties: [Rule]
        public var helpers: [BriefRows.Helper]
        /// How many employers of this kind offer places in the year, and how many places; empty when there are so few
        /// that one of them could be told.
        public var example: (employers: Int, places: Int)?

        /// A T Level with what its students can do.
        public struct Subject: Sendable {
            public var title: String
            public var activities: [String]
            public var hours: Int?
            /// Part offers of this kind in the year: the fewest and the most hours; empty when there are few or none.
            public var parts: (least: Int, most: Int)?
        }
    }

    /// The brief for a kind of host.
    /// - Throws: `ServiceError.denied`.
    public func brief(_ kind: HostKind, _ year: AcademicYear, for actor: Actor) async throws -> Brief {
        try actor.mustBeAllowed(to: .seeBriefs)
        guard let guide = try Self.guides(trellis.catalogue)[kind] else { throw ServiceError.notFound }
        let now = trellis.now()
        // All hosts together, and nobody's own: so the wall of the system is wall enough.
        let (offers, helpers) = try await trellis.working(in: actor.systemID).database.read { reader in
            (
                try BriefRows.offers(of: actor.systemID, year: year, reader),
                try BriefRows.helpers(of: actor.systemID, at: now, reader)
            )
        }
        let own = offers.filter { kind.includes($0.setting, $0.sector) }
        let (day, rules) = (year.range.start, trellis.ruleBook)
        let employers = Set(own.map(\.organisationID)).count
        let isTold = employers >= Self.fewestEmployers
        return Brief(
            guide: guide,
            subjects: guide.subjects.map { subject in
                let hours = rules.requiredHours(
                    for: trellis.catalogue.programme(tLevel: subject.tLevel, specialism: nil),
                    on: day
                )?.value
                return Brief.Subject(
                    title: trellis.catalogue.tLevel(subject.tLevel)?.title ?? subject.tLevel,
                    activities: subject.activities,
                    hours: hours,
                    parts: parts(own.filter { $0.tLevelCode == subject.tLevel }, below: hours)
                )
            },
            patterns: isTold ? patterns(own) : [],
            mostEmployers: rules.maximumEmployers(on: day)?.value ?? 2,
            duties: Self.duties.compactMap { topic in
                rules.rule(on: topic, for: Programme(groups: [.under18]), on: day)
            },
            helpers: helpers,
            example: isTold ? (employers, own.reduce(0) { $0 + ($1.places ?? 0) }) : nil
        )
    }

    /// What a host keeps to, in the order of the brief.
    static let duties: [Rule.Topic] = [
        .youngReview, .insurerTold, .dailyHours, .weeklyHours, .night, .approval,
    ]

    private func patterns(_ offers: [BriefRows.OfferRow]) -> [String] {
        let known = offers.filter { $0.pattern.kind != .unknown }
        let counts = Dictionary(grouping: known, by: \.pattern.kind).mapValues {
            Set($0.map(\.organisationID)).count
        }
        return counts.filter { $0.value >= Self.fewestEmployers }
            .sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.key.title) (\($0.value) employers)" }
    }

    private func parts(_ offers: [BriefRows.OfferRow], below hours: Int?) -> (least: Int, most: Int)? {
        let parts = offers.filter { offer in offer.hours.map { $0 < hours ?? 0 } ?? false }
        guard Set(parts.map(\.organisationID)).count >= Self.fewestEmployers else { return nil }
        let all = parts.compactMap(\.hours)
        return all.min().flatMap { least in all.max().map { (least, $0) } }
    }

    private static func guides(_ catalogue: Catalogue) throws -> [HostKind: HostGuide] {
        try HostGuide.load(catalogue)
    }
}

extension Trellis {
    /// One-page briefs for hosts.
    public var briefs: BriefService { BriefService(trellis: self) }
}
