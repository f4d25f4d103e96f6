public import Domain
public import Records
import Store

/// Confirmed placements.
public struct PlacementsService: Sendable {
    let trellis: Trellis

    /// The placements that an actor may see, one row a leg.
    public func list(
        _ filter: Placements.Filter,
        _ request: ListRequest,
        for actor: Actor
    ) async throws -> Listing<Placements.ListRow> {
        try actor.mustBeAllowed(to: .seePlacements, .list)
        return try await trellis.database.read { reader in
            try Placements.list(in: actor.scope, filter, request, reader)
        }
    }

    /// The colleges and employers that the list can be narrowed to.
    public func organisations(
        year: AcademicYear,
        for actor: Actor
    ) async throws -> (colleges: [Placements.Name], employers: [Placements.Name]) {
        try actor.mustBeAllowed(to: .seePlacements, .list)
        return try await trellis.database.read { reader in
            try Placements.organisations(in: actor.scope, year: year, reader)
        }
    }

    /// A placement with its legs and the student's name.
    public struct Detail: Sendable {
        public var placement: Placement
        /// One row a leg that the actor may see; never empty.
        public var rows: [Placements.ListRow]
        /// Whether the actor may cancel it now.
        public var canCancel: Bool
    }

    /// One placement.
    public func placement(_ id: ID<Placement>, for actor: Actor) async throws -> Detail {
        try actor.mustBeAllowed(to: .seePlacements, .list)
        return try await trellis.disclosing(.placementReason, to: actor) { reader in
            let rows = try Placements.rows(of: id, in: actor.scope, reader)
            guard let placement = try Placements.find(id, in: actor.scope, reader), !rows.isEmpty else {
                throw ServiceError.notFound
            }
            let detail = Detail(
                placement: placement,
                rows: rows,
                canCancel: actor.may(.changePlacements) && (try? placement.state.after(.cancel)) != nil
            )
            return (detail, placement.reason.isEmpty ? [] : [placement.studentID])
        }
    }

    /// Cancels a placement and gives its places back.
    /// - Throws: `InvalidDraft` without a reason; `ServiceError.conflict` when it has begun or ended.
    public func cancel(_ id: ID<Placement>, reason: String, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .changePlacements)
        var reader = DraftReader()
        let words = reader.required(reason, "reason", "why it is cancelled", atMost: 300)
        try reader.finish()
        return try await trellis.change(actor, "placement.cancel", key: key) { ledger in
            guard var placement = try Placements.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            do throws(InvalidValue) {
                placement.state = try placement.state.after(.cancel)
            } catch {
                throw ServiceError.conflict(error.message)
            }
            placement.reason = words
            for leg in try Placements.legs(of: id, in: actor.scope, ledger.writer) {
                try ledger.givePlaceBack(of: leg.offerID)
            }
            try ledger.update(placement)
            ledger.explain(placement, words)
            return ChangeOutcome(placement, "Cancelled a placement")
        }
    }
}

extension Trellis {
    /// Confirmed placements.
    public var placements: PlacementsService { PlacementsService(trellis: self) }
}
