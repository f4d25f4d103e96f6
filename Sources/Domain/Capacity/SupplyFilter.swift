/// What demand and supply are narrowed to. What has no value for something that is asked for is left out.
public struct SupplyFilter: Hashable, Sendable {
    public var tLevelCode: String?
    /// Leaves in the places for any specialism of its T Level.
    public var specialismCode: String?
    /// The place of the college, and of the employer.
    public var place: String?
    public var term: StartTerm?
    /// The college's students, and the places that are open to it.
    public var collegeID: ID<Organisation>?

    public init(
        tLevelCode: String? = nil,
        specialismCode: String? = nil,
        place: String? = nil,
        term: StartTerm? = nil,
        collegeID: ID<Organisation>? = nil
    ) {
        self.tLevelCode = tLevelCode
        self.specialismCode = specialismCode
        self.place = place
        self.term = term
        self.collegeID = collegeID
    }

    public func includes(_ line: DemandLine) -> Bool {
        tLevelCode.map { $0 == line.tLevelCode } ?? true
            && specialismCode.map { $0 == line.specialismCode } ?? true
            && place.map { $0 == line.place } ?? true
            && term.map { $0 == line.term } ?? true
            && collegeID.map { $0 == line.collegeID } ?? true
    }

    /// - Parameter tLevelOf: the T Level of a specialism, so that places for any specialism of another are left out.
    public func includes(_ line: SupplyLine, tLevelOf: (String) -> String?) -> Bool {
        if let specialismCode {
            guard line.specialismCode ?? specialismCode == specialismCode else { return false }
            guard let tLevel = tLevelOf(specialismCode), tLevel == line.tLevelCode else { return false }
        }
        return tLevelCode.map { $0 == line.tLevelCode } ?? true
            && place.map { $0 == line.place } ?? true
            && term.map { $0 == line.term } ?? true
            && collegeID.map(line.visibility.includes) ?? true
    }
}
