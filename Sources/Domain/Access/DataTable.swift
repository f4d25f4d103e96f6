/// A kind of person that data is about.
public enum DataSubject: String, Hashable, Sendable, CaseIterable, Codable {
    /// A learner.
    case student
    /// Somebody at an organisation who is known but need not sign in.
    case contact
    /// Somebody who signs in.
    case user
    /// Whoever the row is about: one of the others.
    case anybody

    /// The words on screens.
    public var title: String {
        switch self {
        case .student: "Student"
        case .contact: "Contact"
        case .user: "Person who signs in"
        case .anybody: "Anybody"
        }
    }

    /// The table of their own rows.
    public var table: String? {
        switch self {
        case .student: "student"
        case .contact: "person"
        case .user: "user_account"
        case .anybody: nil
        }
    }
}

/// How the rows about a person are found in a table.
public enum DataPath: Hashable, Sendable {
    /// The column holds the person's id.
    case column(String)
    /// The column holds the id of a row of another table, whose own column holds the person's id.
    case through(String, table: String, String)
    /// The column holds the id of the person, or of any row that is about them.
    case trail(String)
    /// The columns may name the person: their number, address or name is looked for.
    case mention([String])
}

/// What becomes of the rows about a person when the person is erased.
public enum DataFate: Hashable, Sendable {
    /// The rows go.
    case rowsGo
    /// The rows stay and these columns are emptied.
    case emptied([String])
    /// The rows stay as they are, for a reason.
    case stay(String)
}

/// A table of the schema: what it is for, every column of it, and what becomes of its rows.
public struct DataTable: Hashable, Sendable {
    /// The name in the database.
    public let name: String
    /// What it holds, in a few words.
    public let title: String
    /// The rule of the retention schedule that ends its rows.
    public let retention: RetentionRule.Kind
    /// How rows about a person are found; empty when it holds nothing about people.
    public let about: [DataSubject: DataPath]
    public let fate: DataFate
    /// Why none of it is in an export about a person; empty when it is.
    public let heldBack: String?
    /// The columns that tell one row from another.
    public let key: [String]
    public let columns: [DataColumn]

    public init(
        _ name: String,
        _ title: String,
        retention: RetentionRule.Kind,
        about: [DataSubject: DataPath] = [:],
        fate: DataFate = .rowsGo,
        heldBack: String? = nil,
        key: [String] = ["id"],
        _ columns: [DataColumn]...
    ) {
        self.name = name
        self.title = title
        self.retention = retention
        self.about = about
        self.fate = fate
        self.heldBack = heldBack
        self.key = key
        self.columns = columns.flatMap { $0 }
    }

    /// The columns that an export about a person holds.
    public var exported: [DataColumn] { heldBack == nil ? columns.filter { $0.heldBack == nil } : [] }

    /// Whether it has a column.
    public func has(_ column: String) -> Bool { columns.contains { $0.name == column } }

    /// The most sensitive class in it.
    public var sensitivity: Sensitivity { columns.map(\.sensitivity).max() ?? .open }
}
