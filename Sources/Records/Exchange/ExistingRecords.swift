public import Domain
public import Store

/// Everything of a system that a file may be about, read once, so that thousands of rows are compared without a query
/// for each. Only a coordinator's scope gets anything.
public struct ExistingRecords: Sendable {
    public var organisations: [Organisation] = []
    public var sites: [Site] = []
    public var areas: [Area] = []
    public var people: [Person] = []
    public var interests: [Interest] = []
    public var offers: [Offer] = []
    public var cohorts: [Cohort] = []
    public var wardGroups: [WardGroup] = []
    public var students: [Student] = []

    public init() {}

    /// Reads what files of a kind are compared with.
    public static func read(
        for kind: ImportSubject,
        year: AcademicYear,
        in scope: Scope,
        _ reader: any Reader
    ) throws -> ExistingRecords {
        var found = ExistingRecords()
        guard case .system(let system) = scope else { return found }
        found.organisations = try reader.all(
            "SELECT * FROM organisation WHERE system_id = \(system) ORDER BY id",
            as: Organisation.self
        )
        let ofYear: SQL = "system_id = \(system) AND year = \(year) ORDER BY id"
        switch kind {
        case .capacity:
            found.sites = try reader.all("SELECT * FROM site WHERE system_id = \(system) ORDER BY id", as: Site.self)
            found.areas = try reader.all("SELECT * FROM area WHERE system_id = \(system) ORDER BY id", as: Area.self)
            found.people = try people(system, reader)
            found.interests = try reader.all("SELECT * FROM interest WHERE \(ofYear)", as: Interest.self)
            found.offers = try reader.all("SELECT * FROM offer WHERE \(ofYear)", as: Offer.self)
        case .cohorts:
            found.cohorts = try reader.all("SELECT * FROM cohort WHERE \(ofYear)", as: Cohort.self)
            found.people = try people(system, reader)
        case .students:
            found.cohorts = try reader.all("SELECT * FROM cohort WHERE \(ofYear)", as: Cohort.self)
            found.students = try reader.all("SELECT * FROM student WHERE \(ofYear)", as: Student.self)
        case .contacts: found.people = try people(system, reader)
        case .learners:
            found.sites = try reader.all("SELECT * FROM site WHERE system_id = \(system) ORDER BY id", as: Site.self)
            found.areas = try reader.all("SELECT * FROM area WHERE system_id = \(system) ORDER BY id", as: Area.self)
            found.wardGroups = try reader.all(
                """
                SELECT * FROM ward_group WHERE system_id = \(system) AND first_day <= \(year.range.end)
                    AND last_day >= \(year.range.start) ORDER BY id
                """,
                as: WardGroup.self
            )
        }
        return found
    }

    private static func people(_ system: ID<System>, _ reader: any Reader) throws -> [Person] {
        try reader.all("SELECT * FROM person WHERE system_id = \(system) ORDER BY id", as: Person.self)
    }
}
