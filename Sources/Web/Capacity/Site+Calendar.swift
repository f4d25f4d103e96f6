import Domain
import Exchange
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// The calendar of weeks to avoid, and what is decided where two calendars stand against each other.
    func calendar(_ route: CalendarRoute, _ call: Call) async throws -> Response {
        switch route {
        case .calendar: return try await calendarPage(call)
        case .exportCalendar(let format):
            let table = try await trellis.calendar.exportTable(call.year, for: call.actor)
            return try call.download(table, as: format, name: "Calendar")
        case .file:
            let file = try await trellis.calendar.file(call.year, for: call.actor)
            return call.download(file.bytes, name: "Placements.ics")
        case .new: return try await newAvoidance(call)
        case .edit(let id): return try await editAvoidance(id, call)
        case .archive(let id):
            let isArchived = try call.form.text("archived") == "yes"
            let entry = try await trellis.calendar.setArchived(isArchived, id, key: call.formKey, by: call.actor)
            return try call.redirect(after: entry, to: .calendar(.calendar))
        case .series: return try await series(call)
        case .conflicts: return try await conflicts(call)
        case .conflict(let college, let host): return try await conflict(college, host, call)
        }
    }

    private func calendarPage(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.calendar(.calendar), call.query)
        let found = try await trellis.calendar.year(call.year, for: actor)
        let strength = state["strength"].flatMap { AvoidanceStrength(rawValue: $0) }
        let lines = found.lines.filter { line in
            let isWhose = state["whose"].map { Self.whose(line) == $0 } ?? true
            return isWhose && (strength == nil || line.span.strength == strength)
        }
        var shown: [OffersPage.Option] = [.init("system", "The whole system")]
        for line in found.lines {
            guard let id = line.span.owner.organisationID, let name = line.ownerName,
                !shown.contains(where: { $0.value == id.description })
            else { continue }
            shown.append(.init(id.description, name))
        }
        let system: [OffersPage.Option] = found.canDecide ? [.init("system", "The whole system")] : []
        let page = CalendarPage(
            try await call.page(),
            state: state,
            CalendarPage.Model(
                lines: lines.map { line in
                    CalendarPage.Line(
                        span: line.span,
                        owner: line.ownerName.map { name in line.partName.map { "\(name), \($0)" } ?? name },
                        tLevels: line.span.tLevelCodes.map(tLevelTitle).joined(separator: ", "),
                        id: line.id,
                        isShared: line.isShared,
                        canEdit: line.canEdit
                    )
                },
                shown: shown,
                owners: system + found.owners.map { .init($0.id.description, $0.name) },
                decisions: found.decisions.map { CalendarPage.DecisionLine($0) },
                canDecide: found.canDecide,
                policyLooks: found.policyLooks
            )
        )
        return call.show(page)
    }

    private static func whose(_ line: CalendarService.Line) -> String {
        line.span.owner.organisationID?.description ?? "system"
    }

    private func newAvoidance(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .editCalendar, .list)
        let text = call.isPost ? try call.form.text("of") : call.query["of"] ?? ""
        let context = try await call.page()
        guard text == "system" || ID<Organisation>(text) != nil else {
            let found = try await trellis.calendar.year(call.year, for: actor)
            let system: [OffersPage.Option] = found.canDecide ? [.init("system", "The whole system")] : []
            let owners = system + found.owners.map { .init($0.id.description, $0.name) }
            return call.show(AvoidanceOwnerPage(context, owners: owners))
        }
        let organisation = ID<Organisation>(text)
        let owner = try await trellis.calendar.owner(organisation, for: actor)
        let model = avoidanceForm(owner)
        guard call.isPost else {
            var draft = AvoidanceDraft()
            draft.strength = AvoidanceStrength.ratherNot.rawValue
            return call.show(AvoidanceFormPage(context, model, draft: draft))
        }
        let sent = try AvoidanceDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.calendar.add(sent, of: organisation, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .calendar(.calendar))
        } again: { faults in
            call.showAgain(AvoidanceFormPage(context, model, draft: sent, faults: faults))
        }
    }

    private func editAvoidance(_ id: ID<Avoidance>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (avoidance, owner) = try await trellis.calendar.entry(toEdit: id, for: actor)
        var model = avoidanceForm(owner)
        model.existing = id
        model.isArchived = avoidance.archivedAt != nil
        let (context, form) = (try await call.page(), model)
        guard call.isPost else {
            var draft = AvoidanceDraft(avoidance)
            draft.asAt = DayParts()
            return call.show(AvoidanceFormPage(context, form, draft: draft))
        }
        let sent = try AvoidanceDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.calendar.edit(id, sent, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .calendar(.calendar))
        } again: { faults in
            call.showAgain(AvoidanceFormPage(context, form, draft: sent, faults: faults))
        }
    }

    private func avoidanceForm(_ owner: AvoidanceDraft.Owner) -> AvoidanceFormPage.Model {
        AvoidanceFormPage.Model(
            ownerName: owner.organisation?.name ?? "The whole system",
            organisation: owner.organisation?.id,
            parts: partOptions(owner),
            tLevels: tLevelOptions
        )
    }

    /// The sites and areas of an organisation, as a form offers them.
    func partOptions(_ owner: AvoidanceDraft.Owner) -> [OffersPage.Option] {
        owner.sites.map { .init("site:\($0.id)", $0.name, group: "Sites") }
            + owner.areas.map { area in
                let site = owner.sites.first { $0.id == area.siteID }?.name
                return .init(
                    "area:\(area.id)",
                    [area.name, site ?? ""].filter { !$0.isEmpty }.joined(separator: ", "),
                    group: "Areas"
                )
            }
    }

    private func series(_ call: Call) async throws -> Response {
        let actor = try call.actor
        var choices = try await trellis.calendar.choices(for: actor)
        let context = try await call.page()
        guard call.isPost else { return call.show(SeriesPage(context, choices: choices)) }
        var faults: [FieldFault] = []
        for index in choices.indices {
            let name = choices[index].series.rawValue
            if let strength = AvoidanceStrength(rawValue: try call.form.text(name)) {
                choices[index].strength = strength
            } else {
                faults.append(FieldFault(name, "Choose never, rather not or for information"))
            }
            if let weight = Int(try call.form.text("\(name)-weight")), Avoidance.weights.contains(weight) {
                choices[index].weight = weight
            } else {
                faults.append(FieldFault("\(name)-weight", "Choose a weight from 1 to 5"))
            }
        }
        guard faults.isEmpty else { return call.showAgain(SeriesPage(context, choices: choices, faults: faults)) }
        let chosen = Dictionary(uniqueKeysWithValues: choices.map { ($0.series, ($0.strength, $0.weight)) })
        let entry = try await trellis.calendar.choose(
            chosen.mapValues { (strength: $0.0, weight: $0.1) },
            key: call.formKey,
            by: actor
        )
        return try call.redirect(after: entry, to: .calendar(.calendar))
    }

    private func conflicts(_ call: Call) async throws -> Response {
        let found = try await trellis.calendar.conflicts(call.year, for: call.actor)
        let lines = found.map { item in
            ConflictsPage.Line(
                college: item.collegeName,
                host: item.hostName,
                collegeID: item.conflict.collegeID,
                hostID: item.conflict.hostID,
                students: item.conflict.students,
                places: item.conflict.places,
                collegeWeeks: item.conflict.spans(of: .college).map(\.words).joined(separator: "; "),
                hostWeeks: item.conflict.spans(of: .host).map(\.words).joined(separator: "; "),
                decided: item.decision.map { row in
                    "\(row.decision.givesWay == .college ? row.collegeName : row.hostName) gives way"
                } ?? ""
            )
        }
        return call.show(ConflictsPage(try await call.page(), lines: lines))
    }

    private func conflict(
        _ college: ID<Organisation>,
        _ host: ID<Organisation>,
        _ call: Call
    ) async throws -> Response {
        let actor = try call.actor
        // The form carries its year, so that it is decided about the year that was on the page.
        let year = call.isPost ? AcademicYear(try call.form.text("year")) ?? call.year : call.year
        let found = try await trellis.calendar.sideBySide(college, host, year, for: actor)
        var context = try await call.page()
        context.year = year
        let shown = context
        let model = ConflictPage.Model(
            collegeID: college,
            hostID: host,
            college: found.collegeName,
            host: found.hostName,
            conflict: found.conflict,
            weeks: found.weeks.map { .init(monday: $0.monday, system: $0.system, college: $0.college, host: $0.host) },
            decisions: found.decisions.map { CalendarPage.DecisionLine($0) }
        )
        guard call.isPost else { return call.show(ConflictPage(shown, model)) }
        let (side, why) = (try call.form.text("side"), try call.form.text("why"))
        return try await call.attempt {
            let entry = try await trellis.calendar.decide(
                college,
                host,
                year,
                givesWay: CalendarConflict.Side(rawValue: side),
                why: why,
                key: call.formKey,
                by: actor
            )
            return try call.redirect(after: entry, to: .calendar(.conflict(college, host)))
        } again: { faults in
            call.showAgain(ConflictPage(shown, model, side: side, why: why, faults: faults))
        }
    }
}

extension CalendarPage.DecisionLine {
    init(_ row: CalendarDecisions.Row) {
        let (one, other) =
            row.decision.givesWay == .college ? (row.collegeName, row.hostName) : (row.hostName, row.collegeName)
        self.init(
            sentence: row.decision.weeks.isEmpty
                ? "\(one) gives way to \(other) and changes its plans"
                : "\(one) gives way to \(other): \(row.decision.weeks)",
            why: row.decision.why,
            who: row.authorName,
            when: Clock.text(row.decision.at)
        )
    }
}

extension AvoidanceDraft {
    init(_ form: FormData) throws {
        self.init()
        kind = try form.text("kind")
        title = try form.text("title")
        why = try form.text("why")
        firstDay = try form.day("firstDay")
        lastDay = try form.day("lastDay")
        tLevels = form.all("tLevels")
        strength = try form.text("strength")
        weight = try form.text("weight")
        isShared = form.has("shared")
        part = try form.text("part")
        source = try form.text("source")
        asAt = try form.day("asAt")
    }
}
