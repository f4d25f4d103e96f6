import Domain
import Foundation

/// How somebody can stand to a thing, each with a letter by which the table of decisions names it.
enum Situation: Character, CaseIterable {
    /// A list, of which the scope chooses the rows.
    case list = "L"
    /// The system itself.
    case system = "S"
    /// Something of one's own organisation.
    case own = "O"
    /// The same of another organisation.
    case elsewhere = "X"
    /// Something of an employer in one's own place.
    case ownPlace = "P"
    /// Something of an area of one's own.
    case ownArea = "A"
    /// An area of that number, but of another employer.
    case areaElsewhere = "Z"
    /// What an employer offers to all colleges, to one's own, to another; what one's own
    /// employer and another have withdrawn.
    case opened = "V"
    case openedToOwn = "W"
    case openedToOther = "U"
    case withdrawn = "I"
    case withdrawnElsewhere = "J"
    /// A student of somewhere else who is placed with one's own employer, in an area of one's own or another.
    case hosted = "H"
    case hostedInArea = "G"
    /// A student placed in an area of one's own, but at another employer, which cannot be.
    case hostedElsewhere = "Q"
    /// A student whom one is named for, placed with one's own employer: now; from four weeks before it to four weeks after;
    /// a day too early, a day too late; at another employer.
    case named = "N"
    case justBefore = "B"
    case justAfter = "D"
    case tooEarly = "E"
    case tooLate = "F"
    case namedElsewhere = "R"
    /// The student of the last but archived.
    case archived = "C"
    /// A student in one of one's cohorts; one whom one is named for, of one's own college; the same of another college.
    case inCohort = "T"
    case oneself = "M"
    case ofOtherCollege = "K"
    /// Something that is one's own in every way, but in another system.
    case otherSystem = "Y"

    private static let ids = Identities()

    /// Somebody of a role who has everything that a role can have, on the first day of a placement and four weeks.
    static func actor(_ role: Role) -> Actor {
        Actor(
            userID: nil,
            name: "Somebody",
            role: role,
            systemID: ids.system,
            organisationID: ids.own,
            place: "Stoke",
            areas: [ids.area],
            cohorts: [ids.cohort],
            students: [ids.student],
            day: ids.day
        )
    }

    var target: Target {
        let ids = Self.ids
        return switch self {
        case .list: .list
        case .system: .system
        case .own: Target(provider: ids.own, employer: ids.own)
        case .elsewhere: Target(provider: ids.other, employer: ids.other, place: "Leek", openedTo: nil)
        case .ownPlace: Target(employer: ids.other, place: "Stoke")
        case .ownArea: Target(employer: ids.own, area: ids.area)
        case .areaElsewhere: Target(employer: ids.other, area: ids.area)
        case .opened: Target(employer: ids.other, openedTo: [])
        case .openedToOwn: Target(employer: ids.other, openedTo: [ids.third, ids.own])
        case .openedToOther: Target(employer: ids.other, openedTo: [ids.third])
        case .withdrawnElsewhere: Target(employer: ids.other, openedTo: [], isArchived: true)
        case .withdrawn: Target(employer: ids.own, openedTo: [], isArchived: true)
        case .hosted: student(ids.stranger, at: ids.own, ids.otherArea)
        case .hostedInArea: student(ids.stranger, at: ids.own, ids.area)
        case .hostedElsewhere: student(ids.stranger, at: ids.other, ids.area)
        case .named: student(ids.student, at: ids.own, ids.otherArea)
        case .justBefore: student(ids.student, at: ids.own, ids.otherArea, from: 28, to: 60)
        case .justAfter: student(ids.student, at: ids.own, ids.otherArea, from: -60, to: -28)
        case .tooEarly: student(ids.student, at: ids.own, ids.otherArea, from: 29, to: 60)
        case .tooLate: student(ids.student, at: ids.own, ids.otherArea, from: -60, to: -29)
        case .namedElsewhere: student(ids.student, at: ids.other, ids.area)
        case .archived: archived(student(ids.student, at: ids.own, ids.area))
        case .inCohort: Target(provider: ids.own, cohort: ids.cohort, student: ids.stranger)
        case .oneself: Target(provider: ids.own, student: ids.student)
        case .ofOtherCollege: Target(provider: ids.other, cohort: ids.cohort, student: ids.student)
        case .otherSystem:
            Target(
                system: ids.otherSystem,
                provider: ids.own,
                employer: ids.own,
                place: "Stoke",
                area: ids.area,
                cohort: ids.cohort,
                student: ids.student,
                stays: [stay(at: ids.own, ids.area, from: -5, to: 5)],
                openedTo: []
            )
        }
    }

    private func student(
        _ student: ID<Student>,
        at employer: ID<Organisation>,
        _ area: ID<Area>,
        from: Int = -5,
        to: Int = 5
    ) -> Target {
        Target(provider: Self.ids.other, student: student, stays: [stay(at: employer, area, from: from, to: to)])
    }

    private func stay(at employer: ID<Organisation>, _ area: ID<Area>, from: Int, to: Int) -> Target.Stay {
        let day = Self.ids.day
        return .init(employer: employer, area: area, firstDay: day.adding(days: from), lastDay: day.adding(days: to))
    }

    private func archived(_ target: Target) -> Target {
        var target = target
        target.isArchived = true
        return target
    }
}

/// Whom and what the situations are about.
private struct Identities {
    let system = ID<Domain.System>.numbered(1)
    let otherSystem = ID<Domain.System>.numbered(2)
    let own = ID<Organisation>.numbered(3)
    let other = ID<Organisation>.numbered(4)
    let third = ID<Organisation>.numbered(5)
    let area = ID<Area>.numbered(6)
    let otherArea = ID<Area>.numbered(7)
    let cohort = ID<Cohort>.numbered(8)
    let student = ID<Student>.numbered(9)
    let stranger = ID<Student>.numbered(10)
    let day = Day.first.adding(days: 40_000)
}

extension ID {
    fileprivate static func numbered(_ number: UInt8) -> ID {
        ID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)))
    }
}
