public import Domain

/// Bringing spreadsheets in.
public enum ExchangeRoute: RoutePart {
    case imports
    /// The upload form of one kind.
    case upload(ImportSubject)
    /// What a file would do, row by row.
    case review(ID<ImportBatch>)
    /// One row: mend its cells, or decide a close match.
    case reviewRow(ID<ImportBatch>, Int)
    /// Which column means what.
    case columns(ID<ImportBatch>)
    case storeImport(ID<ImportBatch>)
    case discardImport(ID<ImportBatch>)
    /// Decides every close match that is still open.
    case decideAll(ID<ImportBatch>)
    /// Compares the rows again with what is stored now.
    case recheck(ID<ImportBatch>)
    /// The faulty rows as a spreadsheet with an Error column.
    case faultyRows(ID<ImportBatch>)

    public init?(_ segments: [String]) {
        guard segments.first == "imports" else { return nil }
        switch segments.count {
        case 1: self = .imports
        case 2:
            guard let id = ID<ImportBatch>(segments[1]) else { return nil }
            self = .review(id)
        case 3:
            if segments[1] == "new", let kind = ImportSubject(rawValue: segments[2]) {
                self = .upload(kind)
                return
            }
            guard let id = ID<ImportBatch>(segments[1]) else { return nil }
            switch segments[2] {
            case "columns": self = .columns(id)
            case "store": self = .storeImport(id)
            case "discard": self = .discardImport(id)
            case "decide": self = .decideAll(id)
            case "recheck": self = .recheck(id)
            case "faulty-rows.xlsx": self = .faultyRows(id)
            default: return nil
            }
        case 4:
            guard let id = ID<ImportBatch>(segments[1]), segments[2] == "rows", let row = Int(segments[3]), row > 0
            else {
                return nil
            }
            self = .reviewRow(id, row)
        default: return nil
        }
    }

    public var segments: [String] {
        switch self {
        case .imports: ["imports"]
        case .upload(let kind): ["imports", "new", kind.rawValue]
        case .review(let id): ["imports", id.description]
        case .reviewRow(let id, let row): ["imports", id.description, "rows", String(row)]
        case .columns(let id): ["imports", id.description, "columns"]
        case .storeImport(let id): ["imports", id.description, "store"]
        case .discardImport(let id): ["imports", id.description, "discard"]
        case .decideAll(let id): ["imports", id.description, "decide"]
        case .recheck(let id): ["imports", id.description, "recheck"]
        case .faultyRows(let id): ["imports", id.description, "faulty-rows.xlsx"]
        }
    }

    public var methods: RouteMethods {
        switch self {
        case .imports, .review, .faultyRows: .get
        case .storeImport, .discardImport, .decideAll, .recheck: .post
        case .upload, .reviewRow, .columns: .both
        }
    }

    public static var samples: [ExchangeRoute] {
        [.imports] + ImportSubject.allCases.map(ExchangeRoute.upload) + [
            .review(.sample), .reviewRow(.sample, 12), .columns(.sample), .storeImport(.sample),
            .discardImport(.sample),
            .decideAll(.sample), .recheck(.sample), .faultyRows(.sample),
        ]
    }
}
