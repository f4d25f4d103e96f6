import Domain
import Foundation
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// What is kept about people, what they may ask, and how long things stay.
    func rights(_ route: RightsRoute, _ call: Call) async throws -> Response {
        let assurance = trellis.assurance
        switch route {
        case .studentNotice: return try await report(try assurance.studentNotice(), call)
        case .staffNotice: return try await report(try assurance.staffNotice(), call)
        case .schedule: return try await report(try assurance.schedule(), call)
        case .cookies: return try await report(assurance.cookies(cookieList), call)
        case .data: return try await data(call)
        case .processingRecord: return try await assured(try assurance.processingRecord(), call)
        case .impactInputs: return try await assured(try assurance.impactInputs(), call)
        case .retention: return try await retention(call)
        case .requests: return try await requests(call)
        case .request(let id): return try await request(id, call)
        case .stopClock(let id): return try await stopClock(id, call)
        case .person(let subject): return try await person(subject, call)
        case .ask(let subject): return try await ask(subject, call)
        case .copy(let subject): return try await copy(subject, call)
        case .freeze(let subject): return try await freeze(subject, call)
        case .erase(let subject): return try await erase(subject, call)
        case .hold(let subject): return try await hold(subject, call)
        case .liftHold(let id): return try await liftHold(id, call)
        }
    }

    /// The cookies that this site sets, by the names that browsers see. A test compares them with the answers.
    var cookieList: [AssuranceService.Cookie] {
        [
            .init(cookies.name(SessionStep.cookie), purpose: "Keeps you signed in", ends: "When you sign out"),
            .init(
                cookies.name(FormGuard.cookie),
                purpose: "Protects forms from being sent by other sites",
                ends: "When you close the browser"
            ),
            .init(
                cookies.name(Self.browserCookie),
                purpose: "Ties a sign-in link to the browser that asked for it",
                ends: "After one hour, or when you sign in"
            ),
            .init(
                cookies.name(Self.nextCookie),
                purpose: "Remembers the page you asked for while you sign in",
                ends: "After one hour, or when you are there"
            ),
            .init(
                cookies.name(Self.keptCookie),
                purpose: "Finds the form that you had filled in when your session ended",
                ends: "After one hour, or when you send the form"
            ),
        ]
    }

    private func report(_ report: Report, _ call: Call) async throws -> Response {
        call.show(ReportPage(try await call.page(), report, links: [("Privacy", .access(.privacy))]))
    }

    private func assured(_ report: Report, _ call: Call) async throws -> Response {
        try call.actor.mustBeAllowed(to: .seeAssurance)
        return call.show(ReportPage(try await call.page(), report, above: .rights(.data)))
    }

    private func data(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let figures = try await trellis.assurance.figures(for: actor)
        // Whoever only checks learns how many holds stand, and neither on whom nor why.
        let holds = actor.may(.holdData) ? try await trellis.rights.holds(for: actor) : nil
        let page = DataPage(
            try await call.page(),
            openRequests: figures.openRequests,
            lateRequests: figures.lateRequests,
            holdCount: figures.holds,
            holds: holds?.map { hold in
                DataPage.HoldLine(
                    id: hold.id,
                    what: hold.subjectKind == "organisation" ? "An organisation and its people" : "A person",
                    subject: PersonSubject(holding: hold),
                    reason: hold.reason,
                    placed: "\(hold.placedOn.formatted()) by \(hold.placedBy)"
                )
            },
            erased: figures.erased.map { figure in
                let outcome = PlacementState(rawValue: figure.outcome)?.title ?? "Not placed"
                return ("\(figure.year.label), \(outcome.lowercased())", figure.students)
            },
            nights: figures.nights.map { night in
                (night.day.formatted(), night.finishedAt == nil ? "Not finished" : night.outcome)
            }
        )
        return call.show(page)
    }

    private func retention(_ call: Call) async throws -> Response {
        let actor = try call.actor
        if call.isPost {
            try await trellis.retention.run(key: call.formKey, by: actor)
            return try call.redirect(to: .rights(.retention))
        }
        let outlooks = try await trellis.retention.preview(for: actor)
        let page = RetentionPage(
            try await call.page(),
            lines: outlooks.map { outlook in
                RetentionPage.Line(
                    rule: outlook.rule,
                    count: outlook.count,
                    held: outlook.held,
                    since: outlook.cutoff?.formatted() ?? "Never",
                    people: outlook.people.map { item in
                        let subject = PersonSubject(due: item.id, under: outlook.rule)
                        let until = "kept until \(item.keptUntil.formatted())"
                        return (
                            "\(outlook.rule.from.title.capitalizedFirst) \(item.countedFrom.formatted()), \(until)",
                            subject
                        )
                    }
                )
            }
        )
        return call.show(page)
    }
}

extension PersonSubject {
    /// The person or organisation of a hold.
    init?(holding hold: LegalHold) {
        switch hold.subjectKind {
        case "student":
            guard let id = ID<Student>(hold.subjectID) else { return nil }
            self = .student(id)
        case "person":
            guard let id = ID<Person>(hold.subjectID) else { return nil }
            self = .contact(id)
        default:
            guard let id = ID<Organisation>(hold.subjectID) else { return nil }
            self = .organisation(id)
        }
    }

    /// Somebody whose time is over.
    init?(due id: String, under rule: RetentionRule) {
        switch rule.id {
        case .unplaced, .placements, .supportNeeds:
            guard let id = ID<Student>(id) else { return nil }
            self = .student(id)
        case .contacts:
            guard let id = ID<Person>(id) else { return nil }
            self = .contact(id)
        default: return nil
        }
    }

    /// The person as services know them; nothing for an organisation.
    var person: RightsService.Subject? {
        switch self {
        case .student(let id): .student(id)
        case .contact(let id): .contact(id)
        case .organisation: nil
        }
    }

    /// The table and the id of the row.
    var row: (table: String, id: String) {
        switch self {
        case .student(let id): ("student", id.description)
        case .contact(let id): ("person", id.description)
        case .organisation(let id): ("organisation", id.description)
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
