import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Rounds in which employers are asked for places.
    func rounds(_ route: RoundRoute, _ call: Call) async throws -> Response {
        switch route {
        case .rounds: return try await rounds(call)
        case .newRound: return try await newRound(call)
        case .round(let id): return try await round(id, call)
        case .behalf(let id, let employer): return try await behalfSheet(id, employer, call)
        case .remind(let id):
            let entry = try await trellis.rounds.remind(id, key: call.formKey, by: call.actor, linkURL: taskURL)
            return try call.redirect(after: entry, to: .rounds(.round(id)))
        case .close(let id):
            let entry = try await trellis.rounds.close(id, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: .rounds(.round(id)))
        case .release(let id):
            let entry = try await trellis.rounds.release(id, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: .rounds(.round(id)))
        }
    }

    private func rounds(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let today = trellis.today
        let lines = try await trellis.rounds.list(for: actor).map { page in
            RoundsPage.Line(
                page.round,
                asked: page.members.count { $0.row.member.leftOut == nil },
                answered: page.count(.answered) + page.count(.declined),
                owing: page.owing,
                isOpen: page.round.isOpen(on: today)
            )
        }
        let weeks = try await trellis.capacity.freshness(for: actor).weeks
        return call.show(RoundsPage(try await call.page(), lines: lines, weeks: weeks))
    }

    private func newRound(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let context = try await call.page()
        let places = try await trellis.network.places(for: actor)
        guard call.isPost else {
            var draft = RoundDraft()
            // Employers are mostly asked in one year about the next.
            draft.year = AcademicYear(containing: trellis.today).next.label
            return call.show(NewRoundPage(context, draft: draft, places: places))
        }
        let (draft, audience) = (try RoundDraft(call.form), RoundAudience(call.form))
        let lines: [RoundAudiencePage.Line]
        do throws(InvalidDraft) {
            _ = try draft.validated(
                id: trellis.newID(),
                systemID: actor.systemID,
                openedAt: trellis.now(),
                today: trellis.today
            )
        } catch {
            return call.showAgain(
                NewRoundPage(context, draft: draft, audience: audience, places: places, faults: error.faults)
            )
        }
        let year = AcademicYear(draft.year) ?? call.year
        lines = try await trellis.rounds.candidates(audience, year: year, for: actor).map(RoundAudiencePage.Line.init)
        let page = { (chosen: Set<String>?, faults: [FieldFault]) in
            RoundAudiencePage(
                context,
                draft: draft,
                audience: audience,
                lines: lines,
                chosen: chosen,
                faults: faults
            )
        }
        guard try call.form.text("step") == "send" else { return call.show(page(nil, [])) }
        let chosen = call.form.all("selected")
        return try await call.attempt {
            let entry = try await trellis.rounds.open(
                draft,
                audience,
                chosen: chosen.compactMap { ID<Organisation>($0) },
                key: call.formKey,
                by: actor,
                linkURL: taskURL
            )
            return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .rounds(.rounds))
        } again: { faults in
            call.showAgain(page(Set(chosen), faults))
        }
    }

    private func round(_ id: ID<CapacityRound>, _ call: Call) async throws -> Response {
        let page = try await trellis.rounds.page(id, for: try call.actor)
        let standing = call.query["standing"].flatMap { RoundStanding(rawValue: $0) }
        let model = RoundPage.Model(
            round: page.round,
            isOpen: page.round.isOpen(on: trellis.today),
            counts: Dictionary(uniqueKeysWithValues: RoundStanding.allCases.map { ($0, page.count($0)) }),
            standing: standing,
            lines: page.members.filter { standing == nil || $0.standing == standing }
                .map { RoundPage.Line($0, now: trellis.now()) },
            owing: page.members.count { $0.standing.isOwing && $0.row.member.leftOut == nil },
            held: page.held
        )
        return call.show(RoundPage(try await call.page(), model))
    }
}
