/// Who may do something: for each role that may, under which condition. Policies combine with `anyOf`, and
/// conditions with `any` and `all`.
public struct Policy: Hashable, Sendable {
    /// The condition for each role that may; a role that is missing may not.
    public var conditions: [Role: Condition]

    /// A policy with a condition for each role.
    public init(_ conditions: [Role: Condition]) {
        self.conditions = conditions
    }

    /// Whether an actor may do it to a thing, and why.
    public func decide(_ actor: Actor, _ target: Target) -> Decision {
        guard target.system == nil || target.system == actor.systemID else {
            return .refused("it belongs to another system")
        }
        guard let condition = conditions[actor.role] else {
            return .refused("it is not part of the role “\(actor.role.title)”")
        }
        if target.isList { return .allowed("the list holds only what the role may see") }
        return condition.holds(for: actor, target)
    }

    /// Allows the roles whatever the thing is.
    static func role(_ roles: Role...) -> Policy { when(.always, roles) }

    /// Allows the roles under a condition.
    static func when(_ condition: Condition, _ roles: Role...) -> Policy { when(condition, roles) }

    private static func when(_ condition: Condition, _ roles: [Role]) -> Policy {
        Policy(Dictionary(uniqueKeysWithValues: roles.map { ($0, condition) }))
    }

    /// Allows what any of the policies allows.
    static func anyOf(_ policies: Policy...) -> Policy {
        Policy(
            policies.reduce(into: [:]) { conditions, policy in
                conditions.merge(policy.conditions) { .any([$0, $1]) }
            }
        )
    }

    /// Allows everybody who is signed in.
    static let anybody = Policy.when(.always, Role.allCases)
    /// Allows a lead of the college that the thing belongs to.
    static let ownCollege = Policy.when(.relation(.ownOrganisation), .providerLead)
    /// Allows a lead of the employer that the thing belongs to.
    static let ownEmployer = Policy.when(.relation(.ownOrganisation), .employerLead)
    /// Allows a place lead what is in the place.
    static let ownPlace = Policy.when(.relation(.ownPlace), .placeLead)
    /// Allows an area manager what is in the areas.
    static let ownArea = Policy.when(.all([.relation(.ownOrganisation), .relation(.ownArea)]), .areaManager)
    /// Allows a tutor what is about the tutees.
    static let tutees = Policy.when(.relation(.tutee), .tutor)
    /// Allows a student what is about oneself.
    static let oneself = Policy.when(.relation(.oneself), .student)
    /// Allows an employer's people the students who are placed with them: the lead all, an area manager those in the
    /// areas, a mentor those named, from four weeks before to four weeks after.
    static let hosts = Policy([
        .employerLead: .all([.current, .relation(.hosted)]),
        .areaManager: .all([.current, .relation(.hostedInArea)]),
        .mentor: .all([.current, .relation(.named), .window(weeks: Scope.mentorWeeks)]),
    ])
}

/// The answer of a policy, with the reason as the end of a sentence: "because …".
public enum Decision: Hashable, Sendable {
    case allowed(String)
    case refused(String)

    public var isAllowed: Bool {
        if case .allowed = self { true } else { false }
    }

    /// The reason, without "because".
    public var because: String {
        switch self {
        case .allowed(let reason), .refused(let reason): reason
        }
    }
}
