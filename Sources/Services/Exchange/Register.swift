import Domain
import Records

/// A record that can be looked up by its id.
protocol Kept: Record, Equatable {
    var id: ID<Self> { get }
}

extension Organisation: Kept {}
extension Site: Kept {}
extension Area: Kept {}
extension Person: Kept {}
extension Interest: Kept {}
extension Offer: Kept {}
extension Cohort: Kept {}
extension Student: Kept {}
extension WardGroup: Kept {}

/// The stored records of one kind, and what the rows of a file would make of them.
struct Shelf<Entity: Kept> {
    private var stored: [ID<Entity>: Entity]
    private var planned: [ID<Entity>: Entity] = [:]
    private var addedIDs: [ID<Entity>] = []
    private var changedIDs: [ID<Entity>] = []

    init(_ entities: [Entity]) {
        stored = Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The record as it would be.
    subscript(id: ID<Entity>) -> Entity? { planned[id] ?? stored[id] }

    /// Whether the record is stored already.
    func isStored(_ id: ID<Entity>) -> Bool { stored[id] != nil }

    /// Notes that a record would be so.
    mutating func put(_ entity: Entity) {
        if planned[entity.id] == nil {
            if let before = stored[entity.id] {
                guard before != entity else { return }
                changedIDs.append(entity.id)
            } else {
                addedIDs.append(entity.id)
            }
        }
        planned[entity.id] = entity
    }

    /// The records that would be added, in the order of the file.
    var added: [Entity] { addedIDs.compactMap { planned[$0] } }
    /// The stored records that would change, as they would be.
    var changed: [Entity] { changedIDs.compactMap { planned[$0] }.filter { stored[$0.id] != $0 } }
}

/// What the rows of a file are compared with: every stored record that they may be about, found without a query.
struct Register {
    var organisations: Shelf<Organisation>
    var sites: Shelf<Site>
    var areas: Shelf<Area>
    var people: Shelf<Person>
    var interests: Shelf<Interest>
    var offers: Shelf<Offer>
    var cohorts: Shelf<Cohort>
    var students: Shelf<Student>
    var wardGroups: Shelf<WardGroup>

    private(set) var directory: OrganisationDirectory
    private var sitesOf: [ID<Organisation>: [ID<Site>]] = [:]
    private var areasOf: [ID<Site>: [ID<Area>]] = [:]
    private var peopleOf: [ID<Organisation>: [ID<Person>]] = [:]
    private var interestOf: [ID<Organisation>: ID<Interest>] = [:]
    private var offersOf: [ID<Area>: [ID<Offer>]] = [:]
    private var cohortsOf: [ID<Organisation>: [ID<Cohort>]] = [:]
    private var wardGroupOf: [ImportPlanner.WardKey: ID<WardGroup>] = [:]
    private var studentOf: [ULNKey: ID<Student>] = [:]
    private var studentsOf: [NameKey: [ID<Student>]] = [:]

    private struct ULNKey: Hashable {
        let provider: ID<Organisation>
        let uln: ULN
    }

    private struct NameKey: Hashable {
        let provider: ID<Organisation>
        let name: String
    }

    init(_ existing: ExistingRecords) {
        organisations = Shelf(existing.organisations)
        sites = Shelf(existing.sites)
        areas = Shelf(existing.areas)
        people = Shelf(existing.people)
        interests = Shelf(existing.interests)
        offers = Shelf(existing.offers)
        cohorts = Shelf(existing.cohorts)
        students = Shelf(existing.students)
        wardGroups = Shelf(existing.wardGroups)
        directory = OrganisationDirectory(existing.organisations)
        for site in existing.sites { index(site) }
        for area in existing.areas { index(area) }
        for person in existing.people { index(person) }
        for interest in existing.interests { index(interest) }
        for offer in existing.offers where offer.archivedAt == nil { index(offer) }
        for cohort in existing.cohorts { index(cohort) }
        for student in existing.students { index(student) }
        for group in existing.wardGroups { wardGroupOf[group.key] = group.id }
    }

    // MARK: - Finding

