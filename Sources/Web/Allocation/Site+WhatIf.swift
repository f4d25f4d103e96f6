import Domain
import Hummingbird
import Pages
import Records
import Services

/// What would be if something were different. Everything that is asked stands in the address; nothing is stored.
extension Site {
    func whatIf(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .propose)
        let query = call.query
        let question = WhatIf(changes: query.all("change"), keeping: query["keep"])
        if let kind = query["add"].flatMap({ WhatIfDraft.Kind(rawValue: $0) }) {
            return try await whatIfForm(question, kind, query, call)
        }
        guard !question.changes.isEmpty else {
            return call.show(WhatIfPage(try await call.page(), question: question, effects: [], result: nil))
        }
        let outcome = try await trellis.whatIf.outcome(of: question, year: call.year, for: actor)
        let page = WhatIfPage(
            try await call.page(),
            question: question,
            effects: outcome.effects.map { .init($0.change, title: $0.title, detail: $0.detail) },
            result: result(outcome, ListState(call.route, query))
        )
        return call.show(page)
    }

    // MARK: - The forms

    /// Shows the form that adds a change, or adds it and goes on to the address that holds it.
    private func whatIfForm(
        _ question: WhatIf,
        _ kind: WhatIfDraft.Kind,
        _ query: LinkQuery,
        _ call: Call
    ) async throws -> Response {
        var draft = WhatIfDraft(kind)
        draft.read(query)
        guard query["sent"] == "yes" else {
            return call.show(try await whatIfForm(question, draft, [], call))
        }
        let filled = draft
        return try await call.attempt {
            var asked = question.adding(try filled.validated())
            if kind == .dropOut { asked.keeping = .promises }
            return try call.redirect(to: .allocation(.whatIf), asked.query)
        } again: { faults in
            call.showAgain(try await whatIfForm(question, filled, faults, call))
        }
    }

    private func whatIfForm(
        _ question: WhatIf,
        _ draft: WhatIfDraft,
        _ faults: [FieldFault],
        _ call: Call
    ) async throws -> WhatIfFormPage {
        let choices = try await trellis.whatIf.choices(year: call.year, for: try call.actor)
        return WhatIfFormPage(
            try await call.page(),
            question: question,
            draft: draft,
            choices: WhatIfFormPage.Choices(
                hosts: hosts(choices.places),
                offers: choices.places.map { place in
                    let offer = place.offer
                    let places = offer.places.map { "\($0) \($0 == 1 ? "place" : "places")" } ?? "places not known"
                    let words = [
                        place.area.name, subject(offer.tLevelCode, offer.specialismCode), offer.pattern.title,
                        "\(offer.firstDay.formatted(.short)) to \(offer.lastDay.formatted(.short))", places,
                    ]
                    return .init(
                        offer.id.description,
                        words.joined(separator: ", "),
                        group: place.organisationName
                    )
                },
                sites: choices.sites.map { .init($0.id.description, $0.name, group: $0.organisationName) },
                subjects: subjects,
                colleges: choices.colleges.map { .init($0.id.description, $0.name) }
            ),
            faults: faults
        )
    }

    /// Every organisation with an offer, with its sites and areas below it.
    private func hosts(_ places: [Eligibility.Place]) -> [OffersPage.Option] {
        var options: [OffersPage.Option] = []
        var seen: Set<String> = []
        func add(_ host: WhatIfHost, _ label: String, _ place: Eligibility.Place) {
            guard seen.insert(host.description).inserted else { return }
            options.append(.init(host.description, label, group: place.organisationName))
        }
        let byOwner = Dictionary(grouping: places, by: \.offer.organisationID)
        for first in places where !seen.contains(WhatIfHost.organisation(first.offer.organisationID).description) {
            let own = byOwner[first.offer.organisationID] ?? []
            add(.organisation(first.offer.organisationID), "All of \(first.organisationName)", first)
            if Set(own.map(\.offer.siteID)).count > 1 {
                for place in own { add(.site(place.offer.siteID), "\(place.siteName), every area", place) }
            }
            for place in own { add(.area(place.offer.areaID), "\(place.siteName), \(place.area.name)", place) }
        }
        return options
    }

    /// T Levels with their specialisms, as the form sends them.
    private var subjects: [OffersPage.Option] {
        trellis.catalogue.taughtTLevels.flatMap { tLevel in
            [OffersPage.Option(tLevel.code, "\(tLevel.title), any specialism", group: tLevel.title)]
                + trellis.catalogue.specialisms(of: tLevel.code).filter { $0.name != nil }.map {
                    .init("\(tLevel.code).\($0.code)", $0.title, group: tLevel.title)
                }
        }
    }

    // MARK: - The result

    private func result(_ outcome: WhatIfOutcome, _ state: ListState) -> WhatIfResult {
        let asked = state["show"]
        let kind = asked.flatMap { WhatIfOutcome.Kind(rawValue: $0) }
        let lines = outcome.lines.filter { line in
            if let kind { return line.kind == kind }
            return asked != nil || (line.kind != .same && line.kind != .neither)
        }
        let shown = lines.dropFirst((min(state.page, 10_000) - 1) * ListState.pageSize).prefix(ListState.pageSize)
        return WhatIfResult(
            question: outcome.question,
            before: .init(outcome.before),
            after: .init(outcome.after),
            colleges: outcome.colleges.map {
                .init(name: $0.name, students: $0.students, before: $0.before, after: $0.after)
            },
            rows: shown.map(WhatIfResult.Row.init),
            total: lines.count,
            counts: Dictionary(
                uniqueKeysWithValues: outcome.counts.compactMap { kind, count in
                    WhatIfResult.Kind(rawValue: kind.rawValue).map { ($0, count) }
                }
            ),
            seconds: outcome.seconds,
            state: state
        )
    }
}

extension WhatIfDraft {
    /// Takes what was typed from an address.
    mutating func read(_ query: LinkQuery) {
        func day(_ name: String) -> DayParts {
            DayParts(
                day: query["\(name)-day"] ?? "",
                month: query["\(name)-month"] ?? "",
                year: query["\(name)-year"] ?? ""
            )
        }
        host = query["host"] ?? ""
        from = day("from")
        offer = query["offer"] ?? ""
        places = query["places"] ?? ""
        setting = query["setting"] ?? ""
        site = query["site"] ?? ""
        subject = query["subject"] ?? ""
        pattern = query["pattern"] ?? ""
        daysPerWeek = query["daysPerWeek"] ?? ""
        firstDay = day("firstDay")
        lastDay = day("lastDay")
        miles = query["miles"] ?? ""
        college = query["college"] ?? ""
        weeks = query["weeks"] ?? ""
        direction = query["direction"] ?? "later"
    }
}

extension WhatIfResult.Side {
    init(_ side: WhatIfOutcome.Side) {
        let average = side.journeys > 0 ? (side.tenthsOfMiles + side.journeys / 2) / side.journeys : nil
        self.init(
            levels: side.levels,
            placed: side.placed,
            freePlaces: side.freePlaces,
            preferences: side.preferences,
            distance: average.map { "\($0 / 10).\($0 % 10) miles" } ?? "Not known",
            splits: side.splits,
            run: side.run
        )
    }
}

extension WhatIfResult.Row {
    init(_ line: WhatIfOutcome.Line) {
        self.init(
            id: line.studentID,
            student: line.student,
            college: line.college,
            before: line.before,
            after: line.after,
            kind: WhatIfResult.Kind(rawValue: line.kind.rawValue) ?? .same,
            isConfirmed: line.isConfirmed,
            reason: line.reason
        )
    }
}
