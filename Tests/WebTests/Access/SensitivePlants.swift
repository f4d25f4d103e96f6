import Domain
import Foundation
import Pages
import Records
import Services
import Store

@testable import Web

/// A word in every sensitive column about a student of a town, and the pages that could show one.
struct SensitivePlants {
    /// A word that stands in no page but where its column is shown.
    struct Token {
        let column: String
        let text: String
        let student: ID<Student>
    }

    private(set) var tokens: [Token] = []
    private(set) var paths: [String] = []

    static let columns: Set = [
        "student.needs", "student.preferences", "student.ready_from", "placement.reason", "proposal.reasons",
        "proposal.rejection", "import_row.differences", "import_row.cells", "rights_request.words",
        "rights_request.answer", "legal_hold.reason",
    ]

    /// The others, and why no token of them stands in a town.
    static let exempt: [String: String] = {
        let secret = "A secret or a hash of one: no page shows it."
        let file = "What an uploaded file says, which nobody has stored about a student yet."
        var reasons = [
            "proposal.alternatives": "Ids of offers; the proposal’s page shows them with the reasons.",
            "proposal.smallest_change": "Ids of offers; the proposal’s page shows them with the reasons.",
            "veto.reason": "No page shows it.",
            "note.text": "About an organisation, for those who may be in the room.",
            "audit_change.before": "Rows as they were, for undo: no page shows them.",
            "audit_change.after": "Rows as they are, for undo; of a reason, the words of whoever made the change.",
            "outbox.body": "No page shows mail that waits, but the mailbox of the demo.",
            "kept_form.fields": "A form that somebody has typed, shown to nobody else.",
        ]
        for column in ["label", "detail", "faults", "match_label", "match_group"] {
            reasons["import_row.\(column)"] = file
        }
        for table in DataRegister.tables {
            for column in table.columns where column.purpose == .signingIn && column.sensitivity == .restricted {
                let name = "\(table.name).\(column.name)"
                if reasons[name] == nil { reasons[name] = secret }
            }
        }
        reasons["task_secret.secret_hash"] = secret
        return reasons
    }()

    init(in town: AccessTown) async throws {
        for student in town.rows.students where student.systemID == town.rows.system {
            plant("student.needs", student.needs, student)
            plant("student.preferences", student.preferences.first ?? "", student)
            plant("student.ready_from", student.readyFrom?.formatted() ?? "", student)
        }
        try await plantPlacement(in: town)
        try await plantProposal(in: town)
        try await plantRequest(in: town)
        try await plantFile(in: town)
    }

    private mutating func plant(_ column: String, _ text: String, _ student: Student) {
        tokens.append(Token(column: column, text: text, student: student.id))
    }

    private func coordinator(of town: AccessTown) throws -> Actor {
        try town.people.first { $0.actor.role == .coordinator }.unwrapped.actor
    }

    private mutating func plantPlacement(in town: AccessTown) async throws {
        var placement = try town.rows.placements.first { $0.state == .cancelled }.unwrapped
        let student = try town.rows.students.first { $0.id == placement.studentID }.unwrapped
        placement.reason = "zqcancelqz"
        let cancelled = placement
        try await town.trellis.change(try coordinator(of: town), "plant", key: nil) { ledger in
            try ledger.update(cancelled)
            return ChangeOutcome(cancelled, "Planted")
        }
        plant("placement.reason", "zqcancelqz", student)
        paths.append(SiteRoute.placements(.placement(placement.id)).path)
    }

    /// A proposal for a student without a placement.
    private mutating func plantProposal(in town: AccessTown) async throws {
        let student = town.rows.students[7]
        let trellis = town.trellis
        let run = Run(
            id: trellis.newID(),
            systemID: student.systemID,
            year: student.year,
            number: 1,
            state: .finished,
            startedBy: "Kim",
            startedAt: trellis.now(),
            inputHash: "0"
        )
        let proposal = Proposal(
            id: trellis.newID(),
            systemID: student.systemID,
            runID: run.id,
            studentID: student.id,
            providerID: student.providerID,
            reasons: [Reason(.windowFits, detail: "zqhintqz")],
            state: .rejected,
            rejection: "zqrejectqz"
        )
        try await trellis.change(try coordinator(of: town), "plant", key: nil) { ledger in
            try ledger.insert(run)
            try ledger.insert(proposal)
            return ChangeOutcome(proposal, "Planted")
        }
        plant("proposal.reasons", "zqhintqz", student)
        plant("proposal.rejection", "zqrejectqz", student)
        paths += [
            SiteRoute.allocation(.run(run.id)).path, SiteRoute.allocation(.proposal(proposal.id)).path,
            SiteRoute.allocation(.compareRuns(run.id, run.id)).path,
        ]
    }

    private mutating func plantRequest(in town: AccessTown) async throws {
        let (trellis, kim) = (town.trellis, try coordinator(of: town))
        let student = town.rows.students[1]
        let about = RightsService.Subject.student(student.id)
        let asked = try await trellis.rights.ask(
            .correction,
            about: about,
            receivedOn: DayParts(trellis.today),
            words: "zqaskedqz",
            key: nil,
            by: kim
        )
        let id = try ID<RightsRequest>(asked.subjectID).unwrapped
        _ = try await trellis.rights.answer(id, as: .done, "zqanswerqz", key: nil, by: kim)
        _ = try await trellis.rights.hold("student", about.id, reason: "zqholdqz", key: nil, by: kim)
        plant("rights_request.words", "zqaskedqz", student)
        plant("rights_request.answer", "zqanswerqz", student)
        plant("legal_hold.reason", "zqholdqz", student)
        paths += [
            SiteRoute.rights(.request(id)).path, SiteRoute.rights(.person(.student(student.id))).path,
            SiteRoute.rights(.erase(.student(student.id))).path,
        ]
    }

    /// A row of a file under review that was compared with a student.
    private mutating func plantFile(in town: AccessTown) async throws {
        let trellis = town.trellis
        let student = town.rows.students[2]
        let batch = ImportBatch(
            id: trellis.newID(),
            systemID: student.systemID,
            kind: .students,
            year: student.year,
            fileName: "Students.xlsx",
            state: .reviewing,
            uploadedBy: "Kim",
            uploadedAt: trellis.now(),
            asAt: trellis.today
        )
        let row = ImportRowReview(
            batchID: batch.id,
            number: 2,
            cells: ["needs": "zqcellqz"],
            outcome: .changed,
            label: "Ada",
            differences: [FieldDifference(field: "Support needs", old: "zqoldqz", new: "zqcellqz")],
            matchID: student.id.description,
            matchLabel: "Ada",
            stores: true
        )
        try await trellis.database.write { writer in
            try ImportBatches.add(batch, writer)
            try ImportRows.add([row], trellis.fields, writer)
        }
        plant("import_row.differences", "zqoldqz", student)
        plant("import_row.cells", "zqcellqz", student)
        paths += [
            SiteRoute.exchange(.review(batch.id)).path, SiteRoute.exchange(.reviewRow(batch.id, 2)).path,
        ]
    }
}
