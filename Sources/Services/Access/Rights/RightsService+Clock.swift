public import Domain
import Records
import Store

extension RightsService {
    /// Moves the day by which a request is answered: while the person is asked for what is needed to answer them, the time
    /// does not run (UK GDPR Article 12A). A complaint is acknowledged within its thirty days in any case.
    ///
    /// - Parameters:
    ///   - asked: the day on which the person was asked something.
    ///   - answered: the day on which they answered it.
    /// - Throws: `InvalidDraft`; `ServiceError.notFound`; `ServiceError.conflict` when the request is not open.
    @discardableResult
    public func stopClock(
        _ id: ID<RightsRequest>,
        from asked: DayParts,
        to answered: DayParts,
        key: String?,
        by actor: Actor
    ) async throws -> AuditEntry {
        var reader = DraftReader()
        let asked = reader.requiredDay(asked, "asked", "the day you asked them")
        let answered = reader.requiredDay(answered, "answered", "the day they answered")
        if let answered, answered > trellis.today {
            reader.fault("answered", "The day they answered must not be in the future")
        }
        if let asked, let answered, answered <= asked {
            reader.fault("answered", "The day they answered must be after the day you asked them")
        }
        try reader.finish()
        guard let asked, let answered else { throw InvalidDraft("asked", "Enter the day you asked them") }
        return try await trellis.change(actor, "rights.wait", key: key) { ledger in
            guard var request = try RightsRequests.find(id, in: actor.scope, ledger.writer) else {
                throw ServiceError.notFound
            }
            try actor.mustBeAllowed(to: .answerPeople, Target(provider: request.providerID))
            guard request.state == .open, request.kind != .complaint else {
                throw ServiceError.conflict("The time of this request cannot be stopped.")
            }
            guard asked >= request.receivedOn else {
                throw InvalidDraft("asked", "The day you asked them must not be before the day of the request")
            }
            let days = asked.days(until: answered)
            request.dueOn = request.dueOn.adding(days: days)
            try ledger.update(request)
            return ChangeOutcome(
                request,
                "Stopped the time of a request for \(days == 1 ? "1 day" : "\(days) days"): "
                    + "now due \(request.dueOn.formatted())"
            )
        }
    }
}
