public import Domain
import Foundation
public import Records
import Store

/// What hosts have done before they take students under 18, and what that means for placements.
public struct YoungService: Sendable {
    let trellis: Trellis

    /// Where an organisation stands with students under 18.
    public struct Standing: Sendable {
        public var organisation: Organisation
        public var reviews: [YoungReviews.Row]
        /// Each area with what is missing before a student under 18 could start there today.
        public var areas: [AreaLine]
        public var canEdit: Bool

        /// An area with what is missing.
        public struct AreaLine: Sendable {
            public var area: Area
            public var siteName: String
            public var findings: [Finding]
        }
    }

    /// Where an organisation stands.
    /// - Throws: `ServiceError.notFound`.
    public func standing(_ id: ID<Organisation>, for actor: Actor) async throws -> Standing {
        try actor.mustBeAllowed(to: .seeOrganisations, .list)
        let (today, rules) = (trellis.today, trellis.ruleBook)
        return try await trellis.database.read { reader in
            let scope = actor.scope
            guard let organisation = try Organisations.find(id, in: scope, reader) else { throw ServiceError.notFound }
            let reviews = try YoungReviews.of(id, in: scope, reader)
            let sites = Dictionary(
                uniqueKeysWithValues: try Sites.of(id, in: scope, reader).map { ($0.id, $0.name) }
            )
            let areas = try Areas.of(id, in: scope, reader).filter { $0.archivedAt == nil }
            return Standing(
                organisation: organisation,
                reviews: reviews,
                areas: areas.map { area in
                    Standing.AreaLine(
                        area: area,
                        siteName: sites[area.siteID] ?? "",
                        findings: rules.standingFindings(area, on: today, reviews: reviews.map(\.review))
                    )
                },
                canEdit: actor.may(.editOrganisations, Target(organisation))
            )
        }
    }

