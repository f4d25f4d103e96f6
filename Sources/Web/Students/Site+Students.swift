import Domain
import Hummingbird
import Pages
import Records
import Services

extension Site {
    /// Students and their cohorts.
    func students(_ route: StudentsRoute, _ call: Call) async throws -> Response {
        switch route {
        case .students: try await students(call)
        case .exportStudents(let format): try await exportStudents(format, call)
        case .newStudent: try await newStudent(call)
        case .student(let id): try await student(id, call)
        case .editStudent(let id): try await editStudent(id, call)
        case .archiveStudent(let id): try await archiveStudent(id, call)
        case .studentSummary(let id): try await studentSummary(id, call)
        case .cohorts: try await cohorts(call)
        case .agreeCohort(let id): try await agreeCohort(id, call)
        case .plans(let part): try await plans(part, call)
        case .exportCohorts(let format): try await exportCohorts(format, call)
        case .newCohort: try await newCohort(call)
        case .cohort(let id): try await cohort(id, call)
        case .editCohort(let id): try await editCohort(id, call)
        case .archiveCohort(let id): try await archiveCohort(id, call)
        }
    }

    private func students(_ call: Call) async throws -> Response {
        let actor = try call.actor
        let state = ListState(.students(.students), call.query)
        let listing = try await trellis.students.list(
            StudentFilter(state),
            state.request(usual: "name"),
            year: call.year,
            for: actor
        )
        let colleges = try await collegeOptions(for: actor)
        let page = StudentsPage(
            try await call.page(),
            state: state,
            rows: listing.rows.map(studentRow),
            total: listing.total,
            choices: StudentsPage.Choices(
                colleges: colleges,
                cohorts: try await cohortOptions(year: call.year, colleges: colleges, for: actor),
                tLevels: tLevelOptions,
                specialisms: specialismOptions
            ),
            canAdd: actor.may(.editStudents, Target(provider: actor.organisationID))
        )
        return call.show(page)
    }

    private func exportStudents(_ format: ExportFormat, _ call: Call) async throws -> Response {
        let state = ListState(.students(.students), call.query)
        let table = try await trellis.students.studentExport(
            state.exportRequest(usual: "name"),
            StudentFilter(state),
            year: call.year,
            for: try call.actor
        )
        return try call.download(table, as: format, name: "Students")
    }

    private func student(_ id: ID<Student>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let detail = try await trellis.students.detail(id, for: actor)
        let model = StudentPage.Model(
            student: detail.student,
            college: detail.collegeName,
            cohort: detail.cohort,
            subject: subject(detail.student.tLevelCode, detail.student.specialismCode),
            hoursOwed: detail.hoursOwed,
            travelLimitMiles: detail.travelLimitMiles,
            placement: detail.placement,
            legs: studentLegs(detail),
            proposal: detail.proposal.map { proposal in
                StudentPage.ProposalLine(
                    id: proposal.id,
                    state: proposal.state,
                    place: [proposal.areaName, proposal.siteName, proposal.organisationName].compactMap { $0 }
                        .joined(separator: ", "),
                    runNumber: proposal.runNumber,
                    reasons: proposal.reasons.map(\.sentence),
                    rejection: proposal.rejection
                )
            },
            history: try await trellis.history.about(id.description, for: actor).map(HistoryLine.init),
            showsPersonalDetails: detail.showsPersonalDetails,
            canEdit: detail.canEdit
        )
        return call.show(StudentPage(try await call.page(), model))
    }

    private func studentSummary(_ id: ID<Student>, _ call: Call) async throws -> Response {
        let summary = try await trellis.students.summary(id, for: try call.actor)
        let detail = summary.detail
        let model = StudentSummaryPage.Model(
            student: detail.student,
            college: detail.collegeName,
            subject: subject(detail.student.tLevelCode, detail.student.specialismCode),
            cohort: detail.cohort,
            hoursOwed: detail.hoursOwed,
            state: detail.placement?.state,
            legs: studentLegs(detail, contacts: summary.contacts),
            showsPersonalDetails: detail.showsPersonalDetails
        )
        return call.show(StudentSummaryPage(try await call.page(), model))
    }

    private func newStudent(_ call: Call) async throws -> Response {
        let actor = try call.actor
        try actor.mustBeAllowed(to: .editStudents, Target(provider: actor.organisationID))
        let year = try formYear(call)
        return try await studentForm(nil, year, StudentDraft(), call) { draft in
            try await trellis.students.add(draft, year: year, key: call.formKey, by: actor)
        }
    }

    private func editStudent(_ id: ID<Student>, _ call: Call) async throws -> Response {
        let actor = try call.actor
        let (student, college) = try await trellis.students.student(toEdit: id, for: actor)
        var draft = StudentDraft(student)
        // Changing something makes it as old as today, unless they say otherwise.
        draft.asAt = DayParts()
        return try await studentForm((student, college), student.year, draft, call) { draft in
            try await trellis.students.edit(id, draft, key: call.formKey, by: actor)
        }
    }

    private func studentForm(
        _ existing: (student: Student, college: String)?,
        _ year: AcademicYear,
        _ draft: StudentDraft,
        _ call: Call,
        save: (StudentDraft) async throws -> AuditEntry
    ) async throws -> Response {
        let actor = try call.actor
        let context = try await call.page()
        let colleges = try await collegeOptions(for: actor)
        let own = colleges.first { $0.value == actor.collegeID?.description }
        let courses = courseOptions(existing?.student.tLevelCode, existing?.student.specialismCode)
        let model = StudentFormPage.Model(
            existing: existing?.student.id,
            year: year,
            college: existing?.college ?? own?.label,
            colleges: colleges,
            cohorts: try await cohortOptions(
                of: existing?.student,
                year: year,
                colleges: colleges,
                for: actor
            ),
            tLevels: courses.tLevels,
            specialisms: courses.specialisms,
            usualTravelLimit: trellis.settings.travelLimitMiles
        )
        guard call.isPost else { return call.show(StudentFormPage(context, model, draft: draft)) }
        let sent = try StudentDraft(call.form)
        return try await call.attempt {
            let entry = try await save(sent)
            return try call.redirect(after: entry, to: SiteRoute(subjectOf: entry) ?? .students(.students))
        } again: { faults in
            call.showAgain(StudentFormPage(context, model, draft: sent.withoutAddress, faults: faults))
        }
    }

    private func archiveStudent(_ id: ID<Student>, _ call: Call) async throws -> Response {
        let isArchived = try call.form.text("archived") == "yes"
        let entry = try await trellis.students.setArchived(isArchived, id, key: call.formKey, by: try call.actor)
        return try call.redirect(after: entry, to: .students(.student(id)))
    }

    /// The year of a form: it carries its own, so that it is stored for the year that was on the page.
    func formYear(_ call: Call) throws -> AcademicYear {
        call.isPost ? AcademicYear(try call.form.text("year")) ?? call.year : call.year
    }
}
