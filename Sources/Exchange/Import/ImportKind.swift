/// The kinds of lists that people send in.
public enum ImportKind: String, CaseIterable, Hashable, Sendable {
    /// What employers can offer.
    case capacity
    /// Groups of students at colleges.
    case cohorts
    /// Students one by one.
    case students
    /// People in organisations.
    case contacts
    /// Other learners on wards.
    case learners

    /// What the list is called in a sentence, for example "list of students".
    public var title: String {
        switch self {
        case .capacity: "list of placement capacity"
        case .cohorts: "list of cohorts"
        case .students: "list of students"
        case .contacts: "list of contacts"
        case .learners: "list of other learners"
        }
    }

    /// The columns that the list may have.
    public var columns: [ColumnSpec] {
        switch self {
        case .capacity: Self.capacityColumns
        case .cohorts: Self.cohortColumns
        case .students: Self.studentColumns
        case .contacts: Self.contactColumns
        case .learners: Self.learnerColumns
        }
    }

    /// What the list must have: of each requirement at least one way must be there in full.
    public var requirements: [ColumnRequirement] {
        switch self {
        case .capacity:
            [
                .init("the organisation, site or area", [[.organisation], [.odsCode], [.site], [.area]]),
                .init("the T Level or specialism", [[.tLevel], [.specialism]]),
                .init("the number of places", [[.places]]),
            ]
        case .cohorts:
            [
                .init("the T Level", [[.tLevel], [.specialism]]),
                .init("the number of students", [[.studentCount]]),
            ]
        case .students:
            [.init("the student’s name", [[.fullName], [.givenName, .familyName]])]
        case .contacts:
            [
                .init("the person’s name", [[.fullName], [.givenName, .familyName]]),
                .init("the organisation", [[.organisation], [.odsCode]]),
            ]
        case .learners:
            [
                .init("the ward, department or team", [[.area]]),
                .init("the dates", [[.window], [.start, .end]]),
            ]
        }
    }

    /// The spec of a column; nil when this kind of list has none of that key.
    public func column(_ key: ColumnKey) -> ColumnSpec? { columns.first { $0.key == key } }
}

/// Something a list must tell, in one way or another.
public struct ColumnRequirement: Hashable, Sendable {
    /// What must be told, for a sentence.
    public let title: String
    /// The ways to tell it; each is a set of columns.
    public let ways: [[ColumnKey]]

    init(_ title: String, _ ways: [[ColumnKey]]) {
        self.title = title
        self.ways = ways
    }

    /// Whether one of the ways is there in full.
    func isMet(by keys: some Collection<ColumnKey>) -> Bool {
        ways.contains { way in way.allSatisfy(keys.contains) }
    }
}
