import Domain
import Exchange
import Foundation
import Hummingbird
import Markup
import NIOCore
import Pages
public import Services

extension Site {
    /// What can be done with somebody's data.
    func person(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        call.show(try await personPage(subject, call))
    }

    private func personPage(_ subject: PersonSubject, _ call: Call, _ faults: [FieldFault] = []) async throws
        -> PersonDataPage
    {
        let actor = try call.actor
        let context = try await call.page()
        guard let person = subject.person else {
            try actor.mustBeAllowed(to: .holdData)
            guard case .organisation(let id) = subject else { throw ServiceError.notFound }
            let organisation = try await trellis.network.organisation(toEdit: id, for: actor)
            let hold = try await trellis.rights.holds(for: actor).first { $0.subjectID == id.description }
            let model = PersonDataPage.Model(
                subject: subject,
                name: organisation.name,
                isFrozen: false,
                requests: [],
                hold: hold,
                isHeld: hold != nil,
                mayErase: false
            )
            return PersonDataPage(context, model, faults: faults)
        }
        let overview = try await trellis.rights.overview(person, for: actor)
        let model = PersonDataPage.Model(
            subject: subject,
            name: overview.name,
            isFrozen: overview.frozenAt != nil,
            requests: overview.requests,
            hold: overview.hold,
            isHeld: overview.isHeld,
            mayErase: overview.mayErase
        )
        return PersonDataPage(context, model, faults: faults)
    }

    func ask(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        guard let person = subject.person else { throw ServiceError.notFound }
        return try await call.attempt {
            guard let kind = RightsRequest.Kind(rawValue: try call.form.text("kind")) else {
                throw InvalidDraft("kind", "Choose what they ask for")
            }
            let entry = try await trellis.rights.ask(
                kind,
                about: person,
                receivedOn: try call.form.day("received"),
                words: try call.form.text("words"),
                key: call.formKey,
                by: call.actor
            )
            return try call.redirect(after: entry, to: .rights(.person(subject)))
        } again: { faults in
            call.showAgain(try await personPage(subject, call, faults))
        }
    }

    func copy(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        guard let person = subject.person else { throw ServiceError.notFound }
        return try await call.attempt {
            let export = try await trellis.rights.export(
                person,
                reason: try call.form.text("reason"),
                key: call.formKey,
                by: call.actor
            )
            // No name in the file's name: it lands in lists of downloads.
            return call.download(try PersonCopy.archive(of: export), name: "Copy of data, \(export.madeOn).zip")
        } again: { faults in
            call.showAgain(try await personPage(subject, call, faults))
        }
    }

    func freeze(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        guard case .student(let id) = subject else { throw ServiceError.notFound }
        let isFrozen = try call.form.text("frozen") != "no"
        let entry = try await trellis.rights.setFrozen(isFrozen, id, key: call.formKey, by: call.actor)
        return try call.redirect(after: entry, to: .rights(.person(subject)))
    }

