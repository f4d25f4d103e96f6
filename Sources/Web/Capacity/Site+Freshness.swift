import Domain
import Hummingbird
import Pages
import Services

extension Site {
    /// Confirms that one offer still stands.
    func renewOffer(_ id: ID<Offer>, _ call: Call) async throws -> Response {
        let entry = try await trellis.capacity.renew([id], key: call.formKey, by: call.actor)
        return try call.redirect(after: entry, to: .capacity(.offer(id)))
    }

    /// Confirms the ticked offers of the list.
    func renewOffers(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let chosen = call.form.all("selected").compactMap { ID<Offer>($0) }
        // Nothing ticked is nothing to do.
        guard !chosen.isEmpty else { return try call.redirect(to: .capacity(.offers)) }
        let entry = try await trellis.capacity.renew(chosen, key: call.formKey, by: actor)
        return try call.redirect(after: entry, to: .capacity(.offers))
    }

    /// The number of weeks after which an offer is out of date.
    func freshness(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let context = try await call.page()
        guard call.isPost else {
            let weeks = try await trellis.capacity.freshness(for: actor).weeks
            return call.show(FreshnessPage(context, weeks: String(weeks)))
        }
        let sent = try call.form.text("weeks")
        return try await call.attempt {
            let entry = try await trellis.capacity.setFreshness(sent, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .rounds(.rounds))
        } again: { faults in
            call.showAgain(FreshnessPage(context, weeks: sent, faults: faults))
        }
    }
}
