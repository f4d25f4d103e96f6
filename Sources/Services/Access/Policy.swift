public import Domain

/// Whether an actor may do something to a thing, as a value. Policies combine with `anyOf` and `allOf`.
public struct Policy: Sendable {
    /// Says yes or no, and why not.
    let decide: @Sendable (Actor, Target) -> Decision

    /// Allows an actor who has one of the roles.
    static func role(_ roles: Role...) -> Policy {
        Policy { actor, _ in roles.contains(actor.role) ? .allowed : .refused("the role may not do this") }
    }

    /// Allows a lead of the college that the thing belongs to.
    static let ownCollege = Policy { actor, target in
        actor.role == .providerLead && actor.organisationID != nil && target.provider == actor.organisationID
            ? .allowed : .refused("the thing belongs to another college")
    }

    /// Allows a lead of the employer that the thing belongs to.
    static let ownEmployer = Policy { actor, target in
        actor.role == .employerLead && actor.organisationID != nil && target.employer == actor.organisationID
            ? .allowed : .refused("the thing belongs to another employer")
    }

    /// Allows what any of the policies allows.
    static func anyOf(_ policies: Policy...) -> Policy {
        Policy { actor, target in
            let answers = policies.map { $0.decide(actor, target) }
            return answers.contains(.allowed) ? .allowed : answers.first ?? .refused("nobody may do this")
        }
    }

    /// Allows what all of the policies allow.
    static func allOf(_ policies: Policy...) -> Policy {
        Policy { actor, target in
            policies.lazy.map { $0.decide(actor, target) }.first { $0 != .allowed } ?? .allowed
        }
    }

    /// Allows everybody who is signed in.
    static let anybody = Policy.role(.coordinator, .providerLead, .employerLead)
}

/// The answer of a policy.
public enum Decision: Hashable, Sendable {
    case allowed
    case refused(String)
}

/// What an action is aimed at, as far as policies need to know.
public struct Target: Hashable, Sendable {
    /// The college that the thing belongs to.
    public var provider: ID<Organisation>?
    /// The employer that the thing belongs to.
    public var employer: ID<Organisation>?

    public init(provider: ID<Organisation>? = nil, employer: ID<Organisation>? = nil) {
        self.provider = provider
        self.employer = employer
    }

    /// A thing that an organisation owns, whether it is a college or an employer.
    public static func owned(by organisation: ID<Organisation>?) -> Target {
        Target(provider: organisation, employer: organisation)
    }

    /// The system itself, or a list of which the scope decides the rows.
    public static let system = Target()
}
