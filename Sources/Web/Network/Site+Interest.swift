import Domain
import Hummingbird
import Pages
import Services

/// What an employer says about a year.
extension Site {
    func interestForm(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let year = try interestYear(call)
        let form = try await trellis.capacity.interest(toEdit: id, year: year, for: actor)
        var context = try await call.page()
        context.year = year
        let page = context
        let model = { (held: [HeldPlacement]) in
            InterestFormPage.Model(
                organisation: form.organisation,
                contacts: form.contacts,
                openOffers: form.openOffers,
                held: held
            )
        }
        guard call.isPost else {
            var draft = form.interest.map(InterestDraft.init) ?? InterestDraft()
            draft.asAt = DayParts()
            return call.show(InterestFormPage(page, model([]), draft: draft))
        }
        let sent = try InterestDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.capacity.setInterest(of: id, sent, year: year, key: call.formKey, by: actor)
            let next: NetworkRoute =
                sent.answer == InterestAnswer.mayOffer.rawValue ? .mayOffer(id) : .organisation(id)
            return try call.redirect(after: entry, to: .network(next))
        } again: { faults in
            let held = try await heldPlacements(id, year: year, faults, for: actor, names: true)
            return call.showAgain(InterestFormPage(page, model(held), draft: sent, faults: faults))
        }
    }

    /// What an employer may offer: lines are added, taken away, or made firm.
    func mayOffer(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let year = try interestYear(call)
        let found = try await trellis.capacity.mayOffer(of: id, year: year, for: actor)
        var context = try await call.page()
        context.year = year
        let base = context
        let names = Dictionary(uniqueKeysWithValues: found.areas.map { ($0.area.id, $0.area.name) })
        let page = { (draft: MayOfferDraft, faults: [FieldFault]) in
            MayOfferPage(
                base,
                organisation: found.organisation,
                lines: (found.interest?.lines ?? []).map { line in
                    MayOfferPage.Line(
                        line,
                        area: line.areaID.flatMap { names[$0] },
                        subject: line.tLevelCode.map { subject($0, nil) }
                    )
                },
                areas: areaOptions(found.areas),
                tLevels: tLevelOptions,
                draft: draft,
                faults: faults
            )
        }
        guard call.isPost else { return call.show(page(MayOfferDraft(), [])) }
        let draft = try MayOfferDraft(call.form)
        let lines = call.form.all("selected").compactMap { ID<MayOfferLine>($0) }
        let deed = try call.form.text("do")
        return try await call.attempt {
            let capacity = trellis.capacity
            let entry =
                switch deed {
                case "firm": try await capacity.makeFirm(of: id, lines: lines, year: year, key: call.formKey, by: actor)
                case "remove":
                    try await capacity.removeMayOffer(of: id, lines: lines, year: year, key: call.formKey, by: actor)
                default: try await capacity.addMayOffer(of: id, draft, year: year, key: call.formKey, by: actor)
                }
            return try call.redirect(after: entry, to: .network(.mayOffer(id)))
        } again: { faults in
            call.showAgain(page(draft, faults))
        }
    }

    /// The form carries its year, so that it is stored for the year that was on the page.
    private func interestYear(_ call: Call) throws -> AcademicYear {
        call.isPost ? AcademicYear(try call.form.text("year")) ?? call.year : call.year
    }
}
