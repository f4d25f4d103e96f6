/// A condition of the policy table, as a value: it combines, can be listed, and says why.
public indirect enum Condition: Hashable, Sendable {
    /// Whatever the thing is, as long as it is in one's own system.
    case always
    /// How the actor stands to the thing.
    case relation(Relation)
    /// Only from some weeks before a leg at one's own employer to as many weeks after it.
    case window(weeks: Int)
    /// Only while the thing is not archived, withdrawn or cancelled.
    case current
    case any([Condition])
    case all([Condition])

    /// How an actor stands to a thing.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// It belongs to one's own college or employer.
        case ownOrganisation
        /// It belongs to an employer in one's own place.
        case ownPlace
        /// It belongs to one of one's own areas.
        case ownArea
        /// The student is placed with one's own employer.
        case hosted
        /// The student is placed in one of one's own areas.
        case hostedInArea
        /// One is named for the student.
        case named
        /// The student is in a cohort that one looks after, or one is named for the student; or it is such a cohort.
        case tutee
        /// It is about oneself.
        case oneself
        /// The employer offers it to one's own college, or to all of them.
        case opened
    }

    /// Whether it holds, and why or why not.
    func holds(for actor: Actor, _ target: Target) -> Decision {
        switch self {
        case .always: return .allowed("it is part of the role")
        case .relation(let relation):
            return relation.holds(for: actor, target) ? .allowed(relation.because) : .refused(relation.becauseNot)
        case .window(let weeks):
            let isOpen = target.stays.contains { stay in
                guard let day = actor.day, stay.employer == actor.organisationID else { return false }
                return stay.firstDay <= day.adding(days: 7 * weeks) && stay.lastDay >= day.adding(days: -7 * weeks)
            }
            return isOpen
                ? .allowed("it is within \(weeks) weeks of the placement")
                : .refused("it is not within \(weeks) weeks of the placement")
        case .current:
            return target.isArchived ? .refused("it is no longer current") : .allowed("it is current")
        case .any(let conditions):
            let answers = conditions.map { $0.holds(for: actor, target) }
            return answers.first(where: \.isAllowed) ?? answers.first ?? .refused("nobody may do this")
        case .all(let conditions):
            let answers = conditions.map { $0.holds(for: actor, target) }
            return answers.first { !$0.isAllowed }
                ?? .allowed(answers.map(\.because).joined(separator: " and "))
        }
    }
}

extension Condition.Relation {
    func holds(for actor: Actor, _ target: Target) -> Bool {
        switch self {
        case .ownOrganisation: actor.organisationID.map(target.owners.contains) ?? false
        case .ownPlace: actor.place != nil && target.place == actor.place
        case .ownArea: target.area.map(actor.areas.contains) ?? false
        case .hosted: target.stays.contains { $0.employer == actor.organisationID }
        case .hostedInArea:
            target.stays.contains { $0.employer == actor.organisationID && actor.areas.contains($0.area) }
        case .named: target.student.map(actor.students.contains) ?? false
        case .tutee:
            actor.organisationID.map(target.owners.contains) ?? false
                && (target.student.map(actor.students.contains) ?? false
                    || target.cohort.map(actor.cohorts.contains) ?? false)
        case .oneself:
            actor.organisationID.map(target.owners.contains) ?? false
                && target.student.map(actor.students.contains) ?? false
        case .opened:
            target.openedTo.map { $0.isEmpty || (actor.organisationID.map($0.contains) ?? false) } ?? false
        }
    }

    /// Why, in words.
    var because: String {
        switch self {
        case .ownOrganisation: "it belongs to their own organisation"
        case .ownPlace: "it is in their own place"
        case .ownArea: "it is one of their own areas"
        case .hosted: "the student is placed with their employer"
        case .hostedInArea: "the student is placed in one of their areas"
        case .named: "they are named for the student"
        case .tutee: "they look after the student"
        case .oneself: "it is about themselves"
        case .opened: "the employer offers it to their college"
        }
    }

    /// Why not, in words.
    var becauseNot: String {
        switch self {
        case .ownOrganisation: "it belongs to another organisation"
        case .ownPlace: "it is in another place"
        case .ownArea: "it is not one of their areas"
        case .hosted: "the student is not placed with their employer"
        case .hostedInArea: "the student is not placed in one of their areas"
        case .named: "they are not named for the student"
        case .tutee: "they do not look after the student"
        case .oneself: "it is about somebody else"
        case .opened: "the employer does not offer it to their college"
        }
    }
}
