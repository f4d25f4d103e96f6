/// The name of a fact that a column can hold, whatever its heading in somebody's file.
public struct ColumnKey: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The word that is stored, for example `familyName`.
    public let rawValue: String

    /// Makes a key from its stored word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The word that is stored.
    public var description: String { rawValue }

    /// Alphabetical order of the stored words.
    public static func < (first: ColumnKey, second: ColumnKey) -> Bool { first.rawValue < second.rawValue }

    private init(_ rawValue: String) { self.rawValue = rawValue }
}

// The keys, as named by the specs of each kind of import.
extension ColumnKey {
    // People
    /// Unique learner number.
    public static let uln = ColumnKey("uln")
    /// Given and family name in one column; read into the two keys below.
    public static let fullName = ColumnKey("fullName")
    /// Given name.
    public static let givenName = ColumnKey("givenName")
    /// Family name.
    public static let familyName = ColumnKey("familyName")
    /// The name somebody likes to be called by.
    public static let preferredName = ColumnKey("preferredName")
    /// Date of birth.
    public static let dateOfBirth = ColumnKey("dateOfBirth")
    /// Home postcode of a student, postcode of a site.
    public static let postcode = ColumnKey("postcode")
    /// E-mail address of a student or contact.
    public static let email = ColumnKey("email")
    /// Telephone number.
    public static let phone = ColumnKey("phone")
    /// What a contact is in an organisation.
    public static let role = ColumnKey("role")

    // Students
    /// College or sixth form.
    public static let provider = ColumnKey("provider")
    /// UK provider reference number.
    public static let ukprn = ColumnKey("ukprn")
    /// The group that a student belongs to.
    public static let cohort = ColumnKey("cohort")
    /// All preferences in one column, best first; read into a list.
    public static let preferences = ColumnKey("preferences")
    /// First preference.
    public static let preference1 = ColumnKey("preference1")
    /// Second preference.
    public static let preference2 = ColumnKey("preference2")
    /// Third preference.
    public static let preference3 = ColumnKey("preference3")
    /// Fourth preference.
    public static let preference4 = ColumnKey("preference4")
    /// Fifth preference.
    public static let preference5 = ColumnKey("preference5")
    /// Support that a student needs at a placement.
    public static let needs = ColumnKey("needs")
    /// The longest journey in minutes.
    public static let travelLimit = ColumnKey("travelLimit")
    /// The day from which a student can start.
    public static let readyFrom = ColumnKey("readyFrom")

    // Placement facts
    /// T Level by its title.
    public static let tLevel = ColumnKey("tLevel")
    /// Occupational specialism.
    public static let specialism = ColumnKey("specialism")
    /// First day.
    public static let start = ColumnKey("start")
    /// Last day.
    public static let end = ColumnKey("end")
    /// First and last day in one column, or the name of a term; read into the two keys above.
    public static let window = ColumnKey("window")
    /// Days of the week, day release or block.
    public static let pattern = ColumnKey("pattern")
    /// Hours in all.
    public static let hours = ColumnKey("hours")
    /// How many students a cohort has.
    public static let studentCount = ColumnKey("studentCount")

    // Employers
    /// The name of an employer or partner.
    public static let organisation = ColumnKey("organisation")
    /// The code by which the NHS knows an organisation.
    public static let odsCode = ColumnKey("odsCode")
    /// Kind or sector of an organisation.
    public static let sector = ColumnKey("sector")
    /// Borough or town.
    public static let place = ColumnKey("place")
    /// An address of an organisation.
    public static let site = ColumnKey("site")
    /// Ward, department or team.
    public static let area = ColumnKey("area")
    /// Kind of setting, for example acute or community.
    public static let setting = ColumnKey("setting")
    /// How many places, or not known yet.
    public static let places = ColumnKey("places")
    /// The lowest age that an area takes.
    public static let minimumAge = ColumnKey("minimumAge")
    /// Whether an area takes people under 18.
    public static let acceptsUnder18 = ColumnKey("acceptsUnder18")
    /// The name of the contact.
    public static let contactName = ColumnKey("contactName")
    /// The e-mail address of the contact.
    public static let contactEmail = ColumnKey("contactEmail")
    /// The kind of other learners on a ward.
    public static let learnerKind = ColumnKey("learnerKind")
    /// Their course or programme.
    public static let programme = ColumnKey("programme")
    /// How many of them there are.
    public static let learners = ColumnKey("learners")
    /// Anything else.
    public static let notes = ColumnKey("notes")
}
