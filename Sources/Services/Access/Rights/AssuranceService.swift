public import Domain
import Foundation
import Records

/// What those who answer for the data need to see, made from the register of data, the retention schedule and the policy
/// table, so that it cannot say anything else than what is so.
public struct AssuranceService: Sendable {
    let trellis: Trellis

    /// A cookie that the site sets.
    public struct Cookie: Hashable, Sendable {
        public let name: String
        public let purpose: String
        public let ends: String

        public init(_ name: String, purpose: String, ends: String) {
            self.name = name
            self.purpose = purpose
            self.ends = ends
        }
    }

    // MARK: - For those who answer for the data

    /// The record of processing activities of Article 30, as far as the system knows it.
    public func processingRecord() throws -> Report {
        let schedule = try trellis.retention.schedule()
        return Report(
            "Record of processing",
            intro: [
                "What the UK GDPR asks for in Article 30, made from the register of data of this version of Trellis. "
                    + "The organisations who run the system add their names and those of their data protection officers, "
                    + "and confirm each basis in law."
            ],
            DataPurpose.allCases.compactMap { purpose in activity(purpose, schedule) } + [Self.security]
        )
    }

    private func activity(_ purpose: DataPurpose, _ schedule: RetentionSchedule) -> Report.Section? {
        let tables = DataRegister.tables.filter { table in
            table.columns.contains { $0.purpose == purpose && $0.sensitivity.isPersonal }
        }
        guard !tables.isEmpty else { return nil }
        return Report.Section(
            purpose.title,
            ["Proposed basis: \(purpose.basis)."],
            columns: ["Data", "About", "Categories", "Class", "Kept"],
            rows: tables.map { table in
                let columns = table.columns.filter { $0.purpose == purpose && $0.sensitivity.isPersonal }
                let rule = schedule[table.retention]
                return [
                    table.title,
                    table.about.keys.map(\.title).sorted().joined(separator: ", "),
                    columns.map { $0.title.lowercased() }.joined(separator: ", "),
                    (columns.map(\.sensitivity).max() ?? .open).title,
                    Self.kept(rule),
                ]
            }
        )
    }

    static func kept(_ rule: RetentionRule) -> String {
        rule.then == .keep ? rule.length : "\(rule.length) from \(rule.from.title)"
    }

    private static let security = Report.Section(
        "Recipients, transfers and security",
        bullets: [
            "Recipients: the system coordinator, the student’s own college, and the host of a placement (name, college "
                + "and course only). Nobody else.",
            "Transfers outside the United Kingdom: none by Trellis. The organisations choose where the server stands.",
            "Decisions by machine alone: none. The engine proposes; a person decides.",
            "Security: signed-in access by role and relation, every change in the history, deleted data overwritten in the "
                + "file, sensitive fields encrypted with a key outside the database, copies deleted after five weeks.",
        ]
    )

    /// What an impact assessment begins with: classes, data map, flows, retention and roles.
    public func impactInputs() throws -> Report {
        let schedule = try trellis.retention.schedule()
        return Report(
            "Inputs of the data protection impact assessment",
            intro: [
                "Trellis holds data of 16 to 19 year olds, so an impact assessment is made before it is used (UK GDPR "
                    + "Article 35). What it needs to know about the system stands here, made from the schema itself."
            ],
            [
                Report.Section(
                    "Classes of data",
                    columns: ["Class", "What it means", "Columns"],
                    rows: Sensitivity.allCases.map { kind in
                        let count = DataRegister.tables.flatMap(\.columns).count { $0.sensitivity == kind }
                        return [kind.title, kind.meaning, String(count)]
                    }
                ),
                Self.flows,
                Report.Section(
                    "How long it is kept",
                    columns: ["What", "How long", "What then", "Standing"],
                    rows: schedule.rules.map { [$0.title, Self.kept($0), $0.then.title, $0.standing.title] }
                ),
                Self.roles,
            ] + DataRegister.tables.filter { $0.sensitivity.isPersonal }.map(Self.map)
        )
    }

    private static let flows = Report.Section(
        "How data flows",
        columns: ["From", "To", "What", "How"],
        rows: [
            ["College", "Trellis", "Students, cohorts", "Spreadsheet, reviewed before it is stored, or typed in"],
            ["Employer", "Trellis", "Places, contacts", "Spreadsheet, reviewed before it is stored, or typed in"],
            [
                "Trellis", "College", "Its own students with their proposals and placements",
                "Signed in; files on request",
            ],
            [
                "Trellis", "Employer", "Name, college and course of students placed with it",
                "Signed in; files on request",
            ],
            ["Trellis", "Person", "Everything about them", "A copy that a coordinator or their college hands over"],
            ["Trellis", "Mail server", "Sign-in links", "The outbox, emptied when sent"],
        ]
    )

    private static func map(_ table: DataTable) -> Report.Section {
        Report.Section(
            "Data map: \(table.title.lowercased())",
            ["Table \(table.name). When a person is erased: \(fate(table.fate))"],
            columns: ["Column", "What it is", "Class", "Purpose", "Points to"],
            rows: table.columns.map {
                [$0.name, $0.title, $0.sensitivity.title, $0.purpose.title, $0.pointsTo?.title ?? ""]
            }
        )
    }

    private static func fate(_ fate: DataFate) -> String {
        switch fate {
        case .rowsGo: "the rows are deleted."
        case .emptied(let columns): "\(columns.joined(separator: ", ")) \(columns.count == 1 ? "is" : "are") emptied."
        case .stay(let reason): reason
        }
    }

    /// Who may do what, asked of the policy itself with somebody of each role.
    private static let roles = Report.Section(
        "Who may do what",
        ["“Own” means: to what belongs to their own organisation."],
        columns: ["Action"] + Role.allCases.map(\.title),
        rows: Action.allCases.map { action in
            [words(action.rawValue)] + Role.allCases.map { answer(action, $0) }
        }
    )

    private static func answer(_ action: Action, _ role: Role) -> String {
        var random = SplitMix64(seed: 1)
        let organisation = ID<Organisation>.make(at: .distantPast, random: &random)
        let actor = Actor(
            userID: nil,
            name: "",
            role: role,
            systemID: .make(at: .distantPast, random: &random),
            organisationID: organisation
        )
        if actor.may(action) { return "Yes" }
        return actor.may(action, .owned(by: organisation)) ? "Own" : "No"
    }

    private static func words(_ name: String) -> String {
        let words = name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The retention schedule.
    public func schedule() throws -> Report {
        let schedule = try trellis.retention.schedule()
        return Report(
            "How long data is kept",
            intro: [
                "As at \(schedule.asAt.formatted()). A rule marked as a proposal is carried out as it stands until the "
                    + "organisations confirm or change it. The schedule is carried out every night."
            ],
            [
                Report.Section(
                    "The schedule",
                    columns: ["What", "How long", "What then", "Standing", "Source"],
                    rows: schedule.rules.map {
                        [$0.title, Self.kept($0), $0.then.title, $0.standing.title, $0.source]
                    }
                )
            ]
        )
    }
}

extension Trellis {
    /// What those who answer for the data need to see.
    public var assurance: AssuranceService { AssuranceService(trellis: self) }
}
