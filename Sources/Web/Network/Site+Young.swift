import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// What hosts have done before they take students under 18.
    func young(_ route: YoungRoute, _ call: Call) async throws -> Response {
        switch route {
        case .standing(let id): return try await youngStanding(id, call)
        case .newReview(let id):
            let found = try await trellis.young.owner(id, for: call.actor)
            let form = youngForm(found.owner, found.employers)
            return try await youngForm(form, YoungReviewDraft(), call) { draft in
                try await trellis.young.add(draft, of: id, key: call.formKey, by: call.actor)
            }
        case .editReview(let id):
            let found = try await trellis.young.review(toEdit: id, for: call.actor)
            var form = youngForm(found.owner, found.employers)
            form.existing = id
            var draft = YoungReviewDraft(found.review)
            draft.asAt = DayParts()
            return try await youngForm(form, draft, call) { draft in
                try await trellis.young.edit(id, draft, key: call.formKey, by: call.actor)
            }
        case .archiveReview(let id):
            let entry = try await trellis.young.archive(id, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: SiteRoute.youngSubject(of: entry))
        }
    }

    /// Where an employer stands with students under 18, in a sentence.
    func youngWords(_ id: ID<Organisation>, _ actor: Actor) async throws -> String {
        let areas = try await trellis.young.standing(id, for: actor).areas
        let ready = areas.count { $0.findings.isEmpty }
        return "\(ready) of \(countText(areas.count, "area", "areas")) \(ready == 1 ? "is" : "are") ready."
    }

    private func youngStanding(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let found = try await trellis.young.standing(id, for: call.actor)
        let page = YoungPage(
            try await call.page(),
            organisation: id,
            name: found.organisation.name,
            reviews: found.reviews.map { row in
                let isOwn = row.review.organisationID == id
                let members = row.review.members.count
                var words = row.partName ?? "All of \(row.organisationName)"
                if members > 0 { words += " and \(countText(members, "other employer", "other employers"))" }
                return YoungPage.ReviewLine(review: row.review, holdsFor: words, canEdit: isOwn && found.canEdit)
            },
            areas: found.areas.map { line in
                YoungPage.AreaLine(
                    name: line.area.name,
                    site: line.siteName,
                    minimumAge: line.area.minimumAge,
                    findings: line.findings
                )
            },
            canEdit: found.canEdit
        )
        return call.show(page)
    }

    private func youngForm(
        _ owner: AvoidanceDraft.Owner,
        _ employers: [OrganisationName]
    ) -> YoungReviewFormPage.Model {
        YoungReviewFormPage.Model(
            organisation: owner.organisation?.id ?? .sample,
            name: owner.organisation?.name ?? "",
            parts: partOptions(owner),
            employers: employers.map { .init($0.id.description, $0.name) }
        )
    }

    private func youngForm(
        _ model: YoungReviewFormPage.Model,
        _ draft: YoungReviewDraft,
        _ call: Call,
        save: (YoungReviewDraft) async throws -> AuditEntry
    ) async throws -> Response {
        let context = try await call.page()
        guard call.isPost else { return call.show(YoungReviewFormPage(context, model, draft: draft)) }
        let sent = try YoungReviewDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent)
            return try call.redirect(after: entry, to: SiteRoute.youngSubject(of: entry))
        } again: { faults in
            call.showAgain(YoungReviewFormPage(context, model, draft: sent, faults: faults))
        }
    }
}

extension SiteRoute {
    /// The page about students under 18 of the organisation that a change was about.
    fileprivate static func youngSubject(of entry: AuditEntry) -> SiteRoute {
        ID<Organisation>(entry.subjectID).map { .young(.standing($0)) } ?? .network(.organisations)
    }
}

extension YoungReviewDraft {
    init(_ form: FormData) throws {
        self.init()
        part = try form.text("part")
        members = form.all("members")
        reviewedOn = try form.day("reviewedOn")
        reviewedBy = try form.text("reviewedBy")
        headings = form.all("headings")
        validUntil = try form.day("validUntil")
        insurerToldOn = try form.day("insurerToldOn")
        notes = try form.text("notes")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}
