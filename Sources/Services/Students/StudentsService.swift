public import Domain
public import Records
import Store

/// Students and the cohorts that they belong to.
public struct StudentsService: Sendable {
    let trellis: Trellis

    /// One page of the students of a year, with where they are placed. An employer finds those placed with it, by name,
    /// college and course.
    /// - Throws: `ServiceError.denied`.
    public func list(
        _ filter: StudentFilter,
        _ request: ListRequest,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> Listing<Students.ListRow> {
        try actor.mustBeAllowed(to: .seeStudents, .list)
        return try await trellis.database.read { reader in
            try Students.list(in: actor.scope, year: year, filter, request, reader)
        }
    }

    /// Everything about one student that the actor may see.
    public struct Detail: Sendable {
        public let student: Student
        public let collegeName: String
        public let cohort: Cohort?
        /// The placement that holds places this year.
        public let placement: Placement?
        /// Its legs, in order; for an employer its own.
        public let legs: [PlacedLegs.Row]
        /// The newest proposal, for those who decide about proposals and a student without a placement.
        public let proposal: Students.LatestProposal?
        /// Hours that the student owes: what the placement, the cohort or else the rule book says.
        public let hoursOwed: Int?
        /// The longest journey that counts, in miles: the student's own, or the system's.
        public let travelLimitMiles: Int
        /// Whether the actor sees more than name, college, course and dates.
        public let showsPersonalDetails: Bool
        public let canEdit: Bool
    }

    /// Everything about one student that the actor may see.
    /// - Throws: `ServiceError.notFound`.
    public func detail(_ id: ID<Student>, for actor: Actor) async throws -> Detail {
        try actor.mustBeAllowed(to: .seeStudents, .list)
        let trellis = trellis
        let scope = actor.scope
        return try await trellis.disclosing(.studentDetails, to: actor) { reader in
            guard let student = try Students.find(id, in: scope, reader) else { throw ServiceError.notFound }
            let placement = try Placements.current(of: id, year: student.year, in: scope, reader)
            let cohort = try student.cohortID.flatMap { try Cohorts.find($0, in: scope, reader) }
            let target = Target(student)
            let detail = Detail(
                student: trellis.fields.opened(student),
                collegeName: try Students.collegeName(of: id, in: scope, reader),
                cohort: cohort,
                placement: placement,
                legs: try placement.map { try PlacedLegs.list([$0.id], year: student.year, in: scope, reader) } ?? [],
                proposal: placement == nil && actor.may(.propose)
                    ? try Students.latestProposal(for: id, year: student.year, in: scope, reader) : nil,
                hoursOwed: placement?.hoursRequired ?? cohort?.hours ?? trellis.requiredHours(student)?.value,
                travelLimitMiles: student.travelLimitMiles ?? trellis.settings.travelLimitMiles,
                showsPersonalDetails: actor.may(.seePersonalDetails, target),
                canEdit: actor.may(.editStudents, target)
            )
            return (detail, detail.showsPersonalDetails ? [id] : [])
        }
    }

    /// What fits on one sheet about a student.
    public struct Summary: Sendable {
        public let detail: Detail
        /// Whom to ask for at each employer, as far as the actor may know.
        public let contacts: [ID<Organisation>: Person]
        /// The employers whose contacts the actor may not know.
        public let hidden: Set<ID<Organisation>>
    }

    /// What fits on one sheet about a student.
    /// - Throws: `ServiceError.notFound`.
    public func summary(_ id: ID<Student>, for actor: Actor) async throws -> Summary {
        let detail = try await detail(id, for: actor)
        let hosts = Set(detail.legs.map(\.organisationID))
        let known = hosts.filter { actor.may(.seeContacts, .owned(by: $0)) }
        let contacts = try await trellis.database.read { reader in
            var contacts: [ID<Organisation>: Person] = [:]
            // A placement has one to three legs, so this is one to three questions.
            for host in known {
                contacts[host] = Self.whomToAskFor(try People.of(host, in: actor.scope, reader))
            }
            return contacts
        }
        return Summary(detail: detail, contacts: contacts, hidden: hosts.subtracting(known))
    }

    /// Of an employer's people, the one whom a student asks for: a mentor or supervisor before a lead before anybody.
    private static func whomToAskFor(_ people: [Person]) -> Person? {
        let order: [PersonRole] = [.mentor, .supervisor, .lead, .connector, .contact]
        return people.filter { $0.archivedAt == nil }
            .enumerated()
            .min { left, right in
                let ranks = [left, right].map { order.firstIndex(of: $0.element.role) ?? order.count }
                return (ranks[0], left.offset) < (ranks[1], right.offset)
            }?
            .element
    }

    /// The colleges that the actor may choose from: all, or its own.
    public func colleges(for actor: Actor) async throws -> [OrganisationName] {
        guard actor.role.side != .host else { return [] }
        return try await trellis.database.read { reader in try Organisations.colleges(in: actor.scope, reader) }
    }

    /// The cohorts of a year that a student can be put into, for filters and forms.
    ///
    /// - Parameter kept: a cohort that stays a choice although it has been archived.
    public func openCohorts(
        keeping kept: ID<Cohort>? = nil,
        year: AcademicYear,
        for actor: Actor
    ) async throws -> [Cohort] {
        guard actor.may(.seeDemand, .list) else { return [] }
        return try await trellis.database.read { reader in
            let open = try Cohorts.open(year: year, in: actor.scope, reader)
            guard let kept, !open.contains(where: { $0.id == kept }) else { return open }
            return open + [try Cohorts.find(kept, in: actor.scope, reader)].compactMap { $0 }
        }
    }

    /// Whom a coordinator records something for.
    func behalf(_ college: Organisation, _ actor: Actor) -> String? {
        actor.role == .coordinator ? college.name : nil
    }

    /// The college that a new student or cohort belongs to: the actor's own, or the one chosen; nothing when none is.
    func college(_ chosen: String, _ actor: Actor, _ reader: any Reader) throws -> Organisation? {
        let id = actor.role.side == .college ? actor.collegeID : ID<Organisation>(chosen)
        guard let id, let found = try Organisations.find(id, in: actor.scope, reader), found.isProvider,
            found.archivedAt == nil
        else { return nil }
        return found
    }

    /// Everything that is wrong with a form on which no college was chosen.
    func withoutCollege(_ others: () throws -> Void) throws -> InvalidDraft {
        let fault = FieldFault("provider", "Choose a college")
        do {
            try others()
            return InvalidDraft([fault])
        } catch let invalid as InvalidDraft {
            return InvalidDraft([fault] + invalid.faults)
        }
    }
}

extension Trellis {
    /// Students and the cohorts that they belong to.
    public var students: StudentsService { StudentsService(trellis: self) }

    /// The hours that the rule book asks of a student.
    func requiredHours(_ student: Student) -> Ruling<Int>? {
        requiredHours(tLevelCode: student.tLevelCode, specialismCode: student.specialismCode, year: student.year)
    }

    /// The hours that the rule book asks of students of a T Level and specialism.
    func requiredHours(tLevelCode: String, specialismCode: String?, year: AcademicYear) -> Ruling<Int>? {
        let programme = catalogue.programme(tLevel: tLevelCode, specialism: specialismCode)
        return ruleBook.requiredHours(for: programme, on: year.range.start)
    }
}