    func erase(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .erasePeople)
        guard let person = subject.person else { throw ServiceError.notFound }
        let overview = try await trellis.rights.overview(person, for: actor)
        let causes: [ErasureCause] = [.asked, .mistake]
        func page(_ faults: [FieldFault] = []) async throws -> ErasePage {
            ErasePage(
                try await call.page(),
                subject: subject,
                name: overview.name,
                causes: causes.map { ($0.rawValue, $0.title) },
                faults: faults
            )
        }
        guard call.isPost else { return call.show(try await page()) }
        return try await call.attempt {
            guard let cause = ErasureCause(rawValue: try call.form.text("cause")), causes.contains(cause) else {
                throw InvalidDraft("cause", "Say why they are erased")
            }
            let entry = try await trellis.rights.erase(person, cause: cause, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .rights(.data))
        } again: { faults in
            call.showAgain(try await page(faults))
        }
    }

    func hold(_ subject: PersonSubject, _ call: Call) async throws -> Response {
        try await call.attempt {
            let entry: AuditEntry
            do {
                entry = try await trellis.rights.hold(
                    subject.row.table,
                    subject.row.id,
                    reason: try call.form.text("hold"),
                    key: call.formKey,
                    by: call.actor
                )
            } catch let invalid as InvalidDraft {
                throw InvalidDraft("hold", invalid.faults.first?.message ?? "Say why it must be kept")
            }
            return try call.redirect(after: entry, to: .rights(.person(subject)))
        } again: { faults in
            call.showAgain(try await personPage(subject, call, faults))
        }
    }

    func liftHold(_ id: ID<LegalHold>, _ call: Call) async throws -> Response {
        let entry = try await trellis.rights.lift(id, key: call.formKey, by: call.actor)
        return try call.redirect(after: entry, to: .rights(.data))
    }

    // MARK: - Requests

    func requests(_ call: Call) async throws -> Response {
        let lines = try await trellis.rights.requests(for: call.actor)
        return call.show(RequestsPage(try await call.page(), requests: lines.map { ($0.request, $0.name) }))
    }

    func request(_ id: ID<RightsRequest>, _ call: Call) async throws -> Response {
        guard call.isPost else { return call.show(try await requestPage(id, call)) }
        let answer = try call.form.text("answer")
        return try await call.attempt {
            let entry = try await trellis.rights.answer(
                id,
                as: RightsRequest.State(rawValue: try call.form.text("state")) ?? .done,
                answer,
                key: call.formKey,
                by: call.actor
            )
            return try call.redirect(after: entry, to: .rights(.request(id)))
        } again: { faults in
            call.showAgain(try await requestPage(id, call, faults, answer: answer))
        }
    }

    func stopClock(_ id: ID<RightsRequest>, _ call: Call) async throws -> Response {
        let (asked, answered) = (try call.form.day("asked"), try call.form.day("answered"))
        return try await call.attempt {
            let entry = try await trellis.rights.stopClock(
                id,
                from: asked,
                to: answered,
                key: call.formKey,
                by: call.actor
            )
            return try call.redirect(after: entry, to: .rights(.request(id)))
        } again: { faults in
            call.showAgain(try await requestPage(id, call, faults, wait: (asked, answered)))
        }
    }

    private func requestPage(
        _ id: ID<RightsRequest>,
        _ call: Call,
        _ faults: [FieldFault] = [],
        answer: String = "",
        wait: (asked: DayParts, answered: DayParts) = (DayParts(), DayParts())
    ) async throws -> RequestPage {
        let line = try await trellis.rights.request(id, for: call.actor)
        let subject: PersonSubject? =
            switch line.name == nil ? nil : RightsService.Subject(line.request.subjectKind, line.request.subjectID) {
            case .student(let id): .student(id)
            case .contact(let id): .contact(id)
            case nil: nil
            }
        return RequestPage(
            try await call.page(),
            request: line.request,
            name: line.name,
            subject: subject,
            faults: faults,
            answer: answer,
            wait: wait
        )
    }
}

/// A person's copy as one file: a page to read, and the same as data.
public enum PersonCopy {
    /// The archive.
    /// - Throws: `ServiceError.unavailable` when it cannot be written as data.
    public static func archive(of export: PersonExport) throws -> [UInt8] {
        let document = PersonCopyDocument(
            name: export.name,
            madeOn: export.madeOn,
            parts: export.tables.map { table in
                PersonCopyDocument.Part(
                    title: table.title,
                    rows: table.rows.map { row in row.map { ($0.title, $0.value) } }
                )
            },
            leftOut: export.leftOut.map { ($0.what, $0.why) }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(export) else {
            throw ServiceError.unavailable("The copy could not be written as data. Try again.")
        }
        return ZipWriter.bytes(of: [
            ZipWriter.File("read me.html", Array(document.rendered().readableBytesView)),
            ZipWriter.File("data.json", Array(data)),
        ])
    }
}
