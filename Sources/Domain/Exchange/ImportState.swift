/// The life of an import.
public enum ImportState: String, Codable, Hashable, Sendable, CaseIterable {
    /// The headings were not understood: somebody has to say which column means what.
    case matching
    case reviewing, imported, undone, discarded

    /// The words on screens.
    public var title: String {
        switch self {
        case .matching: "Match the columns"
        case .reviewing: "Review and import"
        case .imported: "Imported"
        case .undone: "Undone"
        case .discarded: "Discarded"
        }
    }

    /// Whether the file still waits for somebody.
    public var isOpen: Bool { self == .matching || self == .reviewing }

    /// The state after `event`.
    /// - Throws: `InvalidValue` with a sentence when the event comes at the wrong time.
    public func after(_ event: ImportEvent) throws(InvalidValue) -> ImportState {
        switch (self, event) {
        case (.matching, .match), (.reviewing, .match): return .reviewing
        case (.reviewing, .store): return .imported
        case (.matching, .discard), (.reviewing, .discard): return .discarded
        case (.imported, .undo): return .undone
        case (.undone, .redo): return .imported
        case (.matching, .store): throw InvalidValue("Say first which column of this file means what.")
        default:
            throw InvalidValue("This file was \(word) already. Upload it again to import it again.")
        }
    }

    private var word: String {
        switch self {
        case .matching, .reviewing: "uploaded"
        case .imported, .undone, .discarded: title.lowercased()
        }
    }
}

/// Something that happens to an import.
public enum ImportEvent: String, Codable, Hashable, Sendable, CaseIterable {
    case match, store, discard, undo, redo
}
