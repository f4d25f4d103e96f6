public import Domain
public import Exchange
public import Records

/// Students and cohorts as files. The headings are those that imports know, so that an export imports again unchanged;
/// what an import cannot take stands at the end under headings of its own.
extension StudentsService {
    /// The students that a list shows, as a table.
    /// - Throws: `ServiceError.denied`.
    public func studentExport(
        _ request: ListRequest,
        _ filter: StudentFilter = StudentFilter(),
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        var filter = filter
        filter.isForUse = true
        let rows = try await list(filter, request, year: year, for: actor).rows
        let isNames = actor.role.side == .host
        try await trellis.note(isNames ? .nameFile : .studentFile, of: rows.map(\.student.id), to: actor)
        return isNames ? namesOnly(rows) : everything(rows)
    }

    /// The cohorts that a list shows, as a table.
    /// - Throws: `ServiceError.denied`.
    public func cohortExport(
        _ request: ListRequest,
        _ filter: CohortFilter = CohortFilter(),
        year: AcademicYear,
        for actor: Actor
    ) async throws -> ExportTable {
        try actor.mustBeAllowed(to: .export)
        let rows = try await cohorts(filter, request, year: year, for: actor).rows
        let keys: [ColumnKey] = [
            .provider, .ukprn, .cohort, .tLevel, .specialism, .studentCount, .start, .end, .pattern, .hours, .notes,
        ]
        return ExportTable(
            title: "Cohorts",
            columns: headings(keys, of: .cohorts) + ["Known by name", "Placed", "Source", "As at"],
            rows: rows.map { row in
                let cohort = row.cohort
                return [
                    .text(row.counts.providerName), .optional(row.counts.providerUKPRN?.description),
                    .text(cohort.name), tLevel(cohort.tLevelCode), specialism(cohort.specialismCode),
                    cohort.size.map { .whole($0) } ?? .text("Not known yet"), .day(cohort.firstDay),
                    .day(cohort.lastDay), .text(cohort.pattern.title),
                    .whole(cohort.hours), .text(cohort.notes), .whole(row.counts.students), .whole(row.counts.placed),
                    .text(cohort.source), .day(cohort.asAt),
                ]
            }
        )
    }

    /// What a college or a coordinator holds about students.
    private func everything(_ rows: [Students.ListRow]) -> ExportTable {
        let keys: [ColumnKey] = [
            .uln, .givenName, .familyName, .preferredName, .dateOfBirth, .postcode, .provider, .cohort, .tLevel,
            .specialism, .preference1, .preference2, .preference3, .preference4, .preference5, .preferences, .needs,
            .email,
        ]
        return ExportTable(
            title: "Students",
            columns: headings(keys, of: .students)
                + ["Longest journey (miles)"] + headings([.readyFrom], of: .students)
                + ["Placed with", "First day there", "Last day there", "Source", "As at"],
            rows: rows.map { row in
                let student = row.student
                var cells: [ExportTable.Value] = [
                    .optional(student.uln?.description), .text(student.givenName), .text(student.familyName),
                    .text(student.preferredName), .day(student.dateOfBirth),
                    .optional(student.homeOutcode?.description), .text(row.surroundings.providerName),
                    .optional(row.surroundings.cohortName), tLevel(student.tLevelCode),
                    specialism(student.specialismCode),
                ]
                cells += preferences(student.preferences)
                cells += [
                    .text(trellis.fields.opened(student).needs), .optional(student.email?.description),
                    .whole(student.travelLimitMiles), .day(student.readyFrom), .text(row.hosts),
                    .day(row.legs.map(\.firstDay).min()),
                    .day(row.legs.map(\.lastDay).max()), .text(student.source), .day(student.asAt),
                ]
                return cells
            }
        )
    }

    /// What an employer may know about the students placed with it.
    private func namesOnly(_ rows: [Students.ListRow]) -> ExportTable {
        let keys: [ColumnKey] = [.givenName, .familyName, .preferredName, .provider, .tLevel, .specialism]
        return ExportTable(
            title: "Students",
            columns: headings(keys, of: .students) + ["First day there", "Last day there"],
            rows: rows.map { row in
                [
                    .text(row.student.givenName), .text(row.student.familyName), .text(row.student.preferredName),
                    .text(row.surroundings.providerName), tLevel(row.student.tLevelCode),
                    specialism(row.student.specialismCode), .day(row.legs.map(\.firstDay).min()),
                    .day(row.legs.map(\.lastDay).max()),
                ]
            }
        )
    }

    private func headings(_ keys: [ColumnKey], of kind: ImportKind) -> [String] {
        keys.map { kind.column($0)?.title ?? $0.rawValue }
    }

    /// Five columns of one preference each, then all from the fifth on in one, where there are more. That column begins
    /// with the fifth again: a text that stands there alone would be taken apart at its commas.
    private func preferences(_ all: [String]) -> [ExportTable.Value] {
        let single: [ExportTable.Value] = (0..<5).map { .optional(all.indices.contains($0) ? all[$0] : nil) }
        let rest: ExportTable.Value = all.count > 5 ? .text(all[4...].joined(separator: "; ")) : .blank
        return single + [rest]
    }

    private func tLevel(_ code: String) -> ExportTable.Value { .text(trellis.catalogue.tLevel(code)?.title ?? code) }

    private func specialism(_ code: String?) -> ExportTable.Value {
        .optional(code.map { trellis.catalogue.specialism($0)?.name ?? $0 })
    }
}

extension Students.ListRow {
    /// The employers of the placement, each once; empty without one.
    public var hosts: String {
        var seen: Set<String> = []
        return legs.map(\.organisationName).filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
