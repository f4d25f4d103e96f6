public import Domain
import Records
import Store

/// How old offers are, and confirming them again.
extension CapacityService {
    /// How long offers count as fresh in the actor's system.
    public func freshness(for actor: Actor) async throws -> Freshness {
        let today = trellis.today
        return try await trellis.database.read { reader in
            let weeks = try Systems.find(actor.systemID, reader)?.freshWeeks
            return Freshness(weeks: weeks ?? Freshness.usualWeeks, today: today)
        }
    }

    /// Says after how many weeks an offer has to be confirmed again.
    /// - Throws: `InvalidDraft`, `ServiceError.denied`.
    @discardableResult
    public func setFreshness(_ text: String, key: String?, by actor: Actor) async throws -> AuditEntry {
        try actor.mustBeAllowed(to: .runRounds)
        return try await trellis.change(actor, "system.freshness", key: key) { ledger in
            guard var system = try Systems.find(actor.systemID, ledger.writer) else { throw ServiceError.notFound }
            system.freshWeeks = try Freshness.weeks(text)
            try ledger.update(system)
            return ChangeOutcome(system, "Offers are confirmed again after \(system.freshWeeks) weeks")
        }
    }

    /// Confirms that offers still stand as they are: they are as at today from then on.
    /// - Throws: `InvalidDraft` when none is chosen; `ServiceError.notFound` for an offer that the actor cannot reach.
    @discardableResult
    public func renew(_ ids: [ID<Offer>], key: String?, by actor: Actor) async throws -> AuditEntry {
        if ids.isEmpty { throw InvalidDraft("selected", "Tick the offers that still stand") }
        let today = trellis.today
        return try await trellis.change(actor, "offer.renew", key: key) { ledger in
            var offers: [Offer] = []
            var owners: [ID<Organisation>: Organisation] = [:]
            for id in ids {
                guard var offer = try Offers.find(id, in: actor.scope, ledger.writer) else {
                    throw ServiceError.notFound
                }
                let (_, owner) = try host(offer.areaID, actor, ledger.writer)
                owners[owner.id] = owner
                offer.asAt = today
                offer.source = actor.role == .coordinator ? "Confirmed to the coordinator" : "Confirmed by the employer"
                offers.append(offer)
            }
            try ledger.update(offers)
            let only = owners.count == 1 ? owners.values.first : nil
            let words = offers.count == 1 ? "an offer" : "\(offers.count) offers"
            let whose = only.map { "of \($0.name)" } ?? "of \(owners.count) employers"
            return ChangeOutcome(
                offers[0],
                "Confirmed \(words) \(whose)",
                onBehalfOf: only.flatMap { behalf($0, actor) }
            )
        }
    }
}
