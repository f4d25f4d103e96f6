public import Domain
public import Store

/// The allocation policies of systems.
public enum Policies {
    /// A system's own policy; nothing when it has never chosen one. Everybody in the system may know it.
    public static func find(in scope: Scope, _ reader: any Reader) throws -> SystemPolicy? {
        if case .nothing = scope { return nil }
        return try reader.first(
            "SELECT * FROM allocation_policy WHERE system_id = \(scope.systemID)",
            as: SystemPolicy.self
        )
    }
}
