import Domain
import Hummingbird
import Pages
import Services

/// The page on which an employer answers a round. A GET only ever shows what an answer would mean.
extension Site {
    /// Who stands at the page: somebody with a link, or a coordinator.
    private enum Hand {
        case link(secret: String)
        case behalf(ID<CapacityRound>, ID<Organisation>, Actor)

        var door: SiteRoute {
            switch self {
            case .link(let secret): .tasks(.task(secret))
            case .behalf(let round, let employer, _): .rounds(.behalf(round, employer))
            }
        }

        var isBehalf: Bool { if case .behalf = self { true } else { false } }
    }

    /// The page behind a link of a round.
    func linkSheet(_ secret: String, _ call: Call) async throws -> Response {
        let (_, sheet) = try await trellis.rounds.sheet(secret: secret)
        return try await roundSheet(sheet, .link(secret: secret), call.bare(), call)
    }

    /// The page on which a coordinator answers for an employer.
    func behalfSheet(
        _ round: ID<CapacityRound>,
        _ employer: ID<Organisation>,
        _ call: Call
    ) async throws -> Response {
        let actor = try call.actor
        let sheet = try await trellis.rounds.sheet(round, of: employer, for: actor)
        return try await roundSheet(sheet, .behalf(round, employer, actor), try await call.page(), call)
    }

    private func roundSheet(
        _ sheet: RoundService.Sheet,
        _ hand: Hand,
        _ context: PageContext,
        _ call: Call
    ) async throws -> Response {
        let model = sheetModel(sheet, door: hand.door, isBehalf: hand.isBehalf)
        guard call.isPost else {
            let (say, line) = (call.query["say"] ?? "", call.query["line"] ?? "")
            guard sheet.isOpen, let step = try step(say, line, sheet, model, []) else {
                return call.show(RoundSheetPage(context, model))
            }
            return call.show(RoundCheckPage(context, model, step, input(for: step)))
        }
        let (say, line) = (try call.form.text("say"), try call.form.text("line"))
        let input = try RoundCheckPage.Input(call.form)
        return try await call.attempt {
            let deed = try deed(say, line, input)
            switch hand {
            case .link(let secret):
                try await trellis.rounds.answer(deed, secret: secret, key: call.formKey, from: call.origin)
                return try call.redirect(to: hand.door)
            case .behalf(let round, let employer, let actor):
                let entry = try await trellis.rounds.answer(
                    deed,
                    round,
                    for: employer,
                    key: call.formKey,
                    by: actor
                )
                return try call.redirect(after: entry, to: hand.door)
            }
        } again: { faults in
            let held = try await placements(in: sheet, hand, faults)
            guard let step = try step(say, line, sheet, model, held) else {
                return call.showAgain(RoundSheetPage(context, model))
            }
            return call.showAgain(RoundCheckPage(context, model, step, input, faults: faults))
        }
    }

    /// What is asked about, in the address or the form; nothing when it means nothing.
    private func step(
        _ say: String,
        _ line: String,
        _ sheet: RoundService.Sheet,
        _ model: RoundSheetPage.Model,
        _ held: [HeldPlacement]
    ) throws -> RoundCheckPage.Step? {
        if say == "no" {
            return .declined(contacts: sheet.contacts, openOffers: sheet.openOffers, held: held)
        }
        guard let kind = RoundReply.Kind(rawValue: say) else { return nil }
        if kind == .added { return .added(areas: areaOptions(sheet.areas), tLevels: tLevelOptions) }
        if line == "rest" { return kind == .same || kind == .full ? .rest(kind) : nil }
        guard let found = model.lines.first(where: { $0.line.base.id.description == line }) else { return nil }
        if kind == .changed { return .changed(found) }
        let reply: RoundReply = kind == .full ? .full : .same
        let outcome = try? found.line.offer(after: reply, in: sheet.round, id: trellis.newID(), on: trellis.today)
        return .line(found, kind, outcome: outcome)
    }

    /// What a form begins with.
    private func input(for step: RoundCheckPage.Step) -> RoundCheckPage.Input {
        var input = RoundCheckPage.Input()
        if case .changed(let line) = step {
            let round = line.line.current?.year ?? line.line.base.year.next
            input.places = NewPlacesDraft(
                line.line.current ?? line.line.base.repeated(in: round, id: line.line.base.id)
            )
        }
        return input
    }

    private func deed(_ say: String, _ line: String, _ input: RoundCheckPage.Input) throws -> RoundService.Deed {
        if say == "no" { return .declined(input.refusal) }
        if say == RoundReply.Kind.added.rawValue { return .added(input.places) }
        if line == "rest" {
            let reply = try RoundReply(say, more: "")
            guard reply == .same || reply == .full else { throw InvalidDraft("say", "Choose what to answer") }
            return .rest(reply)
        }
        guard let id = ID<Offer>(line) else { throw ServiceError.notFound }
        if say == RoundReply.Kind.changed.rawValue { return .changed(id, input.places) }
        return .line(id, try RoundReply(say, more: input.more))
    }

    private func placements(
        in sheet: RoundService.Sheet,
        _ hand: Hand,
        _ faults: [FieldFault]
    ) async throws -> [HeldPlacement] {
        let actor: Actor
        switch hand {
        case .behalf(_, _, let coordinator): actor = coordinator
        case .link: actor = .recipient(of: sheet.organisation)
        }
        return try await heldPlacements(
            sheet.organisation.id,
            year: sheet.round.year,
            faults,
            for: actor,
            names: hand.isBehalf
        )
    }
}
