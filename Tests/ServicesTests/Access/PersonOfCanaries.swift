import Domain
import Foundation
import Records
import Services
import Store

/// A student and a contact with a word in every field that occurs nowhere else, and traces of them all over.
struct PersonOfCanaries {
    let network: SampleNetwork
    let student: Student
    let contact: Person
    let other: Student
    let placement: Domain.Placement
    let run: ID<Run>

    /// The words that must be gone after an erasure.
    static let words = [
        "Zanthippa", "Quillfeather", "Xanny", "zanthippa.q@college.example.org", "9276308686", "NeedsQwertz",
        "WishPolkadot", "VetoMarzipan", "RejectOboe", "CancelTuba", "AskedBassoon", "ReasonKazoo", "CellsUkulele",
        "CellsZurna", "MailZither", "HintCello", "ZQ9",
    ]
    /// Those of them that stand in sealed columns, so that no byte of a file ever says them.
    static let sealedWords: Set = ["NeedsQwertz", "AskedBassoon", "CellsUkulele", "CellsZurna"]

    init(_ network: SampleNetwork) async throws {
        self.network = network
        let trellis = network.trellis
        let student = Student(
            id: trellis.newID(),
            systemID: network.system.id,
            providerID: network.stokeID,
            year: network.year,
            uln: try ULN("9276308686"),
            givenName: "Zanthippa",
            familyName: "Quillfeather",
            preferredName: "Xanny",
            dateOfBirth: Day("2008-10-11"),
            email: try EmailAddress("zanthippa.q@college.example.org"),
            tLevelCode: "health",
            preferences: ["WishPolkadot"],
            needs: "NeedsQwertz",
            source: "Students.xlsx",
            asAt: trellis.today
        )
        self.student = student
        var other = student
        other.id = trellis.newID()
        other.uln = nil
        other.givenName = "Ada"
        other.familyName = "Lovelace"
        other.preferredName = ""
        other.dateOfBirth = nil
        other.email = nil
        other.preferences = []
        other.needs = ""
        self.other = other
        let contact = Person(
            id: trellis.newID(),
            systemID: network.system.id,
            organisationID: network.hospitalID,
            name: "Bertram Umbrellastand",
            role: .mentor,
            email: try EmailAddress("bertram.u@trust.example.org"),
            source: "Return.xlsx",
            asAt: trellis.today
        )
        self.contact = contact
        let run = Run(
            id: trellis.newID(),
            systemID: network.system.id,
            year: network.year,
            number: 1,
            state: .finished,
            startedBy: "Kim",
            startedAt: trellis.now(),
            inputHash: "0"
        )
        self.run = run.id
        let placement = Domain.Placement(
            id: trellis.newID(),
            systemID: network.system.id,
            studentID: student.id,
            providerID: network.stokeID,
            year: network.year,
            state: .confirmed,
            hoursRequired: 315,
            confirmedAt: trellis.now(),
            reason: "CancelTuba"
        )
        self.placement = placement
        let offer = network.wardOffer
        let leg = Leg(
            id: trellis.newID(),
            systemID: network.system.id,
            placementID: placement.id,
            organisationID: network.hospitalID,
            areaID: network.ward.id,
            offerID: offer.id,
            position: 1,
            firstDay: offer.firstDay,
            lastDay: offer.lastDay,
            pattern: .block,
            hours: 315
        )
        let proposal = Proposal(
            id: trellis.newID(),
            systemID: network.system.id,
            runID: run.id,
            studentID: student.id,
            providerID: network.stokeID,
            reasons: [Reason(.windowFits, detail: "HintCello")],
            alternatives: [],
            state: .rejected,
            locked: false,
            moved: false,
            rejection: "RejectOboe, says Bertram Umbrellastand"
        )
        let veto = Veto(
            id: trellis.newID(),
            systemID: network.system.id,
            studentID: student.id,
            offerID: network.roomOffer.id,
            reason: "VetoMarzipan"
        )
        try await trellis.change(network.coordinator, "canary", key: nil) { [other] ledger in
            try ledger.insert([student, other])
            try ledger.insert(contact)
            try ledger.insert(run)
            try ledger.insert(placement)
            try ledger.insert(leg)
            try ledger.insert(proposal)
            try ledger.insert(veto)
            _ = try ledger.takePlace(of: offer.id)
            return ChangeOutcome(student, "Added Zanthippa Quillfeather by hand")
        }
        // Undo data holds the student as before and after.
        var edited = student
        edited.homeOutcode = Outcode(ifValid: "ST4")
        try await trellis.change(network.coordinator, "canary", key: nil) { [edited] ledger in
            try ledger.update(edited)
            return ChangeOutcome(student, "Changed a student. ReasonKazoo for Quillfeather, Zanthippa")
        }
        _ = try await trellis.rights.ask(
            .correction,
            about: .student(student.id),
            receivedOn: DayParts(trellis.today),
            words: "AskedBassoon",
            key: nil,
            by: network.coordinator
        )
        try await leaveTraces()
    }

    /// What staff leave behind: rows of a file under review, and mail that could not be sent.
    private func leaveTraces() async throws {
        let trellis = network.trellis
        let batch = ImportBatch(
            id: trellis.newID(),
            systemID: network.system.id,
            kind: .students,
            year: network.year,
            fileName: "Quillfeather Zanthippa.xlsx",
            state: .reviewing,
            uploadedBy: "Kim",
            uploadedAt: trellis.now(),
            asAt: trellis.today
        )
        // One row tells by its number whose it is, one only names somebody of that name.
        let cells = [
            ["familyName": "Quillfeather", "uln": "9276308686", "needs": "CellsZurna"],
            ["givenName": "Zanthippa", "familyName": "Quillfeather", "needs": "CellsUkulele"],
        ]
        let rows = cells.enumerated().map { index, cells in
            ImportRowReview(
                batchID: batch.id,
                number: index + 1,
                cells: cells,
                outcome: .needsFixing,
                label: "Zanthippa Quillfeather",
                detail: "Stoke College, ZQ9"
            )
        }
        let mail = Outbox.Mail(
            id: trellis.newID(),
            systemID: network.system.id,
            recipient: try EmailAddress("someone@example.org"),
            subject: "About a placement",
            body: "MailZither: Zanthippa Quillfeather has a place.",
            createdAt: trellis.now()
        )
        try await trellis.database.write { writer in
            try ImportBatches.add(batch, writer)
            try ImportRows.add(rows, trellis.fields, writer)
            try Outbox.put(mail, writer)
        }
    }
}
