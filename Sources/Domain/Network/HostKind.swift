public import Foundation

/// A kind of host for which a one-page brief is printed.
public enum HostKind: String, Codable, Hashable, Sendable, CaseIterable {
    case generalPractice, careHome, ward, digitalTeam, estates, charity

    /// The words on screens.
    public var title: String {
        switch self {
        case .generalPractice: "GP practice"
        case .careHome: "Care home"
        case .ward: "Hospital ward"
        case .digitalTeam: "Digital team"
        case .estates: "Estates team"
        case .charity: "Charity"
        }
    }

    /// Whether a place with a setting, at an employer of a sector, is of this kind.
    public func includes(_ setting: Setting, _ sector: Sector) -> Bool {
        switch self {
        case .generalPractice: setting == .primaryCare
        case .careHome: setting == .careHome
        case .ward: [.hospitalWard, .maternity, .childrensWard].contains(setting)
        case .digitalTeam: setting == .digital
        case .estates: setting == .engineering
        case .charity: sector == .charity
        }
    }
}

/// What a kind of host gives students, and what it has to think of, as it is printed for those who think of taking part.
public struct HostGuide: Hashable, Sendable, Codable {
    public let kind: HostKind
    /// What is particular about it, in a sentence or two.
    public let summary: String
    /// What students of a T Level can do there.
    public let subjects: [Subject]
    /// What students cannot do there and learn elsewhere, if anything.
    public let elsewhere: String?
    public let status: KnowledgeStatus
    public let source: String

    /// What students of one T Level can do.
    public struct Subject: Hashable, Sendable, Codable {
        public let tLevel: String
        public let activities: [String]
    }

    /// The guides that come with the system, by kind.
    public static func load(_ catalogue: Catalogue) throws(InvalidData) -> [HostKind: HostGuide] {
        try load(from: BundledData.folder, catalogue)
    }

    /// The guides in a folder with host-guides.json.
    public static func load(from folder: URL, _ catalogue: Catalogue) throws(InvalidData) -> [HostKind: HostGuide] {
        let name = "host-guides.json"
        let guides = try DataFile<HostGuide>.read(name, in: folder).items
        var problems = guides.map(\.kind).repeated.map { "\(name): \($0.rawValue) is given twice." }
        problems += HostKind.allCases.filter { kind in !guides.contains { $0.kind == kind } }.map {
            "\(name): \($0.rawValue) is missing."
        }
        for guide in guides {
            if guide.source.isEmpty || guide.summary.isEmpty || guide.subjects.isEmpty {
                problems.append("\(name), \(guide.kind.rawValue): give a summary, a source and at least one T Level.")
            }
            for subject in guide.subjects where catalogue.tLevel(subject.tLevel) == nil {
                problems.append("\(name), \(guide.kind.rawValue): there is no T Level \"\(subject.tLevel)\".")
            }
        }
        guard problems.isEmpty else { throw InvalidData(problems) }
        return Dictionary(uniqueKeysWithValues: guides.map { ($0.kind, $0) })
    }
}