    /// An organisation for which the actor may record a review, and the other employers that it could hold for.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func owner(
        _ id: ID<Organisation>,
        for actor: Actor
    ) async throws -> (owner: AvoidanceDraft.Owner, employers: [OrganisationName]) {
        try await trellis.database.read { reader in try owner(id, actor, reader) }
    }

    private func owner(
        _ id: ID<Organisation>,
        _ actor: Actor,
        _ reader: any Reader
    ) throws -> (owner: AvoidanceDraft.Owner, employers: [OrganisationName]) {
        guard let found = try Organisations.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
        try actor.mustBeAllowed(to: .editOrganisations, Target(found))
        let owner = AvoidanceDraft.Owner(
            systemID: actor.systemID,
            organisation: found,
            sites: try Sites.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil },
            areas: try Areas.of(id, in: actor.scope, reader).filter { $0.archivedAt == nil }
        )
        return (owner, try Organisations.employers(in: actor.scope, reader).filter { $0.id != id })
    }

    /// A review that the actor may change.
    /// - Throws: `ServiceError.notFound`, `ServiceError.denied`.
    public func review(
        toEdit id: ID<YoungReview>,
        for actor: Actor
    ) async throws -> (review: YoungReview, owner: AvoidanceDraft.Owner, employers: [OrganisationName]) {
        try await trellis.database.read { reader in
            guard let found = try YoungReviews.find(id, in: actor.scope, reader) else { throw ServiceError.notFound }
            let (owner, employers) = try owner(found.organisationID, actor, reader)
            return (found, owner, employers)
        }
    }

    /// Records what a host has done.
    /// - Throws: `InvalidDraft`; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func add(
        _ draft: YoungReviewDraft,
        of organisation: ID<Organisation>,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let (id, today): (ID<YoungReview>, Day) = (trellis.newID(), trellis.today)
        return try await trellis.change(actor, "youngReview.add", key: key) { ledger in
            let (owner, employers) = try owner(organisation, actor, ledger.writer)
            let review = try draft.validated(
                id: id,
                of: owner,
                organisationID: organisation,
                employers: employers.map(\.id),
                today: today
            )
            try ledger.insert(review)
            return Self.outcome("Recorded", owner)
        }
    }

    /// Changes what was recorded.
    /// - Throws: `InvalidDraft`; `ServiceError.notFound`, `ServiceError.denied`.
    @discardableResult
    public func edit(
        _ id: ID<YoungReview>,
        _ draft: YoungReviewDraft,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        let today = trellis.today
        return try await trellis.change(actor, "youngReview.edit", key: key) { ledger in
            guard let before = try YoungReviews.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let (owner, employers) = try owner(before.organisationID, actor, ledger.writer)
            // Members that the actor does not see stay as they are.
            let known = employers.map(\.id)
            var after = try draft.validated(
                id: id,
                of: owner,
                organisationID: before.organisationID,
                employers: known,
                today: today
            )
            after.members += before.members.filter { !known.contains($0) && $0 != before.organisationID }
            after.archivedAt = before.archivedAt
            try ledger.update(after)
            return Self.outcome("Changed", owner)
        }
    }

    /// Puts a record away: it holds no longer.
    @discardableResult
    public func archive(_ id: ID<YoungReview>, key: String?, by actor: Actor) async throws -> AuditEntry {
        let now = trellis.now()
        return try await trellis.change(actor, "youngReview.archive", key: key) { ledger in
            guard var review = try YoungReviews.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            let (owner, _) = try owner(review.organisationID, actor, ledger.writer)
            review.archivedAt = review.archivedAt ?? now
            try ledger.update(review)
            return Self.outcome("Put away", owner)
        }
    }

    private static func outcome(_ verb: String, _ owner: AvoidanceDraft.Owner) -> ChangeOutcome {
        let name = owner.organisation?.name ?? ""
        return ChangeOutcome(
            subjectKind: Organisation.table,
            subjectID: owner.organisation?.id.description ?? "",
            summary: "\(verb) what \(name) has done for students under 18"
        )
    }

    /// What the rules for young people say about a placement, leg by leg, as far as the actor may know.
    ///
    /// Whoever may not know the date of birth is told what the host still owes, as for any student who may be under 18.
    /// The student is told nothing: it is for others to do.
    public func findings(_ id: ID<Placement>, for actor: Actor) async throws -> [Finding] {
        if actor.role == .student { return [] }
        let rules = trellis.ruleBook
        return try await trellis.database.read { reader in
            let scope = actor.scope
            guard let placement = try Placements.find(id, in: scope, reader), placement.state.holdsPlaces else {
                return []
            }
            let birthday = try Students.find(placement.studentID, in: scope, reader)?.dateOfBirth
            let knows = scope.holds(.dateOfBirth)
            let legs = try Placements.legs(of: id, in: scope, reader)
            // What is asked of a host holds whoever looks; a college does not see every area that its students are in.
            let system = Scope.system(scope.systemID)
            let places = try Planning.places(Set(legs.map(\.offerID)), in: system, reader)
            let reviews = try YoungReviews.covering(Set(legs.map(\.organisationID)), in: system, reader)
            return legs.flatMap { leg -> [Finding] in
                guard let place = places[leg.offerID], let days = try? DayRange(start: leg.firstDay, end: leg.lastDay)
                else { return [] }
                let stay = YoungStay(
                    host: AvoidanceCalendar.Host(place.area),
                    areaName: place.area.name,
                    days: days,
                    pattern: leg.pattern,
                    hours: leg.hours,
                    minimumAge: place.minimumAge
                )
                if knows { return rules.youngFindings(stay, bornOn: birthday, reviews: reviews) }
                return rules.readinessFindings(stay, bornOn: nil, reviews: reviews)
            }
        }
    }
}

extension Trellis {
    /// What hosts have done before they take students under 18.
    public var young: YoungService { YoungService(trellis: self) }
}
