public import Domain

extension Actor {
    /// Refuses unless this actor may do `action` to `target`.
    /// - Throws: `ServiceError.denied`.
    public func mustBeAllowed(to action: Action, _ target: Target = .system) throws(ServiceError) {
        guard may(action, target) else { throw .denied(action) }
    }
}
