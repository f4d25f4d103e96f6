/// A column of the schema: how sensitive it is, what it is for, and whom it points to.
public struct DataColumn: Hashable, Sendable {
    /// The name in the database.
    public let name: String
    public let sensitivity: Sensitivity
    public let purpose: DataPurpose
    /// The kind of person whose id or name it holds, if it does.
    public let pointsTo: DataSubject?
    /// Why it is not in an export about a person; empty when it is.
    public let heldBack: String?
    /// Whether it is encrypted with a key outside the database, each value for its own row.
    public let isSealed: Bool

    /// What the column is called on screens.
    public var title: String {
        let words = Self.titles[name] ?? name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The same column, left out of exports for a reason.
    func heldBack(_ reason: String) -> DataColumn {
        DataColumn(
            name: name,
            sensitivity: sensitivity,
            purpose: purpose,
            pointsTo: pointsTo,
            heldBack: reason,
            isSealed: isSealed
        )
    }

    /// The same column, encrypted with a key outside the database.
    func sealed() -> DataColumn {
        DataColumn(
            name: name,
            sensitivity: sensitivity,
            purpose: purpose,
            pointsTo: pointsTo,
            heldBack: heldBack,
            isSealed: true
        )
    }

    private static let titles = [
        "uln": "unique learner number", "home_outcode": "first half of the home postcode", "needs": "support needs",
        "t_level_code": "T Level", "specialism_code": "specialism", "name_folded": "name, for searching",
        "preferences": "preferences, best first", "travel_limit_miles": "longest journey in miles",
        "ready_from": "day from which checks are clear", "as_at": "day the facts are from",
        "email": "e-mail address", "archived_at": "when it was archived", "provider_id": "college",
        "organisation_id": "organisation", "frozen_at": "when use was restricted",
    ]
}

extension [DataColumn] {
    /// Columns about nobody.
    public static func open(_ purpose: DataPurpose, _ names: String...) -> [DataColumn] {
        make(.open, purpose, names)
    }

    /// What people at work give to be reached by.
    public static func business(_ purpose: DataPurpose, _ names: String..., of person: DataSubject? = nil)
        -> [DataColumn]
    {
        make(.business, purpose, names, person)
    }

    /// Columns that say who a student is.
    public static func personal(_ purpose: DataPurpose, _ names: String..., of person: DataSubject? = nil)
        -> [DataColumn]
    {
        make(.personal, purpose, names, person)
    }

    /// Columns that could be used against somebody.
    public static func sensitive(_ purpose: DataPurpose, _ names: String..., of person: DataSubject? = nil)
        -> [DataColumn]
    {
        make(.sensitive, purpose, names, person)
    }

    /// Columns for as few eyes as possible.
    public static func restricted(_ purpose: DataPurpose, _ names: String..., of person: DataSubject? = nil)
        -> [DataColumn]
    {
        make(.restricted, purpose, names, person)
    }

    /// The same columns, encrypted one value at a time with a key outside the database.
    public func sealed() -> [DataColumn] { map { $0.sealed() } }

    /// The same columns, left out of exports about a person for a reason.
    public func heldBack(_ reason: String) -> [DataColumn] { map { $0.heldBack(reason) } }

    private static func make(
        _ sensitivity: Sensitivity,
        _ purpose: DataPurpose,
        _ names: [String],
        _ person: DataSubject? = nil
    ) -> [DataColumn] {
        names.map {
            DataColumn(
                name: $0,
                sensitivity: sensitivity,
                purpose: purpose,
                pointsTo: person,
                heldBack: nil,
                isSealed: false
            )
        }
    }
}
