public import Domain
public import Store

extension Organisation: Record {
    public static let table = "organisation"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] { [("name_folded", .text(folded(name)))] }
}

extension Site: Record {
    public static let table = "site"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] { [("name_folded", .text(folded(name)))] }
}

extension Area: Record {
    public static let table = "area"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] { [("name_folded", .text(folded(name)))] }
}

extension Person: Record {
    public static let table = "person"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] { [("name_folded", .text(folded(name)))] }
}

extension Interest: Record {
    public static let table = "interest"
    public var rowID: String { id.description }
}

extension Offer: Record {
    public static let table = "offer"
    public static let counters: Set<String> = ["taken"]
    public var rowID: String { id.description }
}

extension WardGroup: Record {
    public static let table = "ward_group"
    public var rowID: String { id.description }
}

extension Cohort: Record {
    public static let table = "cohort"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] { [("name_folded", .text(folded(name)))] }
}

extension Intention: Record {
    public static let table = "intention"
    public var rowID: String { id.description }
}

extension Student: Record {
    public static let table = "student"
    public var rowID: String { id.description }
    public var searchColumns: [(column: String, value: SQLValue)] {
        [("name_folded", .text(folded("\(familyName) \(givenName) \(preferredName)")))]
    }
}

extension Placement: Record {
    public static let table = "placement"
    public var rowID: String { id.description }
}

extension Leg: Record {
    public static let table = "leg"
    public var rowID: String { id.description }
}

extension Run: Record {
    public static let table = "run"
    public var rowID: String { id.description }
}

extension Proposal: Record {
    public static let table = "proposal"
    public var rowID: String { id.description }
}

extension SystemPolicy: Record {
    public static let table = "allocation_policy"
    public var rowID: String { id.description }
}

extension Veto: Record {
    public static let table = "veto"
    public var rowID: String { id.description }
}

extension ImportBatch: Record {
    public static let table = "import_batch"
    public var rowID: String { id.description }
}

extension System: Record {
    public static let table = "system"
    public var rowID: String { id.description }
}

extension User: Record {
    public static let table = "user_account"
    public var rowID: String { id.description }
}

extension Membership: Record {
    public static let table = "membership"
    public var rowID: String { id.description }
}

extension AuditEntry: Record {
    public static let table = "audit_entry"
    public var rowID: String { id.description }
}

extension Reading: Record {
    public static let table = "reading"
    public var rowID: String { id.description }
}

extension CapacityRound: Record {
    public static let table = "capacity_round"
    public var rowID: String { id.description }
}

extension RoundMember: Record {
    public static let table = "round_member"
    public var rowID: String { id.description }
}

extension RoundAnswer: Record {
    public static let table = "round_answer"
    public var rowID: String { id.description }
}

extension TaskLink: Record {
    public static let table = "task_link"
    public var rowID: String { id.description }
}