    func sites(of id: ID<Organisation>) -> [Site] { (sitesOf[id] ?? []).compactMap { sites[$0] } }
    func areas(of id: ID<Site>) -> [Area] { (areasOf[id] ?? []).compactMap { areas[$0] } }
    func people(of id: ID<Organisation>) -> [Person] { (peopleOf[id] ?? []).compactMap { people[$0] } }
    func interest(of id: ID<Organisation>) -> Interest? { interestOf[id].flatMap { interests[$0] } }
    func offers(of id: ID<Area>) -> [Offer] { (offersOf[id] ?? []).compactMap { offers[$0] } }
    func cohorts(of id: ID<Organisation>) -> [Cohort] { (cohortsOf[id] ?? []).compactMap { cohorts[$0] } }

    func wardGroup(_ key: ImportPlanner.WardKey) -> WardGroup? { wardGroupOf[key].flatMap { wardGroups[$0] } }

    /// The student of a college with a ULN. What another college holds is never looked at.
    func student(of provider: ID<Organisation>, uln: ULN) -> Student? {
        studentOf[ULNKey(provider: provider, uln: uln)].flatMap { students[$0] }
    }

    /// The students of a college with a name.
    func students(of provider: ID<Organisation>, named name: String) -> [Student] {
        (studentsOf[NameKey(provider: provider, name: name)] ?? []).compactMap { students[$0] }
    }

    // MARK: - Planning

    mutating func put(_ organisation: Organisation) {
        let isNew = organisations[organisation.id] == nil
        organisations.put(organisation)
        if isNew { directory.add(organisation) }
    }

    mutating func put(_ site: Site) {
        if sites[site.id] == nil { index(site) }
        sites.put(site)
    }

    mutating func put(_ area: Area) {
        if areas[area.id] == nil { index(area) }
        areas.put(area)
    }

    mutating func put(_ person: Person) {
        if people[person.id] == nil { index(person) }
        people.put(person)
    }

    mutating func put(_ interest: Interest) {
        if interests[interest.id] == nil { index(interest) }
        interests.put(interest)
    }

    mutating func put(_ offer: Offer) {
        if offers[offer.id] == nil { index(offer) }
        offers.put(offer)
    }

    mutating func put(_ cohort: Cohort) {
        if cohorts[cohort.id] == nil { index(cohort) }
        cohorts.put(cohort)
    }

    mutating func put(_ group: WardGroup) {
        wardGroupOf[group.key] = group.id
        wardGroups.put(group)
    }

    mutating func put(_ student: Student) {
        // Indexed again when it changes: it may have got its ULN from this row.
        index(student)
        students.put(student)
    }

    private mutating func index(_ site: Site) { sitesOf[site.organisationID, default: []].append(site.id) }
    private mutating func index(_ area: Area) { areasOf[area.siteID, default: []].append(area.id) }
    private mutating func index(_ person: Person) { peopleOf[person.organisationID, default: []].append(person.id) }
    private mutating func index(_ interest: Interest) { interestOf[interest.organisationID] = interest.id }
    private mutating func index(_ offer: Offer) { offersOf[offer.areaID, default: []].append(offer.id) }
    private mutating func index(_ cohort: Cohort) { cohortsOf[cohort.providerID, default: []].append(cohort.id) }

    private mutating func index(_ student: Student) {
        if let uln = student.uln { studentOf[ULNKey(provider: student.providerID, uln: uln)] = student.id }
        let key = NameKey(provider: student.providerID, name: Register.name(student.givenName, student.familyName))
        var same = studentsOf[key] ?? []
        if !same.contains(student.id) {
            same.append(student.id)
            studentsOf[key] = same
        }
    }

    /// A student's name as it is compared.
    static func name(_ given: String, _ family: String) -> String { folded("\(given) \(family)") }
}

extension WardGroup {
    /// What makes rows of a file be about this group.
    fileprivate var key: ImportPlanner.WardKey {
        ImportPlanner.WardKey(
            area: areaID,
            kind: kind,
            programme: folded(programme),
            first: firstDay,
            last: lastDay,
            pattern: pattern
        )
    }
}
