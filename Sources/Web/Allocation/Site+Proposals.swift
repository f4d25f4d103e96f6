import Domain
import Hummingbird
import Pages
import Services

/// One proposal and what is decided about it, and two runs beside each other.
extension Site {
    func proposal(_ id: ID<Proposal>, _ call: Call) async throws -> Response {
        call.show(try await proposalPage(id, call))
    }

    private func proposalPage(
        _ id: ID<Proposal>,
        _ call: Call,
        reason: String = "",
        faults: [FieldFault] = []
    ) async throws -> ProposalPage {
        let actor = try call.actor
        let detail = try await trellis.allocation.proposal(id, for: actor)
        let proposal = detail.proposal
        let options = proposal.alternatives.compactMap { alternative -> ProposalPage.Option? in
            let places = alternative.offerIDs.compactMap { detail.places[$0] }
            guard places.count == alternative.offerIDs.count else { return nil }
            return .init(alternative, at: places, free: alternative.offerIDs.map { detail.free[$0] ?? 0 }.min() ?? 0)
        }
        return ProposalPage(
            try await call.page(),
            proposal: proposal,
            run: detail.run,
            facts: facts(detail),
            place: detail.place,
            parts: proposal.legs.compactMap { leg in detail.places[leg.offerID].map { PlacedPart(leg, at: $0) } },
            changePlaces: (proposal.smallestChange?.offerIDs ?? []).compactMap { detail.places[$0] },
            options: options,
            placement: detail.placement,
            reason: reason,
            faults: faults,
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init)
        )
    }

    private func facts(_ detail: ProposalDetail) -> ProposalPage.Facts {
        let student = detail.student
        let dates = detail.place.flatMap { Eligibility.dates(for: detail.seeker, at: $0) }
        return ProposalPage.Facts(
            student: student,
            college: detail.collegeName,
            cohort: detail.cohortName,
            tLevel: tLevelTitle(student.tLevelCode),
            specialism: student.specialismCode.map(specialismTitle),
            window: detail.seeker.window?.formatted,
            firstDay: dates?.start ?? detail.seeker.window?.start,
            travelLimit: detail.seeker.travelLimit
        )
    }

    /// What a specialism is called on screens.
    func specialismTitle(_ code: String) -> String { trellis.catalogue.specialism(code)?.title ?? code }

    func acceptProposal(_ id: ID<Proposal>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let run = try await trellis.allocation.proposal(id, for: actor).run.id
        let entry = try await trellis.decisions.accept([id], of: run, key: call.formKey, by: actor)
        return try call.redirect(after: entry, to: .allocation(.proposal(id)))
    }

    func moveProposal(_ id: ID<Proposal>, _ call: Call) async throws -> Response {
        let offers = try call.form.text("offer").split(separator: " ").map { ID<Offer>(String($0)) }
        guard !offers.isEmpty, !offers.contains(nil) else { throw ServiceError.notFound }
        let entry = try await trellis.decisions.move(
            id,
            to: offers.compactMap(\.self),
            key: call.formKey,
            by: call.actor
        )
        return try call.redirect(after: entry, to: .allocation(.proposal(id)))
    }

    func lockProposal(_ id: ID<Proposal>, _ call: Call) async throws -> Response {
        let locked = try call.form.text("locked") == "yes"
        let entry = try await trellis.decisions.lock(id, locked, key: call.formKey, by: call.actor)
        return try call.redirect(after: entry, to: .allocation(.proposal(id)))
    }

    func rejectProposal(_ id: ID<Proposal>, _ call: Call) async throws -> Response {
        let reason = try call.form.text("reason")
        return try await call.attempt {
            let entry = try await trellis.decisions.reject(id, reason: reason, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: .allocation(.proposal(id)))
        } again: { faults in
            call.showAgain(try await proposalPage(id, call, reason: reason, faults: faults))
        }
    }

    // MARK: - Two runs

    func compareRuns(_ one: ID<Run>, _ other: ID<Run>, _ call: Call) async throws -> Response {
        let comparison = try await trellis.allocation.compare(one, other, for: call.actor)
        let state = ListState(call.route, call.query)
        let shown = comparison.lines.dropFirst((state.page - 1) * ListState.pageSize).prefix(ListState.pageSize)
        let page = CompareRunsPage(
            try await call.page(),
            first: .init(comparison.first, preferences: comparison.preferences.first),
            second: .init(comparison.second, preferences: comparison.preferences.second),
            tiles: RunComparison.Change.allCases.map { change in
                (comparison.counts[change] ?? 0, words(change, comparison).lowercasedFirst)
            },
            rows: shown.map { line in
                let student = line.first ?? line.second
                return .init(
                    student: student?.student ?? "",
                    college: student?.collegeName ?? "",
                    first: side(line.first),
                    second: side(line.second),
                    change: words(line.change, comparison),
                    cause: line.cause.map(words) ?? ""
                )
            },
            total: comparison.lines.count,
            state: state
        )
        return call.show(page)
    }

    private func side(_ row: ProposalRow?) -> CompareRunsPage.Side {
        guard let row else { return .init("Not asked about", proposal: nil) }
        let more = row.proposal.legs.count - 1
        let text =
            row.employerName.map { "\($0), \(row.areaName ?? "")\(more > 0 ? ", and \(more) more" : "")" } ?? "No place"
        return .init(text, proposal: row.proposal.id)
    }

    private func words(_ change: RunComparison.Change, _ comparison: RunComparison) -> String {
        switch change {
        case .onlyFirst: "Only run \(comparison.first.number) has a place"
        case .onlySecond: "Only run \(comparison.second.number) has a place"
        case .otherPlace: "Another place"
        case .samePlace: "The same place"
        case .neither: "No place in either"
        }
    }

    private func words(_ cause: RunComparison.Cause) -> String {
        switch cause {
        case .withdrawn: "The offer has been withdrawn."
        case .full: "The offer has no place left."
        case .rejected: "Somebody rejected the place for this student."
        case .noLongerAllowed: "The place no longer fits the student."
        case .placed: "The student has a placement now."
        case .notAsked: "The student needed no place."
        case .chosenByPerson: "Chosen by a person."
        case .betterChoice: "The student likes the other place better."
        case .forOthers: "The plan as a whole is better this way."
        }
    }
}

extension String {
    /// The same words inside a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
