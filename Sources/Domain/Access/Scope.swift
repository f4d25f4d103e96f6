/// The rows that a query may touch. Every query on tenant data takes one and cannot be called without it,
/// so that nothing is fetched first and hidden afterwards.
public enum Scope: Hashable, Sendable {
    /// Everything of one system.
    case system(ID<System>)
    /// What one college may see: its own students, cohorts and placements, and the offers opened to it.
    case provider(ID<System>, ID<Organisation>)
    /// What one employer may see: its own sites, areas, offers, and the students placed with it.
    case employer(ID<System>, ID<Organisation>)
    /// Nothing at all.
    case nothing(ID<System>)

    /// The tenant.
    public var systemID: ID<System> {
        switch self {
        case .system(let id), .provider(let id, _), .employer(let id, _), .nothing(let id): id
        }
    }
}
