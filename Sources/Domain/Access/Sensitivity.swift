/// How much harm it would do if somebody saw a value who should not. Every column of the schema has one.
public enum Sensitivity: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// About nobody: names of organisations, dates, counts, random ids.
    case open
    /// What people at work give to be reached by.
    case business
    /// Says who a student is or what they study.
    case personal
    /// Could be used against somebody: needs, wishes, reasons in free text, copies of whole rows.
    case sensitive
    /// For as few eyes as possible: secrets, and why somebody complained.
    case restricted

    /// The words on screens.
    public var title: String {
        switch self {
        case .open: "Open"
        case .business: "Business contact"
        case .personal: "Personal"
        case .sensitive: "Sensitive"
        case .restricted: "Restricted"
        }
    }

    /// What belongs to the class, in a sentence.
    public var meaning: String {
        switch self {
        case .open: "About nobody: names of organisations, dates, counts and random ids."
        case .business: "What people at work give to be reached by."
        case .personal: "Says who a student is or what they study."
        case .sensitive: "Could be used against somebody: needs, wishes, reasons in free text, copies of whole rows."
        case .restricted: "For as few eyes as possible: secrets, and why somebody complained."
        }
    }

    /// Whether a value of this class is personal data in the sense of the law.
    public var isPersonal: Bool { self > .open }

    public static func < (left: Sensitivity, right: Sensitivity) -> Bool { left.rawValue < right.rawValue }
}
