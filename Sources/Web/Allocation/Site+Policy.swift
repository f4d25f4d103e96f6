import Domain
import Hummingbird
import Pages
import Records
import Services

/// The policy, its form, and what may be published of the last result.
extension Site {
    func policy(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let statement = try await trellis.policy.statement(year: call.year, for: actor)
        let history: [HistoryLine] =
            if let id = statement.id {
                try await trellis.history.about(id.description, for: actor).map(HistoryLine.init)
            } else { [] }
        let model = PolicyPage.Model(
            policy: statement.policy,
            result: result(statement),
            colleges: statement.colleges.map { PolicyPage.College(id: $0.id, name: $0.name, share: $0.share) },
            sizes: statement.sizes,
            mostEmployers: statement.mostEmployers,
            seed: statement.lots.seed,
            method: statement.lots.method,
            canEdit: statement.canEdit
        )
        return call.show(PolicyPage(try await call.page(), model: model, history: history))
    }

    private func result(_ statement: PolicyService.Statement) -> PolicyPage.Result? {
        statement.result.map {
            PolicyPage.Result(
                number: $0.number,
                when: Clock.text($0.startedAt),
                students: $0.studentCount,
                placed: $0.placedCount,
                levels: $0.levels,
                shares: $0.colleges
            )
        }
    }

    func editPolicy(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .editPolicy)
        guard call.isPost else {
            let statement = try await trellis.policy.statement(year: call.year, for: actor)
            return call.show(PolicyFormPage(try await call.page(), draft: PolicyDraft(statement.policy)))
        }
        let draft = try PolicyDraft(call.form)
        return try await call.attempt {
            let entry = try await trellis.policy.save(draft, key: call.formKey, by: actor)
            return try call.redirect(after: entry, to: .allocation(.policy))
        } again: { faults in
            call.showAgain(PolicyFormPage(try await call.page(), draft: draft, faults: faults))
        }
    }

    func collegeStatement(_ id: ID<Organisation>, _ call: Call) async throws -> Response {
        let statement = try await trellis.policy.statement(year: call.year, for: call.actor)
        guard let college = statement.colleges.first(where: { $0.id == id }) else { throw ServiceError.notFound }
        var standing: CollegeStatementPage.Standing?
        if let share = college.share, let result = result(statement) {
            let policy = statement.result?.policy ?? .standard
            standing = .init(share: share, result: result, isFairnessDecided: policy.has(.unfair))
        }
        return call.show(CollegeStatementPage(try await call.page(), college: college.name, standing: standing))
    }
}

extension PolicyDraft {
    init(_ form: FormData) throws {
        self.init()
        for level in AllocationPolicy.Level.allCases {
            positions[level] = try form.text("level-\(level.rawValue)")
        }
        points = try (1...Self.ranks).map { try form.text("points-\($0)") }
        laterPoints = try form.text("laterPoints")
        unmetPoints = try form.text("unmetPoints")
        milesPerPoint = try form.text("milesPerPoint")
        mostLegs = try form.text("mostLegs")
    }
}
