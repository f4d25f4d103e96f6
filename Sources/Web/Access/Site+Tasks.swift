import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Tasks that people do from a link in a mail, and the links that were sent.
    func tasks(_ route: TaskRoute, _ call: Call) async throws -> Response {
        switch route {
        case .task(let secret): try await task(secret, call)
        case .links: try await taskLinks(call)
        case .ask(let id): try await ask(id, call)
        case .askAll: try await askAll(call)
        case .resend(let id):
            try call.redirect(
                after: try await trellis.tasks.resend(
                    id,
                    key: call.formKey,
                    by: call.actor,
                    linkURL: taskURL
                ),
                to: .tasks(.links)
            )
        case .revoke(let id):
            try call.redirect(
                after: try await trellis.tasks.revoke(id, key: call.formKey, by: call.actor),
                to: .tasks(.links)
            )
        case .settle(let id):
            try call.redirect(
                after: try await trellis.tasks.settle(id, key: call.formKey, by: call.actor),
                to: .tasks(.links)
            )
        }
    }

    /// The address in the mail, made from the configured address only.
    var taskURL: @Sendable (String) -> String {
        let origin = settings.publicURL
        return { secret in origin.link(to: SiteRoute.tasks(.task(secret)).path) }
    }

    // MARK: - The recipient

    /// The page behind a link. A GET changes nothing, so that mail scanners do no harm.
    private func task(_ secret: String, _ call: Call) async throws -> Response {
        try limits.count(.taskLink, account: secret)
        do {
            if try await trellis.tasks.kind(of: secret) == .answerRound { return try await linkSheet(secret, call) }
            let task = try await trellis.tasks.open(secret)
            guard call.isPost else {
                return task.link.task == .answerInterest
                    ? call.show(interestPage(task, secret, call, InterestDraft(answering: task)))
                    : call.show(detailsPage(task, secret, call, DetailsAnswer()))
            }
            return try await answer(task, secret, call)
        } catch ServiceError.notFound {
            var response = call.show(TaskGonePage(call.bare()))
            response.status = .notFound
            return response
        } catch ServiceError.alreadyDone {
            return try call.redirect(to: .tasks(.task(secret)))
        }
    }

    private func answer(_ task: TaskLinkService.Task, _ secret: String, _ call: Call) async throws -> Response {
        switch task.link.task {
        case .answerInterest:
            var draft = InterestDraft()
            draft.answer = try call.form.text("answer")
            draft.reasonCode = try call.form.text("reasonCode")
            draft.reason = try call.form.text("reason")
            draft.askAgainOn = try call.form.day("askAgainOn")
            draft.contactID = try call.form.text("contactID")
            draft.withdrawsOffers = call.form.has("withdraw")
            draft.mayOffer = try MayOfferDraft(call.form)
            // Not knowing is no answer: the page does not offer it.
            if draft.answer == InterestAnswer.unknown.rawValue { draft.answer = "" }
            let sent = draft
            return try await call.attempt {
                try await trellis.tasks.answer(secret, sent, key: call.formKey, from: call.origin)
                return try call.redirect(to: .tasks(.task(secret)))
            } again: { faults in
                let held = try await heldPlacements(
                    task.organisation.id,
                    year: task.link.year,
                    faults,
                    for: .recipient(of: task.organisation),
                    names: false
                )
                return call.showAgain(interestPage(task, secret, call, sent, faults, held))
            }
        case .answerRound: throw ServiceError.notFound
        case .confirmDetails:
            var answer = DetailsAnswer()
            answer.verdict = try call.form.text("verdict")
            answer.note = try call.form.text("note")
            let sent = answer
            return try await call.attempt {
                try await trellis.tasks.confirm(secret, sent, key: call.formKey, from: call.origin)
                return try call.redirect(to: .tasks(.task(secret)))
            } again: { faults in
                call.showAgain(detailsPage(task, secret, call, sent, faults))
            }
        }
    }

    private func interestPage(
        _ task: TaskLinkService.Task,
        _ secret: String,
        _ call: Call,
        _ draft: InterestDraft,
        _ faults: [FieldFault] = [],
        _ held: [HeldPlacement] = []
    ) -> InterestTaskPage {
        InterestTaskPage(
            call.bare(),
            secret: secret,
            link: task.link,
            organisation: task.organisation.name,
            contacts: [task.person] + task.colleagues,
            areas: areaOptions(task.areas),
            tLevels: tLevelOptions,
            openOffers: task.openOffers,
            held: held,
            draft: draft,
            faults: faults
        )
    }

    private func detailsPage(
        _ task: TaskLinkService.Task,
        _ secret: String,
        _ call: Call,
        _ answer: DetailsAnswer,
        _ faults: [FieldFault] = []
    ) -> DetailsTaskPage {
        let sites = task.sites.filter { $0.archivedAt == nil }.map { site in
            let address = [site.address, site.postcode?.description ?? ""].filter { !$0.isEmpty }
            return (name: site.name, address: address.joined(separator: ", "))
        }
        return DetailsTaskPage(
            call.bare(),
            secret: secret,
            link: task.link,
            model: .init(
                organisation: task.organisation.name,
                place: task.organisation.place,
                person: task.person,
                sites: sites,
                colleagues: task.colleagues.filter { $0.archivedAt == nil }.map { "\($0.name), \($0.role.title)" }
            ),
            answer: answer,
            faults: faults
        )
    }

    // MARK: - The sender

    private func taskLinks(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let list = ListState(.tasks(.links), call.query)
        let found = try await trellis.tasks.list(
            needingLook: list["look"] == "yes",
            offset: (list.page - 1) * ListState.pageSize,
            limit: ListState.pageSize,
            for: actor
        )
        let page = TaskLinksPage(
            try await call.page(),
            lines: found.rows.map { row in
                TaskLinksPage.Line(
                    row.link,
                    organisation: row.organisationName,
                    person: row.personName,
                    sent: Clock.text(row.link.sentAt),
                    state: row.link.state(at: trellis.now())
                )
            },
            total: found.total,
            list: list,
            canSend: actor.may(.sendTasks)
        )
        return call.show(page)
    }

    private func ask(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (organisation, people) = try await trellis.tasks.recipients(of: id, for: actor)
        var context = try await call.page()
        context.year = try formYear(call)
        guard call.isPost else { return call.show(AskPage(context, organisation: organisation, people: people)) }
        let (tasks, chosen) = (call.form.all("tasks"), call.form.all("people"))
        // Only contacts of this organisation, whatever the form says.
        let known = Set(people.map(\.id))
        let page = context
        return try await call.attempt {
            let entry = try await trellis.tasks.send(
                tasks.compactMap { TaskKind(rawValue: $0) },
                to: chosen.compactMap { ID<Person>($0) }.filter(known.contains),
                year: page.year,
                key: call.formKey,
                by: actor,
                linkURL: taskURL
            )
            return try call.redirect(after: entry, to: .network(.organisation(id)))
        } again: { faults in
            call.showAgain(
                AskPage(
                    page,
                    organisation: organisation,
                    people: people,
                    tasks: Set(tasks),
                    chosen: Set(chosen),
                    faults: faults
                )
            )
        }
    }

    private func askAll(_ call: Call) async throws -> Response {
        let actor = try call.actor
        var context = try await call.page()
        context.year = try formYear(call)
        let page = context
        let unasked = try await trellis.tasks.unasked(year: page.year, for: actor)
        let lines = unasked.map { row in
            AskAllPage.Line(
                id: row.id,
                name: row.name,
                personID: row.person?.id,
                person: row.person.map { "\($0.name), \($0.role.title)" }
            )
        }
        guard call.isPost else { return call.show(AskAllPage(page, lines: lines)) }
        let known = Set(unasked.compactMap { $0.person?.id })
        return try await call.attempt {
            let entry = try await trellis.tasks.send(
                [.answerInterest],
                to: call.form.all("people").compactMap { ID<Person>($0) }.filter(known.contains),
                year: page.year,
                key: call.formKey,
                by: actor,
                linkURL: taskURL
            )
            return try call.redirect(after: entry, to: .tasks(.links))
        } again: { faults in
            call.showAgain(AskAllPage(page, lines: lines, faults: faults))
        }
    }
}

extension InterestDraft {
    /// The form as the recipient finds it: empty, or as it was answered before through the link.
    fileprivate init(answering task: TaskLinkService.Task) {
        self.init()
        guard task.link.answeredAt != nil, let interest = task.interest else { return }
        self = InterestDraft(interest)
    }
}
