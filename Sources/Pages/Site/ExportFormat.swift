/// The file that an export comes as.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    case xlsx, csv

    /// The last path segment of an export.
    var segment: String { "export.\(rawValue)" }

    init?(segment: String) {
        guard let match = ExportFormat.allCases.first(where: { $0.segment == segment }) else { return nil }
        self = match
    }

    /// The words on the link.
    public var title: String {
        switch self {
        case .xlsx: "Excel"
        case .csv: "CSV"
        }
    }
}
